"""Parse an amount for each of some years: `2026: 100.000; 2027: 120.000`."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.core.struct import YEARS
from aabsocial.parsing.numbers import parse_money
from aabsocial.parsing.result import Ambiguous, Parsed, ParseResult, Rejected, rejected
from aabsocial.text.cleaning import clean

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

BETWEEN = re.compile(r"[;\n]")
PART = re.compile(r"\s*(?P<year>\d{4})(?:\s*[:=]\s*|\s+)(?P<amount>\S.*)")
MOST_READINGS = 2


def parse_money_by_year(text: str, language: Language) -> ParseResult[MoneyByYear]:
    """Parse years with their amounts; two readings of an amount are two readings of the whole."""
    amounts: dict[int, tuple[Money, ...]] = {}
    for part in filter(str.strip, BETWEEN.split(clean(text))):
        match = PART.fullmatch(part)
        if match is None or match["year"] not in YEARS or int(match["year"]) in amounts:
            return rejected("money-by-year", text)
        result = parse_money(match["amount"], language)
        if isinstance(result, Rejected):
            return result
        amounts[int(match["year"])] = (
            (result.value,) if isinstance(result, Parsed) else tuple(result.readings)
        )
    if not amounts:
        return rejected("money-by-year", text)
    readings = tuple(
        MoneyByYear(dict(zip(amounts, chosen, strict=True)))
        for chosen in islice(product(*amounts.values()), MOST_READINGS)
    )
    return Parsed(readings[0]) if len(readings) == 1 else Ambiguous(readings)
