"""Words that promise without measuring; a number or a date clears them (6.4)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from aabsocial.core import toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.localization.messages import Language


DATA = Path(__file__).with_suffix(".toml")
ENDING = r"(?:erne|ene|er|en|et|es|e|s)\Z"
SHORT = 4  # letters; a shorter word is its own stem
SHORTEST = 3  # letters; so short a stem is looked for as a word of its own


def vague_words(statement: str, language: Language) -> tuple[str, ...]:
    """Return the vague words that a statement leans on; none where it holds a number or a date."""
    text = normalize("NFC", statement)
    if _is_measured(text, language):
        return ()
    found = _pattern(language, "vague").finditer(text)
    return tuple(dict.fromkeys(match.group().lower() for match in found))


def _is_measured(text: str, language: Language) -> bool:
    nameless = _pattern(language, "named").sub(" ", text)
    return bool(_pattern(language, "measured").search(nameless))


def can_be_counted(text: str, unit: str, language: Language) -> bool:
    """Return whether a text holds a number, a date or a word for counting, or speaks of the unit.

    A unit such as percent or hours, which no text needs to name, counts as spoken of.
    """
    text = normalize("NFC", text)
    if _pattern(language, "counted").search(text) or _is_measured(text, language):
        return True
    unit = normalize("NFC", unit).strip()
    if not text.strip() or not unit:
        return False
    return bool(_pattern(language, "measures").fullmatch(unit)) or _speaks_of(text, unit)


def _speaks_of(text: str, unit: str) -> bool:
    """Return whether a text holds a unit, or another form of it: `frivillig` for `frivillige`."""
    first = unit.casefold().split()[0]
    stem = re.sub(ENDING, "", first) if len(first) > SHORT else first
    if len(stem) > SHORTEST:
        return stem in text.casefold()
    return stem in re.split(r"\W+", text.casefold())


def keeps_a_level(statement: str, language: Language) -> bool:
    """Return whether a statement says that a number is to be kept: "fastholde", "maintain"."""
    return bool(_pattern(language, "kept").search(normalize("NFC", statement)))


@cache
def _pattern(language: Language, name: str) -> re.Pattern[str]:
    """Compile what one language's vague words, numbers, or names with a number look like.

    Each is compiled when it is first needed: most criteria need but one.
    """
    data = toml.load_shipped(DATA)[language]
    some = {key: _either(words) for key, words in data.items()}
    patterns = {
        "vague": rf"\b(?:{some['words']}|(?:{some['stems']})\w*)\b",
        "measured": rf"\d|\b(?:{some['numbers']})\b|\b(?:{some['fractions']})\w*",
        "named": rf"\b(?:{some['named']})\.?\s+\d+|\b[^\W\d_]+\d+",
        "counted": rf"\b(?:{some['counted']})\b|%",
        "measures": some["measures"],
        "kept": rf"\b(?:{some['kept']})\b|\b(?:{some['kept_stems']})\w*",
    }
    return re.compile(patterns[name], re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """Match any of the words, the longest first, with any space between their parts."""
    return "|".join(
        r"\s+".join(re.escape(part) for part in word.split())
        for word in sorted(words, key=len, reverse=True)
    )


LINE_NAMES = Path(__file__).with_name("line_names.toml")


def may_be_unspecified(items: Iterable[str]) -> bool:
    """Whether one of the names may be unspecified; False is certain, True needs the full check."""
    together = "\n".join(items).casefold()
    return any([word in together for word in _shortest()])  # noqa: C419 - sooner done than one by one


@cache
def _shortest() -> tuple[str, ...]:
    """Return the words that hold no other one: a name without any of them is specified."""
    words = _data()["unspecified"]
    return tuple(word for word in words if not any(other in word for other in words - {word}))


def is_unspecified(item: str) -> bool:
    """Whether a name holds a word such as "diverse" and, beside it, only words of filling."""
    data = _data()
    unspecified, filling = data["unspecified"], data["filling"]
    words = set(re.findall(r"[^\W\d_]+", item.casefold()))
    return bool(words & unspecified) and words <= unspecified | filling


def is_about_evaluation(item: str) -> bool:
    """Return whether a name speaks of evaluation, whatever category the line has."""
    name = item.casefold()
    return any(stem in name for stem in _data()["evaluation"])


def is_evaluated_by_others(text: str) -> bool:
    """Return whether a text speaks of research or an evaluation that somebody else makes."""
    folded = text.casefold()
    return any(stem in folded for stem in _data()["evaluated-by-others"])


@cache
def _data() -> Mapping[str, frozenset[str]]:
    data = toml.load_shipped(LINE_NAMES)
    return {name: frozenset(words) for name, words in data.items()}
