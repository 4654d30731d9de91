"""Normalize text to what a reader sees, with a map back to the original offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from unicodedata import category, decimal, normalize

from aabsocial.core.struct import Struct

# A Mac may write an `å` as an `a` and a ring. More marks than a text may hold in a row (Unicode's
# stream-safe text, UAX 15) take ever longer to compose; the rest of them are seen as nothing.
MARKED = "\\w[\u0300-\u036f]{1,30}"
TOO_MANY_MARKS = re.compile("([\u0300-\u036f]{30})[\u0300-\u036f]++")
# Everything that is not an ordinary letter, digit or mark of Danish and English.
ODD = MARKED + "|[^\t\n\r -~¡-¬®-˿‘-‟…€]"  # noqa: RUF001 - the quotation marks are meant
ALIKE = {"\N{MINUS SIGN}": "-", "\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/"}


class NormalizedText(Struct):
    """A text with plain digits, hyphens and spaces, and without what no reader sees.

    `dropped` holds, for each character left out, the offset in `text` where it stood.
    """

    text: str
    dropped: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of a span in the original text."""
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        return offset + bisect_right(self.dropped, offset)


def normalized(text: str) -> NormalizedText:
    """Return a text as a reader sees it: full-width digits as digits, no soft hyphens."""
    dropped: list[int] = []

    def seen(odd: re.Match[str]) -> str:
        letter = _plain_letter(odd[0]) if len(odd[0]) == 1 else _composed(odd[0])
        less = len(odd[0]) - len(letter)
        dropped.extend([odd.start() + len(letter) - len(dropped)] * less)
        return letter

    return NormalizedText(re.sub(ODD, seen, text), tuple(dropped))


def composed(text: str) -> str:
    """Return a text in NFC, with a limited number of combining marks on each letter."""
    return text if text.isascii() else normalize("NFC", TOO_MANY_MARKS.sub(r"\1", text))


def _composed(letters: str) -> str:
    """Return a letter composed with its marks, without marks that do not compose."""
    letter = normalize("NFC", letters)[0]
    return _plain_letter(letter) if re.fullmatch(ODD, letter) else letter


@lru_cache(maxsize=512)
def _plain_letter(letter: str) -> str:
    """Return the plain letter for a variant; at most one, so that offsets map back."""
    digit = decimal(letter, None)
    if digit is not None:
        return str(digit)
    match category(letter):
        case "Zs":
            return " "
        case "Zl" | "Zp":
            return "\n"
        case "Pd":
            return "-"
        case "Cf" | "Cc" | "Mn" | "Me":
            return ""
        case _:
            alike = ALIKE.get(letter) or normalize("NFKC", letter)
            return alike if len(alike) == 1 else letter
