"""Shares of a whole, rounded so that together they are all of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = 1000  # tenths of a percent


def whole_shares(amounts: Sequence[int]) -> tuple[Decimal, ...]:
    """Return the amounts as shares of their sum, to a tenth of a percent, which make 100 %.

    What rounding down leaves goes to those that it took the most from. All are 0 if the sum is.
    """
    whole = sum(amounts)
    if not whole:
        return (Decimal(0),) * len(amounts)
    floors = [divmod(amount * PARTS, whole) for amount in amounts]
    missing = PARTS - sum(floor for floor, _ in floors)
    favoured = sorted(range(len(amounts)), key=lambda at: -floors[at][1])[:missing]
    return tuple(Decimal(floor + (at in favoured)) / PARTS for at, (floor, _) in enumerate(floors))
