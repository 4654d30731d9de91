"""Find products in a line and work them out: `10 møder × 250 kr.`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import MOST_KRONER, ORE_PER_KRONE, Money
from aabsocial.parsing.lines.figures import FIGURES, parse_figure, readings_of
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

WORD = r"(?: ?[^\W\d_][^\d\s;:=×*]*\.?){0,3}"  # of a factor: `0,3 årsværk`, `500.000 kr.`
LONGEST_SUM = 400


def find_product(text: str, language: Language) -> re.Match[str] | None:
    """Return the product at the end of a text in plain letters, with what it is said to be."""
    return product_pattern(language).search(text, max(0, len(text) - LONGEST_SUM))


def product_of(text: str, language: Language) -> Money | None:
    """Return the product of the factors in a text, `None` if one of them has no one meaning."""
    product = Decimal(1)
    for factor in re.finditer(rf"(?<![0-9.,]){FIGURES}", text):
        readings = readings_of(parse_figure(factor[0], language))
        if len(readings) != 1:
            return None
        product *= Decimal(readings[0])
        if product > MOST_KRONER:
            return None
    ore = product * ORE_PER_KRONE
    return Money(int(ore)) if ore == int(ore) else None


def product_at_end(text: str, language: Language) -> tuple[str, str, Money] | None:
    """Return a text without the product at its end, that product, and what it comes to."""
    match = find_product(in_plain_letters(text), language)
    product = product_of(match["product"], language) if match and not match["given"] else None
    if match is None or product is None:
        return None
    return text[: match.start()].strip(" ,;:(-"), text[match.start() :].strip(" .)"), product


@cache
def product_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a product, and for the amount that a line says it comes to."""
    times = any_of("budget.times", language)
    factor = rf"(?:kr\.? ?|dkk ?)?{FIGURES}(?:[.,]-{{1,2}})?{WORD}"
    given = rf"(?:kr\.? ?|dkk ?)?{FIGURES}"
    alone = rf"{given}(?: ?kr\.?(?!\w)|[.,]-{{1,2}})?(?=[\s.]*$)"
    return re.compile(
        rf"(?<![\w.,])(?P<product>{factor}"
        rf"(?:\s?(?<![^\W\d_]){times}(?![^\W\d_])\s?{factor})+)"
        rf"(?:\s?(?P<mark>=|[:;,](?=\s{alone}))\s?(?P<given>{given}[^\d;=]*))?[\s.]*$"
    )
