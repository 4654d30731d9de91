"""Find the values in one part of a decision's line: forum, day, votes, households."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.parsing.lines.certainty import unsure_at
from aabsocial.parsing.lines.days import find_days
from aabsocial.parsing.lines.line import in_plain_letters
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.parsing.lines.words import any_of, find_meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.reading import Values

    # A field, where it stands, and its readings; none where it cannot be read.
    Found: TypeAlias = tuple[str, tuple[int, int], tuple[Values, ...]]

DAYS_IN_A_MONTH, MONTHS_IN_A_YEAR = 31, 12
VOTE = "[0-9]{1,4}"
THREE = 3
MAY_BE_MEANT = ("department-meeting", "information")  # by a meeting of residents


class FoundPart(Struct, kw_only=True):
    """A value in a line, where it stands, and what it may mean, the likelier first."""

    field: str
    start: int
    end: int
    text: str
    readings: tuple[Values, ...] = ()
    is_unread: bool = False


def find_parts(segment: str, offset: int, language: Language, today: date) -> list[FoundPart]:
    """Return the values in a part of a line that begins at an offset."""
    return _apart(_all_parts(segment, offset, language, today))


def _apart(parts: Iterable[FoundPart]) -> list[FoundPart]:
    """Return the parts that overlap with none before them."""
    found: list[FoundPart] = []
    for part in parts:
        if all(part.end <= one.start or part.start >= one.end for one in found):
            found.append(part)
    return found


def is_nothing_else(segment: str, offset: int, parts: list[FoundPart], language: Language) -> bool:
    """Return whether a part of a line holds only values and the small words between them."""
    for part in parts:
        start, end = part.start - offset, part.end - offset
        segment = f"{segment[:start]}{' ' * (end - start)}{segment[end:]}"
    rest = _filler_pattern(language).sub(" ", segment)
    return not any(map(str.isalnum, rest))


def _all_parts(segment: str, offset: int, language: Language, today: date) -> Iterator[FoundPart]:
    """Yield the values by what is surest: numbers with words, then figures, days and the forum."""
    for found in (
        *_counts(segment, language),
        *_figures(segment, language, today),
        *_exact_days(segment, language),
        *_forums(segment, language),
    ):
        yield _part(segment, offset, found)


def _part(segment: str, offset: int, found: Found) -> FoundPart:
    field, (start, end), readings = found
    return FoundPart(
        field=field,
        start=offset + start,
        end=offset + end,
        text=segment[start:end],
        readings=readings,
        is_unread=not readings,
    )


def _counts(segment: str, language: Language) -> Iterator[Found]:
    """Yield the votes and households that have a word beside them."""
    if not _vote_pattern("for", language).search(segment):
        for match in _one_against_other(language).finditer(segment):
            votes = {"votes_for": int(match["for"]), "votes_against": int(match["against"])}
            yield "votes_for", match.span(), (votes,)
    for name in ("for", "against", "blank"):
        field = f"votes_{name}"
        for match in _vote_pattern(name, language).finditer(segment):
            number = match["number"]
            yield field, match.span(), ({field: int(number) if number.isdecimal() else 0},)
    for match in _households_pattern(language).finditer(segment):
        number = int(match["number"].replace(".", ""))
        yield "households", match.span(), ({"households": number},)
    unanimous = _unanimous_pattern(language).search(segment)
    if unanimous is not None:
        unsure = unsure_at(segment, unanimous.span(), language)
        if unsure is None:
            yield "unanimous", unanimous.span(), ({"unanimous": True},)
        elif unsure.kind == "denied":
            yield "unanimous", (unsure.start, unsure.end), ({"unanimous": False},)


def _figures(segment: str, language: Language, today: date) -> Iterator[Found]:
    """Yield figures such as `47-12-0`, which are votes, and `18-3-27`, which may be a day too."""
    counted = [span for _, span, _ in _counts(segment, language)]
    days = [
        day
        for day in find_days(segment, language)
        # `8/9 41 husst.` is no day in 2041.
        if day.form == "exact"
        and all(day.end <= start or day.start >= end for start, end in counted)
    ]
    for figures in _FIGURES.finditer(segment):
        votes = _votes_in(figures)
        meant: list[Values] = [
            {"date": reading}
            for day in days
            if (day.start, day.end) == figures.span()
            for reading in day.readings
        ]
        is_in_a_day = any(day.start <= figures.start() < day.end for day in days)
        if votes is None or (is_in_a_day and not meant):
            continue
        if not meant:
            meant = _day_without_year(figures, today)
        is_day = meant and (
            _day_leads(language).search(segment[: figures.start()])
            or (figures["gap"] == "/" and _decides(language).match(segment, figures.end()))
            or (_is_a_yes(votes) and _denied(language).search(segment[: figures.start()]))
        )
        readings = tuple(meant) if is_day else (*meant, votes)
        yield "date" if meant else "votes_for", figures.span(), readings


def _is_a_yes(votes: Values | None) -> bool:
    """Return whether there are more votes for than against: no such are the votes of a no."""
    return votes is not None and votes["votes_for"] > votes["votes_against"]  # type: ignore[operator]


def _exact_days(segment: str, language: Language) -> Iterator[Found]:
    for day in find_days(segment, language):
        if day.form == "exact":
            yield "date", (day.start, day.end), tuple({"date": one} for one in day.readings)


def _forums(segment: str, language: Language) -> Iterator[Found]:
    found = find_meaning("forums", segment, language)
    if found is not None:
        forum, match = found
        ordinary = _ordinary_pattern(language).search(segment[: match.start()])
        start = ordinary.start() if ordinary else match.start()
        yield "forum", (start, match.end()), ({"forum": forum},)
        return
    unclear = _unclear_forum_pattern(language).search(segment)
    if unclear is not None:
        yield "forum", unclear.span(), tuple({"forum": forum} for forum in MAY_BE_MEANT)


_FIGURES = re.compile(
    rf"(?<![\w./-]){VOTE}(?P<gap>[-/]){VOTE}(?:(?P=gap){VOTE})?(?![\w/-])(?!\.[0-9])"
)


def _votes_in(figures: re.Match[str]) -> Values | None:
    """Return the votes for, against and blank in `47-12-0`, `None` where a year stands in it."""
    numbers = re.split("[-/]", figures[0])
    if len(numbers[-1]) > THREE and len(numbers) == THREE:
        return None
    names = ("votes_for", "votes_against", "votes_blank")
    return dict(zip(names, map(int, numbers), strict=False))


def _day_without_year(figures: re.Match[str], today: date) -> list[Values]:
    """Return the last such day before today for `18/3`, which may be two numbers of votes."""
    if figures["gap"] != "/" or figures[0].count("/") != 1:
        return []
    day, month = map(int, figures[0].split("/"))
    if not 1 <= day <= DAYS_IN_A_MONTH or not 1 <= month <= MONTHS_IN_A_YEAR:
        return []
    for year in (today.year, today.year - 1):
        try:
            meant = date(year, month, day)
        except ValueError:  # the 31st of a short month
            continue
        if meant <= today:
            return [{"date": meant}]
    return []


def votes_alone(text: str, language: Language) -> Values | None:
    """Return the votes of a text that holds nothing else: `20-6`, `for 20 imod 6`, `20 for`."""
    plain = in_plain_letters(text)
    leading = leading_votes(plain, language)
    if leading is not None:
        votes = zip(VOTES, leading.group("for", "against", "blank"), strict=True)
        is_whole = (leading.start(), leading.end()) == (0, len(plain))
        return {name: int(count) for name, count in votes if count} if is_whole else None
    figures = _FIGURES.fullmatch(plain)
    if figures is not None:
        return _votes_in(figures)
    parts = _apart(_part(plain, 0, found) for found in _counts(plain, language))
    said = {name: count for part in parts for name, count in part.readings[0].items()}
    is_votes = bool(said) and {*said} <= {*VOTES}
    return said if is_votes and is_nothing_else(plain, 0, parts, language) else None


def leading_votes(text: str, language: Language) -> re.Match[str] | None:
    """Return votes with the words before their numbers; none where a number is before `for`."""
    if _vote_pattern("for", language).search(text):
        return None
    return _leading_votes_pattern(language).search(text)


@cache
def _one_against_other(language: Language) -> re.Pattern[str]:
    """Return a pattern for `61 stemmer mod 9`, but not for the first of `9 imod 4 blanke`."""
    against, voted = any_of("decision.against", language), any_of("decision.voted", language)
    blank = any_of("decision.blank", language)
    return re.compile(
        rf"(?<![\w./-])(?P<for>{VOTE})\s+(?:{voted}\s+)?{against}\s+(?P<against>{VOTE})"
        rf"(?![\w/-])(?!\s+(?:{voted}\s+)?{blank})"
    )


@cache
def _leading_votes_pattern(language: Language) -> re.Pattern[str]:
    votes = (
        rf"{any_of(f'decision.{name}', language)}(?:\s*:\s*|\s+)(?P<{name}>{VOTE})(?![\w/-])"
        for name in ("for", "against", "blank")
    )
    first, second, third = votes
    between = r"[\s,;]*(?:og\s+|and\s+)?"
    return re.compile(rf"(?<!\w){first}{between}{second}(?:{between}{third})?")


@cache
def _vote_pattern(name: str, language: Language) -> re.Pattern[str]:
    word, voted = any_of(f"decision.{name}", language), any_of("decision.voted", language)
    number = VOTE if name == "for" else rf"{VOTE}|{any_of('criterion.none', language)}"
    return re.compile(
        rf"(?<![\w.-])(?<![0-9]/)(?P<number>{number})\s+(?:{voted}\s+)?{word}(?![\w-])"
    )


@cache
def _day_leads(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.on-day', language)} ?$")


@cache
def _denied(language: Language) -> re.Pattern[str]:
    """Return a pattern for the words of a no right before figures: `afvist 12/3`."""
    denied = "|".join(any_of(f"decision.{key}", language) for key in ("denied", "no"))
    return re.compile(rf"(?<!\w)(?:{denied})\s+$")


@cache
def _decides(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the figures before it a day: `8/9 enstemmigt`."""
    decided = f"{any_of('decision.decided', language)}|{any_of('decision.unanimous', language)}"
    return re.compile(rf"\s+(?:{decided})(?!\w)")


@cache
def _households_pattern(language: Language) -> re.Pattern[str]:
    word = any_of("decision.households", language)
    return re.compile(
        rf"(?<![\w./-])(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{3}})?|[0-9]{{4,6}})"
        rf"(?:\s+{any_of('criterion.of', language)}\s+[0-9.]+)?\s+{word}(?!\w)"
    )


@cache
def _unanimous_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.unanimous', language)}(?!\w)")


@cache
def _ordinary_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.ordinary', language)}\s+$")


@cache
def _unclear_forum_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.unclear-forum', language)}(?!\w)")


@cache
def _filler_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.fillers', language)}(?!\w)")
