"""Choose what to work with: the proposals there are, a new one, one built on another."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aabsocial.cli.picker import Picked, pick
from aabsocial.cli.workspace import Workspace
from aabsocial.interview.protocol import Back, Chosen, Help, Interrupt, Menu, Screen, Stop
from aabsocial.policy.aab import load_policy
from aabsocial.storage.settings import Settings
from tests.support.key_presses import PERSONS, in_turn
from tests.support.processes import run_program

if TYPE_CHECKING:
    from aabsocial.interview.protocol import Action
    from aabsocial.localization.messages import Language

EXAMPLES = Path(__file__).parents[2] / "proposals"
TODAY = date(2026, 5, 20)


def proposal(name: str, text: str, saved: datetime) -> Path:
    path = Path("proposals", name, "proposal.toml").absolute()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (saved.timestamp(), saved.timestamp()))
    return path


def idea(title: str, status: str = "draft", more: str = "") -> str:
    return f'schema_version = 1\nstatus = "{status}"\n{more}[initiative]\ntitle = "{title}"\n'


@pytest.fixture
def three() -> tuple[Path, ...]:
    """Return three proposals: saved today, yesterday and in November."""
    return (
        proposal("kaffe", idea("Sommerkaffe i gården"), datetime(2026, 5, 20, 14, 5)),  # noqa: DTZ001 - the user's own clock
        proposal(
            "lys",
            idea("Lys og stier", "submitted", "submitted_on = 2026-04-12\n"),
            datetime(2026, 5, 19, 9, 30),  # noqa: DTZ001 - the same
        ),
        proposal("penge", "[initiative\n", datetime(2025, 11, 3, 8, 0)),  # noqa: DTZ001 - the same
    )


def picked_with(
    front_end: str, paths: tuple[Path, ...], *actions: Action, language: Language = "da"
) -> tuple[Picked | None, list[Screen]]:
    place = Workspace(settings=Settings(), proposals=Path("proposals"), today=TODAY)
    with PERSONS[front_end](language) as person:
        person.steps = in_turn(*actions)
        return pick(paths, load_policy(), place, language, person), person.screens


@pytest.mark.parametrize("front_end", PERSONS)
def test_the_latest_stands_first_with_its_state(front_end: str, three: tuple[Path, ...]) -> None:
    picked, (shown,) = picked_with(front_end, three[::-1], Chosen(("0",)))

    states = [(it.label, it.state) for it in shown.options]
    assert picked == Picked(path=three[0])
    assert states[0][0] == "Sommerkaffe i gården"
    assert states[0][1].startswith("kladde · ")
    assert states[0][1].endswith(" steder · i dag kl. 14.05")
    assert states[1] == ("Lys og stier", "indleveret 12. april 2026 · i går kl. 9.30")
    assert states[2] == ("penge", "kan ikke læses")
    assert states[3][0] == "Begynd på et nyt oplæg"


def test_proposals_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = tuple(
        proposal(folder, idea(title), datetime(2026, 5, day))  # noqa: DTZ001 - as above
        for folder, title, day in (("a", "Kaffe", 3), ("b", "Kaffe", 2), ("c", "Te", 1))
    )
    _, (shown,) = picked_with("plain", paths, Chosen(("0",)))

    assert [it.label for it in shown.options[:3]] == ["Kaffe (a)", "Kaffe (b)", "Te"]


@pytest.mark.parametrize("front_end", PERSONS)
def test_a_new_one_is_begun(front_end: str, three: tuple[Path, ...]) -> None:
    assert picked_with(front_end, three, Chosen(("new",)))[0] == Picked(is_new=True)
    assert picked_with(front_end, (), Chosen(("new",)))[0] == Picked(is_new=True)


@pytest.mark.parametrize("front_end", PERSONS)
def test_one_is_built_on_an_earlier_one(front_end: str, three: tuple[Path, ...]) -> None:
    picked, screens = picked_with(front_end, three, Chosen(("from",)), Chosen(("1",)))

    assert picked == Picked(is_new=True, earlier=three[1])
    assert screens[1].question == "Hvilken indsats vil du bygge videre på?"


def test_nothing_to_build_on_is_not_offered() -> None:
    _, (shown,) = picked_with("plain", (), Chosen(("new",)))

    assert [option.name for option in shown.options] == ["new"]


@pytest.mark.parametrize("action", [Stop(), Back()])
def test_leaving_chooses_nothing(action: Action, three: tuple[Path, ...]) -> None:
    assert picked_with("rich", three, action)[0] is None


def test_help_and_hub_are_not_there_yet(three: tuple[Path, ...]) -> None:
    picked, screens = picked_with("rich", three, Help(), Menu(), Chosen(("0",)))

    assert picked == Picked(path=three[0])
    assert len(screens) == 3


def test_ctrl_c_interrupts(three: tuple[Path, ...]) -> None:
    with pytest.raises(KeyboardInterrupt):
        picked_with("rich", three, Interrupt())


def test_what_is_wrong_with_a_draft_is_counted() -> None:
    shutil.copytree(EXAMPLES / "sommer-i-gaarden", "proposals/sommer")
    path = Path("proposals/sommer/proposal.toml").absolute()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('status = "submitted"', 'status = "draft"'), encoding="utf-8")
    for annex in Path("proposals/sommer/annexes").iterdir():
        annex.unlink()
    _, (shown,) = picked_with("plain", (path,), Chosen(("0",)), language="en")

    assert shown.options[0].state.startswith("draft · ")
    assert " error" in shown.options[0].state


def test_what_is_left_open_is_counted_beside_what_is_missing() -> None:
    open_answers = '[[gaps]]\nkey = "budget"\n[[gaps]]\nkey = "residents.decisions"\n'
    path = proposal(
        "kaffe",
        f"{idea('Sommerkaffe')}{open_answers}",
        datetime(2026, 5, 20, 14, 5),  # noqa: DTZ001 - the user's own clock
    )
    _, (shown,) = picked_with("plain", (path,), Chosen(("0",)))

    assert " steder · 2 afklares · i dag" in shown.options[0].state


def test_without_a_terminal_the_page_of_help_is_shown(three: tuple[Path, ...]) -> None:
    assert three
    assert run_program().stdout.startswith("Brug: aabsocial")
    assert "Der er 3 oplæg" in run_program("edit", "--plain").stderr


def test_a_part_of_a_name_is_near_enough() -> None:
    proposal("sommerkaffe-i-gaarden", idea("Sommerkaffe"), datetime(2026, 5, 20))  # noqa: DTZ001 - as above

    assert "Mente du sommerkaffe-i-gaarden?" in run_program("edit", "kaffe").stderr
