"""The amounts that a file may have as text, as one pattern for the tool and its JSON Schema.

In the interview more forms are accepted, because the user can be asked again; a text in a file must
mean the same to every program.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.result import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

# Those spaces and line ends that `cleaning.clean_line` reads as a space.
_SPACE = r"[\u0009\u000a\u000d \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_GAP = rf"\.?{_SPACE}*"
_BREAK = rf"(?:\.{_SPACE}*|{_SPACE}+)"
_IN_THOUSANDS = r"[. \u00a0\u202f]"
# By scale: the most digits of an amount within bounds, and how many decimals make whole øre.
# Three decimals are not allowed: with an English comma they would be thousands.
_SCALES = (
    ((), 12, "[0-9]{1,2}"),
    (("thousand", "thousand-kroner"), 9, "(?:[0-9]{1,2}|[0-9]{4,5})"),
    (("million",), 6, "(?:[0-9]{1,2}|[0-9]{4,8})"),
    (("billion",), 3, "(?:[0-9]{1,2}|[0-9]{4,11})"),
)
_GROUP = 3


@cache
def amount_pattern() -> str:
    """Return the pattern of a whole text such as `250.000 kr.`, `1.200,-` or `1,2 mio. kr.`.

    It means the same to Python, ECMAScript and Rust.
    """
    unit = _unit()
    before = rf"(?:\+?(?:{unit}\.?{_SPACE}*)?|{unit}\.?{_SPACE}*\+)"
    amounts = "|".join(_amounts(*scale) for scale in _SCALES)
    return rf"^{_SPACE}*{before}(?:{amounts}){_SPACE}*$"


def _amounts(scales: tuple[str, ...], digits: int, decimals: str) -> str:
    unit, whole = _unit(), f"[0-9]{{1,{digits}}}"
    if digits > _GROUP:
        most = digits // _GROUP - 1
        whole = f"(?:[1-9][0-9]{{0,2}}(?:{_IN_THOUSANDS}[0-9]{{3}}){{1,{most}}}|{whole})"
    if not scales:
        return rf"{whole}(?:,{decimals}|[.,][-\u2013]{{1,2}})?(?:{_GAP}{unit}\.?)?"
    scale = _any_of(word for name in scales for word in phrases(name, "da"))
    return rf"{whole}(?:,{decimals})?{_GAP}{scale}(?:{_BREAK}{unit})?\.?"


def _unit() -> str:
    return _any_of(phrases("kroner", *LANGUAGES))


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words in any case, longer ones first."""
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_in_any_case, longest_first))})"


def _in_any_case(words: str) -> str:
    letters = (_BREAK if letter == " " else f"[{letter.upper()}{letter}]" for letter in words)
    return "".join(letters)
