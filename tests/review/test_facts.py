"""The row of facts on a proposal says what its papers say, and never more than is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aabsocial.core.money import Money
from aabsocial.model.findings import Outcome, Review
from aabsocial.model.proposal import Milestone
from aabsocial.model.totals import Total
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.facts import NextDate, ProposalFacts, facts_of, next_date
from tests.support.estimates import stretch_of
from tests.support.proposals import TODAY, a_proposal

POLICY = load_policy()


def facts(answers: dict[str, Any]) -> ProposalFacts:
    read = read_answers(POLICY, answers)
    review = Review(
        proposal=read.proposal,
        verdicts=(),
        findings=(),
        outcome=Outcome.READY,
        unreadable=read.unreadable,
    )
    return facts_of(POLICY, review, TODAY)


def facts_on(changes: dict[str, object]) -> ProposalFacts:
    proposal = a_proposal(changes)
    review = Review(proposal=proposal, verdicts=(), findings=(), outcome=Outcome.READY)
    return facts_of(POLICY, review, TODAY)


def test_a_complete_proposal_has_every_fact() -> None:
    assert facts_on({}) == ProposalFacts(
        status="draft",
        departments=a_proposal().initiative.departments or (),
        municipality="Lindby Kommune",
        focus_areas=("safety-wellbeing",),
        start=a_proposal().initiative.start,
        end=a_proposal().initiative.end,
        total=Total(Money.kroner(180_000)),
        asked=Total(Money.kroner(60_000)),
        external=Total(Money.kroner(120_000)),
        unsecured=Total(Money.kroner(60_000)),
        participants=60,
        criteria=len(a_proposal().success_criteria),
        next=NextDate(day=date(2026, 9, 1), event="start"),
    )


def test_nothing_answered_is_nothing_known_and_not_nothing() -> None:
    found = facts({"initiative": {"title": "Lys"}})

    assert (found.status, found.start, found.participants, found.next) == (None,) * 4
    assert found.total == found.asked == Total(missing=1)


def test_no_money_is_an_amount() -> None:
    found = facts({"initiative": {"title": "Lys"}, "finance": {"no_money": True}})

    assert found.total == found.asked == Total()


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        pytest.param(
            [{"kind": "aab", "amount": 100}, {"kind": "aab", "amount": "cirka 40"}],
            Total(Money.kroner(100), unreadable=1),
            id="an amount that cannot be read",
        ),
        pytest.param([{"kind": "aab"}], Total(missing=1), id="an amount that is missing"),
        pytest.param([{"amount": 100}], Total(unclear=1), id="of nobody knows whom"),
        pytest.param("nogle penge", Total(unreadable=1), id="a table that cannot be read"),
        pytest.param([{"kind": "aab", "amount": 100.5}], Total(unreadable=1), id="a float"),
    ],
)
def test_what_is_asked_is_never_less_than_is_said(lines: object, asked: Total) -> None:
    assert facts({"initiative": {"title": "Lys"}, "financing": lines}).asked == asked


def test_what_cannot_be_read_is_told_from_what_is_not_answered() -> None:
    found = facts({"initiative": {"title": "Lys", "start": "snart", "participants": "mange"}})

    assert found.unread == {"start", "participants"}
    assert (found.start, found.participants) == (None, None)


@pytest.mark.parametrize(
    ("today", "coming"),
    [
        (date(2026, 8, 31), NextDate(day=stretch_of("september 2026"), event="start")),
        (date(2026, 9, 20), NextDate(day=stretch_of("september 2026"), event="start")),
        (
            date(2026, 10, 1),
            NextDate(day=stretch_of("medio august 2027"), event="milestone", what="Åbning"),
        ),
        (date(2027, 8, 21), NextDate(day=stretch_of("2027"), event="end")),
        (date(2028, 1, 1), None),
    ],
)
def test_stretch_comes_next_until_its_last_day(today: date, coming: NextDate | None) -> None:
    proposal = a_proposal(
        {
            "initiative.start": stretch_of("september 2026"),
            "initiative.end": stretch_of("2027"),
            "milestones": (Milestone(date=stretch_of("medio august 2027"), what="Åbning"),),
            "evaluation.points": (),
            "success_criteria": (),
        }
    )

    assert next_date(proposal, today) == coming


def test_the_same_areas_in_any_order_are_the_same() -> None:
    areas = ("prevention-parenting", "safety-wellbeing", "prevention-parenting")

    assert facts_on({"initiative.focus_areas": areas}).focus_areas == (
        "safety-wellbeing",
        "prevention-parenting",
    )


@pytest.mark.parametrize(
    ("today", "coming"),
    [
        (
            date(2026, 9, 8),
            NextDate(day=date(2026, 9, 8), event="milestone", what="Første tirsdag"),
        ),
        (date(2027, 9, 1), None),
        (date(2026, 9, 1), NextDate(day=date(2026, 9, 1), event="start")),
        (date(2026, 9, 9), NextDate(day=date(2027, 8, 31), event="end")),
    ],
)
def test_what_comes_next_is_counted_from_today(today: date, coming: NextDate | None) -> None:
    proposal = a_proposal(
        {
            "initiative.start": date(2026, 9, 1),
            "initiative.end": date(2027, 8, 31),
            "milestones": (Milestone(date=date(2026, 9, 8), what="Første tirsdag"), Milestone()),
            "evaluation.points": (),
            "success_criteria": (),
        }
    )

    assert next_date(proposal, today) == coming
