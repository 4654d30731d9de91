"""Text in columns of a terminal: how wide it is, folded, padded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

# All that is common and surely one column wide, so that few texts are looked at by the letter.
NARROW = re.compile("[ -~\N{NO-BREAK SPACE}-\u02ff–—’“”…│✓◐✗◇⚑▢⊘]*")
AFTER_SLASH = re.compile(r"[^/]*/|[^/]+")


def width(text: str) -> int:
    """Give how many columns a text fills: wide characters two, combining ones none."""
    if NARROW.fullmatch(text):
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Fill a text up to so many columns."""
    return text + " " * (columns - width(text))


def folded(text: str, columns: int, indent: str = "") -> list[str]:
    """Break a text into lines of so many columns, the indent among them.

    A line ends between words, else after a slash, else anywhere; a line feed starts a new one.
    """
    room = max(1, columns - width(indent))
    return [indent + line for part in text.split("\n") for line in _lines(part, room)]


def _lines(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        for piece, gap in _pieces(word, room):
            if line and width(line) + len(gap) + width(piece) > room:
                yield line
                line = piece
            else:
                line = line + gap + piece if line else piece
    yield line


def _pieces(word: str, room: int) -> Iterator[tuple[str, str]]:
    """Give a word, or the parts of one that fills more than a line, each with the gap before it."""
    if width(word) <= room:
        yield word, " "
        return
    gap = " "
    for part in AFTER_SLASH.findall(word):
        for stretch in _stretches(part, room):
            yield stretch, gap
            gap = ""


def _stretches(part: str, room: int) -> Iterator[str]:
    stretch, filled = "", 0
    for character in part:
        if stretch and filled + _columns(character) > room:
            yield stretch
            stretch, filled = "", 0
        stretch += character
        filled += _columns(character)
    yield stretch
