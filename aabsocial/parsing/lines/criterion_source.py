"""Read the source of a criterion: where its number stands."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.line import in_plain_letters, tidy
from aabsocial.parsing.lines.unknown import says_unknown
from aabsocial.parsing.lines.words import any_of
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.builder import ReadingBuilder
    from aabsocial.parsing.lines.reading import LineReading

_BRACKETS_AT_END = re.compile(r"\((?P<words>(?=[^()]*[^\W\d_])[^()\0]*)\)[\s.\0]*$")
MOST_LETTERS = 80
_BEHIND_A_DAY = re.compile(rf"\s(?P<words>[^\W\d_][^,;()\0]{{0,{MOST_LETTERS}}})$")
MOST_WORDS = 8  # of a source that nothing but its place marks


def read_source(
    builder: ReadingBuilder, language: Language, deadline: tuple[int, int] | None
) -> None:
    """Take the source: behind a marker, in brackets at the end, or behind the deadline."""
    line = builder.line
    marker = _source_pattern(language).search(line.open)
    if marker is not None:
        end = line.open.find("\0", marker.end())
        end = end if end >= 0 else len(line.open)
        _take_source(builder, marker.start(), marker.end(), end, language)
        return
    places = []
    end_of_deadline = _end_of_deadline(builder, deadline)
    brackets = _BRACKETS_AT_END.search(line.open)
    if brackets is not None:
        is_behind = end_of_deadline is not None and end_of_deadline <= brackets.start()
        if _may_be_source(brackets["words"], language, is_behind=is_behind):
            places.append((brackets.start(), *brackets.span("words")))
    semicolon = _semicolon_before_words(line.open)
    if semicolon >= 0:
        places.append((semicolon, semicolon + 1, len(line.open)))
    if end_of_deadline is not None:
        comma = _comma_pattern(language).match(line.open, end_of_deadline)
        # A line that begins with its deadline goes on with what is to be reached.
        if comma is not None and any(map(str.isalpha, line.open[:end_of_deadline])):
            places.append((comma.start(), comma.end(), len(line.open)))
        behind = _BEHIND_A_DAY.match(line.open, end_of_deadline)
        if behind and _may_be_source(behind["words"], language, is_behind=False):
            places.append(behind.span("words")[:1] * 2 + (behind.end("words"),))
    if places:
        _take_source(builder, *min(places), language)
    else:
        _read_last_segment(builder, language)


def tells_only_of_source(reading: LineReading, language: Language) -> bool:
    """Return whether a line begins with where a number comes from, and tells of no goal."""
    said = {*reading.values, *reading.gaps}
    if reading.kind != "criterion" or reading.questions or "source" not in said:
        return False
    if {"target", "unit", "indicator"} & said:
        return False
    named = in_plain_letters(str(reading.values.get("source", "")))
    source = _reference(language).sub("", named)
    begins = begins_with_source(in_plain_letters(reading.text), language)
    return begins and re.search("[0-9]", source) is None


def begins_with_source(plain: str, language: Language) -> bool:
    """Return whether a text in plain letters begins by leading to a source: `tal fra: `."""
    return _source_pattern(language).match(plain) is not None


def _semicolon_before_words(text: str) -> int:
    """Return where the first semicolon with words behind it stands, -1 where none does."""
    for part in re.finditer(r";[^;]*", text):
        if any(map(str.isalpha, part[0])):
            return part.start()
    return -1


def measurement_before(text: str, end: int, language: Language) -> re.Match[str] | None:
    """Return what leads to the day of a measurement: `ved tryghedsmålingen` before `2030`."""
    return _measurement(language).search(text[:end], max(0, end - MOST_LETTERS))


def _read_last_segment(builder: ReadingBuilder, language: Language) -> None:
    """Take a source that only its place marks: the last words, without a verb or a figure."""
    line = builder.line
    for match in _segment_pattern().finditer(line.open):
        is_behind_a_number = re.search(r"[0-9]", line.plain[: match.start()])
        words = _without_time(match["words"], language)
        if is_behind_a_number and not _no_source_pattern(language).search(words):
            _take_source(builder, match.start(), match.start("words"), match.end("words"), language)
            if match["mark"] == "," and "source" in builder.values:
                builder.guessed.append("source")
            return


def _without_time(said: str, language: Language) -> str:
    """Return words that name a source without when it is counted: `skema efter 6 måneder`."""
    return _time_behind(language).sub("", said) if _place(language).search(said) else said


def _end_of_deadline(builder: ReadingBuilder, deadline: tuple[int, int] | None) -> int | None:
    """Return where the deadline ends; a year in brackets, behind the target, may be it."""
    if deadline is not None:
        return deadline[1]
    return builder.line.open.rfind("\0") + 1 if "deadline" in builder.values else None


def _take_source(
    builder: ReadingBuilder, start: int, begin: int, end: int, language: Language
) -> None:
    """Take the source; what a bracket or a separator leaves beside it is no part of it."""
    line = builder.line
    whole = len(line.text) if end == len(line.plain) else end
    source = without_full_stop(tidy(line.text[begin:whole]))
    if says_unknown(source, language):
        builder.leave_open("source", source)
    else:
        builder.put_text("source", source)
    line.take(start, end)


def _may_be_source(said: str, language: Language, *, is_behind: bool) -> bool:
    """Return whether the words in a bracket may be a source, and no more of the goal.

    They name a place where a number stands, or stand behind the deadline; a figure in them is
    that of an annex, a page or a year.
    """
    bare = _reference(language).sub("", said)
    if re.search(r"[0-9]", bare) or _part_of_goal(language).match(said):
        return False
    return is_behind or _place(language).search(said) is not None


@cache
def _measurement(language: Language) -> re.Pattern[str]:
    at, names = any_of("criterion.measured-at", language), any_of("criterion.measured", language)
    lead = any_of("in", language)
    return re.compile(
        rf"(?<!\w){at}\s+(?P<name>(?:[^\W\d_][\w'’-]*\s+){{0,3}}?(?:[^\W\d_][\w-]*)?{names}[\w-]*)"
        rf"\s+(?:{lead}\s+)?$"
    )


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
def _time_behind(language: Language) -> re.Pattern[str]:
    """Return a pattern for a number of times at the end: `efter 6 måneder`."""
    return re.compile(rf"\s[0-9]+\s{any_of('criterion.times', language)}(?!\w)")


@cache
def _comma_pattern(language: Language) -> re.Pattern[str]:
    clause = any_of("criterion.clauses", language)
    return re.compile(rf"[\s\0).]*,[\s\0,]*(?=\w)(?!{clause}(?!\w))")


@cache
def _source_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('criterion.source', language)}(?=[\s:])[\s:]*(?=\w)")


@cache
def _reference(language: Language) -> re.Pattern[str]:
    word = any_of("criterion.references", language)
    return re.compile(rf"(?<!\w)(?:{word} ?[0-9]+|(?:19|20)[0-9]{{2}})(?!\w)")


@cache
def _part_of_goal(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('criterion.parts-of-goal', language)}(?!\w)")


@cache
def _place(language: Language) -> re.Pattern[str]:
    return re.compile(any_of("criterion.places", language))
