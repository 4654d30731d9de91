"""Find days and stretches of days in a line: `1/10-2028`, `medio august 2027`, `i 2030`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.estimates import DayOrStretch, FuzzyDate, first_day, last_day
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import LANGUAGES, MONTHS
from aabsocial.parsing.dates import FIRST_YEAR, LAST_YEAR, parse_date
from aabsocial.parsing.lines.figures import readings_of, refusal_of
from aabsocial.parsing.lines.stretches import Stretch, say_stretch
from aabsocial.parsing.lines.words import any_meaning, any_of, find_meaning, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.result import Rejected

# `exact` is a day, `plain` a whole month or quarter, `year` a year alone, which may be something
# else (`kaffe 2000`), `fuzzy` a part of any of them, or a season.
DayForm: TypeAlias = Literal["exact", "plain", "year", "fuzzy"]
DayReading: TypeAlias = DayOrStretch

TENTH, TWENTIETH = 10, 20
SEASONS: Mapping[str, tuple[int, int]] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
DECEMBER, FEBRUARY, CHRISTMAS_EVE = 12, 2, 24
WHOLE: tuple[DayForm, ...] = ("plain", "year")
MOST_DAYS = 20  # in one line
LONGEST_DAY = 40  # letters


class FoundDay(Struct, kw_only=True):
    """A day or a stretch in a line, where it stands, and what it may mean, the likelier first.

    Of a period with a first and a last day, the last is meant.
    """

    start: int
    end: int
    form: DayForm
    readings: tuple[DayReading, ...]
    refusal: Rejected | None = None
    is_period: bool = False

    @property
    def is_one_day(self) -> bool:
        """Return whether it is written as one day."""
        return self.form == "exact" and not self.is_period


def find_days(text: str, language: Language, typed: str = "") -> list[FoundDay]:
    """Return the days and stretches in a text of small letters, in their order.

    `typed` is the same text as it was written, from which a stretch has its words.
    """
    found: list[FoundDay] = []
    for match in _pattern(language).finditer(text):
        day = _day(match, language, typed or text)
        if day is not None:
            found.append(day)
        if len(found) == MOST_DAYS:
            break
    return found


def day_at_start(text: str, language: Language, typed: str = "") -> FoundDay | None:
    """Return the day or stretch with which a text of small letters begins, if it does."""
    match = _pattern(language).match(text)
    return _day(match, language, typed or text) if match else None


def _day(match: re.Match[str], language: Language, typed: str) -> FoundDay | None:
    return _exact(match, language) if match["exact"] else _stretch(match, language, typed)


def find_stretches(text: str, language: Language, typed: str = "") -> list[FoundDay]:
    """Return days as `find_days` does, and of a period its last one: `20.-27. november 2027`."""
    found = find_days(text, language, typed)
    if not found:
        return []
    for begun in partial_pattern(language).finditer(text, 0, found[-1].end):
        if any(day.start < begun.end() and begun.start() < day.end for day in found):
            continue
        period = _period(begun, text, language, typed or text)
        if period is not None:
            found = [day for day in found if not period.start <= day.start < period.end]
            found = sorted((*found, period), key=lambda day: day.start)
    return found


def _period(begun: re.Match[str], text: str, language: Language, typed: str) -> FoundDay | None:
    """Return the period whose first day was found, `None` if no last day follows at once."""
    behind = slice(begun.end(), begun.end() + LONGEST_DAY)
    last = day_at_start(text[behind], language, typed[behind])
    if last is None or not last.readings:
        return None
    return FoundDay(
        start=begun.start(),
        end=begun.end() + last.end,
        form=last.form,
        readings=tuple(map(last_day, last.readings)),
        is_period=True,
    )


def as_start(found: FoundDay) -> tuple[DayReading, ...]:
    """Return readings as the start of something: of a whole month or year its first day."""
    return tuple(map(first_day, found.readings)) if found.form in WHOLE else found.readings


def as_end(found: FoundDay) -> tuple[DayReading, ...]:
    """Return readings as the end of something: of a whole month or year its last day."""
    return tuple(map(last_day, found.readings)) if found.form in WHOLE else found.readings


def _exact(match: re.Match[str], language: Language) -> FoundDay:
    heard = parse_date(match["exact"], language)
    return FoundDay(
        start=match.start(),
        end=match.end(),
        form="exact",
        readings=readings_of(heard),
        refusal=refusal_of(heard),
    )


def _stretch(match: re.Match[str], language: Language, typed: str) -> FoundDay | None:
    year = int(match["season_year"] or match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    part = _named("parts", match["part"], language)
    season = _named("seasons", match["season"], language)
    if season is not None:
        first, last = _season(season, year, match["next_year"])
    else:
        first, last = _months(match, year)
        if part is not None:
            first, last = _part(part, first, last)
    start, end = match.span("stretch")
    written = typed[start:end]
    if (part or season) and season != "christmas":  # no name, so without a capital in a sentence
        written = typed[start].lower() + typed[start + 1 : end]
    stretch = Stretch(
        year=f"{year}/{match['next_year']}" if match["next_year"] else str(year),
        part=part,
        season=season,
        month=month_number(match["month"]) if match["month"] else None,
        quarter=match["quarter"].strip("q")[0] if match["quarter"] else None,
    )
    da, en = (say_stretch(stretch, written, each) for each in LANGUAGES)
    return FoundDay(
        start=start,
        end=end,
        form=_form(match),
        readings=(FuzzyDate(written, first, last, da, en),),
    )


def _form(match: re.Match[str]) -> DayForm:
    if match["part"] or match["season"]:
        return "fuzzy"
    return "plain" if match["month"] or match["quarter"] else "year"


def _named(table: str, text: str | None, language: Language) -> str | None:
    found = find_meaning(table, text, language) if text else None
    return found[0] if found else None


def _season(name: str, year: int, next_year: str | None) -> tuple[date, date]:
    """Return the days of a season; a winter under one year is all that may be meant by it."""
    if name == "christmas":
        return date(year, DECEMBER, CHRISTMAS_EVE), date(year, DECEMBER, CHRISTMAS_EVE)
    if name != "winter":
        first, last = SEASONS[name]
        return date(year, first, 1), _end_of(year, last)
    if next_year:
        return date(year, DECEMBER, 1), _end_of(year + 1, FEBRUARY)
    return date(year, 1, 1), _end_of(year, DECEMBER)


def _months(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["quarter"]:
        last = int(match["quarter"].strip("q")[0]) * 3
        return date(year, last - 2, 1), _end_of(year, last)
    if match["month"]:
        month = month_number(match["month"])
        return date(year, month, 1), _end_of(year, month)
    return date(year, 1, 1), _end_of(year, DECEMBER)


def month_number(name: str) -> int:
    """Return the number of a month from the first three letters of its name."""
    return next(
        number
        for number, text in enumerate(MONTHS, 1)
        if name[:3] in (text.da[:3].lower(), text.en[:3].lower())
    )


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _part(name: str, first: date, last: date) -> tuple[date, date]:
    """Return the first, second or last third of a stretch, or its last day."""
    if name == "close":
        return last, last
    if first.month == last.month:
        borders = first.replace(day=TENTH), first.replace(day=TWENTIETH)
    else:
        third = ((last.month - first.month + 1) // 3) or 1
        borders = (
            _end_of(first.year, first.month + third - 1),
            _end_of(first.year, first.month + 2 * third - 1),
        )
    after = tuple(border + timedelta(days=1) for border in borders)
    return {
        "beginning": (first, borders[0]),
        "middle": (after[0], borders[1]),
        "end": (after[1], last),
    }[name]


def is_in_a_day(after: str) -> bool:
    """Return whether a number is that of a day without a year: a month stands behind it."""
    return _month_behind_pattern().match(after) is not None


@cache
def _month_behind_pattern() -> re.Pattern[str]:
    return re.compile(rf"\.? ?{month_pattern()}(?!\w)")


@cache
def month_pattern() -> str:
    """Return a pattern for the months' names in both languages, whole or shortened."""
    return rf"(?:{pattern_of(sorted(set(_month_forms())))}(?!\w)\.?)"


