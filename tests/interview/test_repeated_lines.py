"""A second line about what a list has already: asked or told, never silently doubled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.interview.protocol import Keep, Typed
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import NO_BREAK_SPACE
from tests.interview.test_compact_lines import VOTED, at, notes, records
from tests.support.conversations import after, choose

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

DECISIONS = "residents.decisions"
NO = "40: urafstemning 2/2-2026, 12-47-0, 31 husstande, stemmeliste"
REPLACE = "Brug den nye linje i stedet"
KEEP = "Behold begge"
LEAVE_OUT = "Behold kun den gamle linje"


def pick(session: Session, label: str) -> Session:
    """Return the session after the option of a label was chosen."""
    (name,) = (it.name for it in screen(session).options if it.label == label)
    return after(session, choose(name))


def test_a_second_decision_of_a_department_is_asked_about() -> None:
    asked = at(DECISIONS, NO, f"40: {VOTED}")

    assert screen(asked).question == "»Afdeling 40« står allerede på listen. Hvad vil du gøre?"
    (here,) = screen(asked).body
    assert here.replace(NO_BREAK_SPACE, " ").startswith(
        "Nu står der: Afdeling 40: Urafstemning 2. feb"
    )
    assert [it.label for it in screen(asked).options] == [
        KEEP,
        REPLACE,
        LEAVE_OUT,
        "Skriv linjen om",
    ]


@pytest.mark.parametrize(
    ("label", "left"),
    [
        (REPLACE, ["department-meeting"]),
        (KEEP, ["ballot", "department-meeting"]),
        (LEAVE_OUT, ["ballot"]),
        ("Skriv linjen om", ["ballot"]),
    ],
)
def test_what_is_chosen_is_done_and_undone(label: str, left: list[str]) -> None:
    before = at(DECISIONS, NO)
    chosen = pick(after(before, Typed(f"40: {VOTED}")), label)

    assert [it["forum"] for it in records(chosen, DECISIONS)] == left
    if left != ["ballot"]:
        undone = after(chosen, Typed("fortryd"))
        assert records(undone, DECISIONS) == records(before, DECISIONS)


def test_a_line_left_out_is_told_and_one_written_again_stands_in_the_field() -> None:
    asked = at(DECISIONS, NO, f"40: {VOTED}")

    assert "Den nye linje er ikke taget med." in notes(pick(asked, LEAVE_OUT))
    assert screen(pick(asked, "Skriv linjen om")).typed == f"40: {VOTED}"


def test_the_same_meeting_again_is_likelier_a_correction() -> None:
    asked = at(DECISIONS, f"40: {VOTED}", f"40: {VOTED}, Ja til det hele")

    assert screen(asked).options[0].label == REPLACE


def test_what_the_new_line_lacks_is_asked_at_its_place() -> None:
    asked = at(DECISIONS, NO, "40: afdelingsmøde 18/3-2026, 47-12-0")
    replaced = pick(asked, REPLACE)

    assert replaced.location.key == f"{DECISIONS}[0].evidence"
    assert pick(asked, LEAVE_OUT).location.key == DECISIONS


def test_what_the_new_line_leaves_in_doubt_is_asked_next() -> None:
    asked = at(DECISIONS, NO, "40: afdelingsmøde 18-3-27, referat punkt 8")
    doubted = pick(asked, REPLACE)

    assert screen(doubted).question.startswith("»40: afdelingsmøde 18-3-27")
    settled = after(doubted, choose("1"))
    assert [it["votes_for"] for it in records(settled, DECISIONS)] == [18]
    again = pick(doubted, "Skriv linjen om")
    assert [it["forum"] for it in records(again, DECISIONS)] == ["ballot"]


def test_several_lines_are_asked_about_one_at_a_time() -> None:
    typed = f"40: {VOTED}\n58: {VOTED}\n40: {VOTED}, Ja"
    asked = at(DECISIONS, NO, typed)
    second = pick(asked, LEAVE_OUT)

    assert [it["department"] for it in records(second, DECISIONS)] == ["40", "58", "40"]
    last = pick(second, REPLACE)
    assert [it["department"] for it in records(last, DECISIONS)] == ["40", "58"]
    assert records(last, DECISIONS)[0]["decision"] == "Ja"


def test_a_gap_moves_with_its_line() -> None:
    asked = at(DECISIONS, NO, f"40: {VOTED}\n58: afventer afdelingsmøde 14/1-2027")
    session = pick(asked, LEAVE_OUT)

    assert [it["key"] for it in session.answers["gaps"]] == [f"{DECISIONS}[1]"]


def test_an_awaited_decision_is_filled_without_a_question() -> None:
    session = at(DECISIONS, "58: afventer afdelingsmøde 14/5-2026", f"58: {VOTED}")

    (record,) = records(session, DECISIONS)
    assert (record["department"], record["date"]) == ("58", date(2026, 3, 18))
    assert not session.gaps


@pytest.mark.parametrize(
    ("key", "first", "second"),
    [
        ("partners", "Røde Kors: café; frivillige; i dialog", "røde kors: café; ti mand; tilsagn"),
        (
            "residents.volunteering",
            "Boldklubben: supplerer; aftale 2/6",
            "Boldklubben: overlapper; aftale 2/6",
        ),
        (
            "municipality.contracts",
            "Lindby Kommune; i dialog",
            "Lindby Kommune; underskrevet 1/6-2026",
        ),
    ],
)
def test_a_second_line_about_one_of_a_kind_is_asked_about(
    key: str, first: str, second: str
) -> None:
    asked = at(key, first, second)

    assert screen(asked).options[0].label == REPLACE
    (record,) = records(pick(asked, REPLACE), key)
    (as_if_alone,) = records(at(key, second), key)
    assert record == as_if_alone


@pytest.mark.parametrize(
    ("key", "line", "name"),
    [
        ("budget", "Kaffe 5.000", "Kaffe"),
        ("financing", "Velliv Foreningen 40.000 søgt", "Velliv Foreningen"),
        ("activities", "Spisning; madholdet; onsdage", "Spisning"),
        ("risks", "Regn: telt", "Regn"),
    ],
)
def test_a_line_that_stood_there_is_kept_and_told(key: str, line: str, name: str) -> None:
    assert "Står nu på listen mere end én gang" not in notes(at(key, line))
    session = at(key, line, line)

    assert len(records(session, key)) == 2
    assert f"Står nu på listen mere end én gang: »{name}«." in notes(session)
    assert len(records(after(session, Typed("fortryd")), key)) == 1


def test_a_table_pasted_twice_is_told_once() -> None:
    table = "Kaffe\t500\nTe\t300\nKage\t200\nSaft\t100"
    told = "»Kaffe«, »Te«, »Kage« og 1 til"

    assert told in notes(at("budget", table, table))


def test_a_line_that_is_only_changed_is_no_second_one() -> None:
    session = at("budget", "Kaffe 5.000", "ret 1: Kaffe 4.000")

    assert "Står nu på listen mere end én gang" not in notes(session)
    renamed = after(session, Typed("Te 3.000"), Typed("ret 2: Kaffe 3.000"))
    assert "Står nu på listen mere end én gang" in notes(renamed)


def test_records_without_a_name_are_about_nothing_in_common() -> None:
    typed = "afdelingsmøde 18/3-2026, 47-12-0, referat punkt 8"
    session = at(DECISIONS, typed, Keep(), typed, initiative={"title": "Værksted"})

    assert len(records(session, DECISIONS)) == 2
    assert "står allerede på listen" not in screen(session).question
