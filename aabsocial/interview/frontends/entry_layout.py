"""Lay out the entries of a list of lines in columns, as wide as the terminal (pure)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.interview.protocol import Entry

DOT, GAP = " · ", "  "
AMOUNT = 1  # the column that stands to the right
NARROWEST = 32  # of the words before an amount that has its kind beside it
ROOM_FOR_NAMES = 60


def entry_line(entry: Entry) -> str:
    """Return the beginning of an entry as it is read aloud: `1. Kaffe · 500 kr.`."""
    number = f"{entry.number}." if entry.number.isdigit() else entry.number
    named = f"{entry.name}:" if entry.name else ""
    return " ".join(filter(None, (number, named, DOT.join(filter(None, entry.cells)))))


def entry_lines(entries: Iterable[Entry], room: int) -> Iterator[str]:
    """Yield the lines of entries, those with amounts in columns, others beside their names."""
    rows = list(entries)
    numbers = max((len(it.number) for it in rows), default=0)
    margin = numbers + 1 if numbers else 0
    names = max((len(it.name) for it in rows), default=0)
    beside = names + len(GAP) if names and room >= ROOM_FOR_NAMES else 0
    tabled = [it.cells for it in rows if len(it.cells) > AMOUNT]
    for entry in rows:
        start = f"{entry.number:>{numbers}} " if margin else ""
        if len(entry.cells) > AMOUNT:
            lines = [*_row(entry, tabled, room - margin), *_wrapped(entry.more, room - margin)]
        else:
            lines = _named(entry, beside, room - margin)
        for place, line in enumerate(lines):
            yield f"{start if place == 0 else ' ' * margin}{line}".rstrip()


def _wrapped(texts: Iterable[str], room: int, indent: str = "") -> list[str]:
    return [
        line
        for text in texts
        for line in textwrap.wrap(
            text, max(room, 1), initial_indent=indent, subsequent_indent=indent
        )
    ]


def _named(entry: Entry, beside: int, room: int) -> list[str]:
    """Return an entry with its name to the left, or above where the terminal is narrow."""
    texts = (DOT.join(filter(None, entry.cells)), *entry.more)
    if not entry.name:
        return _wrapped(texts, room)
    if not beside:
        return _wrapped((f"{entry.name}: {texts[0]}", *texts[1:]), room)
    lines = _wrapped(texts, room, " " * beside)
    return [f"{entry.name:<{beside}}{lines[0][beside:]}", *lines[1:]]


def _row(entry: Entry, rows: list[tuple[str, ...]], room: int) -> Iterator[str]:
    """Yield a row of a table: the words, the amount to the right of them, and what else there is.

    What has no room beside the amount stands below.
    """
    words, amount, *others = entry.cells
    widest, amounts, kinds = (max(len(it[place]) for it in rows) for place in range(3))
    notes = max(len(GAP.join(it[AMOUNT + 2 :])) for it in rows)
    left = room - amounts - len(GAP)
    count = 0  # of the other columns that stand beside the amount
    if widest + len(GAP) + kinds + len(GAP) + notes <= left:
        count = len(others)
    elif min(widest, NARROWEST) + len(GAP) + kinds <= left:
        count = 1
        left -= len(GAP) + kinds
    width = max(min(widest, left), 1)
    beside = [f"{it:<{kinds}}" if place == 0 else it for place, it in enumerate(others[:count])]
    first, *more = textwrap.wrap(words, width) or [""]
    yield GAP.join([f"{first:<{width}}", f"{amount:>{amounts}}", *beside])
    yield from more
    yield from _wrapped([DOT.join(filter(None, others[count:]))], room)
