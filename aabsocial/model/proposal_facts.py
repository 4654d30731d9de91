"""What follows from a proposal's answers: its size, length, and sums of money (pure).

`None` is unanswered. No, 0 and an empty list are answers. The order of the fields is the
order in which a proposal's file is written.
"""

from calendar import monthrange
from datetime import date
from enum import IntEnum

from aabsocial.core.estimates import DayOrStretch, first_day, last_day
from aabsocial.core.money import Money, total
from aabsocial.model.proposal import (
    FinancingKind,
    FinancingLine,
    Forum,
    Proposal,
    ResidentDecision,
    SuccessCriterion,
)

OWN_MONEY: frozenset[FinancingKind] = frozenset({"aab", "department"})
# Residents who pay for their own food, and what is lent or done unpaid, finance nothing from
# outside: an initiative with such lines may be external or not (1.3).
NEITHER_OWN_NOR_EXTERNAL: frozenset[FinancingKind] = frozenset({"participants", "in-kind"})

# The forums that are groundwork; in all others, known or not, somebody may have decided.
GROUNDWORK: frozenset[Forum] = frozenset({"workshop", "survey", "information", "other"})


class Size(IntEnum):
    """How much an initiative is asked about; more is never demanded by it."""

    SMALL = 1
    MIDDLE = 2
    LARGE = 3


SMALL_MONTHS = 6
LONG_MONTHS = 12
LARGE_MONTHS = 24
LARGE_BUDGET = Money.kroner(2_000_000)


def size(proposal: Proposal) -> Size:
    """Judge the size from the answers so far; what is unanswered makes nothing larger."""
    idea = proposal.initiative
    if (
        idea.other_organisations
        or lasts_longer_than(LARGE_MONTHS, proposal)
        or budget_total(proposal) >= LARGE_BUDGET
    ):
        return Size.LARGE
    several_departments = len(idea.departments or ()) > 1
    if several_departments or lasts_longer_than(SMALL_MONTHS, proposal) or is_external(proposal):
        return Size.MIDDLE
    return Size.SMALL


def lasts_longer_than(months: int, proposal: Proposal) -> bool:
    """Return whether the period, both days included, is longer than so many months.

    It is reckoned from the first day that the start may be to the last that the end may be.
    """
    start, end = proposal.initiative.start, proposal.initiative.end
    return bool(start and end and last_day(end) >= months_after(first_day(start), months))


def surely_lasts_longer_than(months: int, proposal: Proposal) -> bool:
    """Return whether the period is longer than so many months, whichever days are meant."""
    start, end = proposal.initiative.start, proposal.initiative.end
    return bool(start and end and first_day(end) >= months_after(last_day(start), months))


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_external(proposal: Proposal) -> bool:
    """Return whether some financing is external, by the early answer or by a line (1.3)."""
    return bool(proposal.initiative.external_financing) or any(
        map(is_external_line, proposal.financing)
    )


def is_external_line(line: FinancingLine) -> bool:
    """Return whether a line is money from anyone but AAB, its departments and the participants."""
    kind = line.kind
    return kind is not None and kind not in OWN_MONEY and kind not in NEITHER_OWN_NOR_EXTERNAL


def budget_total(proposal: Proposal) -> Money:
    """Sum the budget lines."""
    return total(line.amount for line in proposal.budget)


def financing_total(proposal: Proposal) -> Money:
    """Return the sum of the financing lines, in øre; contributions in kind are no money."""
    return total(line.amount for line in money_lines(proposal))


def money_lines(proposal: Proposal) -> tuple[FinancingLine, ...]:
    """Return the financing lines that are money: all but the contributions in kind."""
    return tuple([line for line in proposal.financing if line.kind != "in-kind"])


def asked_of_aab(proposal: Proposal) -> Money:
    """Sum what AAB itself is to pay (8.3)."""
    return total(line.amount for line in proposal.financing if line.kind == "aab")


def asks_a_known_amount(proposal: Proposal) -> bool:
    """Return whether every line that is AAB's, or may be, is known with its amount (8.3)."""
    return all(
        line.kind is not None and (line.kind != "aab" or line.amount is not None)
        for line in proposal.financing
    )


def unsecured(proposal: Proposal) -> Money:
    """Sum the money that is not yet granted."""
    return total(line.amount for line in money_lines(proposal) if line.status != "granted")


def is_to_come(day: DayOrStretch | None, today: date | None) -> bool:
    """Return whether a day lies ahead, so that what is dated on it has not happened yet.

    Of a stretch of days, all of them do.
    """
    return day is not None and today is not None and first_day(day) > today


def is_still_to_be_made(decision: ResidentDecision, today: date | None) -> bool:
    """Return whether a decision is dated on a day to come: then nobody has decided yet (1.5)."""
    return decision.forum not in GROUNDWORK and is_to_come(decision.date, today)


def is_measured_later(criterion: SuccessCriterion, today: date) -> bool:
    """Return whether a baseline is measured on a day to come.

    0 is no measurement: what the initiative is to bring is not there before it begins.
    """
    return is_to_come(criterion.baseline_date, today) and criterion.baseline != 0