def _month_forms() -> Iterator[str]:
    for text in MONTHS:
        for name in (text.da.lower(), text.en.lower()):
            yield from (name, name[:3])
    yield "sept"


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    month, weekday, of = month_pattern(), any_of("weekdays", language), any_of("of", language)
    before = rf"(?:{weekday}\.?,? )?(?:(?:den|d\.|the) ?)?"
    exact = "|".join(
        (
            r"[0-9]{4}(?P<gap>[-./])[0-9]{1,2}(?P=gap)[0-9]{1,2}",
            r"[0-9]{1,2} ?[./-] ?[0-9]{1,2}(?:\.? ?[./-] ?|\.? )(?:[0-9]{4}|[0-9]{2})",
            rf"[0-9]{{1,2}}(?:st|nd|rd|th)?\.? ?(?:of )?{month}[ ,]{{0,2}}[0-9]{{4}}",
            rf"{month} [0-9]{{1,2}}(?:st|nd|rd|th)?,? ?[0-9]{{4}}",
        )
    )
    year = "(?:19|20|21)[0-9]{2}"
    season = (
        rf"(?P<season>{any_meaning('seasons', language)}) (?:{of} )?"
        rf"(?P<season_year>{year})(?:[/-](?P<next_year>[0-9]{{4}}|[0-9]{{2}}))?"
    )
    other = (
        rf"(?:(?P<part>{any_meaning('parts', language)})[ -](?:{of} )?)?"
        rf"(?:(?P<month>{month}) |(?P<quarter>q[1-4]|[1-4]\. kvartal) )?(?P<year>{year})"
    )
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<exact>{before}(?:{exact}))|(?P<stretch>{season}|{other}))"
        r"(?![\w/]|[-.,][0-9])"
    )


@cache
def partial_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for a first day without a year, and what joins it to the last: `20.-`."""
    joins = rf"(?: ?- ?| (?:{any_of('to', language)}) )(?:(?:den|the) )?"
    month = month_pattern()
    return re.compile(
        r"(?<![\w./-])(?P<start>"
        r"(?P<day>[0-9]{1,2})[./](?P<number>[0-9]{1,2})\.?"
        rf"|(?P<day_before>[0-9]{{1,2}})\.? (?P<name>{month})"
        rf"|(?P<day_alone>[0-9]{{1,2}})(?:\.|(?={joins}[0-9]{{1,2}}\.? ?{month}))"
        rf"|(?P<name_after>{month})"
        rf"){joins}"
    )
