"""The orders that the proposals of a report can be listed in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aabsocial.core.estimates import first_day
from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome
from aabsocial.reports import PATH
from aabsocial.text.collation import danish_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.review.results import Report, ReviewedProposal

WORST_FIRST = tuple(reversed(Outcome))


def _by_title(one: ReviewedProposal) -> object:
    return danish_key(one.title or one.folder)


def _by_amount(one: ReviewedProposal) -> object:
    """Sort what is asked of AAB with the most first, and last what is not known at all."""
    asked = one.facts and one.facts.asked
    is_known = bool(asked and (asked.is_whole or asked.amount.ore))
    return not is_known, -asked.amount.ore if asked else 0


def _by_day(day: date | None) -> object:
    return day is None, day or date.max


KEYS: Mapping[str, Callable[[ReviewedProposal], Any]] = {
    PATH: lambda _: 0,  # as they are
    "outcome": lambda one: WORST_FIRST.index(one.outcome),
    "title": _by_title,
    "amount": _by_amount,
    "start": lambda one: _by_day(first_day(one.facts.start) if one.facts else None),
    "next": lambda one: _by_day(one.facts.next.reckoned if one.facts and one.facts.next else None),
}


def sorted_report(report: Report, order: str) -> Report:
    """Return a report with its proposals in one of the `ORDERS`; equal ones stay in path order."""
    if order == PATH:
        return report
    return replace(report, proposals=tuple(sorted(report.proposals, key=KEYS[order])))
