"""How a report for people may look: how wide, in which characters, with which colours."""

from __future__ import annotations

import unicodedata
from dataclasses import field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.printable import printable, printable_line
from aabsocial.value import Value
from aabsocial.wording import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tone(Enum):
    """What a stretch of text means to the eye; it always says so in words too."""

    BAD = "1;31"
    WARY = "33"
    GOOD = "32"
    NOTE = "36"
    QUIET = "2"
    STRONG = "1"


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


class Look(Value):
    """The terminal a text is laid out for: columns, encoding, and the colours it may use.

    What is read `aloud` has neither columns nor signs that only the eye joins.
    """

    columns: int = 80
    encoding: str = "utf-8"
    colours: Mapping[Tone, str] = field(default_factory=dict)
    aloud: bool = False

    def shown(self, text: str) -> str:
        """Give a text that this terminal can show and that cannot steer it."""
        return self._encodable(printable(text))

    def shown_line(self, text: str) -> str:
        """Give the same on one line."""
        return self._encodable(printable_line(text))

    def painted(self, text: str, tone: Tone) -> str:
        """Give a text in the colour of its tone, where colours are wanted."""
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
    """Give what stands for a character: another one, its letter without the accent, or a mark."""
    letter = unicodedata.normalize("NFKD", character)[0]
    return INSTEAD.get(character, letter if letter.isascii() else "?")
