"""The words of the compact lines, by language, as tuples and as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.localization.messages import Language

_words = Messages(__file__)


@cache
def words(key: str, language: Language) -> tuple[str, ...]:
    """Return the words that a person may type for one meaning."""
    return tuple(_words[key].in_(language).split(", "))


@cache
def any_of(key: str, language: Language) -> str:
    """Return a pattern for any of the words under a key."""
    return pattern_of(words(key, language))


def pattern_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of these words, longer ones first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


@cache
def meanings(table: str, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each meaning in a table with its words, in the table's order."""
    names = (key.removeprefix(f"{table}.") for key in _words if key.startswith(f"{table}."))
    return tuple((name, words(f"{table}.{name}", language)) for name in names)


@cache
def any_meaning(table: str, language: Language) -> str:
    """Return a pattern for any word of any meaning in a table."""
    return pattern_of(phrase for _, phrases in meanings(table, language) for phrase in phrases)


@cache
def _meaning_pattern(table: str, language: Language, template: str) -> re.Pattern[str]:
    groups = (
        f"(?P<m{number}>{pattern_of(phrases)})"
        for number, (_, phrases) in enumerate(meanings(table, language))
    )
    return re.compile(template.format("|".join(groups)))


WHOLE_WORDS = r"(?<!\w)(?:{})(?!\w)"


def find_meaning(
    table: str, text: str, language: Language, template: str = WHOLE_WORDS
) -> tuple[str, re.Match[str]] | None:
    """Return the meaning of the first of a table's words in a text, and where it stands."""
    return next(each_meaning(table, text, language, template), None)


def each_meaning(
    table: str, text: str, language: Language, template: str = WHOLE_WORDS
) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the meaning of each of a table's words in a text, and where it stands."""
    names = meanings(table, language)
    for match in _meaning_pattern(table, language, template).finditer(text):
        yield names[int(str(match.lastgroup)[1:])][0], match


STEM = r"(?:{})"  # anywhere in a word: `følgeevaluering`


def best_meaning(table: str, text: str, language: Language) -> str | None:
    """Return the meaning of the first word of a table in a text, `None` where there is none."""
    found = find_meaning(table, text, language, STEM)
    return found[0] if found else None
