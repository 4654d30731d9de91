"""Find meetings that were not held yet in the lines of decisions: `afdelingsmøde marts 2027`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.parsing.lines.days import LONGEST_DAY, day_at_start, find_days, partial_pattern
from aabsocial.parsing.lines.line import Line, tidy
from aabsocial.parsing.lines.reading import Gap
from aabsocial.parsing.lines.unknown import parse_gap
from aabsocial.parsing.lines.words import any_of, words

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language

ENDS_A_PART = re.compile(r"[;\0]|,(?!\d)|\.\s")


def gap_of_meeting(said: str, language: Language, today: date) -> Gap | None:
    """Return the gap of a meeting that is still to come, which is never a decision."""
    match = _planned_pattern(language).match(said.lower())
    if match is None:
        return parse_gap(said, language) or _not_held(said, language, today)
    awaited = parse_gap(f"{words('awaits', language)[0]} {said[match.end() :]}", language) or Gap()
    return Gap(awaited.note.partition(" ")[2], awaited.by)


def _not_held(said: str, language: Language, today: date) -> Gap | None:
    """Return the gap of a meeting that is said not to be held, or is in a month to come.

    A line with votes tells of a meeting that was held, and one with its day is asked about, unless
    it is another one than was not held: `mødet 15/9 blev aflyst, nyt møde 19. januar 2028`.
    """
    line = Line(said)
    only_last_days(line, language)
    days = [day for day in find_days(line.open, language, line.text) if day.readings]
    for day in days:
        line.take(day.start, day.end)
    unanimous = _pattern_of("decision.unanimous", language)
    if _voted_pattern(language).search(line.open) or unanimous.search(line.open):
        return None
    exact = [day for day in days if day.form == "exact"]
    to_come = [day for day in days if first_day(day.readings[0]) > today]
    is_denied = _pattern_of("decision.not-held", language).search(line.open) is not None
    is_planned = _pattern_of("decision.to-be-held", language).search(line.open) is not None
    is_another = _pattern_of("decision.again", language).search(line.open) is not None
    if any(day in exact for day in to_come):
        is_awaited = is_denied and is_another
    else:
        is_awaited = is_denied or (not exact and (is_planned or bool(to_come)))
    if not is_awaited:
        return None
    return Gap(said, last_day(to_come[-1].readings[0]) if to_come else None)


def meeting_after_a_no(line: Line, language: Language, today: date) -> tuple[str, Gap] | None:
    """Take what a line that tells of a no says of a new meeting, and return it with its gap.

    A meeting whose day has passed is not awaited.
    """
    again = _pattern_of("decision.again", language).search(line.open)
    if again is None or not _says_no(line.open[: again.start()], language):
        return None
    end = ENDS_A_PART.search(line.open, again.end())
    until = end.start() if end else len(line.open)
    days = [it for it in find_days(line.open[again.start() : until], language) if it.readings]
    by = last_day(days[-1].readings[0]) if days else None
    if by is not None and by <= today:
        return None
    said = tidy(line.take(again.start(), until))
    return said, Gap(said, by)


def _says_no(said: str, language: Language) -> bool:
    """Return whether a text says that it was denied, or tells of no more votes for than against."""
    line = Line(said)
    for day in find_days(line.open, language, line.text):
        line.take(day.start, day.end)
    votes = _votes_pattern(language).search(line.open)
    if votes is None:
        denied = _denied_pattern(language).search(line.open)
        return denied is not None and denied["none"] is None
    votes_for, against = filter(None, votes.groups())
    return int(votes_for) <= int(against)


def only_last_days(line: Line, language: Language) -> None:
    """Take the first day of several, such as `20.-27. november 2026`; the last one decides."""
    for match in partial_pattern(language).finditer(line.open):
        following = line.open[match.end() : match.end() + LONGEST_DAY]
        day = day_at_start(following, language)
        if day is not None and day.form == "exact":
            line.consume(*match.span())
    days = [day for day in find_days(line.open, language) if day.form == "exact"]
    for first, last in pairwise(days):
        if _joins_days(language).fullmatch(line.open, first.end, last.start):
            line.consume(first.start, last.start)


def is_decided(said: str, language: Language) -> bool:
    """Return whether a line has counted votes, or says that something was decided.

    That all were for it may be what is only hoped for; their votes are not.
    """
    line = Line(said)
    for day in find_days(line.open, language, line.text):
        line.take(day.start, day.end)
    return _voted_pattern(language).search(line.open) is not None


@cache
def _planned_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('decision.planned', language)}\s+(?=\w)")


@cache
def _joins_days(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:-|{any_of('to', language)})\s*")


@cache
def _pattern_of(key: str, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(key, language)}(?!\w)")


@cache
def _denied_pattern(language: Language) -> re.Pattern[str]:
    denied, no = (any_of(f"decision.{key}", language) for key in ("denied", "no"))
    none = any_of("criterion.none", language)
    alone = rf"(?<![0-9] ){no}(?![\w-])(?!:? ?[0-9])"
    return re.compile(rf"(?<!\w)(?:{denied}(?!\w)|{alone})|(?P<none>(?<!\w){none} {no})")


@cache
def _votes_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for votes for and against: `20-34`, `20 for, 34 imod`."""
    voted = rf"(?:{any_of('decision.voted', language)} )?"
    for_it, against = (any_of(f"decision.{name}", language) for name in ("for", "against"))
    number = r"([0-9]{1,4})"
    return re.compile(
        rf"(?<![\w./-])(?:{number}-{number}(?![\w/])"
        rf"|{number} {voted}{for_it},? (?:og |and )?{number} {voted}{against}(?!\w))"
    )


@cache
def _voted_pattern(language: Language) -> re.Pattern[str]:
    """Return a pattern for counted votes, or for a word that says that something was decided."""
    names = ("for", "against", "blank")
    votes = "|".join(any_of(f"decision.{name}", language) for name in names)
    noes = (*words("partner.not", language), *words("decision.neither", language))
    denied = "".join(rf"(?<!{word} )" for word in noes)
    decided = any_of("decision.decided", language)
    day = r"(?:[12]?[0-9]|3[01])/(?:1[0-2]|[1-9])(?![0-9/])"
    return re.compile(
        rf"(?<![\w./-])(?!{day})[0-9]{{1,4}}[-/][0-9]{{1,4}}(?:[-/][0-9]{{1,4}})?(?![\w/.-])"
        rf"|[0-9]\s+(?:{votes})(?!\w)|(?<!\w)(?:{votes})\s+[0-9]"
        rf"|(?<!\w){denied}{decided}(?!\w)"
    )
