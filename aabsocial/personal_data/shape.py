"""A cheap look at a whole text for the places that may hold personal data.

A text's shape is one byte for each of its letters: every digit as 0, small letters, a space for
most marks. Each look begins with one literal byte, which the search of a regular expression jumps
to; the detectors' own patterns then see only what lies around the places that stand out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cues import listed, shaped, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Stretch = tuple[int, int]
KEPT = b"-.,+@" + "abcdefghijklmnopqrstuvwxyzæøåéöäü".encode("latin-1")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÖÄÜ".encode("latin-1")
ANNOUNCING = ("naming", "titles", "families", "dwellings")
GROUND_FLOORS = (b" st. t", b" stuen t")  # beside a home, also without a house number
DATE = b"  0000-00-00 "  # as an answer; a date within a text has one space before it
AT_SIGN = re.compile(b"@ ?")
HEAD = 3  # letters of a word by which nearly all are ruled out; no word of a phrase has fewer
BETWEEN = 5  # words at most between the count and the trait, or the word that leads to a condition
FARTHEST = BETWEEN + 6  # words behind the count of a few within which a trait or condition ends
HAVING = frozenset((b"har", b"med", b"fra", b"with", b"from"))
ROOM = 60  # letters around a place in which a detector looks for the words beside it


def _shape_of(byte: int) -> int:
    small = chr(byte).lower().encode("latin-1", "replace")
    if small.isdigit():
        return ord("0")
    return small[0] if small in KEPT else ord(" ")


SHAPES = bytes(map(_shape_of, range(256)))
# No part that may be there or not gives back what it took (`?+`): nothing behind it begins so.
NUMBER = re.compile(
    rb"""0(?<!00)(?:
      0{5}\ *+(?:[-.]\ *+)?+0000(?!0)                             # six digits and four
    | 0[ .-]?+00[ .-]?+(?:00)?00[ -]{1,3}+0000(?!0)               # the date written out
    | (?!000-00-00|0?0?(?:\.000)+(?![.0]))(?:[ .-]?+0){7,}  # a telephone's eight
    | 0?+\.?+[ ,]{0,2}+(?:t\.?+\ ?+[vh](?!e)|m\.?+\ ?+f|sal|til|floor)   # a floor and a side
    | 0{0,2}+[a-z]?+[ ,.]{1,3}+(?:st|kl|k\xe6lder|stuen|ground)[ .,f]
    | (?:st|nd|rd|th)\ floor
    )""",
    re.VERBOSE,
)
AT_SPELT = (b"(at)", b"[at]")
# The bytes of Latin-1 that are what they look like: no control, no-break space or soft hyphen.
PRINTED = b"\t\n\r" + bytes(byte for byte in range(256) if chr(byte).isprintable())


def shape(letters: bytes) -> bytes:
    """Give the shape of a text that is encoded with one byte for each letter, behind a space."""
    return b" " + letters.translate(SHAPES)


def numbers(seen: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a shape around digits that may be more than a date or an amount."""
    # Dates of their own are half of a proposal's digits; nearly always nothing else stands out.
    if not NUMBER.search(seen.replace(DATE, b" ")) and not any(w in seen for w in GROUND_FLOORS):
        return ()
    places = (place.span() for place in NUMBER.finditer(seen))
    return _around(sorted((*places, *_words(GROUND_FLOORS, seen))))


def mail(letters: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a text around an at sign before a private provider."""
    small = letters.lower()
    for spelt in AT_SPELT:
        small = small.replace(spelt, spelt[:-1] + b"@")
    if b"@" not in small:
        return ()
    places = (place.span() for place in AT_SIGN.finditer(small))
    return _around(place for place in places if _is_private(small, place[1]))


def _is_private(small: bytes, start: int) -> bool:
    """Tell whether a private provider's name stands at an offset."""
    providers = _providers().get(small[start : start + HEAD], ())
    return small.startswith(providers, start)


def people(seen: bytes, letters: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a shape that begin like a phrase about a person."""
    announces = not _announcing().isdisjoint(seen.split())
    openings = _openings(*(("few", *ANNOUNCING) if announces else ("few",)))
    return _around(word.span() for word in openings.finditer(seen) if _goes_on(word, seen, letters))


def _goes_on(word: re.Match[bytes], seen: bytes, letters: bytes) -> bool:
    """Tell whether a word is followed by what makes it a phrase about a person.

    That is a number behind a dwelling, a trait behind the count of a few, a capital behind a title.
    """
    end = word.end()
    opening = letters[word.start(1) - 1 : word.end(1) - 1].lower()  # a shape begins with a space
    if opening in _few():
        return _tells(seen[end : end + FARTHEST * ROOM].split(None, FARTHEST)[:FARTHEST])
    if opening.isdigit():
        return False
    next_letter = letters[end - 1 : end]
    return next_letter.isdigit() or (next_letter != b"" and next_letter in CAPITALS)


def _tells(words: Sequence[bytes]) -> bool:
    """Tell whether a trait or a condition stands behind at most a few of these words."""
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


def _words(words: Iterable[bytes], seen: bytes) -> Iterator[Stretch]:
    for word in words:
        if word in seen:
            yield from (place.span() for place in re.finditer(re.escape(word), seen))


def _around(places: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Widen places by some room, and join those that then touch."""
    joined: list[Stretch] = []
    for first, last in places:
        start, end = max(0, first - ROOM), last + ROOM
        if joined and start <= joined[-1][1]:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


@cache
def _providers() -> Mapping[bytes, tuple[bytes, ...]]:
    """Give the private providers by their first letters."""
    return _by_head(provider.encode("latin-1") for provider in listed("private_mail"))


def _by_head(beginnings: Iterable[bytes]) -> Mapping[bytes, tuple[bytes, ...]]:
    by_head: dict[bytes, tuple[bytes, ...]] = {}
    for beginning in beginnings:
        by_head[beginning[:HEAD]] = (*by_head.get(beginning[:HEAD], ()), beginning)
    return by_head


@cache
def _announcing() -> frozenset[bytes]:
    """Give the words that a name or a dwelling's number follows; of a phrase its longest."""
    phrases = (shaped(phrase) for name in ANNOUNCING for phrase in listed(name))
    return frozenset(max(phrase.split(), key=len).encode("latin-1") for phrase in phrases)


@cache
def _openings(*names: str) -> re.Pattern[bytes]:
    """Match the words that open a phrase, all in one pass: it is the dearest of the looks."""
    return re.compile(rf" ({shapes(*names)}) +".encode("latin-1"))


@cache
def _few() -> frozenset[bytes]:
    return frozenset(word.encode("latin-1") for word in listed("few"))


@cache
def _told() -> tuple[Mapping[bytes, tuple[bytes, ...]], Mapping[bytes, tuple[bytes, ...]]]:
    """Give how every trait begins, and every condition, which a word such as `med` leads to.

    They stand by their first letters; a pattern of all of them would take long to compile.
    """
    traits, conditions = (
        _by_head(shaped(phrase).rstrip("*").encode("latin-1") for phrase in listed(name))
        for name in ("traits", "conditions")
    )
    return traits, conditions
