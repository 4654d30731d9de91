"""The user's own folders, for what cannot lie where it belongs."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from aabsocial.storage.recovery import save_to_recovery_folder, state_folder
from tests.storage.failing_system import Trouble, failing


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"LOCALAPPDATA": "/local"}, Path("/local/aabsocial")),
        ({"XDG_STATE_HOME": "/state"}, Path("/state/aabsocial")),
        ({}, Path.home() / ".local/state/aabsocial"),
    ],
    ids=["windows", "told", "otherwise"],
)
def test_each_system_has_its_state_folder(environment: dict[str, str], folder: Path) -> None:
    assert state_folder(environment) == folder


def test_second_recovery_removes_leftovers_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    rescued = tmp_path / "aabsocial" / "rescued"
    assert save_to_recovery_folder(b"one") == rescued / "proposal.toml"
    (rescued / ".aabsocial-1.tmp").touch()
    os.utime(rescued / ".aabsocial-1.tmp", (time.time() - 4_000,) * 2)
    assert save_to_recovery_folder(b"two") == rescued / "proposal-2.toml"
    assert sorted(path.name for path in rescued.iterdir()) == ["proposal-2.toml", "proposal.toml"]


def test_unwritable_state_folder_has_a_fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = save_to_recovery_folder(b"one")
    assert kept
    assert kept.read_bytes() == b"one"
    assert kept.parent.parent == tmp_path


def test_unwritable_fallback_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with failing(Trouble(below=tmp_path, errno=errno.ENOSPC)) as system:
        assert save_to_recovery_folder(b"one")
    calls = system.calls
    shutil.rmtree(next(tmp_path.glob("aabsocial-rescued-*")))

    for number in range(1, calls + 1):
        with failing(Trouble(below=tmp_path, errno=errno.ENOSPC, at=number)):
            kept = save_to_recovery_folder(b"one")
        left = list(tmp_path.glob("aabsocial-rescued-*"))
        assert left == ([kept.parent] if kept else [])
        for folder in left:
            shutil.rmtree(folder)


def test_recovery_without_any_folder_returns_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "state"))
    assert save_to_recovery_folder(b"one") is None
