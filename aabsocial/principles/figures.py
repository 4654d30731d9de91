"""Amounts and sums as they are written in texts, to be held against the figures in the tables."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aabsocial import toml
from aabsocial.money import ORE_PER_KRONE, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DATA = Path(__file__).with_suffix(".toml")
NUMBER = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
SCALE = r"(?:mio\.?|mia\.?|million(?:er|s)?|milliarder|billion)"
AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?:DKK|kr\.?)\s?(?P<first>{NUMBER})(?:\s?(?P<after>{SCALE})\b)?"
    rf"|(?P<last>{NUMBER})\s?(?:(?P<before>{SCALE})\s?)?(?:kr\b|kroner\b|DKK\b))",
    re.IGNORECASE,
)
BILLIONS = ("mia", "milliard", "billion")
MILLION, BILLION = Decimal(10**6), Decimal(10**9)
MOST = 10**15  # kroner; what is more is no amount
THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0 ]\d{3})+")
LONGEST_UNIT = 3  # words behind a factor: `320 timer i alt`
LEAST_FACTORS = 2
BETWEEN_TERMS = re.compile(r"[;+]")
ROUNDED = 20  # a rounded figure may be off by one part in so many


class WrittenAmount(NamedTuple):
    """An amount in a text; a rounded one may be off by a twentieth."""

    amount: Money
    is_rounded: bool

    def is_of(self, figure: Money) -> bool:
        """Return whether a figure may be what is meant; odd øre are left out in a text."""
        off = abs(self.amount.ore - figure.ore)
        return off < ORE_PER_KRONE or (self.is_rounded and off * ROUNDED <= figure.ore)


def amounts_in(text: str) -> Iterator[WrittenAmount]:
    """Give the amounts that a text names, in the order in which they stand there.

    Babel would read them by the language; for texts of every proposal that takes too long, and
    beside a currency a group of three figures is thousands in both languages.
    """
    if "k" not in text and "K" not in text:
        return
    for found in AMOUNT.finditer(text):
        kroner = _number(found["first"] or found["last"])
        scale = (found["before"] or found["after"] or "").casefold()
        if scale:
            kroner *= BILLION if scale.startswith(BILLIONS) else MILLION
        if kroner <= MOST:
            is_rounded = bool(scale) or _stands_behind_about(text[: found.start()])
            yield WrittenAmount(Money(round(kroner * ORE_PER_KRONE)), is_rounded)


def _stands_behind_about(before: str) -> bool:
    return before.rstrip().casefold().endswith(tuple(f" {word}" for word in _data()["about"]))


def asks_for_money(text: str) -> bool:
    """Return whether a point of the recommendation asks for money."""
    return any(word in text.casefold() for word in _data()["asks"])


def sum_of(text: str) -> Decimal | None:
    """Return what a calculation comes to, where it is one and no more.

    `320 timer à 475 kr.` is 152000. Several may stand there, with `;` or `+` between them.
    """
    if not _times().search(text) and "=" not in text:
        return None
    words = text.casefold().split()
    if any(word.strip("().,") in _data()["not-a-sum"] for word in words):
        return None
    terms = [_term(part) for part in BETWEEN_TERMS.split(text) if part.strip()]
    values = [value for value, _ in terms]
    if None in values or not any(is_worked_out for _, is_worked_out in terms):
        return None
    return sum((value or Decimal(0) for value in values), Decimal(0))


def _term(text: str) -> tuple[Decimal | None, bool]:
    """Return what one part of a calculation comes to, and whether it says how."""
    left, equals, right = text.partition("=")
    if (product := _product(left)) is not None:
        return product, True
    amounts = [it.amount for it in amounts_in(right or left)]
    alone = Decimal(amounts[0].ore) / ORE_PER_KRONE if len(amounts) == 1 else None
    return alone, bool(equals)


def _product(text: str) -> Decimal | None:
    # In `10 gange à 500 kr.` a unit of one factor looks like the sign behind it.
    factors = [_factor(part) for part in _times().split(text.strip().rstrip(".")) if part.strip()]
    if len(factors) < LEAST_FACTORS or None in factors:
        return None
    product = Decimal(1)
    for factor in factors:
        product *= factor or 0
    return product


def _factor(text: str) -> Decimal | None:
    """Return the number that a part of a sum begins with, if nothing but its unit follows."""
    found = _factors().fullmatch(text.strip())
    return _number(found["number"]) if found else None


def _number(written: str) -> Decimal:
    """Read a number as a Dane or an Englishman writes it: groups of three are thousands."""
    thousands = THOUSANDS.match(written)
    whole = re.sub(r"\D", "", thousands.group()) if thousands else ""
    rest = written[thousands.end() :] if thousands else written
    return Decimal((whole + rest).replace(",", "."))


@cache
def _factors() -> re.Pattern[str]:
    currency = r"(?:kr\.?|kroner|DKK)"
    unit = rf"(?:[^\W\d_][\w/-]*\.?\s*){{0,{LONGEST_UNIT}}}"
    return re.compile(
        rf"(?:{currency}\s?)?(?P<number>{NUMBER})\s*(?:{currency}\s*)?{unit}", re.IGNORECASE
    )


@cache
def _times() -> re.Pattern[str]:
    signs = "|".join(map(re.escape, _data()["times"]))
    return re.compile(rf"(?<![^\W\d_])(?:{signs})(?![^\W\d_])", re.IGNORECASE)


@cache
def _data() -> Mapping[str, Sequence[str]]:
    return toml.shipped(DATA)
