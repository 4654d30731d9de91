"""Amounts and sums as they are written in texts, to be held against the figures in the tables."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.core.money import ORE_PER_KRONE, Money
from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DATA = Path(__file__).with_suffix(".toml")
NUMBER = r"\d{1,3}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
# It begins with a figure, for which an expression is looked for much sooner than for a choice.
AMOUNT = re.compile(
    r"(?P<number>\d(?<![\w.,-]\d)"
    r"(?:\d{0,2}(?:[.,\u00a0 ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d*(?:[.,]\d{1,2})?(?!\d)))"
    r"(?:\s?(?P<scale>(?:mio|mia)\b\.?|million(?:er|s)?\b|milliarder\b|billion\b))?"
    r"(?P<currency>\s?(?:kr|kroner|DKK)\b)?",
    re.IGNORECASE,
)
CURRENCY_BEFORE = re.compile(r"\b(?:DKK|kr\.?)\s?$", re.IGNORECASE)
LONGEST_CURRENCY = 4
LONGEST_ABOUT = 16
BILLIONS = ("mia", "milliard", "billion")
MILLION, BILLION = Decimal(10**6), Decimal(10**9)
NOTHING = Decimal(0)
MOST = 10**15  # kroner; what is more is no amount
THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0 ]\d{3})+")
NO_SEPARATORS = str.maketrans("", "", "., \u00a0")
LEAST_FACTORS = 2
CURRENCY = r"(?:[Kk]r\.?|[Kk]roner|DKK)"
UNIT = r"[^\W\d_][\w/-]*+\.?"
# A number, and behind it at most three words for what it counts: `320 timer i alt`.
FACTOR = re.compile(
    rf"(?>\s*+(?:{CURRENCY}\s?)?(?P<number>{NUMBER})\s*+(?:{CURRENCY}(?![^\W_]))?)"
    rf"(?:\s*+{UNIT}(?:\s++{UNIT}){{0,2}})?\s*+"
)
DIGIT = re.compile(r"\d")
FACTORS = re.compile(r"[\w\s.,/×*·-]*")  # numbers, words and signs: no more is in a product
BETWEEN_TERMS = re.compile(r"[;+]")
ROUNDED = 20  # a rounded figure may be off by one part in so many


class WrittenAmount(Struct):
    """An amount in a text; a rounded one may be off by a twentieth."""

    amount: Money
    is_rounded: bool

    def is_of(self, figure: Money) -> bool:
        """Return whether a figure may be what is meant; odd øre are left out in a text."""
        off = abs(self.amount.ore - figure.ore)
        return off < ORE_PER_KRONE or (self.is_rounded and off * ROUNDED <= figure.ore)


def amounts_in(text: str) -> Iterator[WrittenAmount]:
    """Yield the amounts that a text names, in the order in which they stand there.

    Babel would read them by the language; for texts of every proposal that takes too long, and
    beside a currency a group of three figures is thousands in both languages.
    """
    folded = text.casefold()
    if "kr" not in folded and "dkk" not in folded:
        return
    for found in AMOUNT.finditer(text):
        start = found.start()
        if currency := CURRENCY_BEFORE.search(text, max(start - LONGEST_CURRENCY, 0), start):
            start = currency.start()
        elif not found["currency"]:
            continue
        scale = (found["scale"] or "").casefold()
        kroner = _number(found["number"])
        if scale:
            kroner *= BILLION if scale.startswith(BILLIONS) else MILLION
        if kroner <= MOST:
            is_rounded = bool(scale) or _stands_behind_about(
                text[max(start - LONGEST_ABOUT, 0) : start]
            )
            yield WrittenAmount(Money(round(kroner * ORE_PER_KRONE)), is_rounded)


def _stands_behind_about(before: str) -> bool:
    return f" {before.rstrip().casefold()}".endswith(_about())


@cache
def _about() -> tuple[str, ...]:
    return tuple(f" {word}" for word in _data()["about"])


def asks_for_money(text: str) -> bool:
    """Return whether a point of the recommendation asks for money."""
    folded = text.casefold()
    return any(word in folded for word in _data()["asks"])


def sum_of(text: str) -> Decimal | None:
    """Return the result of a text that is a calculation and nothing else.

    `320 timer à 475 kr.` is 152000. Several may stand there, with `;` or `+` between them.
    """
    parts = [part for part in BETWEEN_TERMS.split(text) if part.strip()]
    if not parts or not all(map(DIGIT.search, parts)):
        return None
    words = _spaced(text).casefold().split()
    if "=" not in text and _times().isdisjoint(words):
        return None
    if not _not_a_sum().isdisjoint([word.strip("().,") for word in words]):
        return None
    products = [_product(part.partition("=")[0]) for part in parts]
    if "=" not in text and not any(product is not None for product in products):
        return None
    comes_to = NOTHING
    for part, product in zip(parts, products, strict=True):
        value = _only_amount(part) if product is None else product
        if value is None:
            return None
        comes_to += value
    return comes_to


def _only_amount(text: str) -> Decimal | None:
    """Return the kroner that a part of a calculation names, behind its `=` if there is one."""
    left, _, right = text.partition("=")
    amounts = [it.amount for it in amounts_in(right or left)]
    return Decimal(amounts[0].ore) / ORE_PER_KRONE if len(amounts) == 1 else None


def _product(text: str) -> Decimal | None:
    if not FACTORS.fullmatch(text):
        return None
    factors: list[list[str]] = [[]]
    times = _times()
    for word in _spaced(text).strip().rstrip(".").split():
        if word.casefold() in times:
            factors.append([])
        else:
            factors[-1].append(word)
    # In `10 gange à 500 kr.` a unit of one factor looks like the sign behind it.
    named = [words for words in factors if words]
    if len(named) < LEAST_FACTORS:
        return None
    product = Decimal(1)
    for words in named:
        number = _factor(" ".join(words))
        if number is None:
            return None
        product *= number
    return product


def _spaced(text: str) -> str:
    """Return a text with space around the signs that stand between factors without any."""
    for sign in "×*·":
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    return text


def _factor(text: str) -> Decimal | None:
    """Return the number that a part of a sum begins with, if nothing but its unit follows."""
    found = FACTOR.fullmatch(text)
    return _number(found["number"]) if found else None


def _number(written: str) -> Decimal:
    """Read a number as a Dane or an Englishman writes it: groups of three are thousands."""
    if thousands := THOUSANDS.match(written):
        written = thousands.group().translate(NO_SEPARATORS) + written[thousands.end() :]
    return Decimal(written.replace(",", "."))


@cache
def _times() -> frozenset[str]:
    return frozenset(_data()["times"])


@cache
def _not_a_sum() -> frozenset[str]:
    return frozenset(_data()["not-a-sum"])


@cache
def _data() -> Mapping[str, Sequence[str]]:
    return toml.load_shipped(DATA)
