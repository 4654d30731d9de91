"""Look for many words at once in all that somebody wrote; the only place that knows how.

A closer look takes a hundred times as long, and in nearly every text it finds nothing. So each
detector first asks the outline whether anything stands there that it could be about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import BytesAhoCorasick, Implementation

from aabsocial.text.normalization import NormalizedText, normalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Sought = Callable[[], Iterable[str]]


ENCODING = "latin-1"  # a byte for each letter of Danish and English
KEPT = "-.,+@§abcdefghijklmnopqrstuvwxyzæøåéöäü"


def _shape_of(byte: int) -> int:
    small = chr(byte).lower()
    if small.isdigit():
        return ord("0")
    return ord(small if small in KEPT else " ")


SHAPES = bytes(map(_shape_of, range(256)))
# The bytes that are what they look like: no control, no-break space or soft hyphen.
PRINTED = b"\t\n\r" + bytes(byte for byte in range(256) if chr(byte).isprintable())
SPACES = re.compile(b"  +")
# One proposal is judged sooner than the quicker of two searches is made; a folder of them later.
FEW = 50


class SearchIndex:
    """A text as its reader sees it, the same with a byte for each letter, and its shape.

    In the shape letters are small, every digit is 0, and most marks are spaces. It begins and
    ends with a space, so that every word has one on either side. Its words are the same with one
    space where there are several: a phrase is in one piece. Its signs are those of what is sought.
    """

    def __init__(self, text: str) -> None:
        """Look at a text."""
        self.seen = NormalizedText(text) if _is_plain(text) else normalized(text)
        self.letters = self.seen.text.encode(ENCODING, "replace")
        self.shape = b" %b " % self.letters.translate(SHAPES)
        self.words = SPACES.sub(b" ", self.shape)
        self.signs = _signs(tuple(_sought)).within(self.words)


def _is_plain(text: str) -> bool:
    """Return whether a text holds nothing but letters that are what they look like."""
    try:
        return not text.encode(ENCODING).translate(None, PRINTED)
    except UnicodeEncodeError:
        return False


def indexed_form(words: str) -> str:
    """Return words as they stand in the shape of a text; their `*` stays."""
    parts = (part.encode(ENCODING).translate(SHAPES) for part in words.split("*"))
    return SPACES.sub(b" ", b"*".join(parts)).decode(ENCODING)


def longest_part(phrase: str) -> str:
    """Return the longest part of an outlined phrase between its `*`, which stand for any letters.

    Of two the last: `bevilge* ydelse*` is better known by what is granted.
    """
    return max(reversed(phrase.split("*")), key=len)


class PatternSet:
    """Words that are looked for all at once, each a sign of something."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take the words of each sign, as they stand in an outline."""
        pairs = [(word.encode(ENCODING), sign) for sign, some in words.items() for word in {*some}]
        self._signs = [sign for _, sign in pairs]
        self._words = [word for word, _ in pairs]
        self._search = BytesAhoCorasick(self._words, implementation=Implementation.ContiguousNFA)
        self._times = 0

    def within(self, words: bytes) -> frozenset[str]:
        """Return the patterns that an index's words contain."""
        self._times += 1
        if self._times == FEW:
            self._search = BytesAhoCorasick(self._words, implementation=Implementation.DFA)
        found = self._search.find_matches_as_indexes(words, overlapping=True)
        return frozenset([self._signs[number] for number, _, _ in found])


_sought: dict[str, Sought] = {}


def search_for(sign: str) -> Callable[[Sought], Sought]:
    """Have the words that a function gives looked for in every outline, as a sign of something.

    Whoever looks for words says so where they stand, and all are found in one go. An outline made
    before knows nothing of them; a proposal is read by its policy, which brings every rule.
    """

    def remember(words: Sought) -> Sought:
        _sought[sign] = words
        return words

    return remember


@lru_cache(maxsize=1)
def _signs(signs: tuple[str, ...]) -> PatternSet:
    return PatternSet({sign: _sought[sign]() for sign in signs})


class SearchableText:
    """The texts that answer a proposal's questions, and what is worked out of them but once."""

    def __init__(self, texts: list[str]) -> None:
        """Take the texts, and look at them as one, a line end between them."""
        self.texts = texts
        self.search_index = SearchIndex("\n".join(texts))
