"""The loop around the engine: saved before anything is done, and told on the next screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.errors import FileTroubleError, UnsavedError
from aabsocial.interview.drafts import with_kept_drafts
from aabsocial.interview.loop import run_interview
from aabsocial.interview.protocol import Back, Interrupt, Menu, Note, Stop, Tone
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Act, Session
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.policy.aab import load_policy
from tests.support.conversations import DONE, asking, changed, choose, session_with
from tests.support.key_presses import PERSONS, in_turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.protocol import Action
    from aabsocial.model.answers import Answers

DRAFT = {**DONE, "status": "draft"}
TOLD = Note(Tone.DONE, "Skrevet.")
TROUBLE = (
    Message(LocalizedText("Det gik ikke.", "It did not work.")),
    Message(LocalizedText("Prøv igen.", "Try again.")),
)


class Desk:
    """Saves answers and does acts, and records both in the order they came."""

    def __init__(self) -> None:
        """Refuse nothing at first."""
        self.done: list[object] = []
        self.refuses_to_save = False
        self.refuses_to_act = False

    def save(self, answers: Answers) -> None:
        """Record that answers are saved."""
        self.done.append(answers["status"])
        if self.refuses_to_save:
            raise UnsavedError(*TROUBLE)

    def act(self, session: Session) -> tuple[Note, ...]:
        """Record what happens."""
        self.done.append(session.act)
        if self.refuses_to_act:
            raise FileTroubleError(*TROUBLE)
        return (TOLD,)


def ran(desk: Desk, front_end: str, *names: str) -> list[str]:
    """Choose options from the ending of a draft, and return the notes of every screen."""
    draft = session_with({**DONE, "status": "draft"})
    session = replace(draft, paper_formats=("pdf",))
    steps = in_turn(choose("ending"), *(choose(name) for name in names), Stop())
    with PERSONS[front_end]("da") as person:
        person.steps = steps
        run_interview(session, person, desk.save, act=desk.act)
    return [" ".join(note.text for note in shown.notes) for shown in person.screens]


@pytest.mark.parametrize("front_end", PERSONS)
def test_act_is_done_and_told_on_the_next_screen(front_end: str) -> None:
    desk = Desk()

    assert ran(desk, front_end, "write", "write")[2:] == ["Skrevet.", "Skrevet."]
    assert desk.done == [Act.WRITE_PAPERS, Act.WRITE_PAPERS]


@pytest.mark.parametrize("front_end", PERSONS)
def test_handing_in_is_saved_before_its_papers_are_written(front_end: str) -> None:
    desk = Desk()
    notes = ran(desk, front_end, "submit")

    assert desk.done == ["submitted", Act.WRITE_PAPERS]
    assert notes[2] == "Oplægget er indleveret den 22. november 2026. Skrevet."


def test_act_that_fails_ends_no_interview() -> None:
    desk = Desk()
    desk.refuses_to_act = True

    assert ran(desk, "plain", "write")[2] == "Fejl: Det gik ikke. Prøv igen."


def test_nothing_is_done_with_answers_that_are_not_saved() -> None:
    desk = Desk()
    desk.refuses_to_save = True
    with pytest.raises(UnsavedError):
        ran(desk, "plain", "submit")

    assert Act.WRITE_PAPERS not in desk.done


@pytest.mark.parametrize("leave", [Interrupt("Halvt"), Menu("Halvt"), Back("Halvt")])
def test_half_typed_texts_are_kept_each_time_they_change(leave: Action) -> None:
    kept: list[Mapping[str, str]] = []
    session = asking("initiative.pilot_learning", changed(DRAFT, "initiative", pilot=True))
    with PERSONS["rich"]("da") as person:
        person.steps = in_turn(leave)
        run_interview(session, person, lambda _: None, keep_drafts=kept.append)

    assert kept == [{"initiative.pilot_learning": "Halvt"}]


def test_kept_texts_come_back_where_there_is_still_a_place_for_them() -> None:
    kept = {
        "initiative.period": "1/8",
        "initiative.background": "Driften",
        "budget": "Kaffe 250 ×",
        "budget[1].note": "10 møder",
        "budget[2].note": "der er ingen tredje linje",
        "budget[0].price": "x",
        "initiative[0].title": "x",
        "initiative.price": "x",
        "..": "x",
    }
    session = session_with(DONE, policy=load_policy())

    assert with_kept_drafts(session, kept).drafts == dict([*kept.items()][:4])
    assert with_kept_drafts(session, {"..": "x"}) is session


def test_hub_goes_on_where_a_text_was_half_typed() -> None:
    answers = {"status": "draft", "initiative": {"title": "Naboskab"}}
    session = session_with(answers, policy=load_policy())
    kept = {"initiative.period": "1/8", "effect.source": "Gadeplan"}
    assert screen(session).proposed == ("task:opening",)
    assert screen(with_kept_drafts(session, kept)).proposed == ("task:effect",)

    asked = asking("initiative.title", answers)
    assert with_kept_drafts(asked, {"effect.source": "Gadeplan"}).location == asked.location
