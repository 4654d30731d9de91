"""Amounts of Danish money, exact to the øre."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ORE_PER_KRONE = 100
MOST_KRONER = 10**12 - 1


@total_ordering
class Money:
    """An amount in whole øre, so that sums are exact; nobody changes one."""

    # No dataclass: msgspec makes those of tables, and would refuse the number in a file.
    __slots__ = ("ore",)

    def __init__(self, ore: int) -> None:
        """Take the øre."""
        self.ore: Final = ore

    @classmethod
    def kroner(cls, kroner: int) -> Money:
        """Return the amount of so many whole kroner."""
        return cls(kroner * ORE_PER_KRONE)

    def __add__(self, other: Money) -> Money:
        """Add two amounts."""
        return Money(self.ore + other.ore)

    def __sub__(self, other: Money) -> Money:
        """Take one amount from another; the difference may be negative."""
        return Money(self.ore - other.ore)

    def __eq__(self, other: object) -> bool:
        """Return whether two amounts are the same; an amount is no plain number."""
        return self.ore == other.ore if isinstance(other, Money) else NotImplemented

    def __lt__(self, other: Money) -> bool:
        """Return whether an amount is the smaller."""
        return self.ore < other.ore

    def __hash__(self) -> int:
        """Hash the øre."""
        return hash((Money, self.ore))

    def __repr__(self) -> str:
        """Show the øre."""
        return f"Money(ore={self.ore})"

    @property
    def whole_kroner(self) -> bool:
        """Return whether no odd øre remain."""
        return self.ore % ORE_PER_KRONE == 0


NO_MONEY = Money(0)


class MoneyByYear:
    """An amount for each of some years, in their order; nobody changes one."""

    # No mapping: values of a proposal are hashed. No dataclass, as above.
    __slots__ = ("parts",)

    def __init__(self, amounts: Mapping[int, Money]) -> None:
        """Take the amount of each year."""
        self.parts: Final = tuple(sorted(amounts.items()))

    def __eq__(self, other: object) -> bool:
        """Return whether the years and their amounts are the same."""
        return self.parts == other.parts if isinstance(other, MoneyByYear) else NotImplemented

    def __hash__(self) -> int:
        """Hash the years and their amounts."""
        return hash((MoneyByYear, self.parts))

    def __repr__(self) -> str:
        """Show the years and their amounts."""
        return f"MoneyByYear({dict(self.parts)})"

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years."""
        return tuple(year for year, _ in self.parts)

    @property
    def total(self) -> Money:
        """Return the sum of all years."""
        return total(amount for _, amount in self.parts)

    def of(self, year: int) -> Money | None:
        """Return the amount of a year, `None` if the year is not among them."""
        return dict(self.parts).get(year)


def total(amounts: Iterable[Money | None]) -> Money:
    """Sum the amounts; an unanswered one counts as nothing."""
    return Money(sum([amount.ore for amount in amounts if amount is not None]))
