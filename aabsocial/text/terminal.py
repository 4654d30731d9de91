"""Make text safe to print on a terminal: control characters appear as their codes."""

from __future__ import annotations

import re
import unicodedata
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

STEERING = ("Cc", "Cf", "Zl", "Zp")  # controls, invisible formats, line and paragraph separators
COMMAND = re.compile(r'aabsocial [a-z-]+(?: "[^"]*"| --[a-z-]+)*')
JOINED = "\0"  # stands for a space in a command


def printable(text: str) -> str:
    """Return a text with control characters as their codes, except line end and tab."""
    if text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def printable_line(text: str) -> str:
    """Return a text on one line, with line ends and tabs as codes too."""
    return printable(text).replace("\n", r"\u000a").replace("\t", r"\u0009")


def wrap_for_terminal(text: str, stream: TextIO | None) -> str:
    """Return a text wrapped between words if the stream is a terminal."""
    if stream is None or not stream.isatty():
        return text
    columns = get_terminal_size().columns
    return "\n".join(_wrapped_line(line, columns) for line in text.split("\n"))


def _wrapped_line(line: str, columns: int) -> str:
    """Return a line wrapped between words, with its own indent on every line.

    A command is no more broken than a word is: copied from the terminal, it runs.
    """
    margin = line[: len(line) - len(line.lstrip(" "))]
    whole = COMMAND.sub(lambda found: found[0].replace(" ", JOINED), line)
    wrapped = fill(
        whole, columns, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )
    return wrapped.replace(JOINED, " ")


def _escaped(character: str) -> str:
    steers = unicodedata.category(character) in STEERING
    if steers and character not in "\n\t\N{SOFT HYPHEN}":
        return f"\\u{ord(character):04x}"
    return character
