"""Tell a line that says of a whole list that there is nothing in it: `nej, ingen`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def says_none(text: str, language: Language) -> bool:
    """Return whether a line says no more than that there is none, perhaps of which.

    A name behind the word, as in `Ingen Grænser`, has a capital letter.
    """
    return _none(language).fullmatch(text.strip()) is not None


@cache
def _none(language: Language) -> re.Pattern[str]:
    no, none, beside = (any_of(f"none-said.{key}", language) for key in ("no", "none", "beside"))
    of_what = rf"(?:\s+(?i:{beside})(?!\w))*(?:\s+[a-zæøå][\wæøå-]*)?(?:\s+(?i:{beside})(?!\w))*"
    joins = any_of("places.joins", language)
    clause = rf"(?i:{none})(?!\w){of_what}"
    asked = rf"[^?:;]*\?+\s*(?=(?i:{no})(?!\w))"
    return re.compile(
        rf"(?:{asked})?(?:(?i:{no})[\s,.]+)?{clause}"
        rf"(?:\s*(?:[,;]|{joins})\s*(?:(?i:{beside})\s+)?{clause})*[\s.!]*"
    )
