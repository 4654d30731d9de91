"""A text as it is printed: without the emphasis, links, tags and entities that part a number."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from aabsocial.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping

# What markup consists of. A regular expression that begins with one certain byte jumps to it, and
# most proposals have few of these or none.
SIGNS = ("*", "`", "~", "\\", "<", "&")
BETWEEN = "[ .-]"  # what may stand between a digit and a sign, up to three of them
LINK = re.compile(rb"\](?<=\d\])\(")
EMPHASIS = re.compile(rb"_(?<=\d_)(?![0-9A-Za-z])|_(?<=__)\d")
MARKUP = re.compile(
    r"""[*`~\\\[]+ | (?<![^\W_])_+ | _+(?![^\W_])
    | \](?:\([^()\s]{0,500}\))?
    | <!--.{0,200}?--> | </?[A-Za-z][^<>]{0,200}>
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});""",
    re.VERBOSE | re.DOTALL,
)


def is_marked(letters: bytes) -> bool:
    """Tell whether markup stands beside a digit."""
    return any(
        sign in letters and beside.search(letters) for sign, beside in _beside_a_digit().items()
    )


@cache
def _beside_a_digit() -> Mapping[bytes, re.Pattern[bytes]]:
    """Give how each sign stands beside a digit."""
    behind = {sign.encode(): _behind_a_digit(sign) for sign in SIGNS}
    return {**behind, b"]": LINK, b"_": EMPHASIS}


def _behind_a_digit(sign: str) -> re.Pattern[bytes]:
    sign = re.escape(sign)
    behind = "|".join(rf"(?<=\d{BETWEEN * times}{sign})" for times in range(4))
    return re.compile(f"{sign}(?:{behind})".encode())


def unmarked(text: str) -> Plain:
    """Give a text as it is printed, with the way back to the text as it was written."""
    dropped: list[int] = []

    def printed(markup: re.Match[str]) -> str:
        letter = unescape(markup[0]) if markup[0].startswith("&") else ""
        letter = letter if len(letter) == 1 else ""
        less = len(markup[0]) - len(letter)
        dropped.extend([markup.start() + len(letter) - len(dropped)] * less)
        return letter

    return Plain(MARKUP.sub(printed, text), tuple(dropped))
