"""The period of an initiative as first and last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aabsocial.core.estimates import first_day, last_day

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.model.proposal import Proposal


class Period(NamedTuple):
    """The first and the last day that an initiative may have."""

    first: date
    last: date


def period_of(proposal: Proposal) -> Period | None:
    """Return an initiative's period, `None` where it is not known or no period at all."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None or last_day(end) < first_day(start):
        return None
    return Period(first_day(start), last_day(end))
