"""Parse dates as a person types them.

In Danish the day comes first. In English `3/12/2026` may be in March or December, so it is
ambiguous; with full stops, or in the Danish form (`3/12-2026`), the day comes first there too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.localization.messages import LANGUAGES, LOCALES, LocalizedText
from aabsocial.parsing.result import Ambiguous, Parsed, Rejected, normalized, rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import ParseResult

Parts: TypeAlias = Mapping[str, str]

FIRST_YEAR, LAST_YEAR = 2000, 2100
CENTURY = 2000
TWO_DIGITS = 2
MONTHS = 12
EXAMPLE = date(2026, 12, 3)
LONGEST = 60
HOURS = 24

_BEFORE = r"(?:den |d\. ?|the |on )*"
_DAY = rf"{_BEFORE}(?P<day>\d{{1,2}})"
_NAME = r"(?P<name>[^\W\d_]{3,})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_GAP = r"(?: ?[./-] ?| )"
_ORDINAL_GAP = r"(?:st|nd|rd|th)?[ ./-]*(?:of )?"
# Left for `re` to compile and remember when a date is typed, for that is slow at every start.
_WHOLE = (
    rf"{_BEFORE}(?P<year>\d{{4}})([./-])(?P<month>\d\d?)\2(?P<day>\d\d?)",
    rf"{_DAY}(?P<gap>{_GAP})(?P<month>\d\d?)(?P<next_gap>\.?{_GAP}){_YEAR}",
    rf"{_DAY}{_ORDINAL_GAP}{_NAME}[ .,/-]*{_YEAR}",
    rf"{_NAME}\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? ?(?P<year>\d{{4}})",
)
_WITHOUT_YEAR = (
    rf"{_DAY}(?P<gap>{_GAP})(?P<month>\d\d?)\.?",
    rf"{_DAY}{_ORDINAL_GAP}{_NAME}\.?",
    rf"{_NAME}\.? (?P<day>\d\d?)(?:st|nd|rd|th)?",
)
_WITHOUT_DAY = (
    r"(?P<month>\d\d?)[./-](?P<year>\d{4})",
    r"(?P<year>\d{4})[./-](?P<month>\d\d?)",
    rf"{_NAME}[ .,/-]*(?P<year>\d{{4}})",
)


_WITH_TIME = (
    r"(?P<date>.+?),? (?:kl|klokken|at)\.? ?(?P<hour>\d{1,2})(?:[.:]\d\d)?(?: ?[ap]m)?",
    r"(?P<date>.+?)(?:,? |t)(?P<hour>\d{1,2}):\d\d(?::\d\d)?(?: ?[ap]m)?",
)
_WITH_WEEKDAY = (
    rf"{_BEFORE}(?P<weekday>[^\W\d_]{{3,}})\.?,? (?P<date>.+)",
    r"(?P<date>.+) \(?(?P<weekday>[^\W\d_]{3,})\.?\)?",
)


def parse_date(text: str, language: Language) -> ParseResult[date]:
    """Parse a date from 2000 to 2100: `3/12-2026`, `3. december 2026`, `2026-12-03`.

    A weekday beside it must be that day's; a time of day after it is ignored.
    """
    line, weekday = _without_weekday(_without_time(normalized(text)))
    whole = _matched(_WHOLE, line)
    if whole is None:
        return _rejection(text, line)
    results = [_checked(*reading, text) for reading in _readings(whole, language)]
    days = tuple(dict.fromkeys(day for day in results if isinstance(day, date)))
    refusals = [refusal for refusal in results if isinstance(refusal, Rejected)]
    if not days:
        return refusals[0]
    fitting = [day for day in days if weekday in (None, day.weekday())]
    if not fitting:
        return rejected("wrong-weekday", text, day=days[0], weekday=_weekday(days[0]))
    return Ambiguous(tuple(fitting)) if len(fitting) > 1 else Parsed(fitting[0])


def _without_time(line: str) -> str:
    """Return a line without a time of day or a full stop at its end."""
    if len(line) > LONGEST:
        return line
    line = line.rstrip(" .,")
    times = (re.fullmatch(shape, line) for shape in _WITH_TIME)
    dates = (time["date"] for time in times if time and int(time["hour"]) <= HOURS)
    return next(dates, line)


def _without_weekday(line: str) -> tuple[str, int | None]:
    """Return a line without the weekday beside the date, and the weekday, 0 for Monday."""
    for shape in _WITH_WEEKDAY if len(line) <= LONGEST else ():
        parts = re.fullmatch(shape, line)
        if parts and (weekday := _weekday_named(parts["weekday"])) is not None:
            return parts["date"], weekday
    return line, None


def _weekday_named(beginning: str) -> int | None:
    return next((day for name, day in _weekday_names() if name.startswith(beginning)), None)


@cache
def _weekday_names() -> tuple[tuple[str, int], ...]:
    """Return the weekdays' names in both languages; they differ in their first three letters."""
    return tuple(
        (name.casefold(), day)
        for language in LANGUAGES
        for day, name in _days_of_the_week(language).items()
    )


