"""How a report looks on a terminal: width, colour, encoding and wrapped lines."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from aabsocial.core.struct import Struct, field
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.text.terminal import printable, printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.reports import Overview


class Tone(Enum):
    """The meaning of a coloured text; the words always say the same."""

    BAD = "1;31"
    WARY = "33"
    GOOD = "32"
    NOTE = "36"
    QUIET = "2"
    STRONG = "1"
    PLAIN = ""


COLOURS: Mapping[Tone, str] = MappingProxyType({tone: tone.value for tone in Tone})

# Substitutes for characters that a terminal's encoding lacks. A verdict's symbol is beside a
# letter, an outcome's beside a word, so nothing is lost without them.
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("✓◐✗◇⚑▢⊘", ""),
        **dict.fromkeys("–—•·", "-"),
        **dict.fromkeys("»«“”„", '"'),
    }
    | {"’": "'", "…": "...", "│": "|", NO_BREAK_SPACE: " "}
    | {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
)


class TerminalStyle(Struct, kw_only=True):
    """The terminal a text is laid out for: columns, encoding, and the colours it may use.

    Output to be read `aloud` has no columns, and no symbols. `overview` is what is shown side by
    side instead of verdicts and findings, if anything.
    """

    columns: int = 80
    encoding: str = "utf-8"
    colours: Mapping[Tone, str] = field(default_factory=dict)
    aloud: bool = False
    overview: Overview | None = None

    def displayable(self, text: str) -> str:
        """Return a text that this terminal can show, with control characters as their codes."""
        return self._encodable(printable(text))

    def displayable_line(self, text: str) -> str:
        """Return the same on one line."""
        return self._encodable(printable_line(text))

    def in_colour(self, text: str, tone: Tone) -> str:
        """Return a text in the colour of its tone, if colours are wanted."""
        colour = self.colours.get(tone)
        return f"\x1b[{colour}m{text}\x1b[0m" if colour and text else text

    def _encodable(self, text: str) -> str:
        if self._can_encode(text):
            return text
        return "".join(
            character if self._can_encode(character) else _substitute(character)
            for character in text
        )

    def _can_encode(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def _substitute(character: str) -> str:
    """Return a character's substitute: a similar one, its base letter, or a question mark."""
    letter = unicodedata.normalize("NFKD", character)[0]
    return INSTEAD.get(character, letter if letter.isascii() else "?")


# Common characters that are one column wide, so that few texts are measured letter by letter.
NARROW = re.compile("[ -~\N{NO-BREAK SPACE}-\u02ff–—’“”…│✓◐✗◇⚑▢⊘]*")
AFTER_SLASH = re.compile(r"[^/]*/|[^/]+")


def width(text: str) -> int:
    """Return how many columns a text fills: wide characters two, combining ones none."""
    if NARROW.fullmatch(text):
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Return a text padded to a number of columns."""
    return text + " " * (columns - width(text))


def wrap_columns(text: str, columns: int, indent: str = "") -> list[str]:
    """Return a text as lines of at most `columns` columns, including the indent.

    A line is broken between words, else after a slash, else anywhere; and at line feeds.
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
    """Yield a word, or the parts of one longer than a line, each with the space before it."""
    if width(word) <= room:
        yield word, " "
        return
    gap = " "
    for part in AFTER_SLASH.findall(word):
        for chunk in _chunks(part, room):
            yield chunk, gap
            gap = ""


def _chunks(part: str, room: int) -> Iterator[str]:
    chunk, filled = "", 0
    for character in part:
        if chunk and filled + _character_width(character) > room:
            yield chunk
            chunk, filled = "", 0
        chunk += character
        filled += _character_width(character)
    yield chunk
