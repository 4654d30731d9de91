"""Read a milestone: `1. oktober 2027: værkstedet åbner`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.core.struct import LONGEST_LINE
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.days import find_days, month_pattern
from aabsocial.parsing.lines.line import Line, in_plain_letters, one_line
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_meaning, any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.rates import Period
    from aabsocial.parsing.lines.reading import LineReading


TWO = 2
MOST_YEARS = 4  # that one is asked to choose between
_WORD_BEHIND = re.compile(r"\s[^\W\d_]")
_BETWEEN_DAYS = re.compile(
    r"\s*;\s*|(?<=[0-9]{4})\.\s+|(?<=[0-9]{4}),\s+(?=[^\W\d_])|(?<=[?)])\.?\s+(?=[A-ZÆØÅ])"
)


@cache
def _leading(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a day: `senest`, `inden den`, `i`."""
    return re.compile(rf"(?<!\w)(?:{any_of('until', language)}|{any_of('in', language)}) $")


@cache
def _in_a_sentence(language: Language) -> re.Pattern[str]:
    """Return a pattern for a day with which a sentence begins: `Den 1. maj 2027 åbner`."""
    return re.compile(rf"(?:{any_of('until', language)}|{any_of('in', language)})\s")


@cache
def _without_year(language: Language) -> re.Pattern[str]:
    """Return a pattern for a day, a month or a season that is said without its year."""
    month, season = month_pattern(), any_meaning("seasons", language)
    leads = (any_of(key, language) for key in ("in", "until", "period-to"))
    lead = rf"(?<!\w)(?:{'|'.join(leads)})\s"
    day = rf"[0-9]{{1,2}}/[0-9]{{1,2}}(?![\w/.-])|[0-9]{{1,2}}\.? ?{month}(?!\w)"
    return re.compile(
        rf"(?<![\w./,-])(?P<day>{day})"
        rf"|{lead}(?P<stretch>{month}|{season})(?!\w)"
    )


@cache
def _months_of_a_year(language: Language) -> re.Pattern[str]:
    month, joins = month_pattern(), any_of("places.joins", language)
    return re.compile(
        rf"(?P<first>{month}) {joins} (?P<second>{month}) (?P<year>20[0-9]{{2}})(?![\w/-])"
    )


@cache
def _every_year(language: Language) -> re.Pattern[str]:
    """Return a pattern for a month of each year: `hvert år i marts`, `i marts hvert år`."""
    every, lead = any_of("every-year", language), any_of("in", language)
    month = month_pattern()
    ahead = rf"{every}\s+{lead}\s+(?P<month>{month})"
    behind = rf"{lead}\s+(?P<month_before>{month})\s+{every}"
    return re.compile(rf"(?<!\w)(?:{ahead}|{behind})(?!\s*[0-9])(?!\w)")


@cache
def _responsible(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('who.by', language)}\s")


def split_milestones(text: str, language: Language) -> list[str]:
    """Return the lines of a line that names several days: `Midtvejs: maj 2028. Slut: maj 2029`.

    They are parted at semicolons and full stops where each part has a day of its own, and at a
    comma behind a day; whoever is responsible goes with the last. Of two days that are joined
    alone, `maj 2028 og maj 2029: møde`, each has what is said of them.
    """
    line = one_line(text)
    if both := _two_days(line, language) or _two_months(line, language):
        return both
    parts = _between_days(line, language)
    dated = [part for part in parts if _has_a_day(part, language)]
    return parts if len(dated) == len(parts) > 1 else [text]


def split_years(text: str, language: Language, period: Period | None) -> list[str]:
    """Return a line for each year of the period that `hvert år i marts` is in, else the line."""
    line = one_line(text)
    every = _every_year(language).search(in_plain_letters(line[:LONGEST_LINE]))
    if every is None or period is None or ";" in line:
        return [text]
    month = line[slice(*every.span("month" if every["month"] else "month_before"))]
    said = Line(line)
    said.take(*every.span())
    years = range(period.first.year, period.last.year + 1)
    days = [day for it in years for day in find_days(f"{month} {it}".lower(), language)]
    within = [
        day
        for day in days
        if first_day(day.readings[0]) <= period.last and period.first <= last_day(day.readings[0])
    ]
    named = (f"{month} {first_day(day.readings[0]).year}" for day in within)
    return [f"{day}: {what}" if (what := said.rest()) else day for day in named] or [text]


