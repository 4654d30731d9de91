"""Take the numbers and bullets of a list from in front of its lines: `1) Spisning`, `- Kaffe`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.days import month_pattern
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.localization.messages import Language

FEWEST = 2  # numbers that part a line
_BULLET = re.compile(r"^\s*(?:[*•·‣▪●○]\s*(?=\w)|[-–—]\s+(?=[^\W\d]))")
_IN_BRACKET = r"\(?(?:[0-9]{1,2}|[a-zæøåA-ZÆØÅ])\)\s+(?=\S)"


def without_list_marks(lines: Sequence[str], names: Sequence[str] = ()) -> list[str]:
    """Return the lines without the marks in front of them.

    A number with a full stop may be a day or an ordinal: `1. maj`, `1. mandag`. It is a mark
    before a capital letter, and where all the lines are numbered from one on. One of the names
    is no mark, as the number of a department is not.
    """
    if _are_numbered(lines):
        return [_any_number().sub("", line, count=1) for line in lines]
    return [_without_mark(_BULLET.sub("", line, count=1), names) for line in lines]


def _without_mark(line: str, names: Sequence[str]) -> str:
    mark = _mark().match(line)
    return line if mark is None or mark[0].strip(" \t().") in names else line[mark.end() :]


def split_at_numbers(line: str, language: Language) -> list[str]:
    """Return the parts of a line in which each begins with its number: `1) kaffe 2) kage`."""
    starts = [mark.start() for mark in _marks_in_order(line)]
    if len(starts) < FEWEST:
        return [line]
    ends = _end_of_part(language)
    return [ends.sub("", line[start:end]) for start, end in pairwise((*starts, len(line)))]


def _marks_in_order(line: str) -> Iterator[re.Match[str]]:
    """Yield the numbers from one on, of which the first begins the line."""
    mark, number = re.match(r"\s*\(?1\)\s", line), 1
    while mark is not None:
        yield mark
        number += 1
        mark = re.compile(rf"(?<=\s)\(?{number}\)\s").search(line, mark.end())


def _are_numbered(lines: Sequence[str]) -> bool:
    """Return whether lines are numbered from one on; `1. kvartal`, `2. kvartal` are ordinals."""
    words = [
        found["word"].lower()
        for number, line in enumerate(lines, start=1)
        if (found := _any_number().match(line)) and int(found["number"]) == number
    ]
    return len(words) == len(lines) >= FEWEST and len({*words}) > 1


@cache
def _any_number() -> re.Pattern[str]:
    no_day = rf"(?!(?i:{month_pattern()}))"
    return re.compile(rf"^\s*\(?(?P<number>[0-9]{{1,2}})[.)]\s+{no_day}(?=(?P<word>\S+))")


@cache
def _mark() -> re.Pattern[str]:
    """Return a pattern for one mark at the beginning of a line."""
    full_stop = rf"[0-9]{{1,2}}\.\s+(?=[A-ZÆØÅ])(?!(?i:{month_pattern()}))"
    return re.compile(rf"^\s*(?:{_IN_BRACKET}|{full_stop})")


@cache
def _end_of_part(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[\s,;]*(?:\s{any_of('places.joins', language)})?[\s,;]*$")
