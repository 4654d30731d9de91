"""Read the amounts of a budget line that are each of a year: `250.000 i 2030`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.money import MoneyByYear
from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.figures import FIGURES
from aabsocial.parsing.lines.undated_amounts import SMALL, find_undated_amounts
from aabsocial.parsing.lines.words import any_of
from aabsocial.parsing.money_by_year import parse_money_by_year
from aabsocial.parsing.result import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.money import Money
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder

FEWEST = 2  # years with a colon, of which one alone may be when something is


class _OfAYear(Struct):
    """An amount with the year that it is paid in, and where both stand."""

    year: int
    amount: Money
    start: int
    end: int
    is_estimate: bool


def read_years_and_amounts(builder: ReadingBuilder, language: Language) -> bool:
    """Read an amount behind each of several years: `2026: 200.000, 2027: 400.000`."""
    line = builder.line
    found = list(_year_pattern().finditer(line.open))
    if len(found) < FEWEST:
        return False
    said = "; ".join(line.text[match.start() : match.end()] for match in found)
    heard = parse_money_by_year(said, language)
    if not isinstance(heard, Parsed):
        return False
    for match in found:
        line.consume(*match.span())
    _put(builder, heard.value)
    return True


def read_amounts_in_years(builder: ReadingBuilder, language: Language) -> bool:
    """Read `280.000 i 2027 og 290.000 i 2028`, where no other amount is in the line."""
    line = builder.line
    if _year_behind(language).search(line.open) is None:  # as in most lines of a long table
        return False
    found = list(_in_years(line.open, language))
    spans = [(one.start, one.end) for one in found]
    years = {one.year: one.amount for one in found}
    if not found or len(years) < len(found) or _has_other_amounts(line.open, spans, language):
        return False
    between = [line.open[before[1] : behind[0]] for before, behind in pairwise(spans)]
    if not all(_between_years(language).fullmatch(it) for it in between):
        return False
    if any(one.is_estimate for one in found):
        builder.put("estimated", [True])
    others = _nothing_else(language).match(line.open, spans[-1][1])
    line.consume(spans[0][0], others.end() if others else spans[-1][1])
    _put(builder, MoneyByYear(years))
    return True


def _put(builder: ReadingBuilder, years: MoneyByYear) -> None:
    builder.put("years", [years])
    builder.put("amount", [years.total])


def _in_years(text: str, language: Language) -> Iterator[_OfAYear]:
    for one in find_undated_amounts(text, language):
        year = _year_behind(language).match(text, one.end)
        if year is None or len(one.readings) != 1 or one.readings[0] < SMALL:
            continue
        about = _about(language).search(text[: one.start])
        start = about.start() if about else one.start
        yield _OfAYear(int(year["year"]), one.readings[0], start, year.end(), about is not None)


def _has_other_amounts(text: str, spans: list[tuple[int, int]], language: Language) -> bool:
    """Return whether a line has an amount beside those of years, or one for several years."""
    return any(
        (one.has_unit or not one.readings or one.readings[0] >= SMALL)
        and not any(start <= one.start and one.end <= end for start, end in spans)
        for one in find_undated_amounts(text, language)
    )


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])20[0-9]{{2}} ?[:=] ?(?:kr\.? ?)?{FIGURES}(?: ?kr\.?(?!\w)|[.,]-{{1,2}})?"
    )


@cache
def _year_behind(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"\s*\(?{any_of('in', language)} (?P<year>20[0-9]{{2}})(?![\w/-]|[.,][0-9])\)?"
    )


@cache
def _nothing_else(language: Language) -> re.Pattern[str]:
    """Return a pattern for what says that the other years have no amount: `, 0 ellers`."""
    joins = any_of("places.joins", language)
    return re.compile(rf"[\s,;]*(?:{joins}\s+)?{any_of('budget.nothing-else', language)}(?!\w)")


@cache
def _about(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('estimated', language)}\s*$")


@cache
def _between_years(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[\s,;]*(?:{any_of('places.joins', language)}\s+)?")
