"""Text that a terminal only shows: what would steer it stands as its code."""

from __future__ import annotations

import unicodedata
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

STEERING = ("Cc", "Cf", "Zl", "Zp")  # controls, invisible formats, line and paragraph separators


def printable(text: str) -> str:
    """Show characters that would steer a terminal as their codes, but for the line end and tab."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def printable_line(text: str) -> str:
    """Show a text on one line, its own line ends and tabs as codes too."""
    return printable(text).replace("\n", r"\u000a").replace("\t", r"\u0009")


def fitted(text: str, stream: TextIO | None) -> str:
    """Break lines between words where a stream is a terminal, which would break them anywhere."""
    if stream is None or not stream.isatty():
        return text
    columns = get_terminal_size().columns
    return "\n".join(_between_words(line, columns) for line in text.split("\n"))


def _between_words(line: str, columns: int) -> str:
    """Break a line between words; what follows stands as far in as its beginning."""
    margin = line[: len(line) - len(line.lstrip(" "))]
    return fill(
        line, columns, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )


def _shown(character: str) -> str:
    steers = unicodedata.category(character) in STEERING
    if steers and character not in "\n\t\N{SOFT HYPHEN}":
        return f"\\u{ord(character):04x}"
    return character
