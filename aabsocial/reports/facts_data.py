"""The facts on each proposal and the sums of them all, with the names of the JSON contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.money import ORE_PER_KRONE
from aabsocial.model.findings import Severity
from aabsocial.review.sums import AMOUNTS, GROUPINGS, UNKNOWN, groups, sums_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.core.money import Money
    from aabsocial.model.totals import Total
    from aabsocial.review.facts import NextDate, ProposalFacts
    from aabsocial.review.results import ReviewedProposal
    from aabsocial.review.sums import Sums

NOTHING_KNOWN: dict[str, Any] = {
    "status": None,
    "departments": None,
    "municipality": None,
    "focus_areas": None,
    "start": None,
    "end": None,
}


def facts_data(reviewed: ReviewedProposal) -> dict[str, Any]:
    """Return a proposal's facts; of one that cannot be read, all but who must act is unknown."""
    found = reviewed.facts
    severities = reviewed.severities
    return {
        **(NOTHING_KNOWN if found is None else _answers(found)),
        **{name: _total(UNKNOWN if found is None else getattr(found, name)) for name in AMOUNTS},
        "participants": found and _count(found.participants),
        "criteria": None if found is None or "criteria" in found.unread else found.criteria,
        "next": _next(found.next) if found and found.next else None,
        "unread": sorted(found.unread) if found else [],
        "must_act": list(reviewed.actors),
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
    }


def _answers(found: ProposalFacts) -> dict[str, Any]:
    return {
        "status": found.status,
        "departments": list(found.departments),
        "municipality": found.municipality,
        "focus_areas": list(found.focus_areas),
        "start": _day(found.start),
        "end": _day(found.end),
    }


def _day(day: DayOrStretch | None) -> str | None:
    """Return a day in ISO form, a stretch as it stands in the file."""
    if isinstance(day, FuzzyDate):
        return day.text
    return day.isoformat() if day else None


def _count(count: int | ApproximateCount | None) -> int | str | None:
    """Return a count, one that is not exact as it stands in the file."""
    return count.text if isinstance(count, ApproximateCount) else count


def _next(found: NextDate) -> dict[str, str | None]:
    return {"date": _day(found.day), "event": found.event, "what": found.what}


def _total(amount: Total) -> dict[str, Any]:
    """Return a sum in kroner; where nothing of it is known, it is no amount at all."""
    is_known = amount.is_whole or bool(amount.amount.ore)
    return {
        "kroner": kroner(amount.amount) if is_known else None,
        "whole": amount.is_whole,
        "missing": amount.missing,
        "unreadable": amount.unreadable,
        "unclear": amount.unclear,
    }


def kroner(amount: Money) -> int | float:
    """Return an amount in kroner, exact: as a whole number, or with two decimals."""
    if amount.whole_kroner:
        return amount.ore // ORE_PER_KRONE
    return amount.ore / ORE_PER_KRONE


def sums_data(proposals: Sequence[ReviewedProposal]) -> dict[str, Any]:
    """Return the sums of all proposals and of each group, which counts every proposal once."""
    return {
        "all": _sums(sums_of(proposals)),
        **{
            grouping: [
                {"names": list(group.names), "read": group.is_read, **_sums(group.sums)}
                for group in groups(proposals, grouping)
            ]
            for grouping in GROUPINGS
        },
    }


def _sums(found: Sums) -> dict[str, Any]:
    return {
        "proposals": found.number,
        **{name: _total(getattr(found, name)) for name in AMOUNTS},
    }
