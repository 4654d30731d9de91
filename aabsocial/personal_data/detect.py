"""Search one text for personal data: a fast prefilter, then a full check of the candidates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
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
from aabsocial.personal_data.wordlists import words_of
from aabsocial.text.normalization import NormalizedText
from aabsocial.text.prefilter import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


FEWEST_DIGITS = 7  # of a CPR number: "1. maj 72 … de sidste fire cifre er"
HIDDEN_DIGIT = "•"
DIGIT = re.compile(r"\d")
MARKUP = re.compile(r"[\[\]<>&*_`~\\|#]")
NEAR_DIGITS = re.compile(r"\d(?:\D{0,8}+\d)*")  # with at most eight other letters between two
A_NUMBER = 10  # digits


def find_personal_data(text: str) -> tuple[Match, ...]:
    """Return the personal data in a text, in its order.

    Offsets are code points of the original text, the end exclusive. Names cannot be found.
    """
    search_index = SearchIndex(text)
    found = (*_numbers_in(search_index), *_contacts_in(search_index))
    return _in_order(found, search_index)


def _cpr_numbers_in(text: str) -> tuple[Match, ...]:
    """Return the CPR numbers alone: no weaker match hides one, and masking needs no others."""
    search_index = SearchIndex(text)
    return _in_order(_numbers_in(search_index), search_index)


def _in_order(found: Iterable[Match], search_index: SearchIndex) -> tuple[Match, ...]:
    return tuple(
        _with_original_offsets(match, search_index.seen)
        for match in sorted(_without_overlaps(found), key=lambda match: match.start)
    )


def has_candidates(search_index: SearchIndex) -> bool:
    """Return whether a text may hold personal data; False is certain, True needs the full check."""
    finder = CandidateFinder(search_index)
    return bool(
        finder.people()
        or finder.mail()
        or finder.numbers()
        or finder.mentions_last_four
        or has_markup_beside_digit(search_index.letters)
    )


def _with_original_offsets(match: Match, normalized: NormalizedText) -> Match:
    """Return a match with the offsets of the original text."""
    start, end = normalized.original(match.start, match.end)
    parts = tuple(normalized.original(*part) for part in match.parts)
    return replace(match, start=start, end=end, parts=parts)


def _numbers_in(search_index: SearchIndex) -> Iterator[Match]:
    """Yield the certain and the possible CPR numbers."""
    text, finder = search_index.seen.text, CandidateFinder(search_index)
    for start, end in finder.numbers():
        yield from cpr_numbers(text, start, end)
    if finder.mentions_last_four:
        yield from split_numbers(text)
    yield from _marked_numbers(search_index)


def _contacts_in(search_index: SearchIndex) -> Iterator[Match]:
    """Yield contact details, and phrases by which a person can be recognised."""
    text, finder = search_index.seen.text, CandidateFinder(search_index)
    for start, end in finder.numbers():
        yield from phone_numbers(text, start, end)
        yield from private_addresses(text, start, end)
    for start, end in finder.mail():
        yield from private_emails(text, start, end)
    for start, end in finder.people():
        yield from recognisable_people(text, start, end)


def _marked_numbers(search_index: SearchIndex) -> Iterator[Match]:
    """Yield CPR numbers that are interrupted only by markup: `**DDMMYY**-SSSS` prints as one."""
    if not has_markup_beside_digit(search_index.letters):
        return
    unmarked_text = without_markup(search_index.seen.text)
    unmarked_index = SearchIndex(unmarked_text.text)
    for start, end in CandidateFinder(unmarked_index).numbers():
        for match in cpr_numbers(unmarked_index.seen.text, start, end):
            place = unmarked_text.original(*unmarked_index.seen.original(match.start, match.end))
            yield Match(match.kind, *place, match.message_key)


def _without_overlaps(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches without those that overlap a stronger or an earlier one."""
    covered: set[int] = set()
    for match in sorted(matches, key=lambda match: (KINDS.index(match.kind), match.start)):
        span = range(match.start, match.end)
        if covered.isdisjoint(span):
            covered.update(span)
            yield match


