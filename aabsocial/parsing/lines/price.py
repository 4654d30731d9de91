"""Ask whether the amount of a budget line is the price of one: `10 stk. 1.200`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money
from aabsocial.parsing.lines.figures import FIGURES, find_amounts
from aabsocial.parsing.lines.words import any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder


def ask_about_price(builder: ReadingBuilder, notes: list[str], language: Language) -> None:
    """Ask whether an amount is the whole where the line says how many, or that it is of each.

    The larger reading comes first: a sum that is too small is found too late.
    """
    amount = builder.values.get("amount")
    plain = "; ".join((builder.line.plain, *map(str.lower, notes)))
    pieces = _pieces_pattern(language).search(plain)
    is_of_each = pieces is not None or _each_pattern(language).search(plain) is not None
    if not isinstance(amount, Money) or not is_of_each or "=" in plain:
        return
    del builder.values["amount"]
    count, price = _count_and_price(plain, amount, pieces, language)
    product = price.ore * count
    is_sum = count > 1 and product <= MOST_KRONER * ORE_PER_KRONE
    builder.ask("amount", {"amount": Money(product)} if is_sum else {}, {"amount": price})


def _count_and_price(
    text: str, amount: Money, pieces: re.Match[str] | None, language: Language
) -> tuple[int, Money]:
    """Return how many there are, 1 where the line does not say, and what one of them costs."""
    if pieces is not None and pieces["word"]:
        return words("numbers", language).index(pieces["word"]) + 1, amount
    said = {one.readings[0] for one in find_amounts(text, language) if len(one.readings) == 1}
    others = sorted(said - {amount}, key=lambda one: one.ore)
    if len(others) != 1:
        return 1, amount
    count, price = sorted((amount, others[0]), key=lambda one: one.ore)
    whole, rest = divmod(count.ore, ORE_PER_KRONE)
    return (1 if rest else whole), price


@cache
def _pieces_pattern(language: Language) -> re.Pattern[str]:
    number = any_of("numbers", language)
    return re.compile(
        rf"(?<![\w.,])(?:{FIGURES}|(?P<word>{number})) ?{any_of('budget.pieces', language)}(?!\w)"
    )


@cache
def _each_pattern(language: Language) -> re.Pattern[str]:
    kroner = r"(?: ?(?:kr|kroner|dkk)\.?|,-)?"
    # Neither `1/5` nor `pr. 1/9` is the price of one.
    each = rf"{any_of('budget.each', language)}(?!\w)(?!\.?\s*[0-9]{{1,2}}[/.])"
    return re.compile(rf"{FIGURES}{kroner}(?: ?/ ?(?=[^\W\d_])|[ (]+{each})")
