"""Reading a long text a screen at a time, on a pseudo-terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.interview.terminal import Terminal
from tests.support.key_presses import CTRL_C, CTRL_D, DOWN, ENTER, SPACE

if TYPE_CHECKING:
    from pathlib import Path

HINT = "Tryk Enter eller mellemrum for at læse videre"


@pytest.fixture(name="guide")
def opened_guide(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path, "guide", "vejen")
    assert terminal.sees(HINT), terminal.shown
    return terminal


@pytest.mark.parametrize("key", [SPACE, ENTER, DOWN], ids=["space", "enter", "arrow"])
def test_a_key_reads_on_at_once(guide: Terminal, key: str) -> None:
    guide.press(key, until="3 af 5 korte spørgsmål")
    guide.kill()


@pytest.mark.parametrize(
    ("key", "code"), [("q", 0), ("Q", 0), ("\x1b", 0), (CTRL_D, 0), (CTRL_C, 130)]
)
def test_a_key_ends_it_and_leaves_the_terminal_as_it_was(
    guide: Terminal, key: str, code: int
) -> None:
    guide.child.send(key)

    assert guide.ended() == code
    assert guide.is_as_before
    assert "Overblikket" not in guide.shown


def test_it_ends_after_the_last_screen(guide: Terminal) -> None:
    for _ in range(9):
        guide.child.send(SPACE)

    assert guide.ended() == 0
    assert "aabsocial render sommer-i-gaarden" in guide.shown


def test_the_next_command_typed_in_the_pause_writes_the_rest_and_ends_it(guide: Terminal) -> None:
    guide.child.send("a")

    assert guide.ended() == 0
    assert "aabsocial render sommer-i-gaarden" in guide.shown


def test_what_is_hardly_more_than_a_screen_is_written_at_once(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "guide", "skærmlæser")

    assert terminal.ended() == 0
    assert HINT not in terminal.shown


@pytest.mark.parametrize("settings", ["", "plain = ["])
def test_who_wants_plain_lines_is_never_kept_waiting(tmp_path: Path, settings: str) -> None:
    (tmp_path / "aabsocial.toml").write_text(settings, encoding="utf-8")
    terminal = Terminal(tmp_path, "guide", "vejen", AABSOCIAL_PLAIN="1")

    assert terminal.ended() == 0
    assert HINT not in terminal.shown
