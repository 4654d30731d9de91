"""Search one text for personal data: a cheap look at all of it, then at what stands out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.personal_data.contact import (
    phone_numbers,
    private_addresses,
    private_emails,
    recognisable_people,
)
from aabsocial.personal_data.cpr import cpr_numbers
from aabsocial.personal_data.kinds import KINDS, Match
from aabsocial.personal_data.prefilter import CandidateFinder
from aabsocial.personal_data.split_numbers import split_numbers
from aabsocial.personal_data.wordlists import listed
from aabsocial.text.normalization import NormalizedText
from aabsocial.text.prefilter import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


FEWEST_DIGITS = 7  # of a CPR number: "1. maj 72 … de sidste fire cifre er"
HIDDEN_DIGIT = "•"
MARKUP = frozenset("[]<>&*_`~\\|#")
TEN_NEAR_DIGITS = re.compile(r"(?:\d\D{0,8}+){9}\d")


def find_personal_data(text: str) -> tuple[Match, ...]:
    """Find the personal data in a text, in its order.

    Offsets are code points of the text as it was given, the end exclusive. Names cannot be found.
    """
    search_index = SearchIndex(text)
    found = (*_numbers_in(search_index), *_contacts_in(search_index))
    return _in_order(found, search_index)


def _cpr_numbers_in(text: str) -> tuple[Match, ...]:
    """Find the CPR numbers alone: a weaker trace hides none, and masking one needs no other."""
    search_index = SearchIndex(text)
    return _in_order(_numbers_in(search_index), search_index)


def _in_order(found: Iterable[Match], search_index: SearchIndex) -> tuple[Match, ...]:
    return tuple(
        _moved(match, search_index.seen)
        for match in sorted(_apart(found), key=lambda match: match.start)
    )


def has_candidates(search_index: SearchIndex) -> bool:
    """Return whether a text may hold personal data; False is certain, True needs the full check."""
    finder = CandidateFinder(search_index)
    return bool(
        finder.people()
        or finder.mail()
        or finder.numbers()
        or finder.tells_last_four
        or is_marked(search_index.letters)
    )


def _moved(match: Match, seen: NormalizedText) -> Match:
    """Return a trace with the offsets of the text as it was written."""
    start, end = seen.original(match.start, match.end)
    parts = tuple(seen.original(*part) for part in match.parts)
    return replace(match, start=start, end=end, parts=parts)


def _numbers_in(search_index: SearchIndex) -> Iterator[Match]:
    """Find the CPR numbers, and those that may be one."""
    text, finder = search_index.seen.text, CandidateFinder(search_index)
    for start, end in finder.numbers():
        yield from cpr_numbers(text, start, end)
    if finder.tells_last_four:
        yield from split_numbers(text)
    yield from _marked_numbers(search_index)


def _contacts_in(search_index: SearchIndex) -> Iterator[Match]:
    """Find ways to reach a person, and phrases that point one out."""
    text, finder = search_index.seen.text, CandidateFinder(search_index)
    for start, end in finder.numbers():
        yield from phone_numbers(text, start, end)
        yield from private_addresses(text, start, end)
    for start, end in finder.mail():
        yield from private_emails(text, start, end)
    for start, end in finder.people():
        yield from recognisable_people(text, start, end)


def _marked_numbers(search_index: SearchIndex) -> Iterator[Match]:
    """Find the CPR numbers that only markup parts: `**DDMMYY**-SSSS` is printed as one."""
    if not is_marked(search_index.letters):
        return
    bare = unmarked(search_index.seen.text)
    seen = SearchIndex(bare.text)
    for start, end in CandidateFinder(seen).numbers():
        for match in cpr_numbers(seen.seen.text, start, end):
            place = bare.original(*seen.seen.original(match.start, match.end))
            yield Match(match.kind, *place, match.says)


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    """Leave out each trace that lies over a stronger one, or over an earlier one of its kind."""
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (KINDS.index(match.kind), match.start)):
        stretch = range(match.start, match.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            yield match


def redact(text: str) -> str:
    """Return a text with a mask in the place of each CPR number, and of each that may be one."""
    if sum(map(str.isdecimal, text)) < FEWEST_DIGITS or _is_far_from_a_number(text):
        return text
    shown = text
    for match in reversed(_cpr_numbers_in(text)):
        shown = shown[: match.start] + _mask(text, match) + shown[match.end :]
    return shown


def _is_far_from_a_number(text: str) -> bool:
    """Return whether a line's digits stand too far apart for a CPR number; no is no answer.

    Dates and votes in what a verdict quotes are looked at two dozen times for each proposal.
    """
    # Where all is printable and nothing is markup, no more than is seen stands between digits.
    if not text.isprintable() or not MARKUP.isdisjoint(text) or TEN_NEAR_DIGITS.search(text):
        return False
    line = " ".join(text.casefold().split())
    return not any([phrase in line for phrase in _last_four()])  # noqa: C419 - sooner done


@cache
def _last_four() -> tuple[str, ...]:
    """Return the phrases that tell the last four digits alone, up to where they may differ."""
    told = (phrase for name in ("last_four", "ends_with") for phrase in listed(name))
    return tuple({phrase.split("*")[0] for phrase in told})


def _mask(text: str, match: Match) -> str:
    """Return the mask of a span; of a number in parts, the words between them stay."""
    if not match.parts:
        return match.mask
    shown = text[match.start : match.end]
    for start, end in match.parts:
        part = re.sub(r"\d", HIDDEN_DIGIT, text[start:end])
        shown = shown[: start - match.start] + part + shown[end - match.start :]
    return shown


# What markup consists of. A regular expression that begins with one certain byte jumps to it, and
# most proposals have few of these or none: a pattern is compiled when a text has its sign.
LINK = rb"\](?<=\d\])\("
EMPHASIS = rb"_(?<=\d_)(?![0-9A-Za-z])|_(?<=__)\d"
SIGNS = (b"]", b"_", b"*", b"`", b"~", b"\\", b"<", b"&")
BETWEEN = rb"[ .-]"  # what may stand between a digit and a sign, up to three of them
MARKUP_AROUND_DIGITS = r"""(?xs)
    [*`~\\\[]+ | (?<![^\W_])_+ | _+(?![^\W_])
    | \](?:\([^()\s]{0,500}\))?
    | <!--.{0,200}?--> | </?[A-Za-z][^<>]{0,200}>
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});
"""


def is_marked(letters: bytes) -> bool:
    """Return whether markup stands beside a digit."""
    return any(sign in letters and _beside_a_digit(sign).search(letters) for sign in SIGNS)


@cache
def _beside_a_digit(sign: bytes) -> re.Pattern[bytes]:
    """Return how a sign stands beside a digit."""
    if sign in b"]_":
        return re.compile(LINK if sign == b"]" else EMPHASIS)
    sign = re.escape(sign)
    behind = b"|".join(rb"(?<=\d%b%b)" % (BETWEEN * times, sign) for times in range(4))
    return re.compile(rb"%b(?:%b)" % (sign, behind))


def unmarked(text: str) -> NormalizedText:
    """Return a text as it is printed, with the way back to the text as it was written."""
    dropped: list[int] = []

    def printed(markup: re.Match[str]) -> str:
        letter = _meant(markup[0]) if markup[0].startswith("&") else ""
        letter = letter if len(letter) == 1 else ""
        less = len(markup[0]) - len(letter)
        dropped.extend([markup.start() + len(letter) - len(dropped)] * less)
        return letter

    return NormalizedText(re.sub(MARKUP_AROUND_DIGITS, printed, text), tuple(dropped))


def _meant(entity: str) -> str:
    from html import unescape  # few proposals have an entity, and it knows 2 000

    return unescape(entity)
