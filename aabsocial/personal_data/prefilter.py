"""A fast search of a whole text for places that may be personal data.

The detectors' own patterns are then applied only around these places.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.wordlists import any_indexed_word, words_of
from aabsocial.text.prefilter import ENCODING, indexed_form, longest_part, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.text.prefilter import SearchIndex

Span = tuple[int, int]
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÖÄÜ".encode(ENCODING)
ANNOUNCING = ("naming", "titles", "families", "dwellings")
GROUND_FLOORS = (" st. t", " stuen t")  # after a dwelling, also without a house number
AT_SIGN = re.compile(b"@ ?")
SHORT = ("sidste 0", "0 sidste", "last 0", "final 0")  # in which 0 is any digit
HEAD = 3  # letters of a word by which nearly all are ruled out; no word of a phrase has fewer
BETWEEN = 5  # most words between the count and the trait, or the word that introduces a condition
FARTHEST = BETWEEN + 6  # most words after the count up to the end of a trait or condition
HAVING = frozenset((b"har", b"med", b"fra", b"with", b"from"))
ROOM = 60  # letters around a place in which a detector looks for the words beside it

# Each begins with one literal byte, which the search of a regular expression jumps to. Optional
# parts are possessive (`?+`), so that nothing backtracks.
NUMBER = re.compile(
    rb"""0(?<!00)(?:
      (?=(?:[ .-]*+0){7})(?:                                # eight digits or more:
        0{5}\ *+(?>(?:[-.]++\ *+)?)0000(?!0)                            # six and four
      | 0[ .-]{0,2}+00[ .-]{0,2}+(?:00)?00[ .-]*+0000(?!0)           # a date and four
      | (?!000-00-00|0?0?(?:\.000)+(?![.0]))(?:[ .-]?+0){7,}    # a telephone's
      )
    | 0?+\.?+[ ,]{0,2}+(?:t\.?+\ ?+[vh](?!e)|m\.?+\ ?+f|sal|til\ ++[vh]|floor)  # a floor and a side
    | 0{0,2}+[a-z]?+[ ,.]{1,3}+(?:st|kl|k\xe6lder|stuen|ground)[ .,f]
    | (?:st|nd|rd|th)\ floor
    )""",
    re.VERBOSE,
)
AT_SPELT = (b"(at)", b"[at]")


class CandidateFinder:
    """Finds the spans of an indexed text that may be personal data."""

    def __init__(self, search_index: SearchIndex) -> None:
        """Take the index of a text."""
        self._search_index = search_index
        self._signs = search_index.signs

    @property
    def mentions_last_four(self) -> bool:
        """Return whether four digits are beside words for the last four of a CPR number."""
        return "last-four" in self._signs and bool(
            _last_four_pattern().search(self._search_index.shape)
        )

    def numbers(self) -> tuple[Span, ...]:
        """Return the spans around digits that may be more than a date or an amount."""
        shape = self._search_index.shape
        places = [place.span() for place in NUMBER.finditer(shape)]
        if "floor" in self._signs:
            places += _word_spans(GROUND_FLOORS, shape)
        return _widened(sorted(places))

    def mail(self) -> tuple[Span, ...]:
        """Return the spans around an at sign before a private provider."""
        if "mail" not in self._signs:
            return ()
        small = self._search_index.letters.lower()
        for spelt in AT_SPELT:
            small = small.replace(spelt, spelt[:-1] + b"@")
        places = (place.span() for place in AT_SIGN.finditer(small))
        return _widened(place for place in places if _is_private(small, place[1]))

    def people(self) -> tuple[Span, ...]:
        """Return the spans that begin like a phrase about a person."""
        if "person" not in self._signs:
            return ()
        shape, letters = self._search_index.shape, self._search_index.letters
        openings = _openings().finditer(shape)
        return _widened(word.span() for word in openings if _completes_phrase(word, shape, letters))


def _is_private(small: bytes, start: int) -> bool:
    """Return whether a private provider's name begins at an offset."""
    providers = _providers().get(small[start : start + HEAD], ())
    return small.startswith(providers, start)


