"""Pasted text made plain: the letters a person wrote, without what Word or the web hid in it.

Quotation marks are kept as they stand: all the curved and angled sorts are good Danish or English,
every paper is written in Unicode, and no rule could tell a single mark from an apostrophe.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata

from aabsocial.text.normalization import composed

# What Word and its kin put before a list's line. Symbol and Wingdings, Word's fonts for bullets,
# arrive as the private characters U+F000 to U+F0FF; an `o` and a `§` are bullets of other levels.
_SURE_BULLET = "[•·‣\u2043▪▫■□●○◦◾◽➢➤\uf000-\uf0ff]"
_DASH = "[-\N{EN DASH}\N{EM DASH}]"
# A section sign before a figure names a section of an act, unless a tab follows, as in a list.
_LETTER_BULLET = r"(?:o[ \t]+(?=\S)|§\t[ \t]*|§ +(?![ \d]))"
_BULLET = re.compile(
    rf"^([ \t]*)(?:{_SURE_BULLET}[ \t]*|{_LETTER_BULLET}|{_DASH}[ \t]+)", re.MULTILINE
)
_BULLETS_BEFORE_A_LINE = re.compile(rf"^[ \t]*(?:{_SURE_BULLET}\s*|[o§]\t\s*)+", re.MULTILINE)

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_TOO_MANY_BLANK_LINES = re.compile(r"\n{4,}")
_ESCAPED = re.compile("[\udc80-\udcff]")
_KEPT_CONTROLS = "\n\t"
# Controls, invisible formatting (soft hyphen, zero width, direction of writing), lone surrogates.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """Return a text of several lines with `- ` for bullets, plain spaces and nothing hidden."""
    bulleted = _BULLET.sub(r"\1- ", _visible(text))
    lines = (line.replace("\t", " ").rstrip() for line in bulleted.split("\n"))
    trimmed = "\n".join(lines).strip("\n")
    return textwrap.dedent(_TOO_MANY_BLANK_LINES.sub("\n\n\n", trimmed))


def clean_line(text: str) -> str:
    """Return a text as one line, without bullets; a hyphen stays, for it may be a minus."""
    return " ".join(_BULLETS_BEFORE_A_LINE.sub("", _visible(text)).split())


def repaired(text: str, encoding: str) -> str:
    """Return a text that held bytes of another encoding as it was meant: UTF-8, else Windows-1252.

    Python keeps such bytes as `surrogateescape` does; dropping them would cost letters.
    """
    if not _ESCAPED.search(text):
        return text
    raw = text.encode(encoding, "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _visible(text: str) -> str:
    """Return the text with one sort of line end and of space, and nothing that cannot be seen."""
    lines = _LINE_ENDS.sub("\n", text)
    if lines.isascii() and lines.isprintable():
        return lines
    shown = "".join(_shown(character) for character in lines)
    return composed(shown)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if character in _KEPT_CONTROLS:
        return character
    if category in _HIDDEN_CATEGORIES:
        return _meant_by_a_control(character)
    return "" if _is_no_character(character) else character


def _meant_by_a_control(character: str) -> str:
    """Return dash or quotation mark that a Windows text read as Latin-1 turned into a control."""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="ignore")
    return ""


def _is_no_character(character: str) -> bool:
    """Return whether Unicode promises never to give the code point a meaning; XML refuses some."""
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004 - Unicode's own
