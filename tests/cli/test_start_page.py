"""`aabsocial` alone and `edit` without a name, on a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.interview.terminal import Terminal
from tests.support.key_presses import CTRL_C, DOWN, ENTER
from tests.support.processes import run_program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a workspace with two drafts."""
    for name, title in (("kaffe", "Sommerkaffe"), ("lys", "Lys og stier")):
        folder = tmp_path / "proposals" / name
        folder.mkdir(parents=True)
        text = f'schema_version = 1\nstatus = "draft"\n[initiative]\ntitle = "{title}"\n'
        (folder / "proposal.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("command", [(), ("edit",)], ids=["alone", "edit"])
def test_a_draft_is_chosen_and_opened(two: Path, command: tuple[str, ...], columns: int) -> None:
    terminal = Terminal(two, *command, columns=columns)
    assert terminal.sees("Hvad vil du arbejde med?"), terminal.shown
    terminal.press("lys", until="» Lys og stier")
    terminal.press(ENTER, until="A Kort fortalt")
    terminal.kill()


def test_plain_lines_choose_by_number_or_name(two: Path) -> None:
    terminal = Terminal(two, "edit", "--plain")
    assert terminal.sees("Begynd på et nyt oplæg"), terminal.shown
    terminal.press("sommer" + ENTER, until="Sommerkaffe. Kladde · gemt")
    terminal.kill()


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--plain",), "1. Lys og stier – kladde"),
        (("--plain", "--lang", "en"), "3. Start a new proposal"),
        (("--lang=en", "--plain"), "3. Start a new proposal"),
    ],
    ids=["alone", "in English", "in English before"],
)
def test_plain_lines_without_a_command_list_the_proposals(
    two: Path, arguments: tuple[str, ...], shown: str
) -> None:
    os.utime(two / "proposals/kaffe/proposal.toml", (0, 0))
    terminal = Terminal(two, *arguments)
    assert terminal.sees(shown), terminal.shown
    terminal.press("1" + ENTER, until="Lys og stier.")
    terminal.kill()


def test_plain_lines_are_read_through_a_pipe_too(two: Path) -> None:
    result = run_program("--plain", folder=two, typed="lys\n")

    assert "Lys og stier. Kladde" in result.stderr
    assert result.returncode == 0


def test_plain_lines_offer_to_begin_in_an_empty_folder(tmp_path: Path) -> None:
    result = run_program("--plain", folder=tmp_path, typed="2\nLys\n")

    assert "Hvad hedder indsatsen?" in result.stderr
    assert (tmp_path / "proposals/lys/proposal.toml").is_file()


def test_the_command_told_after_a_beginning_in_plain_lines_is_plain_too(tmp_path: Path) -> None:
    assert "»aabsocial new --plain«" in run_program("--plain", folder=tmp_path, typed="1\n").stderr


def test_plain_before_a_command_is_the_commands_own(tmp_path: Path) -> None:
    assert "Hvad hedder indsatsen?" in run_program("--plain", "new", folder=tmp_path).stderr
    assert "»--plain« findes ikke" in run_program("--plain", "policy", folder=tmp_path).stderr


def test_a_new_one_is_begun_from_the_list(two: Path) -> None:
    terminal = Terminal(two)
    assert terminal.sees("Hvad vil du arbejde med?"), terminal.shown
    terminal.press("begynd" + ENTER, until="Hvad hedder indsatsen?")
    terminal.kill()


def test_one_is_built_on_another_from_the_list(two: Path) -> None:
    terminal = Terminal(two)
    assert terminal.sees("Hvad vil du arbejde med?"), terminal.shown
    terminal.press("byg" + ENTER, until="Hvilken indsats vil du bygge videre på?")
    terminal.press("sommer" + ENTER, until="Svarene er hentet fra Sommerkaffe.")
    terminal.kill()


def test_ctrl_c_in_the_list_is_an_interrupt(two: Path) -> None:
    terminal = Terminal(two)
    assert terminal.sees("Hvad vil du arbejde med?"), terminal.shown
    terminal.child.send(CTRL_C)

    assert terminal.ended() == 130


def test_an_empty_folder_offers_to_begin(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert terminal.sees("Der er ingen oplæg her endnu."), terminal.shown
    terminal.press(ENTER, until="aabsocial.toml")

    assert terminal.ended() == 0
    assert (tmp_path / "proposals").is_dir()


def test_an_empty_folder_can_show_the_page_of_help(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, lines=60)
    assert terminal.sees("Der er ingen oplæg her endnu."), terminal.shown
    terminal.press(DOWN * 2 + ENTER, until="Brug: aabsocial")

    assert terminal.ended() == 0


def test_help_is_shown_when_it_is_asked_for(two: Path) -> None:
    terminal = Terminal(two, "--help", lines=60)

    assert terminal.sees("Brug: aabsocial"), terminal.shown
    assert terminal.ended() == 0
