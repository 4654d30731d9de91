"""Text that a terminal only shows: what would steer it stands as its code."""

from __future__ import annotations

import unicodedata

STEERING = ("Cc", "Cf", "Zl", "Zp")  # controls, invisible formats, line and paragraph separators


def printable(text: str) -> str:
    """Show characters that would steer a terminal as their codes, but for the line end and tab."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def printable_line(text: str) -> str:
    """Show a text on one line, its own line ends and tabs as codes too."""
    return printable(text).replace("\n", r"\u000a").replace("\t", r"\u0009")


def _shown(character: str) -> str:
    steers = unicodedata.category(character) in STEERING
    if steers and character not in "\n\t\N{SOFT HYPHEN}":
        return f"\\u{ord(character):04x}"
    return character
