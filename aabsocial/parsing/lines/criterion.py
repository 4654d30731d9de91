"""Read one measure of success: from what, to what, by when, and where the number stands.

The parts are found by their markers, not by their place. The line itself is the statement, so that
a misreading can misplace a figure but never lose a word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.criterion_numbers import read_baseline_of_today, read_numbers
from aabsocial.parsing.lines.days import as_end, find_days
from aabsocial.parsing.lines.line import Line, tidy
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.reading import LineReading

_BRACKETS_AT_END = re.compile(r"\((?=[^()]*[^\W\d_])[^()\0]*\)[\s.\0]*$")
MOST_LETTERS = 80
MOST_WORDS = 8  # of a source that nothing but its place marks
MARKER = 40  # letters in which the marker before a day is looked for


def parse_criterion(
    text: str, language: Language, today: date, period_end: DayOrStretch | None = None
) -> LineReading:
    """Read a criterion; without a deadline of its own it has the end of the period."""
    gap = read_as_gap("criterion", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("criterion", line)
    builder.put_text("statement", line.text)
    deadline = _read_deadline(builder, language, period_end)
    read_baseline_of_today(builder, language)
    _read_source(builder, language, deadline)
    read_numbers(builder, language)
    _read_day_of_baseline(builder, today, language)
    _guess_level(builder)
    # A day that could not be read is asked for; the end of the period would hide it.
    if period_end and not builder.unread and not _has(builder, "deadline"):
        builder.put("deadline", [period_end], guessed=True)
    return builder.build("target", "deadline", "source")


def _has(builder: ReadingBuilder, field: str) -> bool:
    return field in builder.values or any(one.field == field for one in builder.questions)


def _read_day_of_baseline(builder: ReadingBuilder, today: date, language: Language) -> None:
    """Set the day of a baseline that the line says is of today; no day is guessed."""
    this_day = rf"(?<!\w){any_of('criterion.this-day', language)}(?!\w)"
    is_said = _has(builder, "baseline") and re.search(this_day, builder.line.plain)
    if is_said and not _has(builder, "baseline_date"):
        builder.put("baseline_date", [today])


def _guess_level(builder: ReadingBuilder) -> None:
    """Guess that a baseline shows a change."""
    if _has(builder, "target"):
        level = "result" if _has(builder, "baseline") else "activity"
        builder.put("level", [level], guessed=True)


def _read_deadline(
    builder: ReadingBuilder, language: Language, period_end: DayOrStretch | None
) -> tuple[int, int] | None:
    """Take the deadline and blot out every other day; return where the deadline stands."""
    line = builder.line
    days = find_days(line.open, language, line.text)
    marked = _end_of_period(line, language) if period_end else None
    chosen = None if marked else _deadline_of(days, line, language)
    for day in days:
        if day.refusal:
            builder.unread.append(line.text[day.start : day.end])
            line.take(day.start - len(_marker_before(line.plain, day.start, language)), day.start)
    _read_years_in_brackets(builder, days, chosen)
    for day in days:
        if day.form != "year" or day is chosen:
            line.take(day.start, day.end)
    if marked:
        builder.put("deadline", [period_end])
        line.take(*marked)
        return marked
    if chosen is None:
        return None
    builder.put("deadline", as_end(chosen))
    start = chosen.start - len(_marker_before(line.plain, chosen.start, language))
    line.take(start, chosen.start)
    return start, chosen.end


def _end_of_period(line: Line, language: Language) -> tuple[int, int] | None:
    match = re.search(rf"(?<!\w){any_of('criterion.end-of-period', language)}(?!\w)", line.open)
    return match.span() if match else None


def _deadline_of(days: list[FoundDay], line: Line, language: Language) -> FoundDay | None:
    """Return the day that is the deadline: one behind `inden` or `senest` before any other."""
    ranked = [
        (rank, number)
        for number, day in enumerate(days)
        if day.readings and (rank := _rank(day, line.plain, language)) is not None
    ]
    return days[min(ranked)[1]] if ranked else None


def _rank(day: FoundDay, text: str, language: Language) -> int | None:
    before = _marker_before(text, day.start, language)
    if _strong_pattern(language).match(before):
        return 0
    if day.form == "exact":
        return 1
    in_brackets = text[day.start - 1 : day.start] == "(" and text[day.end : day.end + 1] == ")"
    if before and not (day.form == "plain" and in_brackets):
        return 2
    return 3 if day.form == "fuzzy" else None


def _marker_before(text: str, end: int, language: Language) -> str:
    """Return the words right before a day that make it a deadline, with the space behind them."""
    start = max(0, end - MARKER)
    match = _deadline_pattern(language).search(text[start:end])
    return match[0] if match else ""


def _read_years_in_brackets(
    builder: ReadingBuilder, days: list[FoundDay], chosen: FoundDay | None
) -> None:
    """Read `fra 38 (2025) til 28 (2028)`: the day of the baseline, and the deadline."""
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
        if number == 0:
            builder.put("baseline_date", [last_day(day.readings[0])])
        elif chosen is None:
            builder.put("deadline", as_end(day))
    for day in in_brackets:
        line.take(day.start - 1, day.end + 1)


def _read_source(
    builder: ReadingBuilder, language: Language, deadline: tuple[int, int] | None
) -> None:
    """Take the source: behind a marker, in brackets at the end, or behind the deadline."""
    line = builder.line
    marker = _source_pattern(language).search(line.open)
    if marker is not None:
        end = line.open.find("\0", marker.end())
        _take_source(builder, marker.start(), marker.end(), end if end >= 0 else len(line.open))
        return
    places = []
    brackets = _BRACKETS_AT_END.search(line.open)
    if brackets is not None:
        places.append((brackets.start(), brackets.start() + 1, line.open.rindex(")")))
    semicolon = line.open.find(";")
    if semicolon >= 0:
        places.append((semicolon, semicolon + 1, len(line.open)))
    end_of_deadline = _end_of_deadline(builder, deadline)
    if end_of_deadline is not None:
        comma = _comma_pattern(language).match(line.open, end_of_deadline)
        # A line that begins with its deadline goes on with what is to be reached.
        if comma is not None and any(map(str.isalpha, line.open[:end_of_deadline])):
            places.append((comma.start(), comma.end(), len(line.open)))
    if places:
        _take_source(builder, *min(places))
    else:
        _read_last_segment(builder, language)


def _read_last_segment(builder: ReadingBuilder, language: Language) -> None:
    """Take a source that only its place marks: the last words, without a verb or a figure."""
    line = builder.line
    for match in _segment_pattern().finditer(line.open):
        is_behind_a_number = re.search(r"[0-9]", line.plain[: match.start()])
        if is_behind_a_number and not _no_source_pattern(language).search(match["words"]):
            _take_source(builder, match.start(), match.start("words"), match.end("words"))
            if match["mark"] == ",":
                builder.guessed.append("source")
            return


def _end_of_deadline(builder: ReadingBuilder, deadline: tuple[int, int] | None) -> int | None:
    """Return where the deadline ends; a year in brackets, behind the target, may be it."""
    if deadline is not None:
        return deadline[1]
    return builder.line.open.rfind("\0") + 1 if "deadline" in builder.values else None


def _take_source(builder: ReadingBuilder, start: int, begin: int, end: int) -> None:
    """Take the source; what a bracket or a separator leaves beside it is no part of it."""
    line = builder.line
    whole = len(line.text) if end == len(line.plain) else end
    builder.put_text("source", tidy(line.text[begin:whole]))
    line.take(start, end)


@cache
def _segment_pattern() -> re.Pattern[str]:
    """Return a pattern for each place where the last words of a line may begin."""
    rest = rf"(?=(?P<words>[^\W\d_][^;\0]{{0,{MOST_LETTERS}}}?)[\s,.\0]*$)"
    return re.compile(rf"(?P<mark>,| -)\s+{rest}")


@cache
def _no_source_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for what no source of a few words has: a figure, a verb, a clause."""
    verbs, clauses = any_of("criterion.predicates", language), any_of("criterion.clauses", language)
    return re.compile(
        rf"[0-9]|(?<!\w)(?:{verbs}|{any_of('criterion.verbs', language)})(?!\w)|^{clauses}(?!\w)"
        rf"|(?:\S+\s+){{{MOST_WORDS}}}"
    )


@cache
def _comma_pattern(language: Language) -> re.Pattern[str]:
    clause = any_of("criterion.clauses", language)
    return re.compile(rf"[\s\0).]*,[\s\0,]*(?=\w)(?!{clause}(?!\w))")


@cache
def _deadline_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('criterion.deadline', language)}\s+(?:(?:den|the)\s+)?$")


@cache
def _strong_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(any_of("criterion.strong-deadline", language))


@cache
def _source_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('criterion.source', language)}(?=[\s:])[\s:]*(?=\w)")
