"""Read an answer that says several parts of a goal one after the other: `bogen, unge i job`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.criterion import read_deadline
from aabsocial.parsing.lines.criterion_indicator import capitalized, head_of, words_until_stop
from aabsocial.parsing.lines.criterion_numbers import read_baseline_of_today
from aabsocial.parsing.lines.criterion_parts import read_unit
from aabsocial.parsing.lines.criterion_source import read_source
from aabsocial.parsing.lines.line import Line, in_plain_letters, tidy
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from aabsocial.localization.messages import Language

IN_ORDER = ("source", "indicator", "unit")  # known by their places
_GOAL = "-"  # what the parts stand behind


def read_goal_parts(
    text: str, asked: Sequence[str], language: Language, today: date
) -> Mapping[str, object]:
    """Return what an answer says of each part asked for, in their order, parted by commas.

    A part that its words name, as `i dag 0`, may stand anywhere. Nothing is returned where one
    part alone is asked for or said, or where one fits none of those asked for.
    """
    parts, read, others = _parts(text, language), dict[str, object](), list[str]()
    if len(parts) == 1 or len({*asked} & {*IN_ORDER}) == 1:
        return {}
    for part in parts:
        if named := _named(part, language, today):
            read |= named
        else:
            others.append(part)
    left = [name for name in asked if name in IN_ORDER and name not in read]
    if not _fit(others, left, language):
        return {}
    in_order = zip(left, others, strict=False)
    read |= {name: capitalized(it) if name == "indicator" else it for name, it in in_order}
    return _with_unit(read, asked, language)


def _parts(text: str, language: Language) -> list[str]:
    """Return the parts between commas; what a clause goes on with is no part of its own."""
    line = Line(text)
    ends = [match.span() for match in _comma(language).finditer(line.plain)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(line.text)]
    parts = (tidy(line.text[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return [part.rstrip(" .") for part in parts if part]


def _named(part: str, language: Language, today: date) -> dict[str, object]:
    """Return what a part says in words that name its field, nothing where some words are left."""
    if counting := _counting(language).match(in_plain_letters(part)):
        return {"indicator": capitalized(part[counting.end() :])}
    builder = ReadingBuilder("criterion", Line(f"{_GOAL}, {part}"))
    read_unit(builder, language)
    read_deadline(builder, language, today, None)
    read_baseline_of_today(builder, language)
    read_source(builder, language, None)
    is_all = not (builder.line.rest() or builder.questions or builder.gaps or builder.unread)
    return builder.values if is_all else {}


def _fit(parts: Sequence[str], names: Sequence[str], language: Language) -> bool:
    """Return whether there is a field for each part, and no part has what its field cannot."""
    if len(parts) > len(names) or any(re.search("[0-9]", part) for part in parts):
        return False
    of_unit = (part for name, part in zip(names, parts, strict=False) if name == "unit")
    return all(words_until_stop(it.lower(), language) == it.lower().split() for it in of_unit)


def _with_unit(
    read: Mapping[str, object], asked: Sequence[str], language: Language
) -> Mapping[str, object]:
    """Return the parts with the unit that the words for what is counted begin with."""
    counted = str(read.get("indicator", ""))
    if "unit" not in asked or "unit" in read or _share(language).match(counted.lower()):
        return read
    unit = head_of(counted, language)
    return {**read, "unit": unit} if unit else read


@cache
def _comma(language: Language) -> re.Pattern[str]:
    clause = f"{any_of('criterion.relatives', language)}|{any_of('criterion.saying', language)}"
    return re.compile(rf",\s+(?!(?:{clause})(?!\w))")


@cache
def _counting(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('criterion.counting', language)}\s*:?\s+(?=\w)")


@cache
def _share(language: Language) -> re.Pattern[str]:
    return re.compile(any_of("share", language))
