"""The editors of the machine are offered by name, with how to leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.interview.frontends.editors import (
    CHOSEN,
    EDITORS,
    OTHERS,
    found_editors,
    has_editor,
    use_editor,
)
from aabsocial.localization.messages import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CHOSEN:
        monkeypatch.setenv(name, "")


def test_editor_is_used_from_when_it_is_chosen() -> None:
    assert not has_editor()

    use_editor("nano")

    assert has_editor()


def test_only_editors_of_the_machine_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_editors() == ()

    for name in ("nano", "kate"):
        (tmp_path / name).touch(mode=0o755)

    assert [it.command for it in found_editors()] == ["kate --block", "nano"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_editor_has_words(language: str) -> None:
    known = {*OTHERS, *(it for several in EDITORS.values() for it in several)}

    assert all("(" in it.label("da" if language == "da" else "en") for it in known)
