"""The shares that papers tell: those of one sum make exactly 100 %, and add up (pure)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from aabsocial.documents.answers import NOTHING, messages
from aabsocial.localization.messages import format_percent
from aabsocial.model.proposal_facts import is_external_line
from aabsocial.parsing.lines.dated_facts import is_granted
from aabsocial.review.finances import budget_sum, financing_sum, unsecured_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aabsocial.core.money import Money
    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.model.proposal import FinancingLine

THOUSAND = 1_000  # tenths of a percent in the whole


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


class LineShares:
    """The share of each line of the budget or the financing, where its sum is whole.

    Every share that a paper tells comes from here, so that the same share is the same number.
    """

    def __init__(self, formatter: AnswerFormatter, key: str) -> None:
        """Work out the share of each line of money."""
        self.formatter = formatter
        self.lines = formatter.entries(formatter.policy.groups[key])
        whole = budget_sum(formatter) if key == "budget" else financing_sum(formatter)
        self.whole = whole.amount.ore if whole.is_whole else 0
        self.tenths: Mapping[str, int] = {}
        if self.whole:
            money = [it for it in self.lines if _is_money(it)]
            shares = tenths([_ore(it) for it in money], self.whole)
            self.tenths = dict(zip((it.key for it in money), shares, strict=True))

    def of(self, entries: Iterable[Entry]) -> str:
        """Return the share of some lines together as text, empty where one of them has none."""
        lines = [*entries]
        if not self.tenths or any(it.key not in self.tenths for it in lines):
            return ""
        together = sum(self.tenths[it.key] for it in lines)
        return _written(self.formatter, together, sum(map(_ore, lines)), self.whole)

    def of_those(self, belongs: Callable[[FinancingLine], bool]) -> str:
        """Return the share of the lines of money that belong together."""
        return self.of(it for it in self.lines if _is_money(it) and belongs(it.record))

    def column(self) -> tuple[str, ...]:
        """Return a cell for each line, none where the sum is not whole or nothing."""
        return tuple(self.of((it,)) or NOTHING for it in self.lines) if self.tenths else ()

    def all_of_it(self) -> str:
        """Return what the shares make together."""
        return format_percent(Decimal(1), self.formatter.language)


def _written(formatter: AnswerFormatter, share: int, part: int, whole: int) -> str:
    """Return tenths of a percent as text; only exact zero and all are shown as 0 and 100 %."""
    if part and not share:
        return messages.text("under", formatter.language, share=_percent(formatter, 1))
    if part != whole and share == THOUSAND:
        return messages.text("over", formatter.language, share=_percent(formatter, THOUSAND - 1))
    return _percent(formatter, share)


def _percent(formatter: AnswerFormatter, share: int) -> str:
    return format_percent(Decimal(share) / THOUSAND, formatter.language)


def financing_shares(formatter: AnswerFormatter) -> LineShares:
    """Return the shares of the financing."""
    return LineShares(formatter, "financing")


def asked_share(formatter: AnswerFormatter) -> str:
    """Return the share that AAB pays or is asked for."""
    return financing_shares(formatter).of_those(lambda line: line.kind == "aab")


def external_share(formatter: AnswerFormatter) -> str:
    """Return the share that comes from outside."""
    return financing_shares(formatter).of_those(is_external_line)


def open_share(formatter: AnswerFormatter) -> str:
    """Return the share that is not granted, empty where a sum is not whole or nothing is open."""
    opened = unsecured_sum(formatter)
    if not opened.is_whole or not opened.amount.ore:
        return ""
    return financing_shares(formatter).of_those(partial(is_open_line, formatter))


def is_open_line(formatter: AnswerFormatter, line: FinancingLine) -> bool:
    """Return whether a line of money is not granted."""
    return not is_granted(line, formatter.language, formatter.today)


def open_lines(formatter: AnswerFormatter) -> tuple[Entry, ...]:
    """Return the lines of money that are not granted."""
    lines = financing_shares(formatter).lines
    return tuple(it for it in lines if _is_money(it) and is_open_line(formatter, it.record))


def _is_money(entry: Entry) -> bool:
    """Return whether a line is money; a line of the budget always is."""
    return getattr(entry.record, "kind", None) != "in-kind"


def _ore(entry: Entry) -> int:
    amount: Money | None = entry.record.amount
    return amount.ore if amount else 0
