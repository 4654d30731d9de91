"""Days written short, and how long a period is in words (pure)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate, first_day, last_day
from aabsocial.documents.case.context import messages
from aabsocial.localization.messages import MONTHS, NO_BREAK_SPACE
from aabsocial.model.proposal_facts import months_after

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language

LONGEST_MONTH = 5  # letters of a month's name that is written out: marts, April
LETTERS = {"september": 4}  # sept.; of others three
SHORTEST_IN_MONTHS = 62  # days; what is shorter and no whole months is told in days
DAYS_OF_A_MONTH = 30.44


def short_month(day: date, language: Language) -> str:
    """Write `okt.`, `marts` or `Sept`: a month's name, short where that spares room."""
    name = MONTHS[day.month - 1].in_(language)
    if len(name) <= LONGEST_MONTH:
        return name
    dot = "." if language == "da" else ""
    return f"{name[: LETTERS.get(name.lower(), 3)]}{dot}"


def short_date(day: DayOrStretch, language: Language) -> str:
    """Write `4. okt. 2027` or `4 Oct 2027`, on one line; a stretch as it is said."""
    if isinstance(day, FuzzyDate):
        return day.in_(language)
    dot = "." if language == "da" else ""
    month = short_month(day, language)
    return NO_BREAK_SPACE.join((f"{day.day}{dot}", month, str(day.year)))


def span_of(start: DayOrStretch, end: DayOrStretch, language: Language) -> str:
    """Return how long a period is, both days included: `24 måneder`, `12 dage`.

    Of stretches, how long it is at most, in months: `ca. 24 måneder`.
    """
    if isinstance(start, FuzzyDate) or isinstance(end, FuzzyDate):
        days = (last_day(end) - first_day(start)).days + 1
        months = max(1, round(days / DAYS_OF_A_MONTH))
        key = "span.about-month" if months == 1 else "span.about-months"
        return messages.text(key, language, number=months)
    days = (end - start).days + 1
    after = end + timedelta(days=1)
    months = max(1, round(days / DAYS_OF_A_MONTH))
    exact = next(
        (
            it
            for it in (months - 1, months, months + 1)
            if it > 0 and months_after(start, it) == after
        ),
        None,
    )
    if exact is not None:
        return messages.text("span.month" if exact == 1 else "span.months", language, number=exact)
    if days < SHORTEST_IN_MONTHS:
        return messages.text("span.day" if days == 1 else "span.days", language, number=days)
    return messages.text("span.about-months", language, number=months)
