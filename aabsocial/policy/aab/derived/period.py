"""The period of an initiative as first and last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.model.proposal import Proposal


class Period(NamedTuple):
    """The first and the last day of an initiative."""

    first: date
    last: date


def period_of(proposal: Proposal) -> Period | None:
    """Return an initiative's period, `None` where it is not known or no period at all."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None or end < start:
        return None
    return Period(start, end)
