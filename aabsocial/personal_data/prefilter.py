"""A cheap look at a whole text for the places that may hold personal data.

The detectors' own patterns then see only what lies around the places that stand out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.wordlists import listed, outlines
from aabsocial.text.prefilter import ENCODING, indexed_form, longest_part, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.text.prefilter import SearchIndex

Span = tuple[int, int]
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÖÄÜ".encode(ENCODING)
ANNOUNCING = ("naming", "titles", "families", "dwellings")
GROUND_FLOORS = (" st. t", " stuen t")  # beside a home, also without a house number
AT_SIGN = re.compile(b"@ ?")
SHORT = ("sidste 0", "0 sidste", "last 0", "final 0")  # where a digit stands for any
HEAD = 3  # letters of a word by which nearly all are ruled out; no word of a phrase has fewer
BETWEEN = 5  # words at most between the count and the trait, or the word that leads to a condition
FARTHEST = BETWEEN + 6  # words behind the count of a few within which a trait or condition ends
HAVING = frozenset((b"har", b"med", b"fra", b"with", b"from"))
ROOM = 60  # letters around a place in which a detector looks for the words beside it

# Each begins with one literal byte, which the search of a regular expression jumps to. No part
# that may be there or not gives back what it took (`?+`): nothing behind it begins so.
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
    """What stands out in an outline: its stretches that may hold personal data."""

    def __init__(self, search_index: SearchIndex) -> None:
        """Look at an outline."""
        self._search_index = search_index
        self._signs = search_index.signs

    @property
    def tells_last_four(self) -> bool:
        """Whether four digits stand beside words that say they are the last of a CPR number."""
        return "last-four" in self._signs and bool(_told_apart().search(self._search_index.shape))

    def numbers(self) -> tuple[Span, ...]:
        """Return the stretches around digits that may be more than a date or an amount."""
        shape = self._search_index.shape
        places = [place.span() for place in NUMBER.finditer(shape)]
        if "floor" in self._signs:
            places += _words(GROUND_FLOORS, shape)
        return _around(sorted(places))

    def mail(self) -> tuple[Span, ...]:
        """Return the stretches around an at sign before a private provider."""
        if "mail" not in self._signs:
            return ()
        small = self._search_index.letters.lower()
        for spelt in AT_SPELT:
            small = small.replace(spelt, spelt[:-1] + b"@")
        places = (place.span() for place in AT_SIGN.finditer(small))
        return _around(place for place in places if _is_private(small, place[1]))

    def people(self) -> tuple[Span, ...]:
        """Return the stretches that begin like a phrase about a person."""
        if "person" not in self._signs:
            return ()
        shape, letters = self._search_index.shape, self._search_index.letters
        openings = _openings().finditer(shape)
        return _around(word.span() for word in openings if _goes_on(word, shape, letters))


def _is_private(small: bytes, start: int) -> bool:
    """Return whether a private provider's name stands at an offset."""
    providers = _providers().get(small[start : start + HEAD], ())
    return small.startswith(providers, start)


def _goes_on(word: re.Match[bytes], shape: bytes, letters: bytes) -> bool:
    """Return whether a word is followed by what makes it a phrase about a person.

    That is a number behind a dwelling, a trait behind the count of a few, a capital behind a title.
    """
    end = word.end()
    opening = letters[word.start(1) - 1 : word.end(1) - 1].lower()  # a shape begins with a space
    if opening in _few():
        return _tells(shape[end : end + FARTHEST * ROOM].split(None, FARTHEST)[:FARTHEST])
    if opening.isdigit():
        return False
    next_letter = letters[end - 1 : end]
    return next_letter.isdigit() or (next_letter != b"" and next_letter in CAPITALS)


def _tells(words: Sequence[bytes]) -> bool:
    """Return whether a trait or a condition stands behind at most a few of these words."""
    traits, conditions = _told()
    for place, word in enumerate(words[: BETWEEN + 1]):
        beginnings = traits.get(word[:HEAD])
        if beginnings and b" ".join(words[place:]).startswith(beginnings):
            return True
        if word in HAVING:
            rest = b" ".join(words[place + 1 :])
            if rest.startswith(conditions.get(rest[:HEAD], ())):
                return True
    return False


def _words(words: Iterable[str], shape: bytes) -> Iterator[Span]:
    for word in words:
        found = re.finditer(re.escape(word.encode(ENCODING)), shape)
        yield from (place.span() for place in found)


def _around(places: Iterable[Span]) -> tuple[Span, ...]:
    """Widen places by some room, and join those that then touch."""
    joined: list[Span] = []
    for first, last in places:
        start, end = max(0, first - ROOM), last + ROOM
        if joined and start <= joined[-1][1]:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


@cache
def _providers() -> Mapping[bytes, tuple[bytes, ...]]:
    """Return the private providers by their first letters."""
    return _by_head(provider.encode(ENCODING) for provider in listed("private_mail"))


def _by_head(beginnings: Iterable[bytes]) -> Mapping[bytes, tuple[bytes, ...]]:
    by_head: dict[bytes, tuple[bytes, ...]] = {}
    for beginning in beginnings:
        by_head[beginning[:HEAD]] = (*by_head.get(beginning[:HEAD], ()), beginning)
    return by_head


@search_for("person")
def _persons() -> Iterator[str]:
    """Yield the words that phrases about a person need: without them, no phrase is there."""
    for name in ANNOUNCING:
        yield from (f" {indexed_form(phrase)} " for phrase in listed(name))
    for name in ("traits", "conditions"):
        yield from (longest_part(f" {indexed_form(phrase)}") for phrase in listed(name))


@search_for("last-four")
def _last_four() -> Iterator[str]:
    """Yield the words that stand beside the last four digits.

    "De sidste 8 uger" is in many a proposal, and looks alike from afar.
    """
    for phrase in (indexed_form(it) for name in ("last_four", "ends_with") for it in listed(name)):
        yield from _with_digits(phrase) if phrase in SHORT else (longest_part(phrase),)


def _with_digits(phrase: str) -> Iterator[str]:
    for word in ("", *listed("linking")):
        yield from (f"{phrase} {word} {mark}0000".replace("  ", " ") for mark in ("", "-"))


@search_for("mail")
def _mail() -> Iterable[str]:
    return map(indexed_form, listed("private_mail"))


@search_for("floor")
def _floors() -> Iterable[str]:
    return GROUND_FLOORS


@cache
def _openings() -> re.Pattern[bytes]:
    """Match the words that open a phrase, all in one pass: it is the dearest of the looks."""
    return re.compile(rf" ({outlines('few', *ANNOUNCING)}) +".encode(ENCODING))


@cache
def _told_apart() -> re.Pattern[bytes]:
    told = outlines("last_four", "ends_with")
    return re.compile(rf"{told}[^0]{{0,40}}0000(?!0)|0000[^0]{{0,25}}{told}".encode(ENCODING))


@cache
def _few() -> frozenset[bytes]:
    return frozenset(word.encode(ENCODING) for word in listed("few"))


@cache
def _told() -> tuple[Mapping[bytes, tuple[bytes, ...]], Mapping[bytes, tuple[bytes, ...]]]:
    """Return how every trait begins, and every condition, which a word such as `med` leads to.

    They stand by their first letters; a pattern of all of them would take long to compile.
    """
    traits, conditions = (
        _by_head(indexed_form(phrase).rstrip("*").encode(ENCODING) for phrase in listed(name))
        for name in ("traits", "conditions")
    )
    return traits, conditions
