"""The size of an initiative and the sums of its money, from the answers so far."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.model.proposal import BudgetLine, FinancingLine, Initiative, Proposal
from aabsocial.model.proposal_facts import (
    Size,
    asked_of_aab,
    budget_total,
    financing_total,
    is_external,
    lasts_longer_than,
    months_after,
    size,
    unsecured,
)

if TYPE_CHECKING:
    from aabsocial.model.proposal import FinancingKind, FinancingStatus


def an_idea(**answers: object) -> Proposal:
    return Proposal(initiative=Initiative(**answers))  # type: ignore[arg-type]  # any field's value


def a_line(kind: FinancingKind, kroner: int, status: FinancingStatus = "granted") -> FinancingLine:
    return FinancingLine(kind=kind, amount=Money.kroner(kroner), status=status)


START = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        pytest.param(Proposal(), Size.SMALL, id="nothing is known yet"),
        pytest.param(an_idea(start=START, end=date(2026, 12, 31)), Size.SMALL, id="six months"),
        pytest.param(an_idea(start=START, end=date(2027, 1, 1)), Size.MIDDLE, id="a day more"),
        pytest.param(an_idea(departments=("901", "902")), Size.MIDDLE, id="two departments"),
        pytest.param(an_idea(departments=("8-24",)), Size.SMALL, id="one with a hyphen"),
        pytest.param(an_idea(external_financing=True), Size.MIDDLE, id="external money"),
        pytest.param(an_idea(start=START, end=date(2028, 6, 30)), Size.MIDDLE, id="24 months"),
        pytest.param(an_idea(start=START, end=date(2028, 7, 1)), Size.LARGE, id="24 and a day"),
        pytest.param(an_idea(other_organisations=("B",)), Size.LARGE, id="two organisations"),
        pytest.param(
            Proposal(budget=(BudgetLine(amount=Money.kroner(2_000_000)),)),
            Size.LARGE,
            id="two million",
        ),
        pytest.param(
            Proposal(budget=(BudgetLine(amount=Money(199_999_999)),)),
            Size.SMALL,
            id="an øre less than two million",
        ),
    ],
)
def test_the_size_follows_departments_months_and_money(proposal: Proposal, expected: Size) -> None:
    assert size(proposal) is expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_counted_as_in_a_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_a_period_up_to_the_day_before_is_not_longer(start: date, months: int) -> None:
    last = date.fromordinal(months_after(start, months).toordinal() - 1)

    assert not lasts_longer_than(months, an_idea(start=start, end=last))
    assert lasts_longer_than(months, an_idea(start=start, end=months_after(start, months)))


@pytest.mark.parametrize(
    ("kind", "external"),
    [
        ("aab", False),
        ("department", False),
        ("participants", False),
        ("in-kind", False),
        ("foundation", True),
    ],
)
def test_money_from_outside_is_external(kind: FinancingKind, external: bool) -> None:  # noqa: FBT001 - the expectation
    assert is_external(Proposal(financing=(a_line(kind, 1),))) is external


def test_sums_are_exact_and_an_unanswered_amount_counts_nothing() -> None:
    proposal = Proposal(
        budget=(BudgetLine(amount=Money(10)), BudgetLine(amount=Money(20)), BudgetLine()),
        financing=(a_line("aab", 100, "applied"), a_line("department", 50)),
    )

    assert budget_total(proposal) == Money(30)
    assert financing_total(proposal) == Money.kroner(150)
    assert asked_of_aab(proposal) == Money.kroner(100)
    assert unsecured(proposal) == Money.kroner(100)