def _between_days(line: str, language: Language) -> list[str]:
    """Return the parts between marks; one that says who is responsible goes on with the last."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for mark in (*_BETWEEN_DAYS.finditer(line), None):
        end = mark.start() if mark else len(line)
        if spans and _responsible(language).match(in_plain_letters(line[begin:end])):
            begin = spans.pop()[0]
        spans.append((begin, end))
        begin = mark.end() if mark else end
    return [part for span in spans if (part := line[slice(*span)].strip())]


def _two_days(line: str, language: Language) -> list[str]:
    """Return a line for each of two days that begin a line, nothing where it begins otherwise."""
    days = [
        day
        for day in find_days(in_plain_letters(line[:LONGEST_LINE]), language)
        if day.form != "year" and not day.refusal
    ]
    if len(days) != TWO or line[: days[0].start].strip():
        return []
    between, behind = line[days[0].end : days[1].start], line[days[1].end :]
    if between.strip().lower() not in {*words("places.joins", language), ","}:
        return []
    return [f"{line[day.start : day.end]}{behind}" for day in days]


def _two_months(line: str, language: Language) -> list[str]:
    """Return a line for each of two months of one year: `januar og juni 2028: møde`."""
    both = _months_of_a_year(language).match(in_plain_letters(line[:LONGEST_LINE]))
    if both is None:
        return []
    first, second = line[slice(*both.span("first"))], line[slice(*both.span("second"))]
    behind = line[both.start("year") :]
    return [f"{first} {behind}", f"{second} {behind}"]


def _has_a_day(part: str, language: Language) -> bool:
    days = find_days(in_plain_letters(part[:LONGEST_LINE]), language)
    return any(day.form != "year" for day in days)


def parse_milestone(text: str, language: Language, period: Period | None = None) -> LineReading:
    """Read a day and what happens on it, in any order.

    Of a day without its year, it is asked which one in the period is meant.
    """
    gap = read_as_gap("milestone", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("milestone", Line(text))
    line = builder.line
    days = [day for day in find_days(line.open, language, line.text) if day.form != "year"]
    builder.unread += (line.text[day.start : day.end] for day in days if day.refusal)
    dated = next((day for day in days if not day.refusal), None)
    if dated is not None:
        _read_day(builder, dated, language)
    elif period is not None and not builder.unread:
        _ask_which_year(builder, period, language)
    builder.put_text("what", line.rest())
    return builder.build("date", "what")


def _read_day(builder: ReadingBuilder, day: FoundDay, language: Language) -> None:
    """Take a day, unless a sentence begins with it: the sentence is what happens."""
    line = builder.line
    leading = _leading(language).search(line.open, 0, day.start)
    start = leading.start() if leading else day.start
    unsure = unsure_at(line.open, (day.start, day.end), language)
    if unsure is not None and unsure.kind == "doubted":
        builder.leave_open("date", line.take(min(start, unsure.start), unsure.end))
        return
    builder.put("date", day.readings)
    goes_on = _WORD_BEHIND.match(line.open, day.end) and not line.open[:start].strip()
    if not (goes_on and _in_a_sentence(language).match(line.open, start)):
        line.consume(start, day.end)


def _ask_which_year(builder: ReadingBuilder, period: Period, language: Language) -> None:
    """Ask which day is meant by one without its year: each in the period, or the next one."""
    found = _without_year(language).search(builder.line.plain)
    if found is None:
        return
    said = found[found.lastgroup or 0]
    joined = "-" if "/" in said else " "
    years = range(period.first.year, period.last.year + 2)
    days = [find_days(f"{said}{joined}{year}", language) for year in years]
    readings = [it.readings[0] for found_in in days for it in found_in if it.readings]
    to_come = [it for it in readings if last_day(it) >= period.first]
    within = [it for it in to_come if first_day(it) <= period.last] or to_come[:1]
    if within:
        builder.ask("date", *({"date": it} for it in within[:MOST_YEARS]), {})
