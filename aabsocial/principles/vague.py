"""Words that promise without measuring; a number or a date clears them (6.4)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial import toml
from aabsocial.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.wording import Language

DATA = Path(__file__).with_suffix(".toml")


class _Lexicon(Value, kw_only=False):
    """What one language's vague words, numbers and names with a number look like."""

    vague: re.Pattern[str]
    measured: re.Pattern[str]
    named: re.Pattern[str]


def vague_words(statement: str, language: Language) -> tuple[str, ...]:
    """Give the vague words that a statement leans on; none where it holds a number or a date."""
    lexicon = _lexicon(language)
    text = normalize("NFC", statement)
    if lexicon.measured.search(lexicon.named.sub(" ", text)):
        return ()
    return tuple(dict.fromkeys(found.group().lower() for found in lexicon.vague.finditer(text)))


@cache
def _lexicon(language: Language) -> _Lexicon:
    data = toml.shipped(DATA)[language]
    vague = rf"\b(?:{_either(data['words'])}|(?:{_either(data['stems'])})\w*)\b"
    measured = rf"\d|\b(?:{_either(data['numbers'])})\b|\b(?:{_either(data['fractions'])})\w*"
    named = rf"\b(?:{_either(data['named'])})\.?\s+\d+|\b[^\W\d_]+\d+"
    return _Lexicon(*(re.compile(pattern, re.IGNORECASE) for pattern in (vague, measured, named)))


def _either(words: Iterable[str]) -> str:
    """Match any of the words, the longest first, with any space between their parts."""
    return "|".join(
        r"\s+".join(re.escape(part) for part in word.split())
        for word in sorted(words, key=len, reverse=True)
    )
