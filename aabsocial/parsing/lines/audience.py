"""Read whom an initiative is for, and how many are expected: `Unge på 13-17 år, ca. 120`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.parsing.dates import FIRST_YEAR, LAST_YEAR
from aabsocial.parsing.lines.builder import ReadingBuilder, remarks
from aabsocial.parsing.lines.certainty import doubt_before
from aabsocial.parsing.lines.estimates import parse_approximate_count
from aabsocial.parsing.lines.figures import FIGURES, MOST_FIGURES, readings_of
from aabsocial.parsing.lines.labels import say_value
from aabsocial.parsing.lines.line import Line
from aabsocial.parsing.lines.reading import LineQuestion
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of, meanings, pattern_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language, Message
    from aabsocial.parsing.lines.reading import LineReading, Values

GROUP, COUNT = "target_group", "participants"
OCCASIONS = "occasions"  # asked where a number is one of each time


def parse_audience(text: str, language: Language) -> LineReading:
    """Read the target group and the number of people.

    A number by itself, behind a comma, a semicolon or in brackets, is how many. Else it is the one
    number in the text that is no age, year, department or the like; such a text stays as it is.
    """
    gap = read_as_gap("audience", text, language)
    if gap is not None:
        return gap
    builder = ReadingBuilder("audience", Line(text))
    if not (_read_last_part(builder, language) or _read_sum(builder, language)):
        _read_within(builder, language)
    if not _is_said(builder):
        builder.remarks += _remarks_on_homes(builder.line, language) or (
            _remarks_on_residents(builder.line, language)
        )
    builder.put_text(GROUP, builder.line.rest())
    return builder.build(GROUP, COUNT)


def remark_on_homes(text: str, language: Language) -> Message | None:
    """Return what to say of a text that counts homes, and so no people: `60 husstande om året`."""
    line = Line(text)
    begins = re.match(rf"{_count(language)}{_households(language).pattern}", line.plain)
    return next(iter(_remarks_on_homes(line, language)), None) if begins else None


def _is_said(builder: ReadingBuilder) -> bool:
    """Return whether a line says how many take part, or asks or leaves it open."""
    return COUNT in {*builder.values, *builder.gaps} or bool(builder.questions)


def _remarks_on_homes(line: Line, language: Language) -> list[Message]:
    """Return what to say of the first number of homes in a line, nothing where there is none."""
    homes = re.search(rf"(?<!\w){_count(language)}{_households(language).pattern}", line.plain)
    if homes is None:
        return []
    return [remarks.message("homes", said=line.text[homes.start("figure") : homes.end()])]


def _remarks_on_residents(line: Line, language: Language) -> list[Message]:
    """Return what to say of the first number of residents, who may be all who live there."""
    found = re.search(rf"(?<!\w){_count(language)}{_residents(language).pattern}", line.plain)
    if found is None:
        return []
    figure, said = found["figure"], line.text[slice(*found.span())]
    return [remarks.message("residents", said=said, figure=figure)]


def format_audience(values: Values, language: Language) -> Iterator[str]:
    """Yield lines that may read back as these values, the plainest first."""
    group = str(values.get(GROUP, ""))
    count = say_value(COUNT, values[COUNT], language) if COUNT in values else ""
    count = count.replace(NO_BREAK_SPACE, " ")
    if group:
        yield group
    if count:
        yield f"{group}, {count}" if group else count
        yield f"{group}; {count}"


def _read_last_part(builder: ReadingBuilder, language: Language) -> bool:
    """Take a number that stands by itself at the end of the line."""
    line = builder.line
    match = _alone(language).search(line.open)
    if match is None:
        return False
    readings = readings_of(
        parse_approximate_count(line.text[slice(*match.span("count"))], language)
    )
    if not readings:
        return False
    line.consume(match.start(), len(line.open))
    builder.put(COUNT, readings)
    return True


def _read_sum(builder: ReadingBuilder, language: Language) -> bool:
    """Take the number that is said to be the sum of several: `i alt ca. 65 deltagere`."""
    text = builder.line.open
    for match in _within(language).finditer(text):
        is_of_others = (
            _households(language).match(text, match.end())
            or _each_time(language).match(text, match.end())
            or not _may_take_part(text, match, language)
        )
        if _sum_before(language).search(text[: match.start()]) and not is_of_others:
            readings = readings_of(parse_approximate_count(match["count"], language))
            builder.put(COUNT, readings, guessed=True)
            return bool(readings)
    return False


def _read_within(builder: ReadingBuilder, language: Language) -> None:
    """Find the number in the text; where there are several, ask which it is.

    One that is counted anew each time, as in `25 hver gang`, is asked about where it is alone.
    One that is only guessed at, as in `måske 30`, is left open. Households are no people; where
    they are counted each time, so may the people be. Those who live there do not all take part.
    """
    text = builder.line.open
    found: dict[object, str] = {}
    each_time: list[object] = []
    is_each_time, doubted = False, ""
    for match in list(_within(language).finditer(text))[:MOST_FIGURES]:
        readings = readings_of(parse_approximate_count(match["count"], language))
        homes = _households(language).match(text, match.end())
        if homes is not None:
            each = _each_time(language).match(text, homes.end())
            is_each_time = is_each_time or each is not None
        elif _may_take_part(text, match, language):
            until = _until_next(language).match(text, match.end())
            said = builder.line.text[match.start() : until.end() if until else match.end()]
            if doubt := doubt_before(text[: match.start()], language):
                doubted = doubted or f"{doubt} {said.strip()}"
            elif _each_time(language).match(text, match.end()):
                each_time.extend(readings)
            else:
                found |= dict.fromkeys(readings, said.strip())
    if is_each_time and len(found) == 1:
        each_time, found = [*found], {}
    if doubted and not (each_time or found):
        builder.leave_open(COUNT, doubted)
    elif each_time and not found:
        builder.ask(OCCASIONS, {COUNT: each_time[0]}, {})
    elif len(found) > 1:
        readings_found = ({COUNT: count} for count in found)
        builder.questions.append(LineQuestion(COUNT, (*readings_found, {}), (*found.values(), "")))
    else:
        builder.put(COUNT, [*found], guessed=True)


def _may_take_part(text: str, match: re.Match[str], language: Language) -> bool:
    """Return whether a number may be that of the people: no year, department or all residents."""
    return not (
        _is_year(match["count"])
        or _is_joined(text, match, language)
        or (not match["most"] and _is_of_residents(text, match.end(), language))
    )


def _is_of_residents(text: str, end: int, language: Language) -> bool:
    """Return whether a number is that of all who live there: `3.900 beboere`, but not each time.

    A range such as `10-12 beboere` is none: those who live there are counted.
    """
    residents = _residents(language).match(text, end)
    return residents is not None and _each_time(language).match(text, residents.end()) is None


def _is_joined(text: str, match: re.Match[str], language: Language) -> bool:
    """Return whether a number goes on with another one, and no word says of whom it is."""
    word = any_of("audience.joined", language)
    is_behind = re.search(rf"(?<!\w){word} $", text[: match.start()]) is not None
    return is_behind and re.match(r" [^\W\d_]", text[match.end() :]) is None


def _is_year(text: str) -> bool:
    return text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR


@cache
def _count(language: Language) -> str:
    to, others = any_of("to", language), words("audience.no-people", language)
    about = pattern_of(
        word for _, said in meanings("vagueness", language) for word in said if word not in others
    )
    figure = rf"(?P<figure>{FIGURES})(?: ?(?:-|{to}) ?(?P<most>{FIGURES}))?"
    return rf"(?P<count>(?:{about} ?)?{figure})"


@cache
def _sum_before(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('audience.sum', language)}:? $")


@cache
def _households(language: Language) -> re.Pattern[str]:
    """Return a pattern for what makes the number before it one of homes, perhaps of many people."""
    return re.compile(rf" (?:[^\W\d_]+ )?{any_of('audience.households', language)}(?!\w)")


@cache
def _residents(language: Language) -> re.Pattern[str]:
    """Return a pattern for who lives there, unless it is said that they take part."""
    residents, coming = (any_of(f"audience.{key}", language) for key in ("residents", "coming"))
    return re.compile(rf" {residents}(?!\w)(?!,? (?:[^\W\d_]+ )?{coming}(?!\w))")


@cache
def _until_next(language: Language) -> re.Pattern[str]:
    """Return a pattern for the words behind a number, up to the next separator or number."""
    joins = any_of("places.joins", language)
    return re.compile(rf"(?:(?! {joins} )[^,;:.()\d])+")


@cache
def _each_time(language: Language) -> re.Pattern[str]:
    people, each = any_of("audience.people", language), any_of("audience.each-time", language)
    return re.compile(rf"(?: {people})?,? \(?{each}(?!\w)")


@cache
def _alone(language: Language) -> re.Pattern[str]:
    ages = (word for word in words("audience.no-people", language) if word.endswith(":"))
    no_age = "".join(rf"(?<!{re.escape(word)})" for word in ages)
    before = rf"(?:^|[;:(]{no_age}|,(?!\d)|(?<= )-(?= ))"
    units = any_of("audience.people", language)
    return re.compile(rf"{before}\s*{_count(language)}(?: {units})?[ .)]*$")


@cache
def _within(language: Language) -> re.Pattern[str]:
    before = "".join(rf"(?<!{re.escape(word)} )" for word in words("audience.no-people", language))
    to, after = any_of("to", language), any_of("audience.not-people", language)
    return re.compile(
        rf"(?<![\w.,/-]){before}{_count(language)}"
        rf"(?![\w/%+]|-\w|[.,]\d| ?(?:-|{to}) ?\d)(?! ?-?{after}(?!\w))"
    )
