"""Find the day on which money was granted or something agreed, and whether that is still to come.

Neither has an answer of its own: it stands in the words beside what it is the day of. A day that
other words lead to is another one: `udbetales 1/3-2027`, `aftalen gælder til 2028`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day
from aabsocial.core.struct import LONGEST_LINE
from aabsocial.model.proposal_facts import is_to_come
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import FinancingLine, Partner

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<=[./-])\d\d(?!\d)")
CENTURY, LONGEST_LEAD = 2_000, 60


def day_of_grant_to_come(
    line: FinancingLine, language: Language, today: date | None
) -> DayOrStretch | None:
    """Return the day to come on which money that is said to be granted is granted, if it is one."""
    if line.status != "granted" or line.note is None:
        return None
    return _day_to_come(line.note, "dated-facts.granted", language, today)


def is_granted(line: FinancingLine, language: Language, today: date | None) -> bool:
    """Return whether money is granted: so it is said, and not of a day to come."""
    is_said = line.status == "granted"
    return is_said and day_of_grant_to_come(line, language, today) is None


def day_of_agreement_to_come(
    partner: Partner, language: Language, today: date | None
) -> tuple[str, DayOrStretch] | None:
    """Return the day to come on which a partner that has agreed agrees, behind where it stands."""
    if partner.commitment not in ("pledged", "signed"):
        return None
    for name in ("contribution", "role"):
        day = _day_to_come(getattr(partner, name) or "", "dated-facts.agreed", language, today)
        if day is not None:
            return name, day
    return None


def _day_to_come(
    text: str, words: str, language: Language, today: date | None
) -> DayOrStretch | None:
    """Return the first day that words of a fact lead to, if it is still to come.

    A year alone may be what the money is for. A text without a year to come needs no words read.
    """
    if today is None or not any(_year(it) >= today.year for it in YEAR.findall(text)):
        return None
    plain = in_plain_letters(text[:LONGEST_LINE])
    days = [
        found.readings[0]
        for found in find_days(plain, language, text)
        if found.form != "year" and len(found.readings) == 1
        if _leads(words, language).search(plain[max(0, found.start - LONGEST_LEAD) : found.start])
    ]
    earliest = min(days, key=first_day, default=None)
    return earliest if is_to_come(earliest, today) else None


def _year(figures: str) -> int:
    return int(figures) + CENTURY * (int(figures) < CENTURY)


@cache
def _leads(words: str, language: Language) -> re.Pattern[str]:
    """Return a pattern for what a day of such a fact stands behind: its word, or nothing at all.

    A part of a word does too: `kommunalbestyrelsen`, `tilsagnsbrev`.
    """
    of = any_of("dated-facts.of", language)
    start = r"(?:^|[;(])" if words == "dated-facts.granted" else r"(?!)"
    return re.compile(rf"(?:{start}|{any_of(words, language)}\b)[\s,:(]*(?:{of}\s+)?$")