def _days_of_the_week(language: Language) -> Mapping[int, str]:
    from babel.dates import get_day_names

    return get_day_names("wide", locale=LOCALES[language])


def _weekday(day: date) -> LocalizedText:
    """Return the name of a day's weekday."""
    names = {language: _days_of_the_week(language)[day.weekday()] for language in LANGUAGES}
    return LocalizedText(da=names["da"].lower(), en=names["en"])


def _matched(shapes: tuple[str, ...], line: str) -> Parts | None:
    """Return the parts of the first form that matches; a name in it must be a month."""
    matches = (re.fullmatch(shape, line) for shape in shapes if len(line) <= LONGEST)
    for parts in (match.groupdict() for match in matches if match):
        month = parts.get("month") or _month_named(parts["name"])
        if month:
            return {**parts, "month": month}
    return None


def _month_named(beginning: str) -> str | None:
    return next((month for name, month in _month_names() if name.startswith(beginning)), None)


@cache
def _month_names() -> tuple[tuple[str, str], ...]:
    """Return the months' names in both languages by their first three letters."""
    from babel.dates import get_month_names

    return tuple(
        (name.casefold(), str(month))
        for language in LANGUAGES
        for month, name in get_month_names("wide", locale=LOCALES[language]).items()
    )


def _readings(parts: Parts, language: Language) -> Iterator[tuple[int, int, int]]:
    """Yield readings as year, month and day: day first, then month first if that is possible."""
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"])
    if len(parts["year"]) == TWO_DIGITS:
        year += CENTURY
    yield year, month, day
    if language == "en" and _is_slashed(parts):
        yield year, day, month


def _is_slashed(parts: Parts) -> bool:
    """Return whether the figures have two equal separators other than full stops."""
    return "gap" in parts and parts["gap"] == parts["next_gap"] and "." not in parts["gap"]


def _checked(year: int, month: int, day: int, text: str) -> date | Rejected:
    """Return the date, or a rejection that names the part that does not exist."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return rejected("far-off", text)
    if not 1 <= month <= MONTHS:
        return rejected("no-such-month", text, month=month, example=EXAMPLE)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return rejected("no-such-day", text, last=date(year, month, days), days=days)
    return date(year, month, day)


def _rejection(text: str, line: str) -> Rejected:
    """Return the rejection that says why a text is no date."""
    if _matched(_WITHOUT_YEAR, line):
        return rejected("no-year", text, example=EXAMPLE)
    parts = _matched(_WITHOUT_DAY, line)
    if parts is None:
        return rejected("date", text, example=EXAMPLE)
    first = _checked(int(parts["year"]), int(parts["month"]), 1, text)
    return rejected("no-day", text, first=first) if isinstance(first, date) else first
