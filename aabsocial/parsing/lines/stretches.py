"""Say a stretch of days in a language: `medio august 2027` is `mid-August 2027` in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import MONTHS, Messages
from aabsocial.parsing.lines.words import words

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.? [0-9]{4}$")


class Stretch(Struct, kw_only=True):
    """What the words of a stretch mean; `year` may be two, as in `2027/28`."""

    year: str
    part: str | None = None
    season: str | None = None
    month: int | None = None
    quarter: str | None = None


def say_stretch(stretch: Stretch, written: str, language: Language) -> str:
    """Return a stretch as it was written if that is in the language, else in its usual words."""
    if _is_in_language(stretch, written, language):
        return written
    if stretch.season:
        return messages.text(f"season.{stretch.season}", language, year=stretch.year)
    if stretch.month:
        month = MONTHS[stretch.month - 1]
        said = messages.text("month", language, month=month, year=stretch.year)
    else:
        key = "quarter" if stretch.quarter else "year"
        said = messages.text(key, language, quarter=stretch.quarter, year=stretch.year)
    return messages.text(f"part.{stretch.part}", language, of=said) if stretch.part else said


def _is_in_language(stretch: Stretch, written: str, language: Language) -> bool:
    for table, name in (("parts", stretch.part), ("seasons", stretch.season)):
        if name and not written.lower().startswith(words(f"{table}.{name}", language)):
            return False
    if stretch.quarter and ("kvartal" in written.lower()) != (language == "da"):
        return False
    month = _NAMED_MONTH.search(written) if stretch.month else None
    return month is None or MONTHS[(stretch.month or 0) - 1].in_(language).startswith(month[1])
