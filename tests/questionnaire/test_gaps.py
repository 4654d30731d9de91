"""Which of the marked gaps count, where they are, and what they say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.proposal import BudgetLine, Gap, Proposal, ResidentDecision
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.gaps import (
    GapState,
    gaps_told,
    is_covered,
    mark_of,
    marked_gaps,
    own_name,
    placed_gaps,
    what_is_open,
)
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = load_policy()
DAY = date(2027, 5, 1)
ROWS = (
    BudgetLine(item="Kaffe"),
    BudgetLine(item="Værktøj", category="materials"),
)


def with_gap(
    key: str | None, of: str | None = None, changes: Mapping[str, object] | None = None
) -> Proposal:
    return a_proposal({**(changes or {}), "gaps": (Gap(key=key, of=of),)})


@pytest.mark.parametrize(
    ("key", "changes", "state"),
    [
        ("finance.guidelines", {"finance.guidelines": None}, GapState.OPEN),
        ("finance.guidelines", {}, GapState.ANSWERED),
        ("initiative.pilot_learning", {}, GapState.NOT_ASKED),
        ("budget", {"budget": ()}, GapState.OPEN),
        ("budget", {}, GapState.OPEN),
        ("budget[1].amount", {"budget": ROWS}, GapState.OPEN),
        ("budget[1].category", {"budget": ROWS}, GapState.ANSWERED),
        ("budget[1]", {"budget": ROWS}, GapState.OPEN),
        ("budget[1]", {}, GapState.ANSWERED),
        ("budget[2].amount", {"budget": ROWS}, GapState.UNKNOWN),
        ("budget[0].price", {"budget": ROWS}, GapState.UNKNOWN),
        ("budget[0].amount.kroner", {"budget": ROWS}, GapState.UNKNOWN),
        ("finance.guideline", {}, GapState.UNKNOWN),
        ("finance..guidelines", {"finance.guidelines": None}, GapState.UNKNOWN),
        ("finance", {}, GapState.UNKNOWN),
        ("budget.amount", {"budget": ROWS}, GapState.UNKNOWN),
        ("gaps[0].note", {}, GapState.UNKNOWN),
        (None, {}, GapState.UNKNOWN),
        ("residents.decisions[0].votes_for", {"residents.decisions[0].votes_for": None}, "open"),
        (
            "residents.decisions[0].votes_for",
            {
                "residents.decisions": (
                    ResidentDecision(department="901", forum="information", date=date(2026, 1, 1)),
                )
            },
            "not-asked",
        ),
    ],
)
def test_gap_counts_while_its_question_applies_and_is_unanswered(
    key: str | None, changes: dict[str, object], state: GapState | str
) -> None:
    (placed,) = placed_gaps(POLICY, with_gap(key, None, changes))

    assert placed.state is GapState(state)


def test_no_gaps_mark_nothing() -> None:
    assert placed_gaps(POLICY, a_proposal()) == ()
    assert not is_covered("budget[0].amount", {})


@pytest.mark.parametrize(
    ("of", "key"),
    [
        ("Værktøj", "budget[1].amount"),
        ("VÆRKTØJ", "budget[1].amount"),
        ("Kaffe", "budget[0].amount"),
        ("Ukendt", "budget[0].amount"),
        (None, "budget[0].amount"),
    ],
)
def test_gap_follows_the_name_of_its_record(of: str | None, key: str) -> None:
    rows = (BudgetLine(item="Kaffe"), BudgetLine(item="Værktøj"))

    assert [*marked_gaps(POLICY, with_gap("budget[0].amount", of, {"budget": rows}))] == [key]


def test_gap_stays_where_two_records_have_its_name() -> None:
    rows = (BudgetLine(item="Kage"), BudgetLine(item="Kaffe"), BudgetLine(item="Kaffe"))

    assert [*marked_gaps(POLICY, with_gap("budget[0].amount", "Kaffe", {"budget": rows}))] == [
        "budget[0].amount"
    ]


@pytest.mark.parametrize(
    ("key", "is_open"),
    [
        ("budget[1].amount", True),
        ("budget[1].item", True),
        ("budget[0].amount", False),
        ("financing", True),
        ("financing[0].amount", False),
    ],
)
def test_gap_covers_what_lies_in_it(key: str, *, is_open: bool) -> None:
    marked = {"budget[1]": Gap(), "financing": Gap()}

    assert is_covered(key, marked) is is_open


def test_record_is_known_by_its_department_or_its_first_text() -> None:
    decisions, budget = (POLICY.groups[key] for key in ("residents.decisions", "budget"))

    assert own_name(decisions, ResidentDecision(department="58"), "en") == "Department 58"
    assert own_name(decisions, ResidentDecision(decision="Åbner", forum="ballot"), "da") == "Åbner"
    assert own_name(budget, BudgetLine(), "da") == ""


def test_gap_is_told_by_question_and_record() -> None:
    proposal = a_proposal({"budget": (BudgetLine(item="Kaffe"), BudgetLine())})

    def told(*keys: str) -> str:
        return what_is_open(POLICY, proposal, keys, "da")

    assert told("budget[0].amount") == "Budget, Kaffe, Beløb"
    assert told("budget[1]") == "Budget, 2"
    assert told("finance.guidelines") == POLICY.item_words["finance.guidelines"].label.da
    assert told("initiative.start", "initiative.end") == "Periode"
    assert told("contact.name", "contact.email") == (
        "Kontaktpersonens navn og kontaktpersonens e-mail"
    )


def test_gaps_of_one_line_are_told_once_unless_they_await_different_things() -> None:
    taken_out = ("initiative.start", "initiative.end", "initiative.participants")

    def told(*gaps: Gap) -> list[tuple[str, ...]]:
        proposal = a_proposal({"gaps": gaps, **dict.fromkeys(taken_out)})
        return [it.keys for it in gaps_told(POLICY, proposal)]

    start, end = Gap(key="initiative.start", note="fonden"), Gap(key="initiative.end")
    assert told(start, replace(end, note="fonden")) == [("initiative.start", "initiative.end")]
    assert told(start, end) == [("initiative.start",), ("initiative.end",)]
    audience = Gap(key="initiative.participants", note="fonden")
    assert told(start, audience) == [("initiative.start",), ("initiative.participants",)]


@pytest.mark.parametrize(
    ("gap", "mark"),
    [
        (Gap(), "▢ Afklares"),
        (Gap(note="referat fra 58"), "▢ Afklares: referat fra 58"),
        (Gap(note="ventes 1. maj 2027", by=DAY), "▢ Afklares: ventes 1. maj 2027"),
        (
            Gap(note="due 1 May 2027", who="os", by=DAY),
            "▢ Afklares: due 1 May 2027 (fra os)",
        ),
        (Gap(note="{referat}", by=DAY), "▢ Afklares: {referat} (senest 1. maj 2027)"),
        (Gap(note="svar", who="fonden"), "▢ Afklares: svar (fra fonden)"),
        (Gap(note="svar", who="os", by=DAY), "▢ Afklares: svar (fra os, senest 1. maj 2027)"),
        (Gap(who="fonden"), "▢ Afklares: svar fra fonden"),
        (Gap(who="fonden", by=DAY), "▢ Afklares: svar fra fonden senest 1. maj 2027"),
        (Gap(by=DAY), "▢ Afklares: senest 1. maj 2027"),
    ],
)
def test_mark_says_what_is_awaited_from_whom_and_until_when(gap: Gap, mark: str) -> None:
    assert mark_of(gap, "da") == mark
