"""A sum that knows how many of its parts are unknown (8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, Money
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages, format_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

messages = Messages(__file__)


class Total(Struct):
    """The sum of the known amounts, and how many parts of it are unknown.

    `missing` parts have no amount, `unreadable` ones an answer that cannot be read, and for
    `unclear` ones it is unknown whether they belong to the sum. A sum that is not whole is stated
    as a minimum, and never as a share.
    """

    amount: Money = NO_MONEY
    missing: int = 0
    unreadable: int = 0
    unclear: int = 0

    @property
    def is_whole(self) -> bool:
        """Return whether every part of the sum is known."""
        return not (self.missing or self.unreadable or self.unclear)

    def __add__(self, other: Total) -> Total:
        """Return the sum of both."""
        return Total(
            self.amount + other.amount,
            self.missing + other.missing,
            self.unreadable + other.unreadable,
            self.unclear + other.unclear,
        )

    def format(self, language: Language) -> str:
        """Return `14.900 kr.`, `mindst 14.900 kr. (1 beløb mangler)`, or that nothing is known."""
        if self.is_whole:
            return format_value(self.amount, language)
        known = "at-least" if self.amount.ore else "unread" if self.unreadable else "unknown"
        values = {"amount": self.amount, "why": self.why(language)}
        return messages.text(known, language, **values)

    def brief(self, language: Language) -> str:
        """Return a sum for a narrow column, without the reason why it is not whole."""
        if self.is_whole:
            return format_value(self.amount, language)
        known = "brief.at-least" if self.amount.ore else "brief.unknown"
        return messages.text(known, language, amount=self.amount)

    def why(self, language: Language) -> str:
        """Return the reason why the sum is not whole."""
        reasons = (
            messages.message(f"{name}.{'one' if number == 1 else 'many'}", number=number)
            for name, number in (
                ("unreadable", self.unreadable),
                ("missing", self.missing),
                ("unclear", self.unclear),
            )
            if number
        )
        return ", ".join(reason.in_(language) for reason in reasons)


NOTHING = Total()


def total_of(totals: Iterable[Total]) -> Total:
    """Return the sum of several."""
    ore = missing = unreadable = unclear = 0
    for one in totals:
        ore += one.amount.ore
        missing += one.missing
        unreadable += one.unreadable
        unclear += one.unclear
    return Total(Money(ore), missing, unreadable, unclear)
