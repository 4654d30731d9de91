"""Read when an initiative begins and ends: `1/8-2026 til 31/7-2029`, `juli-august 2026`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate, first_day, last_day
from aabsocial.core.struct import replace
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.parsing.dates import LAST_YEAR
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.days import (
    LONGEST_DAY,
    WHOLE,
    as_end,
    as_start,
    find_days,
    month_number,
    month_pattern,
    partial_pattern,
)
from aabsocial.parsing.lines.labels import say_value
from aabsocial.parsing.lines.line import TAKEN, Line, one_line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_meaning, any_of, find_meaning, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.reading import LineReading, Values

_JOINED = re.compile(
    r"(?<![\w.])(20[0-9]{2}(?=-20[0-9]{2}(?![\w.-]))|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?=-[0-9]))-"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OPEN = re.compile(f"[^{TAKEN}]+")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[./](\d{1,2})")
_WORD_BEGINS = r"(?<![^\W\d_])(?=[^\W\d_])"
DAYS = (date, FuzzyDate)
MONTHS_IN_A_YEAR = 12
DAYS_IN_A_WEEK = 7
FEWEST = 2  # days of a period


def parse_period(text: str, language: Language) -> LineReading:
    """Read the start and the end of a period; words beside them stay in its note."""
    gap = read_as_gap("period", text, language)
    if gap is not None:
        return gap
    written = _with_whole_years(text, language)
    builder = ReadingBuilder("period", Line(written))
    builder.line.consumed += [text] if written != text else []
    lone_stretch = _read_days(builder, language)
    if not _read_length(builder, language) and lone_stretch is not None:
        builder.put("end", as_end(lone_stretch), guessed=True)
    _take_days_said_again(builder, language)
    _take_joining_words(builder.line, language)
    builder.put_text("note", builder.line.rest())
    start, end = builder.values.get("start"), builder.values.get("end")
    if isinstance(start, DAYS) and isinstance(end, DAYS) and last_day(end) < first_day(start):
        builder.remark("ends-before-start", start=first_day(start), end=last_day(end))
    return replace(builder.build("start", "end"), text=one_line(text))


def _with_whole_years(text: str, language: Language) -> str:
    """Return a period whose years are written out, and its days apart: `aug. 26`, `2026-2028`.

    Months in a row are the first and the last of them: `juni, juli og august 2027`.
    """
    text = _month_list_pattern(language).sub(_first_and_last, text)
    text = _short_year_pattern(language).sub(r"\g<month> 20\g<year>", text)
    return _JOINED.sub(r"\1 - ", text)


def _first_and_last(months: re.Match[str]) -> str:
    names = re.findall(month_pattern(), months["row"].lower())
    numbers = [month_number(name) for name in names]
    is_row = all(after == before + 1 for before, after in pairwise(numbers))
    return f"{months['first']}-{months['last']}" if is_row else months[0]


def format_period(values: Values, language: Language) -> Iterator[str]:
    """Yield lines that may read back as these values, the plainest first."""
    start, end = (
        say_value(field, values.get(field, ""), language).replace(NO_BREAK_SPACE, " ")
        for field in ("start", "end")
    )
    to = words("period-to", language)[0]
    yield " ".join(filter(None, (start, end and to, end)))


def _read_days(builder: ReadingBuilder, language: Language) -> FoundDay | None:
    """Take the first day or stretch for the start and the next one for the end.

    Return a stretch that stands alone: it is the whole period, unless a length is given.
    """
    line = builder.line
    days = find_days(line.open, language, line.text)
    builder.unread += [line.text[day.start : day.end] for day in days if day.refusal]
    days = [day for day in days if day.readings and not _leave_near(builder, day, language)]
    exact = next((day.start for day in days if day.form == "exact"), len(line.open))
    if len(days) < FEWEST and _read_start_without_year(builder, language, exact):
        return None
    is_end = len(days) == 1 and _only_until(language).fullmatch(line.open[: days[0].start])
    for day, field in zip(days, ("end",) if is_end else ("start", "end"), strict=False):
        readings = as_start(day) if field == "start" else as_end(day)
        builder.put(field, readings, guessed=day.form in WHOLE)
        line.consume(day.start, day.end)
    is_alone = len(days) == 1 and not is_end and not builder.unread
    return days[0] if is_alone and days[0].form != "exact" else None


def _leave_near(builder: ReadingBuilder, day: FoundDay, language: Language) -> bool:
    """Leave a stretch unread that says when something else is: `efter sommerferien 2027`."""
    line = builder.line
    is_stretch = any(first_day(it) != last_day(it) for it in day.readings)
    near = _near_pattern(language).search(line.open[: day.start]) if is_stretch else None
    if near is None:
        return False
    builder.unread.append(line.text[near.start() : day.end])
    return True


def _read_start_without_year(builder: ReadingBuilder, language: Language, until: int) -> bool:
    """Read a period such as `1.7. - 31.8.2026` or `juli-august 2026`; the start has no year."""
    line = builder.line
    for match in partial_pattern(language).finditer(line.open):
        following = slice(match.end(), match.end() + LONGEST_DAY)
        found = find_days(line.open[following], language, line.text[following])
        if match.start() >= until or not found or found[0].start > 0 or not found[0].readings:
            continue
        end = last_day(found[0].readings[0])
        start = _in_year(*_month_and_day(match, end), end)
        if start is not None:
            builder.put("start", [start], guessed=True)
            builder.put("end", as_end(found[0]), guessed=found[0].form in WHOLE)
            line.consume(match.start(), match.end() + found[0].end)
            return True
    return False


def _month_and_day(match: re.Match[str], end: date) -> tuple[int, int | None]:
    """Return month and day of a start without a year; `1.-31. august` has the month of its end."""
    day = match["day"] or match["day_alone"] or match["day_before"]
    name = match["name"] or match["name_after"]
    if match["number"] or name:
        month = int(match["number"]) if match["number"] else month_number(name)
    else:
        month = end.month
    return month, int(day) if day else None


def _in_year(month: int, day: int | None, end: date) -> date | None:
    """Return the last such day before the end of the period."""
    if not 1 <= month <= MONTHS_IN_A_YEAR:
        return None
    year = end.year if (month, day or 1) <= (end.month, end.day) else end.year - 1
    if not 1 <= (day or 1) <= monthrange(year, month)[1]:
        return None
    return date(year, month, day or 1)


def _read_length(builder: ReadingBuilder, language: Language) -> bool:
    """Work the end out of a length, `1/8-2026, 18 måneder`; return whether there is one.

    It is counted from the first day of a stretch.
    """
    start = builder.values.get("start")
    if not isinstance(start, DAYS) or "end" in builder.values:
        return False
    match = _length_pattern(language).search(builder.line.open)
    if match is None:  # `et halvt år` is a length too, and no whole month or year
        return find_meaning("lengths", builder.line.open, language) is not None
    number = int(match["number"]) if match["number"] else _number_named(match["word"], language)
    unit = find_meaning("lengths", match["unit"], language)
    end = _after(first_day(start), number, unit[0]) if unit else None
    if end is None:
        builder.unread.append(builder.line.text[match.start() : match.end()])
        return True
    builder.put("end", [end], guessed=isinstance(start, FuzzyDate))
    builder.line.consume(match.start(), match.end())
    return True


def _take_days_said_again(builder: ReadingBuilder, language: Language) -> None:
    """Take a bracket with the days that were read, without a year: `juni 2027 (1/6 til 30/6)`."""
    said = [builder.values.get(name) for name in ("start", "end")]
    days = [[str(day.day), str(day.month)] for day in said if isinstance(day, date)]
    for bracket in _IN_BRACKETS.finditer(builder.line.open):
        told = [[part.lstrip("0") for part in one] for one in _DAY_AND_MONTH.findall(bracket[0])]
        others = _joining_pattern(language).sub("", _DAY_AND_MONTH.sub("", bracket[0]))
        if told == days and not re.search(r"\w", others):
            builder.line.consume(*bracket.span())


def _number_named(word: str, language: Language) -> int:
    return 1 if word in words("one", language) else words("numbers", language).index(word) + 1


def _after(start: date, number: int, unit: str) -> date | None:
    """Return the last day of so many weeks, months or years, `None` if it is too far off."""
    if unit == "weeks":
        days = number * DAYS_IN_A_WEEK - 1
        return start + timedelta(days=days) if days < DAYS_IN_A_WEEK * 5_000 and number else None
    months = (
        start.year * MONTHS_IN_A_YEAR + start.month - 1 + number * {"months": 1, "years": 12}[unit]
    )
    year, month = divmod(months, MONTHS_IN_A_YEAR)
    if year > LAST_YEAR or number == 0:
        return None
    last = monthrange(year, month + 1)[1]
    if start.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, start.day) - timedelta(days=1)


def _take_joining_words(line: Line, language: Language) -> None:
    """Take the words that join the days, and none from between words that are left over."""
    before, after, alone = _joining_patterns(language)
    for piece in _OPEN.finditer(line.open):
        words, is_behind_a_day = piece[0], piece.start() > 0
        if alone.fullmatch(words):
            line.consume(*piece.span())
            continue
        if is_behind_a_day and (match := before.match(words)):
            line.consume(piece.start(), piece.start() + match.end())
        if piece.end() < len(line.open) and (match := after.search(words)):
            line.consume(piece.start() + match.start(), piece.end())


@cache
def _joining_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('period-joins', language)}(?!\w)")


@cache
def _joining_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return what joins right behind a day, right before one, and in a piece of nothing else."""
    word = rf"(?<!\w){any_of('period-joins', language)}(?!\w)"
    row = rf"(?:\s*{word})+"
    return re.compile(row), re.compile(rf"{row}\s*$"), re.compile(rf"(?:\W*{word})+\W*")


