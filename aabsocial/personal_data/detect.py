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
from aabsocial.personal_data.kinds import CPR_KINDS, KINDS, Trace
from aabsocial.personal_data.prefilter import Glance
from aabsocial.personal_data.split_numbers import parted_numbers
from aabsocial.personal_data.wordlists import listed
from aabsocial.text.normalization import Plain
from aabsocial.text.prefilter import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


FEWEST_DIGITS = 7  # of a CPR number: "1. maj 72 … de sidste fire cifre er"
HIDDEN_DIGIT = "•"
MARKUP = frozenset("[]<>&*_`~\\|#")
TEN_NEAR_DIGITS = re.compile(r"(?:\d\D{0,8}+){9}\d")


def personal_data_in(text: str) -> tuple[Trace, ...]:
    """Find the personal data in a text, in its order.

    Offsets are code points of the text as it was given, the end exclusive. Names cannot be found.
    """
    outline = Outline(text)
    seen = outline.seen
    found = (*_found_in(outline), *_marked_numbers(outline))
    return tuple(
        _moved(trace, seen) for trace in sorted(_apart(found), key=lambda trace: trace.start)
    )


def stands_out(outline: Outline) -> bool:
    """Tell, by the cheap look alone, whether a text may hold personal data."""
    glance = Glance(outline)
    return bool(
        glance.people()
        or glance.mail()
        or glance.numbers()
        or glance.tells_last_four
        or is_marked(outline.letters)
    )


def _moved(trace: Trace, seen: Plain) -> Trace:
    """Return a trace with the offsets of the text as it was written."""
    start, end = seen.original(trace.start, trace.end)
    parts = tuple(seen.original(*part) for part in trace.parts)
    return replace(trace, start=start, end=end, parts=parts)


def _found_in(outline: Outline) -> Iterator[Trace]:
    text, glance = outline.seen.text, Glance(outline)
    for start, end in glance.numbers():
        yield from cpr_numbers(text, start, end)
        yield from phone_numbers(text, start, end)
        yield from private_addresses(text, start, end)
    if glance.tells_last_four:
        yield from parted_numbers(text)
    for start, end in glance.mail():
        yield from private_emails(text, start, end)
    for start, end in glance.people():
        yield from recognisable_people(text, start, end)


def _marked_numbers(outline: Outline) -> Iterator[Trace]:
    """Find the CPR numbers that only markup parts: `**DDMMYY**-SSSS` is printed as one."""
    if not is_marked(outline.letters):
        return
    bare = unmarked(outline.seen.text)
    seen = Outline(bare.text)
    for start, end in Glance(seen).numbers():
        for trace in cpr_numbers(seen.seen.text, start, end):
            place = bare.original(*seen.seen.original(trace.start, trace.end))
            yield Trace(trace.kind, *place, trace.says)


def _apart(traces: Iterable[Trace]) -> Iterator[Trace]:
    """Leave out each trace that lies over a stronger one, or over an earlier one of its kind."""
    taken: set[int] = set()
    for trace in sorted(traces, key=lambda trace: (KINDS.index(trace.kind), trace.start)):
        stretch = range(trace.start, trace.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            yield trace


def masked(text: str) -> str:
    """Give a text with a mask in the place of each CPR number, and of each that may be one."""
    if sum(map(str.isdecimal, text)) < FEWEST_DIGITS or _is_far_from_a_number(text):
        return text
    shown = text
    for trace in reversed(personal_data_in(text)):
        if trace.kind in CPR_KINDS:
            shown = shown[: trace.start] + _mask(text, trace) + shown[trace.end :]
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


def _mask(text: str, trace: Trace) -> str:
    """Return what is shown for a stretch; of a number in parts, the words between them stay."""
    if not trace.parts:
        return trace.mask
    shown = text[trace.start : trace.end]
    for start, end in trace.parts:
        part = re.sub(r"\d", HIDDEN_DIGIT, text[start:end])
        shown = shown[: start - trace.start] + part + shown[end - trace.start :]
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
    """Tell whether markup stands beside a digit."""
    return any(sign in letters and _beside_a_digit(sign).search(letters) for sign in SIGNS)


@cache
def _beside_a_digit(sign: bytes) -> re.Pattern[bytes]:
    """Give how a sign stands beside a digit."""
    if sign in b"]_":
        return re.compile(LINK if sign == b"]" else EMPHASIS)
    sign = re.escape(sign)
    behind = b"|".join(rb"(?<=\d%b%b)" % (BETWEEN * times, sign) for times in range(4))
    return re.compile(rb"%b(?:%b)" % (sign, behind))


def unmarked(text: str) -> Plain:
    """Give a text as it is printed, with the way back to the text as it was written."""
    dropped: list[int] = []

    def printed(markup: re.Match[str]) -> str:
        letter = _meant(markup[0]) if markup[0].startswith("&") else ""
        letter = letter if len(letter) == 1 else ""
        less = len(markup[0]) - len(letter)
        dropped.extend([markup.start() + len(letter) - len(dropped)] * less)
        return letter

    return Plain(re.sub(MARKUP_AROUND_DIGITS, printed, text), tuple(dropped))


def _meant(entity: str) -> str:
    from html import unescape  # noqa: PLC0415 - few proposals have an entity, and it knows 2 000

    return unescape(entity)
