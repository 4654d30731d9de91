"""Phrases by which a person may be recognised: a name that is announced, a group of a few."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cues import LETTER, either, whole
from aabsocial.personal_data.trace import RECOGNISABLE_PERSON, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator

# No part that may be long gives back what it took (`++`): nothing behind it begins so.
NAME = rf"(?-i:[A-ZÆØÅÉÖÄÜ](?:{LETTER}|[-'’])++)"
FEW_WORDS = r"(?:[\w-]++\s++){0,2}?"
AGE = r"(?:\s*+,\s*+|\s++på\s++|\s++aged\s++)\d{1,2}(?:\s++år)?"


def recognisable_people(text: str, start: int, end: int) -> Iterator[Trace]:
    """Find phrases that announce a name, and a trait of so few that it points them out."""
    for says, pattern in _patterns():
        for phrase in pattern.finditer(text, start, end):
            yield Trace(RECOGNISABLE_PERSON, phrase.start(), phrase.end(), says)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    dwelling = rf"{whole('dwellings')}\s*+(?:nr\.?\s*+)?\d+"
    lives = (
        r"(?:,|\s*+\(|\s)\s*+(?:som\s++|der\s++|who\s++)?(?:bor\s++|lives\s++)?"
        r"(?:i|fra|på|in|from|at)?\s*+"
    )
    having = r"(?:der\s++har|som\s++har|med|fra|with|from)"
    people, one, few = whole("people"), whole("one"), whole("few")
    initials = r"(?<![\w.])(?-i:[A-ZÆØÅ])\.\s?(?:(?-i:[A-ZÆØÅ])\.\s?){1,2}"
    patterns = (
        (
            "named",
            rf"{whole('persons')}\s++(?:der\s++|som\s++|who\s++)?{either('naming')}\s++{NAME}",
        ),
        ("named", rf"(?<!{LETTER})familien\s++(?!{either('not_surnames')}\b){NAME}"),
        ("named", rf"(?-i:(?<!{LETTER}){either('titles')})\s++{NAME}"),
        ("named", rf"{initials}{lives}{dwelling}"),
        (
            "named",
            r"(?-i:\b[A-ZÆØÅ]{2})\s++(?:i|fra)\s++(?:bolig|lejlighed|lejl\.)\s*+\d+",
        ),
        ("few", rf"{few}\s++{FEW_WORDS}{whole('traits')}\s++{FEW_WORDS}{people}"),
        (
            "few",
            rf"{few}\s++{FEW_WORDS}{people},?\s++{having}\s++{whole('conditions')}",
        ),
        ("few", rf"{one}\s++{FEW_WORDS}{whole('traits')}\s++{FEW_WORDS}{people}{lives}{dwelling}"),
        ("few", rf"{people}{AGE}{lives}{dwelling}"),
        ("few", rf"\b\d{{1,2}}-årige?\s++{people}{lives}{dwelling}"),
    )
    return tuple((says, re.compile(pattern, re.IGNORECASE)) for says, pattern in patterns)
