"""Read an answer that says that it cannot be given yet: `ved ikke`, `kommer senere: …`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.days import find_stretches
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.reading import Gap, LineReading
from aabsocial.parsing.lines.words import any_of, words

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.reading import LineKind


def parse_gap(text: str, language: Language) -> Gap | None:
    """Return the gap that a whole answer marks, with its note and its day; `None` for an answer.

    `ved ikke`, `??` and `kommer senere` may have a note behind a colon, and `ved ikke` what is not
    known or done about it: `ved ikke, skal tjekkes`. What begins with `afventer` is a note itself,
    and so is `ikke aftalt`.
    """
    line = Line(text)
    whole = line.plain.rstrip(" .!")
    if any(whole in words("unsettled", tongue) for tongue in LANGUAGES):
        return Gap(line.text.rstrip(" .!"))
    if any(
        whole in words(key, tongue) for key in ("unknown", "settled-later") for tongue in LANGUAGES
    ):
        return Gap()
    start = _pattern(language).match(line.plain)
    if start is None:
        return None
    if start["awaits"] is None:
        line.take(0, start.end())
        if "(" in start[0] and line.plain.endswith(")"):
            line.take(len(line.plain) - 1, len(line.plain))
    return _gap(line, language)


def parse_gap_at_choice(text: str, language: Language) -> Gap | None:
    """Return the gap that a text marks at a list of options, where words cannot be the answer.

    Whatever is written behind `ved ikke` is its note, also without a colon.
    """
    line = Line(text)
    start = _unknown(language).match(line.plain)
    if start is None:
        return parse_gap(text, language)
    return parse_note(line.text[start.end() :], language)


def says_unknown(text: str, language: Language) -> bool:
    """Return whether a first line alone marks a gap: what `afventer` begins may go on as a text."""
    start = _pattern(language).match(Line(text).plain)
    awaits = start is not None and start["awaits"] is not None
    return not awaits and parse_gap(text, language) is not None


def parse_note(text: str, language: Language) -> Gap:
    """Return the gap that a note alone says: what is awaited, and until when."""
    whole = parse_gap(text, language)
    return _gap(Line(text), language) if whole is None else whole


def _gap(line: Line, language: Language) -> Gap:
    """Return a gap whose note is the rest of a line, without the day at its end.

    The note is whole where its words lead to the day: `ventes 15. december 2026`, and where they
    tell of a stretch of days, of which the last is meant: `urafstemning i november 2027`.
    """
    days = _days_in(line.open, language)
    if not days:
        return Gap(line.rest())
    day = days[-1]
    until = _until(language).search(line.open[: day.start])
    is_led_to = _expected(language).search(line.open[: day.start])
    is_last = not line.open[day.end :].strip(" .")
    if until and day.is_one_day and not is_led_to and is_last:
        line.take(until.start(), day.end)
    return Gap(line.rest(), last_day(day.readings[0]))


def _days_in(text: str, language: Language) -> list[FoundDay]:
    days = find_stretches(text, language)
    return [day for day in days if day.readings and day.form != "year"]


def says_day(note: str, day: date) -> bool:
    """Return whether a note in either language names a day, so that it need not be said again."""
    return _named_in(note, day) is not None


def words_for_stretch(note: str, day: date) -> str:
    """Return how a note says the stretch that ends on a day, empty if it says none."""
    found = _named_in(note, day)
    return note[found.start : found.end] if found and not found.is_one_day else ""


def _named_in(note: str, day: date) -> FoundDay | None:
    plain = in_plain_letters(note)
    return next(
        (
            found
            for language in LANGUAGES
            for found in _days_in(plain, language)
            if last_day(found.readings[0]) == day
        ),
        None,
    )


def says_nothing(text: str, language: Language) -> bool:
    """Return whether a text holds no word, or only a yes or a no, where more is asked."""
    plain = Line(text).plain.strip(" .,!-")
    return not any(map(str.isalnum, plain)) or plain in words("says-nothing", language)


def is_not_relevant(text: str, language: Language) -> bool:
    """Return whether an answer says no more than that the question does not apply."""
    return Line(text).plain.strip(" .!–-") in words("not-relevant", language)


def read_as_gap(kind: LineKind, text: str, language: Language) -> LineReading | None:
    """Return the reading of a line that is a gap as a whole, `None` for any other."""
    gap = parse_gap(text, language)
    if gap is None:
        return None
    line = Line(text)
    return LineReading(kind=kind, text=line.text, values={}, gaps={"": gap}, consumed=(line.text,))


@cache
def _until(language: Language) -> re.Pattern[str]:
    # `fondens svar 1/5` names what is awaited; behind a comma, `svar` only says when it comes.
    time = rf"{any_of('until', language)}[ :]*"
    answer = rf"{any_of('answer', language)}[ :]*"
    return re.compile(rf"(?:\s*[,;]\s*(?:{answer}|{time})*|\s+(?:{time})*|^(?:{time})*)$")


@cache
def _expected(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('expected', language)}[ :]*(?:{any_of('on', language)} )?$")


@cache
def _unknown(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('unknown', language)}(?!\w)[\s,.;:–-]*")


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    # A note stands behind a colon, else `kommer fra kommunen` would be no answer.
    unknown, asked = any_of("unknown", language), any_of("unknown-asks", language)
    why = f"{any_of('certainty.checks', language)}|{any_of('unknown-why', language)}"
    checked = rf"(?:\s*[,(]\s*|\s+-+\s+|\s+)(?=(?:{why})(?!\w))"
    return re.compile(
        rf"(?:{unknown}|{any_of('settled-later', language)})\s*:\s*"
        rf"|{unknown}(?:{checked}|\s+(?={asked}(?:\s[^:;,]*)?$))"
        rf"|(?P<awaits>{any_of('awaits', language)})\s"
    )
