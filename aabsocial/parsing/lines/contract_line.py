"""Read how far a contract with an authority has come: `Socialforvaltningen; underskrevet 3/2`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.parsing.lines.agreement import is_agreement
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.certainty import Unsure, find_sure_meaning, find_unsure, is_doubt_alone
from aabsocial.parsing.lines.days import as_end, find_days
from aabsocial.parsing.lines.line import BETWEEN, TAKEN, Line, in_plain_letters, tidy
from aabsocial.parsing.lines.none_said import says_none
from aabsocial.parsing.lines.parts import parts_of
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import any_of

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.days import FoundDay
    from aabsocial.parsing.lines.reading import LineReading


def parse_contract(text: str, language: Language, today: date) -> LineReading:
    """Read the authority, the state behind it and its day; any other words are the reason.

    What is to be signed on a day to come is not signed: its state is open until then. A line that
    says that there is none names no authority.
    """
    gap = read_as_gap("contract", text, language)
    if gap is not None:
        return gap
    line = Line(text)
    builder = ReadingBuilder("contract", line)
    if says_none(line.text, language):
        line.consumed.append(line.text)
        builder.remark("no-authority")
        return builder.build()
    if named := _contract_with(language).match(line.open):
        line.consume(*named.span())
    unsure = list(find_unsure("contract-states", line.plain, language))
    found = _find_state(line.plain, language)
    day = _day_to_come(line.plain, found[1:], language, today) if found else None
    if found and day and found[0] == "signed":
        unsure.append(Unsure("doubted", min(found[1], day.start), found[2]))
        builder.remark("day-to-come", day=last_day(day.readings[0]))
        found = None
    if found is None:
        return _without_state(builder, unsure, language)
    state, start, end = found
    builder.put("state", [state])
    line.consume(start, end)
    _read_day(builder, end, state, language, today)
    name_ends = min([start, *(one.start for one in unsure)])
    builder.put_text("authority", _rest_of(line, 0, name_ends))
    said = (_rest_of(line, name_ends, start), _rest_of(line, end, len(line.open)))
    builder.put_text("contract_reason", ", ".join(filter(None, said)))
    return builder.build("authority", "state", *(("date",) if state == "signed" else ()))


def _without_state(
    builder: ReadingBuilder, unsure: list[Unsure], language: Language
) -> LineReading:
    """Return a reading whose state is doubted, and open, or is denied or not said, and asked.

    That there is no contract leaves it open too.
    """
    line = builder.line
    behind_name = re.search(r";|:(?=\s)", line.plain)
    borders = [*(one.start for one in unsure), *([behind_name.start()] if behind_name else [])]
    whole = 0 if _is_on_contract(line.plain, language) else len(line.open)
    name_ends = min(borders, default=whole) if whole else 0
    builder.put_text("authority", _rest_of(line, 0, name_ends))
    said = _rest_of(line, name_ends, len(line.open))
    is_doubted = any(one.kind == "doubted" for one in unsure)
    is_denied = _no_contract(language).match(in_plain_letters(said)) is not None
    if is_doubted or is_denied or is_doubt_alone(said.lower(), language):
        builder.leave_open("state", said)
    else:
        builder.put_text("contract_reason", said)
    return builder.build("authority", "state")


def begins_with_state(text: str, language: Language) -> bool:
    """Return whether a line on a contract begins with its state, and names no authority.

    That there is none is such a state, and so is any word on the agreement alone: `ingen kontrakt
    endnu, kun mundtligt`, `aftalen er på vej`.
    """
    plain = Line(text).plain
    found = _find_state(plain, language)
    begins = found is not None and found[1] == 0
    return begins or bool(_no_contract(language).match(plain)) or _is_on_contract(plain, language)


def split_contracts(text: str, language: Language, today: date) -> list[str]:
    """Return the lines of a line on several contracts: each part has its authority and state."""
    parts = parts_of(text)
    is_row = len(parts) > 1 and all(_is_whole(part, language, today) for part in parts)
    return parts if is_row else [text]


def _is_whole(part: str, language: Language, today: date) -> bool:
    if begins_with_state(part, language):
        return False
    reading = parse_contract(part, language, today)
    return "authority" in reading.values and "state" in {*reading.values, *reading.gaps}


def _is_on_contract(plain: str, language: Language) -> bool:
    """Return whether a line in plain letters tells of the contract alone."""
    return _the_contract(language).match(plain) is not None or is_agreement(plain, language)


def _find_state(plain: str, language: Language) -> tuple[str, int, int] | None:
    """Return the state and where it stands: behind the first semicolon, else anywhere.

    One that is denied or doubted, as in `ikke underskrevet`, is none.
    """
    for begin in (plain.find(";") + 1, 0):
        found = find_sure_meaning("contract-states", plain, language, begin)
        if found is None:
            continue
        state, (start, end) = found
        leading = _leading(language).search(plain[:start])
        return state, leading.start() if leading else start, end
    return None


def _day_to_come(
    plain: str, span: tuple[int, int], language: Language, today: date
) -> FoundDay | None:
    """Return the day of a state, in the same part of the line, where it is still to come."""
    start, end = span
    for day in find_days(plain, language):
        between = plain[end : day.start] if day.start >= end else plain[day.end : start]
        is_its_own = not between.strip(BETWEEN) or not re.search("[,;(]", between)
        if is_its_own and _begins_after(day, today):
            return day
    return None


def _begins_after(day: FoundDay, today: date) -> bool:
    return bool(day.readings) and all(first_day(it) > today for it in day.readings)


def _read_day(
    builder: ReadingBuilder, end: int, state: str, language: Language, today: date
) -> None:
    """Take the day behind the state, else the last one before it.

    Of a contract that is not signed, another day than that right behind its state says more.
    None was signed on a day to come.
    """
    line = builder.line
    days = [day for day in find_days(line.open, language) if day.form == "exact"]
    if state == "signed":
        days = [day for day in days if not _begins_after(day, today)]
    behind = [day for day in days if day.start >= end]
    day = next(iter(behind or days[::-1]), None)
    if day and state != "signed" and line.open[end : day.start].strip(BETWEEN):
        return
    if day is not None and day.readings:
        builder.put("date", as_end(day))
        led = _leading_day(language).search(line.open[: day.start])
        line.consume(led.start() if led else day.start, day.end)
    elif day is not None:
        builder.unread.append(line.text[day.start : day.end])


def _rest_of(line: Line, start: int, end: int) -> str:
    """Return the words of a part of a line that were not taken, without a bracket around them."""
    kept = "".join(
        " " if mark == TAKEN else letter
        for mark, letter in zip(line.open[start:end], line.text[start:end], strict=True)
    )
    whole = kept + (line.text[end:] if end == len(line.open) else "")
    is_open = whole.count("(") != whole.count(")")
    return tidy(whole.strip(f"{BETWEEN}()") if is_open else whole)


@cache
def _no_contract(language: Language) -> re.Pattern[str]:
    no, contract = any_of("partner.not", language), any_of("contract.nouns", language)
    missing = any_of("contract.missing", language)
    return re.compile(rf"{no}\s+{contract}(?!\w)|{missing}[\s.]*$")


@cache
def _the_contract(language: Language) -> re.Pattern[str]:
    """Return a pattern for a sentence on the contract: `kontrakten er på vej`."""
    the_contract, verb = (any_of(f"contract.{key}", language) for key in ("the", "verbs"))
    return re.compile(rf"{the_contract}\s+{verb}(?!\w)")


@cache
def _contract_with(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('contract.with', language)}\s+(?=\w)")


@cache
def _leading_day(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a day: `signed on 3 May 2026`."""
    return re.compile(rf"(?<!\w){any_of('on', language)}\s+$")


@cache
def _leading(language: Language) -> re.Pattern[str]:
    """Return a pattern for what leads to a state: `kontrakten er underskrevet`."""
    return re.compile(rf"(?:(?<!\w){any_of('contract.leading', language)}\s+)+$")
