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
ENDING = r"(?:erne|ene|er|en|et|es|e|s)\Z"
SHORT = 4  # letters; a shorter word is its own stem


class _Lexicon(Value, kw_only=False):
    """What one language's vague words, numbers and names with a number look like."""

    vague: re.Pattern[str]
    measured: re.Pattern[str]
    named: re.Pattern[str]
    counted: re.Pattern[str]
    measure: re.Pattern[str]
    kept: re.Pattern[str]


def vague_words(statement: str, language: Language) -> tuple[str, ...]:
    """Give the vague words that a statement leans on; none where it holds a number or a date."""
    lexicon = _lexicon(language)
    text = normalize("NFC", statement)
    if _is_measured(text, lexicon):
        return ()
    return tuple(dict.fromkeys(found.group().lower() for found in lexicon.vague.finditer(text)))


def _is_measured(text: str, lexicon: _Lexicon) -> bool:
    return bool(lexicon.measured.search(lexicon.named.sub(" ", text)))


def can_be_counted(text: str, unit: str, language: Language) -> bool:
    """Return whether a text holds a number, a date or a word for counting, or speaks of the unit.

    A unit such as percent or hours, which no text needs to name, counts as spoken of.
    """
    lexicon = _lexicon(language)
    text = normalize("NFC", text)
    if lexicon.counted.search(text) or _is_measured(text, lexicon):
        return True
    unit = normalize("NFC", unit).strip()
    if not text.strip() or not unit:
        return False
    return bool(lexicon.measure.fullmatch(unit)) or _stem(unit) in text.casefold()


def _stem(unit: str) -> str:
    """Return what of a unit stands in its other forms too: `frivillig` of `frivillige`."""
    first = unit.casefold().split()[0]
    return re.sub(ENDING, "", first) if len(first) > SHORT else first


def keeps_a_level(statement: str, language: Language) -> bool:
    """Return whether a statement says that a number is to be kept: "fastholde", "maintain"."""
    return bool(_lexicon(language).kept.search(normalize("NFC", statement)))


@cache
def _lexicon(language: Language) -> _Lexicon:
    data = toml.shipped(DATA)[language]
    vague = rf"\b(?:{_either(data['words'])}|(?:{_either(data['stems'])})\w*)\b"
    measured = rf"\d|\b(?:{_either(data['numbers'])})\b|\b(?:{_either(data['fractions'])})\w*"
    named = rf"\b(?:{_either(data['named'])})\.?\s+\d+|\b[^\W\d_]+\d+"
    counted = rf"\b(?:{_either(data['counted'])})\b|%"
    kept = rf"\b(?:{_either(data['kept'])})\b|\b(?:{_either(data['kept_stems'])})\w*"
    patterns = (vague, measured, named, counted, _either(data["measures"]), kept)
    return _Lexicon(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


def _either(words: Iterable[str]) -> str:
    """Match any of the words, the longest first, with any space between their parts."""
    return "|".join(
        r"\s+".join(re.escape(part) for part in word.split())
        for word in sorted(words, key=len, reverse=True)
    )
