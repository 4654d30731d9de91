"""Find the year of a month that a goal names without one: the one that the period holds it in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.parsing.lines.days import FoundDay, day_at_start, month_pattern
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language


def month_of_period(
    text: str, language: Language, typed: str, period: tuple[DayOrStretch, DayOrStretch]
) -> FoundDay | None:
    """Return the one month without a year in a text of small letters, if the period holds it once.

    `typed` is the same text as it was written.
    """
    named = [*_bare_month(language).finditer(text)]
    if len(named) != 1:
        return None
    start, end = named[0].span("month")
    found = [
        day
        for year in range(first_day(period[0]).year, last_day(period[1]).year + 1)
        if (day := _in_year(typed[start:end], year, language)) and _is_in(day, period)
    ]
    if len(found) != 1:
        return None
    return FoundDay(start=start, end=end, form="plain", readings=found[0].readings)


def _in_year(month: str, year: int, language: Language) -> FoundDay | None:
    said = f"{month} {year}"
    return day_at_start(said.lower(), language, said)


def _is_in(day: FoundDay, period: tuple[DayOrStretch, DayOrStretch]) -> bool:
    """Return whether some day of a month is one of the period."""
    first, last = first_day(day.readings[0]), last_day(day.readings[0])
    return first <= last_day(period[1]) and first_day(period[0]) <= last


@cache
def _bare_month(language: Language) -> re.Pattern[str]:
    """Return a pattern for a month behind `i` or `inden`, and no day or year beside it."""
    leads = any_of("criterion.deadline", language)
    return re.compile(rf"(?<!\w){leads}\s+(?P<month>{month_pattern()})(?!\s*(?:'?[0-9]|[-–/]))")
