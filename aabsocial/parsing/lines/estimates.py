"""Read counts and days that are not exact: `ca. 120`, `120-150`, `medio august 2027`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.dates import parse_date
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.figures import FIGURES
from aabsocial.parsing.lines.line import Line
from aabsocial.parsing.lines.words import any_of, pattern_of, words
from aabsocial.parsing.numbers import parse_count
from aabsocial.parsing.result import Parsed

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import ParseResult


def parse_approximate_count(
    text: str, language: Language
) -> ParseResult[int] | Parsed[ApproximateCount]:
    """Read a count, a count that is about right, or a range of two; kept as it was written."""
    line = Line(text)
    shape = _count_pattern(language).fullmatch(line.plain)
    if shape is None or not (shape["about"] or shape["most"]):
        return parse_count(text, language)
    heard = [parse_count(shape[name], language) for name in ("least", "most") if shape[name]]
    counts = [one.value for one in heard if isinstance(one, Parsed)]
    if len(counts) < len(heard):
        return next(one for one in heard if not isinstance(one, Parsed))
    if len(counts) > 1 and counts[0] >= counts[1]:
        return parse_count(text, language)
    return Parsed(ApproximateCount(line.text, counts[0], counts[-1]))


def parse_fuzzy_date(text: str, language: Language) -> ParseResult[date] | Parsed[FuzzyDate]:
    """Read a day, or a stretch of days such as a month or a season, kept as it was written."""
    line = Line(text)
    for found in find_days(line.plain, language, line.text):
        stretch = found.readings[0] if found.readings else None
        if (found.start, found.end) == (0, len(line.plain)) and isinstance(stretch, FuzzyDate):
            return Parsed(stretch)
    return parse_date(text, language)


@cache
def _count_pattern(language: Language) -> re.Pattern[str]:
    about = pattern_of(word for tongue in LANGUAGES for word in words("about", tongue))
    to = any_of("to", language)
    return re.compile(
        rf"(?P<about>{about} ?)?(?P<least>{FIGURES})"
        rf"(?: ?(?:-|{to}) ?(?P<most>{FIGURES}))?(?: [^\W\d_][^\d;:]*)?"
    )
