"""Half-typed texts are kept for one user, by the proposal they were to answer."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from aabsocial.storage.half_typed import FOLDER, half_typed, keep_half_typed

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {"initiative.background": "Driften fjernede 63 cykler\n…", "budget": "Kaffe 250 ×"}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    return tmp_path / "state" / "aabsocial" / FOLDER


def test_texts_are_kept_for_their_proposal_until_there_are_none(
    tmp_path: Path, state: Path
) -> None:
    ours, others = tmp_path / "a" / "proposal.toml", tmp_path / "b" / "proposal.toml"

    assert keep_half_typed(ours, TEXTS)
    assert keep_half_typed(ours, {**TEXTS, "budget": "Te"})
    assert half_typed(ours) == {**TEXTS, "budget": "Te"}
    assert half_typed(others) == {}
    assert keep_half_typed(ours, {})
    assert half_typed(ours) == {}
    assert [*state.iterdir()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_may_read_them(tmp_path: Path, state: Path) -> None:
    keep_half_typed(tmp_path / "proposal.toml", TEXTS)

    assert state.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in state.iterdir())


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"a": 1}', b"[" * 10_000])
def test_file_that_is_not_ours_holds_no_texts(content: bytes, tmp_path: Path, state: Path) -> None:
    proposal = tmp_path / "proposal.toml"
    keep_half_typed(proposal, TEXTS)
    (kept,) = state.iterdir()
    kept.write_bytes(content)

    assert half_typed(proposal) == {}


def test_folder_that_cannot_be_written_is_told(tmp_path: Path, state: Path) -> None:
    state.parent.mkdir(parents=True)
    state.write_text("a file in the folder's place", encoding="utf-8")

    assert not keep_half_typed(tmp_path / "proposal.toml", TEXTS)
    assert half_typed(tmp_path / "proposal.toml") == {}


def test_user_without_a_home_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH"):
        monkeypatch.delenv(name, raising=False)
    if os.name == "posix":
        monkeypatch.setattr("os.path.expanduser", lambda path: path)

    assert not keep_half_typed(tmp_path / "proposal.toml", TEXTS)
    assert half_typed(tmp_path / "proposal.toml") == {}
