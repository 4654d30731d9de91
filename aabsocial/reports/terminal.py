"""How a report looks on a terminal: width, colour, letters it can show, and wrapped lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from aabsocial.core.value import Value
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.text.terminal import printable, printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.reports import Overview


class Tone(Enum):
    """What a stretch of text means to the eye; it always says so in words too."""

    BAD = "1;31"
    WARY = "33"
    GOOD = "32"
    NOTE = "36"
    QUIET = "2"
    STRONG = "1"
    PLAIN = ""


COLOURS: Mapping[Tone, str] = MappingProxyType({tone: tone.value for tone in Tone})

# What stands for a character that a terminal's encoding lacks. A verdict's symbol stands beside
# a letter, an outcome's beside a word, so nothing is lost where they go.
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("✓◐✗◇⚑▢⊘", ""),
        **dict.fromkeys("–—•·", "-"),
        **dict.fromkeys("»«“”„", '"'),
    }
    | {"’": "'", "…": "...", "│": "|", NO_BREAK_SPACE: " "}
    | {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
)


class TerminalStyle(Value):
    """The terminal a text is laid out for: columns, encoding, and the colours it may use.

    What is read `aloud` has neither columns nor signs that only the eye joins. `overview` is what
    is shown side by side instead of verdicts and findings, if anything.
    """

    columns: int = 80
    encoding: str = "utf-8"
    colours: Mapping[Tone, str] = field(default_factory=dict)
    aloud: bool = False
    overview: Overview | None = None

    def shown(self, text: str) -> str:
        """Return a text that this terminal can show and that cannot steer it."""
        return self._encodable(printable(text))

    def shown_line(self, text: str) -> str:
        """Return the same on one line."""
        return self._encodable(printable_line(text))

    def painted(self, text: str, tone: Tone) -> str:
        """Return a text in the colour of its tone, where colours are wanted."""
        colour = self.colours.get(tone)
        return f"\x1b[{colour}m{text}\x1b[0m" if colour and text else text

    def _encodable(self, text: str) -> str:
        if self._has(text):
            return text
        return "".join(
            character if self._has(character) else _instead(character) for character in text
        )

    def _has(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def _instead(character: str) -> str:
    """Return a character's substitute: a like one, its letter without the accent, or a mark."""
    letter = unicodedata.normalize("NFKD", character)[0]
    return INSTEAD.get(character, letter if letter.isascii() else "?")


# All that is common and surely one column wide, so that few texts are looked at by the letter.
NARROW = re.compile("[ -~\N{NO-BREAK SPACE}-\u02ff–—’“”…│✓◐✗◇⚑▢⊘]*")
AFTER_SLASH = re.compile(r"[^/]*/|[^/]+")


def width(text: str) -> int:
    """Return how many columns a text fills: wide characters two, combining ones none."""
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
    """Yield a word, or the parts of one longer than a line, each with the gap before it."""
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
