"""Text that only keeps a place for an answer: a row of x's, an ellipsis, a note to oneself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.written import Written

DATA = Path(__file__).with_suffix(".toml")
ROW_OF_X = r"(?<![\w-])[xX]{3,}(?![\w-])"  # a masked CPR number ends in x's after its hyphen
LINES_TO_WRITE_ON = frozenset(".…?_")
AROUND = " \t\r\n.,:;…?!_*()[]<>"
LONGEST_ALONE = 40
LONGEST_SHOWN = 40


def placeholder(text: str) -> str:
    """Give what only keeps a place in a text, empty where the text is an answer."""
    return as_a_whole(text) or (within(text) if signs_in(text) else "")


def may_keep_a_place(written: Written) -> bool:
    """Tell, by a quick look at all texts together, whether one of them may keep a place."""
    short = [bare for text in written.texts if len(bare := text.strip(AROUND)) <= LONGEST_ALONE]
    return (
        "" in short
        or not _alone().isdisjoint(map(str.casefold, short))
        or bool(signs_in(written.together))
    )


def as_a_whole(text: str) -> str:
    """Give a text that as a whole only keeps a place, empty where it does not."""
    bare = text.strip(AROUND)
    if len(bare) > LONGEST_ALONE:
        return ""
    is_empty = not bare and LINES_TO_WRITE_ON & set(text)
    return text.strip()[:LONGEST_SHOWN] if is_empty or bare.casefold() in _alone() else ""


def within(text: str) -> str:
    """Give what keeps a place within a text; all such texts hold a sign of it."""
    found = _anywhere().search(text)
    return found.group()[:LONGEST_SHOWN] if found else ""


def signs_in(text: str) -> tuple[str, ...]:
    """Give the signs of placeholders that a text holds: a quick look, which finds too many."""
    # One letter is looked for thirty times as fast as two, and an x is rare.
    return tuple([sign for sign in _data()["signs"] if sign[-1] in text and sign in text])


@cache
def _alone() -> frozenset[str]:
    """Give what is an ordinary word inside a sentence, and none when it is the whole answer."""
    words = _data()["alone"]
    return frozenset(word.replace(" ", join) for word in words for join in (" ", "-", ""))


@cache
def _anywhere() -> re.Pattern[str]:
    """Match what no finished text holds, wherever it stands."""
    data = _data()
    shouted = rf"\b(?:{_either(data['shouted'])})\b"
    spoken = rf"(?i:\b(?:{_either(data['anywhere'])})\b)"
    bracketed = rf"(?i:[\[<]\s*(?:{_either(data['alone'])})\s*[\]>])"
    return re.compile(rf"{ROW_OF_X}|{shouted}|{spoken}|{bracketed}")


def _either(words: Iterable[str]) -> str:
    """Match any of the words; a space in one may be a hyphen or nothing."""
    return "|".join(r"[\s-]*".join(re.escape(part) for part in word.split()) for word in words)


@cache
def _data() -> dict[str, list[str]]:
    return toml.shipped(DATA)
