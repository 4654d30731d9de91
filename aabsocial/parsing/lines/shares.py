"""Find the percentages in a line, and work out what a share of a budget comes to."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.money import Money
from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.figures import FIGURES, parse_figure, percent_unit, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

ALL = 100


class Share(Struct):
    """A percentage in a line, where it stands, and how many per cent it is."""

    start: int
    end: int
    percent: Decimal


def find_shares(text: str, language: Language) -> Iterator[Share]:
    """Yield the percentages in a text of small letters that have one meaning and are a share."""
    for match in _percent_pattern().finditer(text):
        readings = readings_of(parse_figure(match["figures"], language))
        if len(readings) == 1 and 0 < readings[0] <= ALL:
            yield Share(*match.span(), Decimal(readings[0]))


def share_of(whole: Money, percent: Decimal) -> Money:
    """Return so many per cent of an amount, to the nearest krone."""
    return Money.kroner(round(Decimal(whole.ore) * percent / (ALL * ALL)))


@cache
def _percent_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,-])(?P<figures>{FIGURES}){percent_unit()}")