def _completes_phrase(word: re.Match[bytes], shape: bytes, letters: bytes) -> bool:
    """Return whether what follows a word makes it a phrase about a person.

    That is a number after a dwelling, a trait after a small count, a capital after a title.
    """
    end = word.end()
    opening = letters[word.start(1) - 1 : word.end(1) - 1].lower()  # a shape begins with a space
    if opening in _counts_of_few():
        return _names_trait(shape[end : end + FARTHEST * ROOM].split(None, FARTHEST)[:FARTHEST])
    if opening.isdigit():
        return False
    next_letter = letters[end - 1 : end]
    return next_letter.isdigit() or (next_letter != b"" and next_letter in CAPITALS)


def _names_trait(words: Sequence[bytes]) -> bool:
    """Return whether a trait or condition is among the first of these words."""
    traits, conditions = _trait_beginnings()
    for place, word in enumerate(words[: BETWEEN + 1]):
        beginnings = traits.get(word[:HEAD])
        if beginnings and b" ".join(words[place:]).startswith(beginnings):
            return True
        if word in HAVING:
            rest = b" ".join(words[place + 1 :])
            if rest.startswith(conditions.get(rest[:HEAD], ())):
                return True
    return False


def _word_spans(words: Iterable[str], shape: bytes) -> Iterator[Span]:
    for word in words:
        matches = re.finditer(re.escape(word.encode(ENCODING)), shape)
        yield from (place.span() for place in matches)


def _widened(places: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans widened by `ROOM`, joined if they touch."""
    joined: list[Span] = []
    for first, last in places:
        start, end = max(0, first - ROOM), last + ROOM
        if joined and start <= joined[-1][1]:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


@cache
def _providers() -> Mapping[bytes, tuple[bytes, ...]]:
    """Return the private mail providers by their first letters."""
    return _by_head(provider.encode(ENCODING) for provider in words_of("private_mail"))


def _by_head(beginnings: Iterable[bytes]) -> Mapping[bytes, tuple[bytes, ...]]:
    by_head: dict[bytes, tuple[bytes, ...]] = {}
    for beginning in beginnings:
        by_head[beginning[:HEAD]] = (*by_head.get(beginning[:HEAD], ()), beginning)
    return by_head


@search_for("person")
def _persons() -> Iterator[str]:
    """Yield words of which every phrase about a person has at least one."""
    for name in ANNOUNCING:
        yield from (f" {indexed_form(phrase)} " for phrase in words_of(name))
    for name in ("traits", "conditions"):
        yield from (longest_part(f" {indexed_form(phrase)}") for phrase in words_of(name))


@search_for("last-four")
def _last_four() -> Iterator[str]:
    """Yield the words beside the last four digits of a CPR number.

    "De sidste 8 uger" is common in proposals, so short phrases need the digits too.
    """
    for phrase in (
        indexed_form(it) for name in ("last_four", "ends_with") for it in words_of(name)
    ):
        yield from _with_digits(phrase) if phrase in SHORT else (longest_part(phrase),)


def _with_digits(phrase: str) -> Iterator[str]:
    for word in ("", *words_of("linking")):
        yield from (f"{phrase} {word} {mark}0000".replace("  ", " ") for mark in ("", "-"))


@search_for("mail")
def _mail() -> Iterable[str]:
    return map(indexed_form, words_of("private_mail"))


@search_for("floor")
def _floors() -> Iterable[str]:
    return GROUND_FLOORS


@cache
def _openings() -> re.Pattern[bytes]:
    """Return the pattern of words that begin a phrase; this search is the slowest of them."""
    return re.compile(rf" ({any_indexed_word('few', *ANNOUNCING)}) +".encode(ENCODING))


@cache
def _last_four_pattern() -> re.Pattern[bytes]:
    phrases = any_indexed_word("last_four", "ends_with")
    return re.compile(rf"{phrases}[^0]{{0,40}}0000(?!0)|0000[^0]{{0,25}}{phrases}".encode(ENCODING))


@cache
def _counts_of_few() -> frozenset[bytes]:
    return frozenset(word.encode(ENCODING) for word in words_of("few"))


@cache
def _trait_beginnings() -> tuple[
    Mapping[bytes, tuple[bytes, ...]], Mapping[bytes, tuple[bytes, ...]]
]:
    """Return the beginnings of traits, and of conditions, which follow a word such as `med`.

    Both are by their first letters; one pattern of them all would take long to compile.
    """
    traits, conditions = (
        _by_head(indexed_form(phrase).rstrip("*").encode(ENCODING) for phrase in words_of(name))
        for name in ("traits", "conditions")
    )
    return traits, conditions