@cache
def _short_year_pattern(language: Language) -> re.Pattern[str]:
    season = any_meaning("seasons", language)
    named = rf"(?P<month>{month_pattern()}|{season})"
    return re.compile(rf"(?i){_WORD_BEGINS}{named} '?(?P<year>[2-5][0-9])(?![\w./-])")


@cache
def _month_list_pattern(language: Language) -> re.Pattern[str]:
    month, joins = month_pattern(), any_of("places.joins", language)
    return re.compile(  # of a year's months, ten stand between the first and the last
        rf"(?i){_WORD_BEGINS}(?P<row>(?P<first>{month})(?:, ?{month}){{0,10}}+,? {joins} "
        rf"(?P<last>{month}))"
        r"(?= [0-9]{4}(?![0-9]))"
    )


@cache
def _only_until(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of('to', language)} (?:(?:den|the) )?")


@cache
def _near_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes a stretch behind it say when something else is."""
    leads, occasions = any_of("period.leads", language), any_of("period.occasions", language)
    within = any_of("in", language)
    return re.compile(rf"(?<!\w)(?:{leads}\s+(?:\w+\s+){{0,3}}|{occasions}\s+(?:{within}\s+)?)$")


@cache
def _length_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:(?P<number>[0-9]{{1,3}})"
        rf"|(?P<word>{any_of('numbers', language)}|{any_of('one', language)}))"
        rf" (?P<unit>{any_meaning('lengths', language)})(?!\w)"
    )
