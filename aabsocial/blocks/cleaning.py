"""Rid text of what no reader sees."""

from __future__ import annotations

import re
import unicodedata

from aabsocial.personal_data import masked
from aabsocial.plain import composed
from aabsocial.wording import NO_BREAK_SPACE

# Most texts of a paper have nothing to strip or compose, and many no figure to hold or mask.
LETTERS = f" -/:-~{NO_BREAK_SPACE}\u00c0-\u00ff\u2013\u2019\u00ab\u00bb"
WITHOUT_FIGURES, ORDINARY = (
    re.compile(f"(?![ {NO_BREAK_SPACE}]*$)[{it}]+") for it in (LETTERS, f"{LETTERS}0-9")
)
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\u202a-\u202e\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
LOOKS_EMPTY = re.compile(rf"^[ {NO_BREAK_SPACE}]+$", re.MULTILINE)
NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:kr|mio|mia|pct)\b|%)")


def cleaned(text: str) -> str:
    """Give the text without what no reader sees: controls, bidirectional marks, zero widths.

    A line of nothing but space is empty. Numbers are held to their units, so that no line ends
    between `250.000` and `kr.`. A CPR number is masked: it reaches no paper.
    """
    if WITHOUT_FIGURES.fullmatch(text):
        return text
    seen = text if ORDINARY.fullmatch(text) else _seen(text)
    return masked(NUMBER_AND_UNIT.sub(NO_BREAK_SPACE, seen))


def _seen(text: str) -> str:
    lines = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", composed(text))
    seen = INVISIBLE.sub("", re.sub("[\t\x0b\x0c]", " ", lines))
    if not seen.replace("\n", "").replace(NO_BREAK_SPACE, "").isprintable():
        seen = "".join(map(_shown, seen))
    return LOOKS_EMPTY.sub("", seen)


def _shown(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    match unicodedata.category(letter):
        case "Cc" | "Cn":
            return ""
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case _:
            return letter


def visible(text: str) -> bool:
    """Tell whether anything of a text is seen on paper."""
    return bool(cleaned(text).strip())


def one_line(text: str) -> str:
    """Give the text on one line; no-break spaces stay."""
    return re.sub("[ \n]+", " ", cleaned(text)).strip()
