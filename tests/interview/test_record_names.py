"""Records are called what people call them, and never by a key of the file."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.gaps import gap_of
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Keep, Screen, Typed
from aabsocial.interview.screens import screen
from aabsocial.model.proposal import Gap
from aabsocial.parsing.lines.reading import Gap as ReadGap
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, listing, location_text, session_with

POLICY = load_policy()
ANSWERS: dict[str, Any] = {
    "status": "draft",
    "initiative": {"title": "Cykler", "departments": ["40", "58"]},
    "financing": [{"source": "Velliv", "amount": 40000}],
    "gaps": [{"key": "financing[0].status", "of": "Velliv", "note": "ved ikke"}],
}
ASKED = "Finansiering, Velliv, Status"


def shown(kind: ScreenKind, key: str = "", answers: dict[str, Any] = ANSWERS) -> Screen:
    return screen(session_with(answers, Location(kind, key), policy=POLICY))


def texts_of(page: Screen) -> str:
    return "\n".join((page.question, page.progress, *page.body, *(it.label for it in page.options)))


@pytest.mark.parametrize(
    ("kind", "key", "told"),
    [
        (ScreenKind.REVIEW, "", f"{ASKED}. Advarsel: Hvad I venter på: »ved ikke« er ikke et svar"),
        (ScreenKind.REVIEW, "", f"Afklares: {ASKED}, Hvad I venter på"),
        (ScreenKind.RECORD, "gaps[0]", f"Åbent svar: {ASKED}. Hvad vil du rette?"),
        (ScreenKind.RECORD, "gaps[0]", f"Spørgsmål: {ASKED}"),
        (ScreenKind.LIST, "gaps", f"1. {ASKED}"),
        (ScreenKind.QUESTION, "gaps[0].note", f"Åbent svar: {ASKED}"),
    ],
)
def test_an_open_answer_is_named_by_its_question_and_record(
    kind: ScreenKind, key: str, told: str
) -> None:
    text = texts_of(shown(kind, key))

    assert told in text
    assert "financing[0]" not in text


def test_an_open_answer_of_no_question_is_told_as_it_is_written() -> None:
    answers = {**ANSWERS, "gaps": [{"key": "finansering"}]}

    assert "»finansering«" in texts_of(shown(ScreenKind.REVIEW, "", answers))
    assert shown(ScreenKind.RECORD, "gaps[0]", answers).question.startswith("Åbent svar 1: ")


def test_a_wait_for_nothing_in_particular_has_no_note() -> None:
    assert gap_of(ReadGap("ved ikke")) == Gap()
    assert gap_of(ReadGap("fonden")) == Gap(note="fonden")


@pytest.mark.parametrize(
    ("key", "lines", "named"),
    [
        (
            "residents.decisions",
            ["58: afdelingsmøde 3/2-2026, enstemmigt, 30 husstande"],
            "Afdeling 58",
        ),
        ("partners", ["Skolen: lektier; lokale"], "»Skolen«"),
    ],
)
def test_head_of_what_a_line_lacks_names_the_thing(key: str, lines: list[str], named: str) -> None:
    session = after(listing(key, ANSWERS, policy=POLICY), *map(Typed, lines))

    assert session.location.is_field
    assert screen(session).progress.endswith(f": {named}")


@pytest.mark.parametrize(
    ("line", "begins"),
    [("58: afdelingsmøde 18/3-2027, enstemmigt", "Afdeling 58: Mødet den"), ("18/3-2027", "Mødet")],
)
def test_meeting_to_come_is_asked_about_by_its_department(line: str, begins: str) -> None:
    answers = {**ANSWERS, "initiative": {"title": "Cykler"}}
    session = after(listing("residents.decisions", answers, policy=POLICY), Typed(line))

    assert screen(session).question.startswith(begins)


def test_a_goal_is_called_by_its_own_words_where_it_lacks_something() -> None:
    session = after(listing("success_criteria", ANSWERS, policy=POLICY), Typed("Flere kommer"))

    assert location_text(session) == "parts success_criteria[0]"
    assert screen(session).question.startswith("Ud for K1 »Flere kommer« mangler: ")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("success_criteria", "Flere kommer til kaffe"),
        ("residents.decisions", "40: afdelingsmøde"),
        ("partners", "Idrætsforeningen"),
    ],
)
def test_what_is_said_to_be_missing_is_what_is_asked_for(key: str, line: str) -> None:
    session = after(listing(key, ANSWERS, policy=POLICY), Typed(line))
    told = screen(session).notes[0].text.rpartition("mangler: ")[2].rstrip(".").split(", ")
    asked = screen(session).question.rpartition("mangler: ")[2].partition(".")[0].split(", ")

    assert sorted(told) == sorted(asked)


def test_back_passes_over_a_line_that_lacks_nothing_more() -> None:
    session = after(listing("residents.decisions", ANSWERS, policy=POLICY), Typed("40: ja"))
    assert location_text(session) == "parts residents.decisions[0]"

    left = after(session, Keep())
    again = after(replace(left, history=(*left.history, session.location)), Back())
    assert location_text(again) != "parts residents.decisions[0]"
