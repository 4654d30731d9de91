"""Where a conversation is taken up again."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from aabsocial.interview.protocol import Keep
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.session import ScreenKind, Session
from aabsocial.interview.update import update
from tests.support.conversations import (
    DONE,
    Lookup,
    after,
    changed,
    choose,
    location_text,
    new_session,
    without_tables,
)
from tests.support.small_policy import SMALL


def the_way() -> list[Session]:
    """Return every session on the way through a whole interview."""
    session, front_end = new_session(), Lookup(SMALL, DONE)
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

    resumed = new_session(stopped.answers)
    assert resumed.location.item_key == stopped.location.item_key
    assert (resumed.location.kind is ScreenKind.REVIEW) is (
        stopped.location.kind is ScreenKind.REVIEW
    )


def test_a_field_missing_in_a_record_is_resumed_at() -> None:
    lines = [*DONE["budget"], {"item": "Leje", "category": "other"}]

    assert (
        location_text(new_session({**without_tables(DONE, "financing"), "budget": lines}))
        == "question budget[2].amount"
    )


def test_a_list_filled_in_last_is_resumed_at() -> None:
    assert (
        location_text(new_session(without_tables(DONE, "financing", "finance", "recommendation")))
        == "list budget"
    )


def test_a_complete_proposal_opens_at_the_review() -> None:
    assert location_text(new_session(DONE)) == "review"


def test_skipped_questions_are_not_asked_again() -> None:
    session = new_session(without_tables(DONE, "effect", "recommendation"))

    assert location_text(session) == "question recommendation.points"
    assert location_text(after(session, Keep(), choose("continue"))) == "review"


def test_optional_questions_after_the_last_answer_are_asked() -> None:
    session = new_session({"initiative": DONE["initiative"]})

    assert location_text(session) == "question effect.source"


def test_only_new_questions_are_asked_with_a_note() -> None:
    session = new_session(without_tables(DONE, "effect"), version_read=1)

    assert location_text(session) == "question effect.source"
    assert screen(session).notes[0].text == ("Spørgsmålet er nyt, siden oplægget sidst blev gemt.")
    assert location_text(after(session, Keep())) == "review"


def test_a_new_question_already_answered_is_not_asked() -> None:
    assert location_text(new_session(DONE, version_read=1)) == "review"


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
    assert location_text(after(session, Keep(), choose("done"), choose("done"))) == "review"


@pytest.mark.parametrize(
    "key", ["", "titel", "budget[1].pris", "budget.pris", "initiative[0].title"]
)
def test_an_unknown_key_is_refused(key: str) -> None:
    with pytest.raises(KeyError):
        start_at(new_session(DONE), key)


def test_the_way_back_is_empty_after_resuming() -> None:
    answers: dict[str, Any] = {"initiative": {"title": "Naboskab"}}

    assert new_session(answers).history == ()
