"""Read one measure of success: from what, to what, by when, and where the number stands.

The parts are found by their markers, not by their place. The line itself is the statement, so that
a misreading can misplace a figure but never lose a word.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.criterion_numbers import read_baseline_of_today, read_numbers
from aabsocial.parsing.lines.criterion_parts import number_in_list, read_unit, split_unknown
from aabsocial.parsing.lines.criterion_source import measurement_before, read_source
from aabsocial.parsing.lines.days import WHOLE, find_days, month_pattern
from aabsocial.parsing.lines.figures import FIGURES, parse_figure, readings_of
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.month_of_period import month_of_period
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.reading import LineReading

MARKER = 40  # letters in which the marker before a day is looked for
LAST_RANK = 4  # of a year that nothing but its place makes the deadline


def parse_criterion(
    text: str,
    language: Language,
    today: date,
    period_end: DayOrStretch | None = None,
    period_start: DayOrStretch | None = None,
) -> LineReading:
    """Read a criterion; without a deadline of its own it has the end of the period.

    A month without a year is that of the period, if it is in it once.
    """
    gap = read_as_gap("criterion", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    named = number_in_list(line, language)
    if named:  # the program gives it a number of its own
        line = Line(line.text[len(named) :])
        line.consumed.append(named)
    said, unknown, note = split_unknown(line.text, line.plain, language)
    if unknown:
        line = Line(said)
    builder = ReadingBuilder("criterion", line)
    if unknown:
        builder.leave_open(unknown, note)
    builder.put_text("statement", line.text)
    read_unit(builder, language)
    deadline = read_deadline(builder, language, today, period_end)
    if deadline is None and period_start and period_end and not builder.unread:
        deadline = _read_month_of_period(builder, language, today, (period_start, period_end))
    read_baseline_of_today(builder, language)
    if not {"source"} & {*builder.gaps, *builder.values}:
        read_source(builder, language, deadline)
    if "target" not in builder.gaps:
        read_numbers(builder, language)
    # A day that could not be read is asked for; the end of the period would hide it.
    if period_end and not builder.unread and not _has(builder, "deadline"):
        years = _years_of_source(builder, language, today)
        builder.put("deadline", [*years, period_end], guessed=not years)
    return builder.build("target", "deadline", "source")


def _has(builder: ReadingBuilder, field: str) -> bool:
    return field in builder.values or any(one.field == field for one in builder.questions)


def _years_of_source(
    builder: ReadingBuilder, language: Language, today: date
) -> list[DayOrStretch]:
    """Return the year to come whose figures are the source, which may be the deadline."""
    days = find_days(in_plain_letters(str(builder.values.get("source", ""))), language)
    years = [day.readings[0] for day in days if day.form == "year" and day.readings]
    return [year for year in years if last_day(year) > today]


def read_deadline(
    builder: ReadingBuilder, language: Language, today: date, period_end: DayOrStretch | None
) -> tuple[int, int] | None:
    """Take the deadline and blot out every other day; return where the deadline stands."""
    line = builder.line
    days = find_days(line.open, language, line.text)
    days = _without_day_of_baseline(builder, days, language, today)
    marked = _end_of_period(line, language) if period_end else None
    chosen = None if marked else _deadline_of(days, line, language, today)
    for day in days:
        if day.refusal:
            builder.unread.append(line.text[day.start : day.end])
            line.take(day.start - len(_marker_before(line.plain, day.start, language)), day.start)
    _read_days_without_year(builder, language)
    _read_years_in_brackets(builder, days, chosen, today)
    _read_baseline_of_a_year(builder, days, chosen, language)
    for day in days:
        if day.form != "year" or day is chosen:
            line.take(day.start, day.end)
    if marked:
        builder.put("deadline", [period_end])
        line.take(*marked)
        return marked
    if chosen is None:
        return None
    before = _marker_before(line.plain, chosen.start, language)
    builder.put("deadline", _as_deadline(chosen, before, language))
    start = chosen.start - len(before)
    measurement = measurement_before(line.plain, chosen.start, language)
    if measurement is not None:
        builder.put_text("source", line.text[measurement.start("name") : chosen.end])
        start = measurement.start()
    line.take(start, chosen.start)
    return start, chosen.end


def _read_month_of_period(
    builder: ReadingBuilder,
    language: Language,
    today: date,
    period: tuple[DayOrStretch, DayOrStretch],
) -> tuple[int, int] | None:
    """Take a month to come as the deadline, its year from the period; return where it stands."""
    line = builder.line
    month = month_of_period(line.open, language, line.text, period)
    if month is None or _has(builder, "deadline") or last_day(month.readings[0]) <= today:
        return None
    before = _marker_before(line.plain, month.start, language)
    builder.put("deadline", _as_deadline(month, before, language))
    line.take(month.start - len(before), month.end)
    return month.start - len(before), month.end


def _as_deadline(day: FoundDay, before: str, language: Language) -> tuple[DayOrStretch, ...]:
    """Return a day as a deadline: a month or a year stays one, and `inden 2029` ends before it."""
    if day.form in WHOLE and _before_pattern(language).match(before):
        return tuple(first_day(one) - timedelta(days=1) for one in day.readings)
    return day.readings


def _read_days_without_year(builder: ReadingBuilder, language: Language) -> None:
    """Tell of a deadline such as `inden 1. juli` that its year is missing."""
    line = builder.line
    for match in _undated_pattern().finditer(line.open):
        marker = _marker_before(line.plain, match.start(), language)
        if marker:
            builder.unread.append(line.text[slice(*match.span())])
            line.take(match.start() - len(marker), match.end())


def _end_of_period(line: Line, language: Language) -> tuple[int, int] | None:
    match = re.search(rf"(?<!\w){any_of('criterion.end-of-period', language)}(?!\w)", line.open)
    return match.span() if match else None


def _deadline_of(
    days: list[FoundDay], line: Line, language: Language, today: date
) -> FoundDay | None:
    """Return the day that is the deadline: one behind `inden` or `senest` before any other."""
    ranked = [
        (last_day(day.readings[0]) <= today and rank > 0, rank, number)
        for number, day in enumerate(days)
        if day.readings and (rank := _rank(day, line.plain, language, today)) is not None
    ]
    return days[min(ranked)[-1]] if ranked else None


def _rank(day: FoundDay, text: str, language: Language, today: date) -> int | None:
    before = _marker_before(text, day.start, language)
    if _strong_pattern(language).match(before):
        return 0
    if day.form == "exact":
        return 1
    in_brackets = text[day.start - 1 : day.start] == "(" and text[day.end : day.end + 1] == ")"
    if before and not (day.form == "plain" and in_brackets):
        return 2
    if measurement_before(text, day.start, language) is not None:
        return 2 if last_day(day.readings[0]) > today else None
    if day.form == "year" and last_day(day.readings[0]) > today:
        is_behind = _counted_pattern(language).search(text[max(0, day.start - MARKER) : day.start])
        is_part = is_behind and _ended_pattern().match(text, day.end)
        is_last = text[: day.start].endswith(", ") and not text[day.end :].strip(" .")
        return LAST_RANK if is_part or is_last else None
    is_month_to_come = day.form == "plain" and last_day(day.readings[0]) > today
    return 3 if day.form == "fuzzy" or (is_month_to_come and not in_brackets) else None


def _marker_before(text: str, end: int, language: Language) -> str:
    """Return the words right before a day that make it a deadline, with the space behind them."""
    start = max(0, end - MARKER)
    match = _deadline_pattern(language).search(text[start:end])
    return match[0] if match else ""


def _read_years_in_brackets(
    builder: ReadingBuilder, days: list[FoundDay], chosen: FoundDay | None, today: date
) -> None:
    """Read `fra 38 (2025) til 28 (2028)`: the day of the baseline, and the deadline.

    What is still to come is no day of a baseline.
    """
    line = builder.line
    in_brackets = [
        day
        for day in days
        if day is not chosen
        and day.readings
        and line.plain[day.start - 1 : day.start] == "("
        and line.plain[day.end : day.end + 1] == ")"
    ]
    for number, day in enumerate(in_brackets[:2]):
        if number == 0 and first_day(day.readings[0]) <= today:
            builder.put("baseline_date", day.readings)
        elif chosen is None:
            builder.put("deadline", day.readings)
    for day in in_brackets:
        line.take(day.start - 1, day.end + 1)


def _without_day_of_baseline(
    builder: ReadingBuilder, days: list[FoundDay], language: Language, today: date
) -> list[FoundDay]:
    """Take the day of the number that something changes from: `fra 60 % i maj 2026 til 80 %`."""
    line = builder.line
    for day in days:
        before = _changing_number(language).search(line.open[: day.start])
        is_past = bool(day.readings) and first_day(day.readings[0]) <= today
        if before and is_past and _changes_to(language).match(line.open, day.end):
            builder.put("baseline_date", day.readings)
            line.take(before.start("lead"), day.end)
            return [one for one in days if one is not day]
    return days


def _read_baseline_of_a_year(
    builder: ReadingBuilder, days: list[FoundDay], chosen: FoundDay | None, language: Language
) -> None:
    """Read `12 i 2025, højst 6 i 2027`: the number of a time that is not the deadline."""
    line = builder.line
    earlier = (day for day in days if day.form in WHOLE and day.readings and day is not chosen)
    for day in earlier:
        number = _number_in_a_year(language).search(line.open[: day.start])
        if chosen is not None and day.start < chosen.start and number is not None:
            builder.put("baseline", readings_of(parse_figure(number["baseline"], language)))
            builder.put("baseline_date", day.readings)
            line.take(number.start(), day.end)
            return


@cache
def _number_in_a_year(language: Language) -> re.Pattern[str]:
    unit, behind = r"(?:\s+[^\W\d_]+){0,2}", any_of("in", language)
    return re.compile(rf"(?<![\w.,/-])(?P<baseline>{FIGURES}){unit}\s+{behind}\s+$")


@cache
def _changing_number(language: Language) -> re.Pattern[str]:
    """Return a pattern for a number with its unit, and what leads to the day behind it."""
    unit = rf"(?:\s?{any_of('criterion.percent', language)}(?!\w))?(?:\s+[^\W\d_]+){{0,3}}?"
    leads = any_of("in", language)
    return re.compile(rf"(?<![\w.,/-]){FIGURES}{unit}(?P<lead>\s+(?:{leads}\s+)?)$")


@cache
def _changes_to(language: Language) -> re.Pattern[str]:
    return re.compile(rf",?\s*(?:{any_of('criterion.to', language)}(?!\w)|[-=]>|→)")


@cache
def _counted_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a number with its unit of a word, right before a year: `12 % 2030`."""
    unit = rf"\s?{any_of('criterion.percent', language)}|\s[^\W\d_]+"
    return re.compile(rf"(?<![\w.,/-]){FIGURES}(?:{unit})\s+$")


@cache
def _ended_pattern() -> re.Pattern[str]:
    """Return a pattern for what ends the part that a year is the last word of."""
    return re.compile(r"\s*(?:[,;]|\.?\s*$|\.\s)")


@cache
def _undated_pattern() -> re.Pattern[str]:
    month, year = month_pattern(), r"(?:\s*'?\d\d)?(?!\w)"
    day = rf"[0-9]{{1,2}}[./][0-9]{{1,2}}|[0-9]{{1,2}}\.? ?{month}{year}"
    week = "(?:uge|week) [0-9]{1,2}(?:,? [0-9]{4})?"
    return re.compile(rf"(?<![\w.,/-])(?:(?:{day})(?!\s*[0-9]{{4}})|{week})(?![\w/-])")


@cache
def _deadline_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('criterion.deadline', language)}\s+(?:(?:den|the)\s+)?$")


@cache
def _before_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('criterion.before', language)}(?!\w)")


@cache
def _strong_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(any_of("criterion.strong-deadline", language))
