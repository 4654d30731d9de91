"""Amounts of Danish money, exact to the øre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ORE_PER_KRONE = 100


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in whole øre, so that sums are exact."""

    ore: int

    @classmethod
    def kroner(cls, kroner: int) -> Money:
        """Give the amount of so many whole kroner."""
        return cls(kroner * ORE_PER_KRONE)

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.ore + other.ore)

    def __sub__(self, other: Money) -> Money:
        """Take one amount from another; the difference may be negative."""
        return Money(self.ore - other.ore)

    @property
    def whole_kroner(self) -> bool:
        """Tell whether no odd øre remain."""
        return self.ore % ORE_PER_KRONE == 0


NO_MONEY = Money(0)


def total(amounts: Iterable[Money | None]) -> Money:
    """Sum the amounts; an unanswered one counts as nothing."""
    return Money(sum(amount.ore for amount in amounts if amount is not None))
