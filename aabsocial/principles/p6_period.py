"""Days held against the initiative's period: before its start, or long after its end (6.4, 6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.policy import Hit
from aabsocial.principles.conditions import ends_before_it_starts
from aabsocial.proposal import months_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from aabsocial.proposal import Proposal

MONTHS_TO_SEE_AN_EFFECT = 12


def perhaps_outside_period(proposal: Proposal) -> Callable[[date | None], bool]:
    """Give a quick look at days, which clears those between the start and the end."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None:
        return lambda day: day is not None
    return lambda day: day is not None and not start <= day <= end


def hits_outside_period(
    proposal: Proposal, key: str, day: date | None, **values: object
) -> Iterator[Hit]:
    """Find a day before the start, or more than twelve months after the end."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if day is None or ends_before_it_starts(proposal):
        return
    if start and day < start:
        yield Hit(key=key, says="early", values={**values, "day": day, "start": start})
    elif end and day > (last := months_after(end, MONTHS_TO_SEE_AN_EFFECT)):
        yield Hit(key=key, says="late", values={**values, "day": day, "end": end, "last": last})