def redact(text: str) -> str:
    """Return a text with each certain or possible CPR number masked."""
    if len(DIGIT.findall(text)) < FEWEST_DIGITS or _has_no_number(text):
        return text
    redacted = text
    for match in reversed(_cpr_numbers_in(text)):
        redacted = redacted[: match.start] + _mask(text, match) + redacted[match.end :]
    return redacted


def _has_no_number(text: str) -> bool:
    """Return whether a text is certain to have no CPR number; False means unknown.

    This fast path serves short quotations with dates and votes: two dozen for each proposal.
    """
    # In printable text without markup, what is seen between digits is all there is between them.
    if not text.isprintable() or MARKUP.search(text):
        return False
    if any([len(DIGIT.findall(some)) >= A_NUMBER for some in NEAR_DIGITS.findall(text)]):  # noqa: C419 - sooner done
        return False
    line = " ".join(text.casefold().split())
    return not any([phrase in line for phrase in _last_four()])  # noqa: C419 - sooner done


@cache
def _last_four() -> tuple[str, ...]:
    """Return the phrases that introduce the last four digits, each up to its first `*`.

    One that holds a shorter one is left out.
    """
    words = (word for name in ("last_four", "ends_with") for word in words_of(name))
    phrases = {phrase.split("*")[0] for phrase in words}
    return tuple(it for it in phrases if not any(other in it for other in phrases - {it}))


def _mask(text: str, match: Match) -> str:
    """Return the mask of a match; if the number is in parts, the words between them stay."""
    if not match.parts:
        return match.mask
    masked = text[match.start : match.end]
    for start, end in match.parts:
        part = re.sub(r"\d", HIDDEN_DIGIT, text[start:end])
        masked = masked[: start - match.start] + part + masked[end - match.start :]
    return masked


# The patterns of markup. A regular expression that begins with one fixed byte jumps to it, and most
# proposals have few of these or none: a pattern is compiled only if a text has its sign.
LINK = rb"\](?<=\d\])\("
EMPHASIS = rb"_(?<=\d_)(?![0-9A-Za-z])|_(?<=__)\d"
SIGNS = (b"]", b"_", b"*", b"`", b"~", b"\\", b"<", b"&")
BETWEEN = rb"[ .-]"  # what may be between a digit and a sign, up to three of them
MARKUP_AROUND_DIGITS = r"""(?xs)
    [*`~\\\[]+ | (?<![^\W_])_+ | _+(?![^\W_])
    | \](?:\([^()\s]{0,500}\))?
    | <!--.{0,200}?--> | </?[A-Za-z][^<>]{0,200}>
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});
"""


def has_markup_beside_digit(letters: bytes) -> bool:
    """Return whether there is markup beside a digit."""
    return any(sign in letters and _sign_beside_digit(sign).search(letters) for sign in SIGNS)


@cache
def _sign_beside_digit(sign: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a markup sign beside a digit."""
    if sign in b"]_":
        return re.compile(LINK if sign == b"]" else EMPHASIS)
    sign = re.escape(sign)
    behind = b"|".join(rb"(?<=\d%b%b)" % (BETWEEN * times, sign) for times in range(4))
    return re.compile(rb"%b(?:%b)" % (sign, behind))


def without_markup(text: str) -> NormalizedText:
    """Return a text without the markup around digits, with a map back to the original offsets."""
    dropped: list[int] = []

    def printed(markup: re.Match[str]) -> str:
        letter = _unescaped(markup[0]) if markup[0].startswith("&") else ""
        letter = letter if len(letter) == 1 else ""
        less = len(markup[0]) - len(letter)
        dropped.extend([markup.start() + len(letter) - len(dropped)] * less)
        return letter

    return NormalizedText(re.sub(MARKUP_AROUND_DIGITS, printed, text), tuple(dropped))


def _unescaped(entity: str) -> str:
    from html import unescape  # few proposals have an entity, and it knows 2 000

    return unescape(entity)
