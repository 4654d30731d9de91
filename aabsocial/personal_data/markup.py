"""A text as it is printed: without the emphasis, links, tags and entities that part a number."""

from __future__ import annotations

import re
from functools import cache

from aabsocial.plain import Plain

# What markup consists of. A regular expression that begins with one certain byte jumps to it, and
# most proposals have few of these or none: a pattern is compiled when a text has its sign.
LINK = rb"\](?<=\d\])\("
EMPHASIS = rb"_(?<=\d_)(?![0-9A-Za-z])|_(?<=__)\d"
SIGNS = (b"]", b"_", b"*", b"`", b"~", b"\\", b"<", b"&")
BETWEEN = rb"[ .-]"  # what may stand between a digit and a sign, up to three of them
MARKUP = r"""(?xs)
    [*`~\\\[]+ | (?<![^\W_])_+ | _+(?![^\W_])
    | \](?:\([^()\s]{0,500}\))?
    | <!--.{0,200}?--> | </?[A-Za-z][^<>]{0,200}>
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});
"""


def is_marked(letters: bytes) -> bool:
    """Tell whether markup stands beside a digit."""
    return any(sign in letters and _beside_a_digit(sign).search(letters) for sign in SIGNS)


@cache
def _beside_a_digit(sign: bytes) -> re.Pattern[bytes]:
    """Give how a sign stands beside a digit."""
    if sign in b"]_":
        return re.compile(LINK if sign == b"]" else EMPHASIS)
    sign = re.escape(sign)
    behind = b"|".join(rb"(?<=\d%b%b)" % (BETWEEN * times, sign) for times in range(4))
    return re.compile(rb"%b(?:%b)" % (sign, behind))


def unmarked(text: str) -> Plain:
    """Give a text as it is printed, with the way back to the text as it was written."""
    dropped: list[int] = []

    def printed(markup: re.Match[str]) -> str:
        letter = _meant(markup[0]) if markup[0].startswith("&") else ""
        letter = letter if len(letter) == 1 else ""
        less = len(markup[0]) - len(letter)
        dropped.extend([markup.start() + len(letter) - len(dropped)] * less)
        return letter

    return Plain(re.sub(MARKUP, printed, text), tuple(dropped))


def _meant(entity: str) -> str:
    from html import unescape  # noqa: PLC0415 - few proposals have an entity, and it knows 2 000

    return unescape(entity)
