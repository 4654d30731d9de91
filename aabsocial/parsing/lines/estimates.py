"""Read counts and days that are not exact: `ca. 120`, `120-150`, `medio august 2027`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.localization.messages import LANGUAGES, Messages, format_value
from aabsocial.parsing.dates import parse_date
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.estimate_patterns import approximate_count_pattern, fuzzy_date_pattern
from aabsocial.parsing.lines.figures import FIGURES
from aabsocial.parsing.lines.line import Line
from aabsocial.parsing.lines.words import (
    any_meaning,
    any_of,
    find_meaning,
    meanings,
    pattern_of,
    words,
)
from aabsocial.parsing.numbers import parse_count
from aabsocial.parsing.result import Parsed, Rejected, phrases, rejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from aabsocial.core.estimates import Vagueness
    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import ParseResult

messages = Messages(__file__)
Estimate = TypeVar("Estimate", ApproximateCount, FuzzyDate)
Exact = TypeVar("Exact")
_PARTED_FIGURES = re.compile(r"[0-9][.,][0-9]")  # they mean another number in each language


def parse_approximate_count(
    text: str, language: Language
) -> ParseResult[int] | Parsed[ApproximateCount]:
    """Read a count, a count that is about right, or a range of two; kept as it was written.

    What is counted is left out, as it is of an exact count: `op til 40 beboere` is `op til 40`,
    and so is what a sum is of: `60 børn og 160 forældre, i alt ca. 220`. Words of the other
    language are read too.
    """
    return _heard(_sum_in(text, language), language, _parse_count, ApproximateCount)


def parse_fuzzy_date(text: str, language: Language) -> ParseResult[date] | Parsed[FuzzyDate]:
    """Read a day, or a stretch of days such as a month or a season, kept as it was written.

    Words of the other language are read too.
    """
    return _heard(text, language, _parse_day, FuzzyDate)


def _heard(
    text: str,
    language: Language,
    parse: Callable[[str, Language], ParseResult[Exact] | Parsed[Estimate]],
    kind: type[Estimate],
) -> ParseResult[Exact] | Parsed[Estimate]:
    heard = parse(text, language)
    if isinstance(heard, Rejected) and not _PARTED_FIGURES.search(text):
        for other in LANGUAGES:
            again = parse(text, other)
            if isinstance(again, Parsed) and isinstance(again.value, kind):
                return Parsed(again.value)
    return heard


def _parse_count(text: str, language: Language) -> ParseResult[int] | Parsed[ApproximateCount]:
    line = Line(text)
    shape = _count_pattern(language).fullmatch(line.plain)
    if shape is None or not (shape["about"] or shape["most"]):
        return parse_count(text, language)
    heard = [parse_count(shape[name], language) for name in ("least", "most") if shape[name]]
    counts = [one.value for one in heard if isinstance(one, Parsed)]
    if len(counts) < len(heard):
        return next(one for one in heard if not isinstance(one, Parsed))
    if len(counts) > 1 and counts[0] >= counts[1]:
        return rejected("not-rising", text)
    return Parsed(_approximate_count(line.text, shape, counts))


def _sum_in(text: str, language: Language) -> str:
    """Return the number that a text says is the sum, else the text."""
    line = Line(text)
    said = _sum_pattern(language).fullmatch(line.plain)
    return line.text[slice(*said.span(said.lastgroup or 0))] if said else text


def _parse_day(text: str, language: Language) -> ParseResult[date] | Parsed[FuzzyDate]:
    line = Line(text)
    for found in find_days(line.plain, language, line.text):
        stretch = found.readings[0] if found.readings else None
        if (found.start, found.end) == (0, len(line.plain)) and isinstance(stretch, FuzzyDate):
            return Parsed(stretch)
    return parse_date(text, language)


@lru_cache(maxsize=256)  # many proposals say the same, and each is read more than once
def read_approximate_count(text: str) -> ApproximateCount | None:
    """Return the count that a text in a file means, `None` if it is none, or an exact one."""
    return _read(text, approximate_count_pattern(), _parse_count, ApproximateCount)


@lru_cache(maxsize=256)  # as above
def read_fuzzy_date(text: str) -> FuzzyDate | None:
    """Return the stretch of days that a text in a file means, `None` if it is none, or a day."""
    return _read(text, fuzzy_date_pattern(), _parse_day, FuzzyDate)


def _read(
    text: str,
    pattern: str,
    parse: Callable[[str, Language], ParseResult[object]],
    kind: type[Estimate],
) -> Estimate | None:
    """Read a text by the rules of either language; none means two things."""
    if re.fullmatch(pattern, text) is None:
        return None
    for language in LANGUAGES:
        heard = parse(text, language)
        if isinstance(heard, Parsed) and isinstance(heard.value, kind):
            return heard.value
    return None


def _approximate_count(text: str, shape: re.Match[str], counts: list[int]) -> ApproximateCount:
    meant = [_vagueness(shape["about"], each) for each in LANGUAGES]
    vagueness = next(filter(None, meant), "")
    said = text[: shape.end("figures")]
    written = said[0].lower() + said[1:]
    da, en = (
        written if _is_in_language(shape, counts, each) else _say_count(vagueness, counts, each)
        for each in LANGUAGES
    )
    return ApproximateCount(written, counts[0], counts[-1], cast("Vagueness", vagueness), da, en)


def _vagueness(word: str | None, language: Language) -> str:
    found = find_meaning("vagueness", word, language, "^(?:{})$") if word else None
    return found[0] if found else ""


def _is_in_language(shape: re.Match[str], counts: list[int], language: Language) -> bool:
    if shape["about"] and not _vagueness(shape["about"], language):
        return False
    if shape["to"] and shape["to"] not in ("-", *words("to", language)):
        return False
    figures = filter(None, (shape["least"], shape["most"]))
    return [parse_count(each, language) for each in figures] == [*map(Parsed, counts)]


def _say_count(vagueness: str, counts: list[int], language: Language) -> str:
    if len(counts) == 1:
        said = format_value(counts[0], language)
    else:
        said = messages.text("range", language, least=counts[0], most=counts[1])
    return messages.text(vagueness, language, count=said) if vagueness else said


@cache
def _sum_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for `…, i alt ca. 220` and `220 i alt`: of people, and no homes."""
    total, people = any_of("audience.sum", language), any_of("audience.people", language)
    about, to = any_meaning("vagueness", language), any_of("to", language)
    figures = rf"(?:{about} ?)?{FIGURES}(?: ?(?:-|{to}) ?{FIGURES})?"
    number = rf"{figures}(?: {people})?"
    return re.compile(
        rf"(?:.*[\s,;])?{total}:? (?P<behind>{number})\.?|(?P<before>{number}) {total}\.?"
    )


@cache
def _count_pattern(language: Language) -> re.Pattern[str]:
    about = pattern_of(
        word for each in LANGUAGES for _, said in meanings("vagueness", each) for word in said
    )
    counted = pattern_of(phrases("counted", *LANGUAGES))
    to = any_of("to", language)
    return re.compile(
        rf"(?P<figures>(?:(?P<about>{about}) ?)?(?P<least>{FIGURES})"
        rf"(?: ?(?P<to>-|{to}) ?(?P<most>{FIGURES}))?)(?: {counted}\.?)?"
    )
