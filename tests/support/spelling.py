"""Words that a dictionary does not know, by hunspell; one process looks all words up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support import validators
from tests.support.processes import CHECKOUT
from tests.support.texts import texts_for_readers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is no prose: code, markup, gaps, commands, paths and names of files, codes with digits.
NO_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\{[^{}]*\}|<[^<>]*>|aabsocial(?: [^\s»«“”\"]+)*|^# [a-z]\w* = .*?$"
    r"|\S*(?:[/@_\\=~$]|--)\S*|\S+\.(?:[a-z]\w*)\S*|\[\[?\w+\]?\]|\w*\d\w*",
    re.DOTALL | re.MULTILINE,
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text that are prose."""
    return (it[0] for it in WORD.finditer(NO_PROSE.sub(" ", text)))


def places_of_words(language: str) -> dict[str, str]:
    """Return every word that a reader meets in a language, with the first place it is in."""
    found: dict[str, str] = {}
    for it in texts_for_readers():
        if it.language == language:
            for word in words_of(it.text):
                found.setdefault(word, it.place)
    return found


def unknown_words(language: str, words: Iterable[str]) -> set[str]:
    """Return the words that the dictionary of a language does not know."""
    done = validators.output_of(validators.hunspell(language), "\n".join(words))
    return set(done.stdout.split())


def listed_words(language: str) -> set[str]:
    """Return our own list: the sector's words, names and units that no dictionary has."""
    path = CHECKOUT / "tests" / "spelling" / f"{language}.txt"
    return set(path.read_text(encoding="utf-8").split())
