"""What the settings know is written and told, and nobody is asked for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview import known_facts
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Clear, Keep, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.turns import BrokenTurnError
from aabsocial.interview.update import update
from aabsocial.model.departments import Department
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from tests.interview.test_transcripts import run_at_both
from tests.support.conversations import after, asking, listing, new_session

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

POLICY = load_policy()
REGISTER = (
    Department(name="Afdeling 40", homes=212, municipality="København"),
    Department(name="Afdeling 58", homes=96, municipality="København"),
    Department(name="Afdeling 7"),
)
LISTED = ReviewContext(today=date(2026, 11, 22), departments=REGISTER)
SETTINGS = {"contact.role": "Boligsocial koordinator", "finance.vat_included": True}
DEPARTMENTS = "initiative.departments"


def at(key: str, answers: Answers | None = None, **context: Any) -> Session:  # noqa: ANN401 - any setting
    return asking(key, answers, **{"policy": POLICY, "review_context": LISTED, **context})


def told(session: Session) -> list[str]:
    return [note.text for note in screen(session).notes]


def test_departments_are_written_in_one_way_and_said_back() -> None:
    session = after(at(DEPARTMENTS), Typed("40\nafd. 58\n40"))

    assert session.answers["initiative"] == {
        "departments": ["Afdeling 40", "Afdeling 58"],
        "homes": 308,
        "municipality": "København",
    }
    assert told(session)[:2] == [
        "Læst: Afdeling 40 og 58",
        "Fra AAB's liste: Boliger: 308 · Kommune: København",
    ]


def test_a_name_that_is_not_listed_is_told_and_kept() -> None:
    session = after(at(DEPARTMENTS), Typed("401"))

    assert session.answers["initiative"] == {"departments": ["Afdeling 401"]}
    assert told(session)[:2] == [
        "Læst: Afdeling 401",
        "»Afdeling 401« står ikke på AAB's liste. Mente du »Afdeling 40«?",
    ]
    far = after(at(DEPARTMENTS), Typed("Toppen"))
    assert told(far)[0] == "»Toppen« står ikke på AAB's liste."


def test_without_a_register_a_name_is_said_back_and_kept_as_typed() -> None:
    session = after(at(DEPARTMENTS, review_context=ReviewContext(today=date.today())), Typed("58"))  # noqa: DTZ011 - any day

    assert session.answers["initiative"] == {"departments": ["58"]}
    assert told(session)[0] == "Læst: Afdeling 58"


def test_homes_follow_the_departments_until_somebody_writes_their_own() -> None:
    first = after(at(DEPARTMENTS), Typed("40"))
    followed = after(at(DEPARTMENTS, first.answers), Typed("40\n58"))
    assert followed.answers["initiative"]["homes"] == 308

    unknown = after(at(DEPARTMENTS, followed.answers), Typed("40\n7"))
    assert set(unknown.answers["initiative"]) == {"departments"}

    own = after(at("initiative.homes", first.answers), Typed("200"))
    kept = after(at(DEPARTMENTS, own.answers), Typed("40\n58"))
    assert kept.answers["initiative"]["homes"] == 200
    assert kept.answers["initiative"]["municipality"] == "København"


def test_question_answered_by_the_register_is_passed_over() -> None:
    before = at(DEPARTMENTS, {"initiative": {"homes": 3}})
    answered = at("initiative.municipality", {"initiative": {"departments": ["40"], "homes": 3}})
    passed = known_facts.with_known_facts(before, answered)

    assert passed.answers["initiative"]["municipality"] == "København"
    assert passed.location != answered.location
    assert after(passed, Back()).location == answered.location


def test_department_of_a_decision_is_held_against_the_register() -> None:
    answers = {"initiative": {"departments": ["40"]}}
    lines = {
        "40: afdelingsmøde 18/3-2026": ("40", ""),
        "58: afdelingsmøde 18/3-2026": ("Afdeling 58", ""),
        "401: afdelingsmøde 18/3-2026": ("Afdeling 401", "Mente du »Afdeling 40«?"),
    }
    for line, (name, remark) in lines.items():
        session = listing("residents.decisions", answers, policy=POLICY, review_context=LISTED)
        read = after(session, Typed(line))
        assert read.answers["residents"]["decisions"][0]["department"] == name
        assert remark in " ".join(told(read))
        assert bool(remark) == ("AAB's liste" in " ".join(told(read)))


def test_names_of_the_register_can_be_completed() -> None:
    assert screen(at(DEPARTMENTS)).completions == ("Afdeling 40", "Afdeling 58", "Afdeling 7")
    assert screen(at("initiative.title")).completions == ()


def test_settings_answer_once_their_task_is_begun() -> None:
    session = after(at("initiative.title", from_settings=SETTINGS), Typed("Kaffe i gården"))
    assert "contact" not in session.answers

    board = after(
        at("initiative.organisation", session.answers, from_settings=SETTINGS), Typed("x")
    )
    assert board.answers["contact"] == {"role": "Boligsocial koordinator"}
    assert told(board)[0] == (
        "Fra indstillingerne: Kontaktpersonens stilling: Boligsocial koordinator"
    )


def test_settings_say_nothing_of_vat_where_there_is_no_money() -> None:
    given = {"source": "Kommunen", "kind": "in-kind"}
    for free in (True, False):
        answers = {"financing": [given], "finance": {"no_money": free}}
        session = after(at("initiative.title", answers, from_settings=SETTINGS), Typed("Kaffe"))
        assert session.answers["finance"].get("vat_included") == (None if free else True)


def test_an_answer_of_the_settings_that_is_taken_back_stays_away() -> None:
    answers = {"contact": {"role": "Boligsocial koordinator", "name": "Ane"}}
    cleared = after(at("contact.role", answers, from_settings=SETTINGS), Clear())
    email = Location(ScreenKind.QUESTION, "contact.email")
    session = after(replace(cleared, location=email), Typed("x@y.dk"))

    assert session.answers["contact"] == {"name": "Ane", "email": "x@y.dk"}


def test_the_answer_is_kept_when_what_follows_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Session:
        raise ZeroDivisionError

    monkeypatch.setattr(known_facts, "_with_departments", broken)
    with pytest.raises(BrokenTurnError) as caught:
        update(at(DEPARTMENTS), Typed("40"))
    assert caught.value.confirmed.answers["initiative"] == {"departments": ["40"]}


def test_both_front_ends_save_what_the_register_knows(tmp_path: Path) -> None:
    session = new_session(
        {"initiative": {"title": "Kaffe i gården"}}, policy=POLICY, review_context=LISTED
    )
    ended = run_at_both(session, Typed("40, 58"), Back(), Keep(), folder=tmp_path)

    assert ended.answers["initiative"]["homes"] == 308
