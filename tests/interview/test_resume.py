"""Where a conversation is taken up again."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from aabsocial.interview.locations import ScreenKind
from aabsocial.interview.protocol import Chosen, Keep
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.session import Session
from aabsocial.interview.tasks import TaskState, is_to_be_asked, section_named, task_status
from aabsocial.interview.update import update
from aabsocial.policy.aab import load_policy
from tests.support.conversations import (
    DONE,
    Lookup,
    after,
    changed,
    choose,
    location_text,
    new_session,
    session_with,
    without_tables,
)
from tests.support.small_policy import SMALL

ASKING = (ScreenKind.QUESTION, ScreenKind.LIST)


def resumed(answers: Any, **interview_context: Any) -> Session:  # noqa: ANN401 - any answers, any setting
    return resume(session_with(answers, **interview_context))


def gone_on(session: Session) -> str:
    """Return where a resumed session goes on with what it proposes."""
    return location_text(after(session, Chosen(screen(session).proposed)))


def the_way() -> list[Session]:
    """Return every session on the way through a whole interview."""
    session, front_end = new_session({"status": "draft"}), Lookup(SMALL, DONE)
    way = [session]
    while session.result is None:
        session = update(session, front_end.ask(screen(session)))
        way.append(session)
    return way


WAY = the_way()
CONFIRMED = [later for earlier, later in pairwise(WAY) if later.answers is not earlier.answers]


@pytest.mark.parametrize("number", range(len(CONFIRMED)))
def test_every_stop_resumes_where_it_was(number: int) -> None:
    stopped = CONFIRMED[number]

    hub = resumed(stopped.answers)
    went_on = update(hub, Chosen(screen(hub).proposed))
    expected = stopped
    if stopped.location.kind is ScreenKind.HUB:
        expected = update(stopped, Chosen(screen(stopped).proposed))
    assert hub.location.kind is ScreenKind.HUB
    assert went_on.location.item_key == expected.location.item_key
    assert went_on.location.kind is ScreenKind.ENDING or went_on.location.kind in ASKING


def test_a_field_missing_in_a_record_is_resumed_at() -> None:
    lines = [*DONE["budget"], {"item": "Leje", "category": "other"}]

    assert (
        gone_on(resumed({**without_tables(DONE, "financing"), "budget": lines}))
        == "question budget[2].amount"
    )


def test_a_list_filled_in_last_is_resumed_at() -> None:
    assert (
        gone_on(resumed(without_tables(DONE, "financing", "finance", "recommendation")))
        == "list budget"
    )


def test_a_proposal_opens_at_the_hub() -> None:
    assert location_text(resumed(DONE)) == "hub"
    assert location_text(resumed({"initiative": {"title": "Naboskab"}})) == "hub"
    assert gone_on(resumed(DONE)) == "ending"


def test_a_new_proposal_begins_at_its_first_question() -> None:
    assert location_text(new_session()) == "question initiative.title"
    named = new_session({"initiative": {"title": "Naboskab"}})
    assert location_text(named) == "question initiative.departments"
    assert location_text(new_session({"initiative": DONE["initiative"]})) == "hub"


def test_skipped_questions_are_not_asked_again() -> None:
    hub = resumed(without_tables(DONE, "effect", "recommendation"))
    session = after(hub, Chosen(screen(hub).proposed))

    assert location_text(session) == "question recommendation.points"
    assert location_text(after(session, Keep(), choose("continue"))) == "ending"


def test_question_broken_off_under_a_choice_is_asked_again() -> None:
    long = {"title": "Kaffe", "start": date(2027, 1, 1), "end": date(2028, 9, 1)}
    answers = {"status": "draft", "initiative": long, "residents": {"volunteers": True}}
    session = resumed(answers, policy=load_policy())
    residents = section_named(session, "residents")
    assert is_to_be_asked(session, "residents.helpers")
    assert task_status(session, residents).state is TaskState.BEGUN

    said = {"volunteers": True, "volunteer_support": "Et lokale", "advice_wanted": "nej"}
    whole = {**answers, "residents": said}
    assert not is_to_be_asked(resumed(whole, policy=load_policy()), "residents.helpers")


def test_optional_questions_after_the_last_answer_are_asked() -> None:
    assert gone_on(resumed({"initiative": DONE["initiative"]})) == "question effect.source"


def test_only_new_questions_are_asked_with_a_note() -> None:
    hub = resumed(without_tables(DONE, "effect"), version_read=1)
    session = after(hub, Chosen(screen(hub).proposed))

    assert location_text(session) == "question effect.source"
    (note,) = screen(session).notes
    assert note.text == "Spørgsmålet er kommet til, siden oplægget sidst blev gemt."
    assert location_text(after(session, Keep())) == "ending"


def test_a_new_question_already_answered_is_not_asked() -> None:
    assert gone_on(resumed(DONE, version_read=1)) == "ending"


def test_an_unreadable_answer_is_asked_again() -> None:
    assert (
        location_text(new_session(changed(DONE, "initiative", pilot="måske")))
        == "question initiative.pilot"
    )


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("initiative.title", "question initiative.title"),
        ("initiative.pilot_learning", "question initiative.pilot_learning"),
        ("budget", "list budget"),
        ("budget.amount", "list budget"),
        ("budget[1].amount", "question budget[1].amount"),
        ("budget[7].amount", "list budget"),
    ],
)
def test_session_starts_at_a_key(key: str, place: str) -> None:
    assert location_text(start_at(new_session(DONE), key)) == place


def test_field_started_at_leads_to_its_record() -> None:
    session = start_at(new_session(DONE), "budget[1].note")

    assert location_text(after(session, Keep())) == "record budget[1]"
    assert location_text(after(session, Keep(), choose("done"), choose("done"))) == "ending"


@pytest.mark.parametrize(
    "key", ["", "titel", "budget[1].pris", "budget.pris", "initiative[0].title"]
)
def test_an_unknown_key_is_refused(key: str) -> None:
    with pytest.raises(KeyError):
        start_at(new_session(DONE), key)


def test_the_way_back_is_empty_after_resuming() -> None:
    answers: dict[str, Any] = {"initiative": {"title": "Naboskab"}}

    assert new_session(answers).history == ()
