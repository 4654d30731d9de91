"""Hear whether a number is said as the least or the most: `mindst 90`, `højst 18`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.figures import FIGURES
from aabsocial.parsing.lines.words import any_meaning, any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def says_at_least(text: str, number: str, language: Language) -> bool:
    """Return whether a text says `mindst` before a number, or names it only to begin a range."""
    plain, figure = text.lower(), rf"{re.escape(number)}(?![\w]|[.,][0-9])"
    least = rf"(?<!\w){any_of('criterion.least', language)}\s+{figure}"
    if re.search(least, plain):
        return True
    alone = rf"(?<![\w.,/-]){figure}"
    return len(re.findall(alone, plain)) == 1 and bool(re.search(rf"{alone} ?[-–] ?[0-9]", plain))


def says_at_most(text: str, language: Language) -> bool:
    """Return whether a text says `højst` before a number: `under` in `undersøgelse` is none."""
    figure = (
        rf"(?:{any_meaning('vagueness', language)}\s*)?(?:{FIGURES}|{any_of('numbers', language)})"
    )
    most = rf"(?<!\w){any_of('criterion.most', language)}\s+{figure}"
    return re.search(most, text.lower()) is not None
