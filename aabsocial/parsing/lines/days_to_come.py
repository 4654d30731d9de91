"""Ask about a fact with a day that is still to come: `ansøgt 1/9-2027`, typed the year before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.core.struct import LONGEST_LINE, replace
from aabsocial.parsing.lines.builder import remarks
from aabsocial.parsing.lines.days import LONGEST_DAY, find_days
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.reading import LineQuestion
from aabsocial.parsing.lines.words import any_of, each_meaning

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import LineReading

MAY_BE_TO_COME = frozenset({"expected", "idea", "dialogue"})  # these are no facts of a day


def ask_about_day_to_come(
    reading: LineReading, field: str, table: str, language: Language, today: date
) -> LineReading:
    """Return a reading whose fact is asked about if a day to come stands right beside its word.

    The words of the fact are those of a table, by the value of the field.
    """
    said = reading.values.get(field)
    day = _day_beside(reading.text[:LONGEST_LINE], str(said), table, language)
    if said is None or said in MAY_BE_TO_COME or day is None or day <= today:
        return reading
    values = {name: value for name, value in reading.values.items() if name != field}
    return replace(
        reading,
        values=values,
        questions=(*reading.questions, LineQuestion(field, ({field: said}, {}))),
        remarks=(*reading.remarks, remarks.message("day-to-come", day=day)),
    )


def _day_beside(text: str, name: str, table: str, language: Language) -> date | None:
    """Return the day, or the last one of a stretch, right behind a word with a meaning."""
    plain = in_plain_letters(text)
    named = _agreement(language).finditer(plain) if table == "commitments" else ()
    found = (*each_meaning(table, plain, language), *(("signed", it) for it in named))
    for meaning, match in found:
        behind = plain[match.end() : match.end() + LONGEST_DAY].lstrip(" ,(:")
        behind = _led_to(language).sub("", behind, count=1)
        for day in find_days(behind, language)[:1]:
            if meaning == name and day.start == 0 and day.readings:
                return last_day(day.readings[0])
    return None


@cache
def _agreement(language: Language) -> re.Pattern[str]:
    """Return a pattern for what an agreement is called: one of a day is signed on it."""
    named, of = (any_of(f"partner.{key}", language) for key in ("agreements", "from"))
    return re.compile(rf"(?<!\w){named}(?:\s+{of})?(?!\w)")


@cache
def _led_to(language: Language) -> re.Pattern[str]:
    leads = "|".join((any_of("decision.on-day", language), any_of("until", language)))
    return re.compile(rf"^(?:(?:{leads})\s*)+")
