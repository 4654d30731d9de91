"""One typed line: cleaned, in small letters for searching, and which parts of it were read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.text.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKEN = "\0"
BETWEEN = " ,;:-–—"
PUNCTUATION = f"{BETWEEN}."
_LETTER_BULLET = re.compile(r"(?m)^[ \t]*[o§]\t")
_BREAKS = re.compile("[\t\n\r\v\f\u2028\u2029]+")
# A full stop parts where it ends a sentence: behind a year or a word that is no shortened one,
# as those of less than five letters may be.
# A dash with spaces does, unless a bare number is behind it: `47 - 12 - 0`.
_SEPARATORS = re.compile(
    r"\s*[;\0]\s*|,(?!\d)\s*|\s+-\s+(?![0-9]{1,4}(?:[\s,;]|$))|(?<=[0-9]{4})\.\s+"
    r"|(?<=[^\W\d_]{5})(?<!\bekskl)(?<!\burafst)\.\s+"
    r"|(?<=[0-9] imod)\.\s+|(?<= eller imod)\.\s+"
)
_DASHES = "‐‑‒–—−"  # noqa: RUF001 - dashes that look alike are meant
_OTHER_FORMS = {TAKEN: " ", **dict.fromkeys(_DASHES, "-")}
_EMPTY_BRACKETS = re.compile(r"\(\s*[,;.]*\s*\)")
_SPACE_BEFORE = re.compile(r"\s+(?=[,;.)])")
_BEFORE_A_STOP = re.compile(r"[,;:]\s*(?=\.$)")
_REPEATED = re.compile(r"[,;:](?:\s*[,;:])+")


class Line:
    """A line of text from which values are taken.

    `open` is the beginning that is searched, in small letters and with plain digits and hyphens,
    as long as the text; what was taken is blotted out in it. No field takes more than that
    beginning, so that a line of any length is read in a limited time.
    """

    def __init__(self, text: str) -> None:
        """Clean the text; a tab or a line end inside it parts as a semicolon does."""
        self.text = one_line(text)
        self.plain = in_plain_letters(self.text[:LONGEST_LINE])
        self.open = self.plain
        self._left = self.text  # with spaces for what was taken
        self.consumed: list[str] = []

    def take(self, start: int, end: int) -> str:
        """Blot out a part of the line, and return it as it was typed."""
        length = end - start
        self.open = f"{self.open[:start]}{TAKEN * length}{self.open[end:]}"
        self._left = f"{self._left[:start]}{' ' * length}{self._left[end:]}"
        return self.text[start:end]

    def consume(self, start: int, end: int) -> None:
        """Take a part that a value without words says."""
        self.consumed.append(self.take(start, end))

    def take_open(self, start: int, end: int) -> str:
        """Take a part of the line, and return the words in it that were not taken before."""
        words = tidy(self._left[start:end])
        self.take(start, end)
        return words

    def rest(self) -> str:
        """Return the words that were not taken, without the separators around them."""
        return tidy(self._left)

    def name(self) -> str:
        """Return the rest without the full stop behind what was taken: `Catering: DKK 9,600.`."""
        end = len(self.open)
        is_left_over = self.open.endswith((f"{TAKEN}.", f"{TAKEN})."))
        return tidy(self._left[: end - is_left_over] + self._left[end:])

    def segments(self) -> Iterator[tuple[int, int]]:
        """Yield where the parts between separators stand; a comma before a digit is none."""
        start = 0
        for separator in _SEPARATORS.finditer(self.open):
            yield from _trimmed(self.open, start, separator.start())
            start = separator.end()
        yield from _trimmed(self.open, start, len(self.open))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    kept = part.strip(PUNCTUATION)
    if kept:
        start += len(part) - len(part.lstrip(PUNCTUATION))
        yield start, start + len(kept)


@lru_cache(maxsize=16)  # every reader asks for it more than once, and a long text takes its time
def one_line(text: str) -> str:
    """Return a text as one clean line, with semicolons where it was broken."""
    parts = [clean_line(part) for part in _BREAKS.split(_LETTER_BULLET.sub("", text))]
    line = ""
    for part in filter(None, parts):
        line += part if not line else f"{' ' if line[-1] in ';:' else '; '}{part}"
    return line


def in_plain_letters(text: str) -> str:
    """Return a text of the same length in small letters, with ASCII digits and hyphens."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain_letter, text))


@lru_cache(maxsize=1024)  # a text has few different letters
def _plain_letter(letter: str) -> str:
    if letter in _OTHER_FORMS:
        return _OTHER_FORMS[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    small = letter.lower()
    return small if len(small) == 1 else letter


def tidy(text: str) -> str:
    """Return what is left of a line, without the brackets and separators that hold nothing."""
    spaced = _SPACE_BEFORE.sub("", _EMPTY_BRACKETS.sub("", " ".join(text.split())))
    joined = _REPEATED.sub(lambda marks: ";" if ";" in marks[0] else marks[0][0], spaced)
    trimmed = " ".join(joined.split()).rstrip(f"{BETWEEN}=").lstrip(f"{BETWEEN}.")
    return _BEFORE_A_STOP.sub("", trimmed) if any(map(str.isalnum, trimmed)) else ""


def without_marks(text: str) -> str:
    """Return words without the separators around them and the brackets that enclose nothing else.

    A bracket that has its partner within them stays: `givet 3. maj (j.nr. 27)`.
    """
    kept = text.strip(" .,;:-")
    if kept.startswith("(") and kept.find(")") in {-1, len(kept) - 1}:
        kept = kept[1:].removesuffix(")")
    for mark, partner in ("()", ")("):
        if kept.count(mark) > kept.count(partner):
            kept = kept.removeprefix(mark).removesuffix(mark)
    return kept.strip(" .,;:-")
