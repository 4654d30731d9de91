"""The shares of the financing that a page shows: together exactly 100 %, and their sums (pure)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from aabsocial.documents.finances import exact_share
from aabsocial.review.finances import financing_sum, unsecured_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aabsocial.core.money import Money
    from aabsocial.documents.answers import AnswerFormatter, Entry

THOUSAND = 1_000  # tenths of a percent in the whole
KEY = "financing"


def tenths(amounts: Sequence[int], whole: int) -> tuple[int, ...]:
    """Return the share of each amount in tenths of a percent, which make exactly 1000 together.

    By the largest remainder: each share is rounded down, and what is left goes to those that lost
    the most by it.
    """
    exact = [Fraction(amount * THOUSAND, whole) for amount in amounts]
    shares = [int(share) for share in exact]
    by_loss = sorted(range(len(exact)), key=lambda at: (shares[at] - exact[at], -amounts[at], at))
    for at in by_loss[: THOUSAND - sum(shares)]:
        shares[at] += 1
    return tuple(shares)


class FinancingShares:
    """The share of each line of the financing, where its sum is whole."""

    def __init__(self, formatter: AnswerFormatter) -> None:
        """Work out the share of each line of money."""
        self.formatter = formatter
        self.tenths: Mapping[str, int] = {}
        whole = financing_sum(formatter)
        if whole.is_whole and whole.amount.ore:
            money = [it for it in formatter.entries(formatter.policy.groups[KEY]) if _is_money(it)]
            shares = tenths([_ore(it) for it in money], whole.amount.ore)
            self.tenths = dict(zip((it.key for it in money), shares, strict=True))

    def of(self, entries: Iterable[Entry]) -> str:
        """Return the share of some lines together as text, empty where one of them has none."""
        lines = [*entries]
        if not self.tenths or any(it.key not in self.tenths for it in lines):
            return ""
        whole, ore = financing_sum(self.formatter).amount.ore, sum(map(_ore, lines))
        together = sum(self.tenths[it.key] for it in lines)
        return exact_share(self.formatter, together, ore, whole)


def open_lines(formatter: AnswerFormatter) -> tuple[Entry, ...]:
    """Return the lines of money that are not granted."""
    entries = formatter.entries(formatter.policy.groups[KEY])
    return tuple(it for it in entries if _is_money(it) and it.record.status != "granted")


def open_share(formatter: AnswerFormatter) -> str:
    """Return the share that is not granted, empty where a sum is not whole or nothing is open."""
    opened = unsecured_sum(formatter)
    if not opened.is_whole or not opened.amount.ore:
        return ""
    return FinancingShares(formatter).of(open_lines(formatter))


def _is_money(entry: Entry) -> bool:
    return bool(entry.record.kind != "in-kind")


def _ore(entry: Entry) -> int:
    amount: Money | None = entry.record.amount
    return amount.ore if amount else 0
