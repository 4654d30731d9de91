"""CPR numbers in two parts: "født 24.12.72 …, de sidste fire cifre er …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cpr import (
    YEARS,
    birth_year,
    is_about_cpr,
    is_amount,
    is_said_to_be_cpr,
    is_valid_day,
)
from aabsocial.personal_data.kinds import CPR_NUMBER, POSSIBLE_CPR_NUMBER, Match
from aabsocial.personal_data.wordlists import any_word, whole_word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

APART = 250  # letters at most between the date and the last four digits: a few sentences
ISO = r"(?P<isoyear>(?:18|19|20)\d\d)-(?P<isomonth>\d\d)-(?P<isoday>\d\d)"
CENTURY = r"(?:18|19|20)?"
TOGETHER = rf"(?P<day2>\d\d)(?P<month2>\d\d){CENTURY}(?P<year2>\d\d)"
MARKED = (
    r"(?P<day>\d{1,2})(?P<mark>\. ?|[ /-])(?P<month>\d{1,2})(?:(?P=mark)|\. |[- ])"
    rf"{CENTURY}(?P<year>\d\d)"
)
Span = tuple[int, int]


def split_numbers(text: str) -> Iterator[Match]:
    """Yield the last four digits of a CPR number, named as such, with a date of birth nearby."""
    for form, year_is_unsure in _last_four():
        for match in form.finditer(text):
            serial = match.span("serial")
            born = None if is_amount(text, serial[1]) else _birth(text, match.span(), serial)
            if born:
                start, end = min(born[0], serial[0]), max(born[1], serial[1])
                unsure = year_is_unsure and int(match["serial"]) in YEARS
                kind = POSSIBLE_CPR_NUMBER if unsure else CPR_NUMBER
                yield Match(kind, start, end, "parted", parts=tuple(sorted((born, serial))))


def _birth(text: str, match: Span, serial: Span) -> Span | None:
    """Return the span of the date of birth that belongs to the last four digits, if there is one.

    A date that is named as such is preferred, then one before the digits, then the nearest.
    """
    seventh = int(text[serial[0]])
    first, last = max(0, match[0] - APART), match[1] + APART
    dates = [date.span() for date in _dates().finditer(text, first, last) if _is_day(date, seventh)]
    near = sorted(
        (span for span in dates if span[1] <= serial[0] or span[0] >= serial[1]),
        key=lambda span: (
            not is_said_to_be_cpr(text, span[0]),
            span[0] > serial[0],
            max(match[0] - span[1], span[0] - match[1]),
        ),
    )
    for span in near:
        if is_about_cpr(text, min(span[0], match[0]), max(span[1], match[1])):
            return span
    return None


def _is_day(date: re.Match[str], seventh: int) -> bool:
    day = date["day"] or date["day2"] or date["isoday"] or date["day3"]
    year = (date["year"] or date["year2"] or date["isoyear"] or date["year3"])[-2:]
    month = date["month"] or date["month2"] or date["isomonth"]
    number = int(month) if month else _months()[date["month3"].lower()]
    return is_valid_day(int(day), number, birth_year(int(year), seventh))


@cache
def _months() -> dict[str, int]:
    return {name: index % 12 + 1 for index, name in enumerate(words_of("months"))}


@cache
def _dates() -> re.Pattern[str]:
    day, month = r"(?P<day3>\d{1,2})\.?\s?", rf"(?P<month3>{any_word('months')})\.?\s"
    month_names = rf"{day}{month}{CENTURY}(?P<year3>\d\d)"
    return re.compile(rf"(?<!\d)(?:{ISO}|{month_names}|{TOGETHER}|{MARKED})(?!\d)", re.IGNORECASE)


@cache
def _last_four() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns of the last four digits, and whether a year may look the same."""
    serial = r"(?<!\d)(?P<serial>\d{4})(?!\d)(?![.,]\d)"
    mark = r"[^\w\n.,+@§-]{1,4}"  # for these an outline has a space
    linked = rf"{mark}(?:{any_word('linking')}{mark})?-?"
    patterns = (
        (rf"{whole_word('last_four')}[^\d]{{0,40}}?{serial}", False),
        (rf"{whole_word('ends_with')}{linked}{serial}", True),
        (rf"{serial}[^\d.!?]{{0,25}}{whole_word('last_four')}", False),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), unsure) for pattern, unsure in patterns)
