"""The end of an interview with keys, on a pseudo-terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from aabsocial.cli.ending_acts import start_opener
from aabsocial.core import toml
from tests.interview.terminal import Terminal
from tests.support.key_presses import CTRL_C, DOWN, ENTER

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-05-20")


def status_in(folder: Path) -> object:
    return toml.parse((folder / "proposal.toml").read_text(encoding="utf-8"))["status"]


@pytest.mark.parametrize("columns", [80, 40])
def test_papers_folder_and_handing_in(draft: Path, columns: int) -> None:

    place = draft.parents[1]
    programs = place / "programs"
    programs.mkdir()
    opener = programs / ("open" if sys.platform == "darwin" else "xdg-open")
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {place}/opened\n', encoding="utf-8")
    opener.chmod(0o755)
    path = f"{programs}:/usr/bin:/bin"
    terminal = Terminal(place, "edit", "sommer", *DAY, columns=columns, PATH=path, DISPLAY=":0")

    assert terminal.sees("» Papirer og indlevering"), terminal.shown
    terminal.press(ENTER, until="» Lav papirerne")
    terminal.press(ENTER, until="○ 4. Tekst")
    terminal.press(
        " " + DOWN + " " + DOWN * 2 + " " + ENTER, until="Programmet sender ikke filerne."
    )
    terminal.press("å" + ENTER, until="Mappen åbnes: proposals/sommer")
    terminal.press("i" + ENTER, until="Oplægget er indleveret den 20. maj 2026.")
    terminal.press("st" + ENTER, until="Fortsæt med:")

    assert terminal.ended() == 0
    assert (place / "opened").read_text("utf-8") == str(draft)
    assert status_in(draft) == "submitted"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one display always")
def test_no_folder_is_said_to_be_opened_where_no_window_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n", encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert not start_opener(tmp_path)


def test_ctrl_c_on_a_page_changes_no_status(draft: Path) -> None:

    terminal = Terminal(draft.parents[1], "edit", "sommer", *DAY)
    assert terminal.sees("» Papirer og indlevering"), terminal.shown
    terminal.press(ENTER, until="» Lav papirerne")
    terminal.press(CTRL_C, until="Fortsæt med:")

    assert terminal.ended() == 130
    assert status_in(draft) == "draft"
