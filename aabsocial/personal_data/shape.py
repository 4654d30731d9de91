"""A cheap look at a whole text for the places that may hold personal data.

A text's shape is one byte for each of its letters: every digit as 0, small letters, a space for
most marks. Each look begins with one literal byte, which the search of a regular expression jumps
to; the detectors' own patterns then see only what lies around the places that stand out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.cues import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]
KEPT = b"-.,+@" + "abcdefghijklmnopqrstuvwxyzæøåéöäü".encode("latin-1")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÖÄÜ".encode("latin-1")
HOMES = tuple(
    f"{word} 0".encode("latin-1")
    for word in ("opgang", "lejlighed", "lejl.", "bolig", "dør", "nr.", "stairwell", "flat")
)
GROUND_FLOORS = (b" st. t", b" stuen t")  # beside a home, also without a house number
ROOM = 60  # letters around a place in which a detector looks for the words beside it


def _shape_of(byte: int) -> int:
    small = chr(byte).lower().encode("latin-1", "replace")
    if small.isdigit():
        return ord("0")
    return small[0] if small in KEPT else ord(" ")


SHAPES = bytes(map(_shape_of, range(256)))
NUMBER = re.compile(
    rb"""0(?<!00)(?:
      0{5}\ *(?:[-.]\ *)?0000(?!0)                               # six digits and four
    | 0[ .-]?00[ .-]?(?:00)?00[ -]{1,3}0000(?!0)                  # the date written out
    | (?!000-00-00)(?:[ .-]?0){7,}                                # a telephone's eight
    | 0?\.?[ ,]{0,2}(?:t\.?\ ?[vh](?!e)|m\.?\ ?f|sal|til|floor)   # a floor and a side
    | 0{0,2}[a-z]?[ ,.]{1,3}(?:st|kl|k\xe6lder|stuen|ground)[ .,f]
    | (?:st|nd|rd|th)\ floor
    )""",
    re.VERBOSE,
)
# The bytes of Latin-1 that are what they look like: no control, no-break space or soft hyphen.
PRINTED = b"\t\n\r" + bytes(byte for byte in range(256) if chr(byte).isprintable())


def shape(letters: bytes) -> bytes:
    """Give the shape of a text that is encoded with one byte for each letter, behind a space."""
    return b" " + letters.translate(SHAPES)


def numbers(seen: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a shape around digits that may be more than a date or an amount."""
    places = (place.span() for place in NUMBER.finditer(seen))
    return _around(sorted((*places, *_words(GROUND_FLOORS, seen))))


def mail(letters: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a text around an at sign before a private provider."""
    if b"@" not in letters and b"(at)" not in letters and b"[at]" not in letters:
        return ()
    return _around(place.span() for place in _mail().finditer(letters.lower()))


def people(seen: bytes, letters: bytes) -> tuple[Stretch, ...]:
    """Give the stretches of a shape that begin like a phrase about a person."""
    return _around(sorted((*_phrases(seen, letters), *_words(HOMES, seen))))


def _phrases(seen: bytes, letters: bytes) -> Iterator[Stretch]:
    few, told = _few()
    for word in _openings().finditer(seen):
        end = word.end()
        announces = (
            told.match(seen, end) if few.fullmatch(word[0]) else _capital_at(letters, end - 1)
        )
        if announces:
            yield word.span()


def _capital_at(letters: bytes, place: int) -> bool:
    return place < len(letters) and letters[place] in CAPITALS


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
def _mail() -> re.Pattern[bytes]:
    return re.compile(rf"[@)\]] ?{shapes('private_mail')}".encode("latin-1"))


@cache
def _openings() -> re.Pattern[bytes]:
    """Match the words that open a phrase, all in one pass: it is the dearest of the looks."""
    return re.compile(rf" {shapes('few', 'naming', 'titles', 'families')} +".encode("latin-1"))


@cache
def _few() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    traits = rf"(?:{shapes('traits')}|(?:har|med|fra|with|from) +{shapes('conditions')})"
    patterns = (rf" {shapes('few')} +", rf"(?:[^ ]+ +){{0,3}}?{traits}")
    few, told = (re.compile(pattern.encode("latin-1")) for pattern in patterns)
    return few, told
