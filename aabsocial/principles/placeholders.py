"""Text that only keeps a place for an answer: the tester's x's, an ellipsis, a note to oneself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).with_suffix(".toml")
ROW_OF_X = r"(?<![\w-])[xX]{3,}(?![\w-])"  # a masked CPR number ends in x's after its hyphen
LONGEST_SHOWN = 40
NOTHING_BUT_MARKS = r"[\[(<\s]*[.…?_][.…?_\s]*[\])>\s]*"


def placeholder(text: str) -> str:
    """Give what only keeps a place in a text, empty where the text is an answer."""
    found = (
        re.fullmatch(NOTHING_BUT_MARKS, text)
        or _anywhere().search(text)
        or _alone().fullmatch(text)
    )
    return found.group().strip()[:LONGEST_SHOWN] if found else ""


@cache
def _anywhere() -> re.Pattern[str]:
    """Match what no finished text holds, wherever it stands."""
    data = _data()
    shouted = rf"\b(?:{_either(data['shouted'])})\b"
    spoken = rf"(?i:\b(?:{_either(data['anywhere'])})\b)"
    bracketed = rf"(?i:[\[<(]\s*(?:{_either(data['alone'])})\s*[\])>])"
    return re.compile(rf"{ROW_OF_X}|{shouted}|{spoken}|{bracketed}")


@cache
def _alone() -> re.Pattern[str]:
    """Match what is an ordinary word inside a sentence, and none when it is the whole answer."""
    return re.compile(rf"(?i:\W*(?:{_either(_data()['alone'])})\W*)")


def _either(words: Iterable[str]) -> str:
    """Match any of the words; a space in one may be written together or with a hyphen."""
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]*") for word in words)


@cache
def _data() -> dict[str, list[str]]:
    return toml.parse(DATA.read_text(encoding="utf-8"))
