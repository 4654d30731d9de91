"""Search a text for many words at once; the only module that imports the search library.

A full check takes a hundred times as long, and finds nothing in nearly every text. So each detector
first asks the search index whether the text has any of its words.
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
# For a few proposals, building the faster of two searches takes longer than it saves.
FEW = 50


class SearchIndex:
    """A normalized text, the same as one byte for each letter, and its shape.

    In the shape letters are lower case, every digit is 0, and most marks are spaces. It begins and
    ends with a space, so that every word has one on either side. `words` is the shape with single
    spaces, so that phrases match. `signs` are the names of the patterns found.
    """

    def __init__(self, text: str) -> None:
        """Index a text."""
        self.seen = NormalizedText(text) if _is_plain(text) else normalized(text)
        self.letters = self.seen.text.encode(ENCODING, "replace")
        self.shape = b" %b " % self.letters.translate(SHAPES)
        self.words = SPACES.sub(b" ", self.shape)
        self.signs = _signs(tuple(_sought)).within(self.words)


def _is_plain(text: str) -> bool:
    """Return whether a text has only characters that need no normalization."""
    try:
        return not text.encode(ENCODING).translate(None, PRINTED)
    except UnicodeEncodeError:
        return False


def indexed_form(words: str) -> str:
    """Return words in the form they have in the shape of a text; a `*` stays."""
    parts = (part.encode(ENCODING).translate(SHAPES) for part in words.split("*"))
    return SPACES.sub(b" ", b"*".join(parts)).decode(ENCODING)


def longest_part(phrase: str) -> str:
    """Return the longest part of a phrase in indexed form between its `*` (any letters).

    Of two equally long, the last: `bevilge* ydelse*` is recognized by what is granted.
    """
    return max(reversed(phrase.split("*")), key=len)


class PatternSet:
    """Words that are searched for at once, each the sign of one pattern."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take the words of each sign, in indexed form."""
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
        signs = self._search.find_matches_as_indexes(words, overlapping=True)
        return frozenset([self._signs[number] for number, _, _ in signs])


_sought: dict[str, Sought] = {}


def search_for(sign: str) -> Callable[[Sought], Sought]:
    """Register the words that a function returns as a sign, to be searched for in every index.

    All words are then found in one pass. An index built before does not know them; the policy
    imports every rule before any proposal is read.
    """

    def remember(words: Sought) -> Sought:
        _sought[sign] = words
        return words

    return remember


@lru_cache(maxsize=1)
def _signs(signs: tuple[str, ...]) -> PatternSet:
    return PatternSet({sign: _sought[sign]() for sign in signs})


class SearchableText:
    """The texts of a proposal's answers, with what is computed from them only once."""

    def __init__(self, texts: list[str]) -> None:
        """Index the texts as one, with a line end between them."""
        self.texts = texts
        self.search_index = SearchIndex("\n".join(texts))
