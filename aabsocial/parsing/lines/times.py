"""Find words of when at the end of a text: `hver torsdag i juni`, `lørdage kl. 10-12`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.days import month_pattern
from aabsocial.parsing.lines.words import any_meaning, any_of, words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

_AROUND = " .,;:()"
LONGEST = 400  # letters that are searched for words of when
_WORD = re.compile(r"\S+")


def time_at_end(text: str, language: Language) -> int:
    """Return where the words of when at the end of a text in plain letters begin, else its length.

    A number alone says nothing of when, nor does a year without a word before it.
    """
    found = list(_WORD.finditer(text, max(0, len(text) - LONGEST)))
    start = len(found)
    while start and _belongs(language).fullmatch(found[start - 1][0].strip(_AROUND)):
        start -= 1
    if start == len(found):
        return len(text)
    begin = next(
        (it.start() for it in found[start:] if _begins(language).match(text, it.start())),
        len(text),
    )
    return begin if _says_when(language).search(text, begin) else len(text)


def time_within(text: str, language: Language) -> tuple[int, int] | None:
    """Return where words of when stand that a place or nothing follows, `None` where none do.

    A condition at the end is one too: `når huslejen er 8 dage forsinket`.
    """
    said = text[:LONGEST]
    condition = _condition(language).search(said)
    if condition is not None and len(text) == len(said):
        return condition.span("when")
    for place in reversed(list(_place(language).finditer(said))):
        start = time_at_end(said[: place.start()], language)
        if 0 < start < place.start():
            return start, place.start()
    return None


@cache
def _condition(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)[\s,]+(?P<when>{any_of('times.conditions', language)}\s.*)$")


@cache
def _place(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('times.places', language)}\s")


@cache
def _day_words(language: Language) -> str:
    """Return a pattern for a weekday, a month, a season or how often."""
    days, ends = any_of("weekdays", language), any_of("times.day-ends", language)
    short = any_of("times.short-days", language)
    season, often = any_meaning("seasons", language), any_of("times.often", language)
    return rf"(?:{days}(?:{ends})?|{short}|{month_pattern()}|{season}|{often})"


@cache
def _belongs(language: Language) -> re.Pattern[str]:
    others, joins = any_of("times.words", language), any_of("times.joins", language)
    one = _day_words(language)
    hours = any_of("times.hours", language)
    return re.compile(rf"{one}(?:[-/+]{one})?|{others}|{hours}|{joins}|-|[\d.,/:-]*\d[\d./:-]*")


@cache
def _begins(language: Language) -> re.Pattern[str]:
    others, leads = any_of("times.words", language), any_of("times.leads", language)
    counted = "|".join(any_of(f"times.{key}", language) for key in ("counted", "hours"))
    count = rf"(?:\d+(?:[-,]\d+)?|{any_of('numbers', language)}) (?:{counted})"
    dated = r"\d{1,2}\. |\d{1,2}[./-]\d|\d{4}-\d"
    return re.compile(rf"(?:{_day_words(language)}|{others}|{leads}|{count}|{dated})")


@cache
def _says_when(language: Language) -> re.Pattern[str]:
    clock, counted = any_of("times.clock", language), any_of("times.counted", language)
    leads, numbers = any_of("times.leads", language), any_of("numbers", language)
    return re.compile(
        rf"(?<!\w)(?:{_day_words(language)}(?!\w)|{clock} ?\d|\d{{1,2}}[./]\d"
        rf"|{leads} \d{{4}}(?!\w)|(?:\d+|{numbers}) {counted}(?!\w)"
        rf"|{any_of('times.same', language)}(?!\w))"
    )


@cache
def names_who(language: Language) -> re.Pattern[str]:
    """Return a pattern for a word of somebody who does something: `frivillige`, `madholdet`."""
    stems, whole = any_of("who.stems", language), any_of("who.whole", language)
    return re.compile(rf"{stems}|(?<!\w){whole}(?!\w)")


def is_for_somebody(text: str, language: Language) -> bool:
    """Return whether a text says for whom something is, and not who does it."""
    return text.startswith(tuple(f"{word} " for word in words("who.for", language)))
