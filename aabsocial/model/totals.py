"""A sum that knows whether it is whole, and says so (8.1)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, Money
from aabsocial.core.value import Value
from aabsocial.localization.messages import Message, format_value, load_messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.localization.messages import Language

WORDS = load_messages(Path(__file__).with_suffix(".toml"))


class Total(Value, kw_only=False):
    """What the amounts that are known come to, and how many parts of the sum are not known.

    Of `missing` parts the amount is unanswered, `unreadable` ones have an answer that cannot be
    read, and of `unclear` ones it is unanswered whether they belong to the sum. Such a sum is
    stated as the least that it can be, and never as a share of anything.
    """

    amount: Money = NO_MONEY
    missing: int = 0
    unreadable: int = 0
    unclear: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every part of the sum is known."""
        return not (self.missing or self.unreadable or self.unclear)

    def __add__(self, other: Total) -> Total:
        """Return both sums as one."""
        return Total(
            self.amount + other.amount,
            self.missing + other.missing,
            self.unreadable + other.unreadable,
            self.unclear + other.unclear,
        )

    def written(self, language: Language) -> str:
        """Write `14.900 kr.`, `mindst 14.900 kr. (1 beløb mangler)`, or that nothing is known."""
        if self.is_whole:
            return format_value(self.amount, language)
        known = "at-least" if self.amount.ore else "unread" if self.unreadable else "unknown"
        values = {"amount": self.amount, "why": self.why(language)}
        return Message(WORDS[known], values).in_(language)

    def brief(self, language: Language) -> str:
        """Write a sum for a narrow column, without the reason why it is not whole."""
        if self.is_whole:
            return format_value(self.amount, language)
        known = "brief.at-least" if self.amount.ore else "brief.unknown"
        return Message(WORDS[known], {"amount": self.amount}).in_(language)

    def why(self, language: Language) -> str:
        """Return the reason why the sum is not whole."""
        reasons = (
            Message(WORDS[f"{name}.{'one' if number == 1 else 'many'}"], {"number": number})
            for name, number in (
                ("unreadable", self.unreadable),
                ("missing", self.missing),
                ("unclear", self.unclear),
            )
            if number
        )
        return ", ".join(reason.in_(language) for reason in reasons)


NOTHING = Total()


def summed(totals: Iterable[Total]) -> Total:
    """Return several sums as one."""
    ore = missing = unreadable = unclear = 0
    for one in totals:
        ore += one.amount.ore
        missing += one.missing
        unreadable += one.unreadable
        unclear += one.unclear
    return Total(Money(ore), missing, unreadable, unclear)
