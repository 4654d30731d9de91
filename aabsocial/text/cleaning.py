"""Clean up pasted text: keep the letters, drop hidden characters from Word or the web.

Quotation marks are kept: all curved and angled forms are correct Danish or English, every paper is
Unicode, and no rule could tell a single quotation mark from an apostrophe.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import lru_cache

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
    bulleted = _BULLET.sub(r"\1- ", _without_invisible(text))
    lines = (line.replace("\t", " ").rstrip() for line in bulleted.split("\n"))
    trimmed = "\n".join(lines).strip("\n")
    return textwrap.dedent(_TOO_MANY_BLANK_LINES.sub("\n\n\n", trimmed))


def clean_line(text: str) -> str:
    """Return a text as one line, without bullets; a hyphen stays, for it may be a minus."""
    return " ".join(_BULLETS_BEFORE_A_LINE.sub("", _without_invisible(text)).split())


def repair_encoding(text: str, encoding: str) -> str:
    """Return a text with undecodable bytes decoded: as UTF-8, else as Windows-1252.

    `surrogateescape` keeps such bytes in a text; dropping them would lose letters.
    """
    if not _ESCAPED.search(text):
        return text
    raw = text.encode(encoding, "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _without_invisible(text: str) -> str:
    """Return a text with one kind of line end and space, and no invisible characters."""
    lines = _LINE_ENDS.sub("\n", text)
    if lines.isascii() and lines.isprintable():
        return lines
    cleaned = "".join(map(_visible_form, lines))
    return composed(cleaned)


@lru_cache(maxsize=1024)  # a text has few different characters
def _visible_form(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if character in _KEPT_CONTROLS:
        return character
    if category in _HIDDEN_CATEGORIES:
        return _meaning_of_control(character)
    return "" if _is_noncharacter(character) else character


def _meaning_of_control(character: str) -> str:
    """Return the dash or quotation mark of Windows-1252 for a control character of Latin-1."""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="ignore")
    return ""


def _is_noncharacter(character: str) -> bool:
    """Return whether the code point is a noncharacter of Unicode; XML allows only some."""
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004 - Unicode's own
