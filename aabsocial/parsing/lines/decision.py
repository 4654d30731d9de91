"""Read how the residents of one department decided: where, when, how many, and the evidence.

A part between separators that holds nothing but such values is taken; all other words are the
decision's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE
from aabsocial.model.departments import department_key
from aabsocial.parsing.lines.builder import ReadingBuilder, remarks
from aabsocial.parsing.lines.certainty import begins_with_unknown
from aabsocial.parsing.lines.decision_parts import (
    FoundPart,
    find_parts,
    is_nothing_else,
    leading_votes,
)
from aabsocial.parsing.lines.labels import label
from aabsocial.parsing.lines.line import Line, in_plain_letters, one_line, tidy
from aabsocial.parsing.lines.meetings_to_come import (
    gap_of_meeting,
    is_decided,
    meeting_after_a_no,
    only_last_days,
)
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.parsing.lines.unknown import read_as_gap
from aabsocial.parsing.lines.words import STEM, any_of, find_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aabsocial.localization.messages import Language, Message
    from aabsocial.parsing.lines.reading import LineReading, Values

DECIDING = ("department-meeting", "extraordinary-department-meeting", "ballot")
NO_DECISIONS = ("workshop", "survey", "information")
NEEDED = ("department", "forum", "date")
_BEFORE_A_BRACKET = re.compile(r"[0-9][\w\-]*(?= ?\()")  # `58 (20-6)`, as our papers have it
_BEFORE_VOTES = re.compile(
    r"(?P<number>[0-9]{1,4}) ?(?=\((?P<for>[0-9]{1,4}) ?- ?(?P<against>[0-9]{1,4})\))"
)
VOTES_EACH = 2  # of a household
_BRACKET_AT_END = re.compile(r"\([^()]*\)?$")
_BRACKETED = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ONE_BRACKET = re.compile(r"\(([^()]*)\)")
PLANNED = "planned"  # asked where the day of a meeting is still to come


def parse_decision(
    text: str, language: Language, today: date, departments: Sequence[str] = ()
) -> LineReading:
    """Read one department's decision; the department is the only one there is, if none is named."""
    line = Line(text)
    builder = ReadingBuilder("decision", line)
    _read_department(builder, departments, language)
    said = line.rest()
    if "department" not in builder.values:
        gap = read_as_gap("decision", text, language)
        if gap is not None:
            return gap
    to_come = gap_of_meeting(said, language, today)
    if to_come is not None:
        builder.gaps[""] = to_come
        line.consumed.append(said)
        return builder.build()
    awaited = meeting_after_a_no(line, language, today)
    only_last_days(line, language)
    _read_leading_votes(builder, language)
    _leave_unknown_open(builder, language)
    _read_evidence(builder, language)
    _read_segments(builder, language, today)
    _check_unanimity(builder)
    bracket = _ONE_BRACKET.fullmatch(line.rest())
    decision = bracket[1] if bracket else line.rest()
    builder.put_text("decision", ", ".join(filter(None, (decision, awaited[0] if awaited else ""))))
    builder.next_meeting = awaited[1] if awaited else None
    day = builder.values.get("date")
    if day is not None and day > today and not is_decided(said, language):  # type: ignore[operator]
        builder.ask(PLANNED, {PLANNED: day, "note": said})
        return builder.build("department")  # nothing else is lacking before the meeting is held
    builder.remarks += remarks_on(builder.values, today)
    forum = builder.values.get("forum")
    decides = forum in DECIDING or any(it.field == "forum" for it in builder.questions)
    votes = ("votes_for",) if decides and not builder.values.get("unanimous") else ()
    return builder.build(*NEEDED, *votes, "evidence")


def _read_department(
    builder: ReadingBuilder, departments: Sequence[str], language: Language
) -> None:
    """Take the department at the beginning: behind it stands a colon, or it is one of the known."""
    line = builder.line
    before, colon, _ = line.plain.partition(":")
    known = {department_key(name): name for name in departments}
    if colon and (
        department_key(before) in known or _department_pattern(language).fullmatch(before)
    ):
        name = line.take(0, len(before) + 1)[:-1].strip()
        builder.put("department", [known.get(department_key(name), name)])
        return
    named = _begins_with_department(language).match(line.plain)
    bare = named or _BEFORE_A_BRACKET.match(line.plain)
    if bare is not None and (named or department_key(bare[0]) in known):
        name = line.take(*bare.span())
        builder.put("department", [known.get(department_key(name), name)])
        return
    votes = _BEFORE_VOTES.match(line.plain)
    if votes is not None:
        _read_number_before_votes(builder, votes, departments)
        return
    first = next(line.segments(), None)
    if first is not None and department_key(line.plain[slice(*first)]) in known:
        builder.put("department", [known[department_key(line.take(*first))]])
    elif len(departments) == 1:
        builder.put("department", list(departments), guessed=True)


def _read_number_before_votes(
    builder: ReadingBuilder, found: re.Match[str], departments: Sequence[str]
) -> None:
    """Take the number of `5 (20-6)` for a department, known or not; ask, if it may be homes."""
    number = builder.line.take(*found.span("number"))
    households = int(found["number"])
    if households * VOTES_EACH >= int(found["for"]) + int(found["against"]):
        only = {"department": departments[0]} if len(departments) == 1 else {}
        builder.ask("department", {"department": number}, {**only, "households": households})
    else:
        builder.put("department", [number])


def split_departments(text: str, language: Language) -> list[str]:
    """Return a line for each department that a line names.

    Several stand before the colon: `40 og 58: afdelingsmøde 15/3-2026`. Behind a stop, another one
    begins: `Afd. 40: … Afd. 58: …`.
    """
    line = one_line(text)
    if parts := _between_departments(line, language):
        return [one for part in parts for one in split_departments(part, language)]
    named = _departments_pattern(language).match(in_plain_letters(line[:LONGEST_LINE]))
    if named is None:
        return [text]
    names = re.findall(r"[0-9][\w-]*", line[: named.end("names")])
    return [f"{name}: {line[named.end() :]}" for name in names]


def _between_departments(line: str, language: Language) -> list[str]:
    """Return the parts of a line that each begin with a department, nothing where only one does."""
    plain = in_plain_letters(line[:LONGEST_LINE])
    marks = list(_next_department(language).finditer(plain))
    if not marks or _first_department(language).match(plain) is None:
        return []
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _read_leading_votes(builder: ReadingBuilder, language: Language) -> None:
    """Take votes with their words before them: `for 20, imod 6`, but not of `34 for, 6 imod`."""
    line = builder.line
    match = leading_votes(line.open, language)
    if match is not None:
        votes = zip(VOTES, match.group("for", "against", "blank"), strict=True)
        builder.values.update({name: int(count) for name, count in votes if count})
        line.consume(*match.span())


def _leave_unknown_open(builder: ReadingBuilder, language: Language) -> None:
    """Leave open what a part says nobody knows or has found: `mangler at finde referatet`."""
    line = builder.line
    for start, end in list(line.segments()):
        said = line.open[start:end]
        found = find_meaning("decision-open", said, language, STEM)
        if found and found[0] not in builder.gaps and begins_with_unknown(said, language):
            builder.leave_open(found[0], line.take(start, end))


def _read_evidence(builder: ReadingBuilder, language: Language) -> None:
    """Take the parts from the first that begins with `referat` or the like to the last such."""
    line, pattern = builder.line, _evidence_pattern(language)
    segments = list(line.segments())
    starts = (
        _start_of_evidence(line.open, start, match.start(), language)
        for start, end in segments
        if (match := pattern.search(line.open, start, end))
    )
    first = next((start for start in starts if start is not None), None)
    if first is None or "evidence" in builder.gaps:
        return
    ends = [
        end
        for start, end in segments
        if end > first and pattern.search(line.open, max(start, first), end)
    ]
    bracket = _BRACKETED.match(line.open, first)
    end = max(ends[-1], bracket.end() if bracket else 0)
    evidence = _without_brackets(tidy(line.take(first, end)).rstrip("."))
    not_there = rf"(?<!\w){any_of('decision.not-there', language)}(?!\w)"
    if re.search(not_there, in_plain_letters(evidence)):
        builder.leave_open("evidence", evidence)
    else:
        builder.put_text("evidence", evidence)


def _without_brackets(evidence: str) -> str:
    return evidence[1:-1] if _BRACKETED.fullmatch(evidence) else evidence


def _start_of_evidence(text: str, start: int, word: int, language: Language) -> int | None:
    """Return where the evidence of a part begins: with it, or behind a value of another one."""
    if _referring_pattern(language).fullmatch(text, start, word):
        return start
    bracket = text.rfind("(", start, word)
    if bracket >= 0 and _referring_pattern(language).fullmatch(text, bracket + 1, word):
        return bracket
    return word if _value_at_end(language).search(text, start, word) else None


def _read_segments(builder: ReadingBuilder, language: Language, today: date) -> None:
    """Take the parts that are nothing but values; of the others only read what is not known yet.

    A bracket behind values, as in `afdelingsmøde 3/2-2026 (på skolen)`, is a part of its own.
    """
    line = builder.line
    mixed = []
    found = _read_brackets(line, language, today)
    for start, end in _with_brackets_apart(line, language, today):
        segment = line.open[start:end]
        parts = find_parts(segment, start, language, today)
        is_sure = parts and not any(part.is_unread for part in parts)
        if is_sure and is_nothing_else(segment, start, parts, language):
            found += parts
            line.consume(start, end)
        else:
            mixed += parts
    _read_households(builder, [*found, *mixed])
    for part in (*found, *mixed):
        _settle(builder, part, [*found, *mixed])


def _read_brackets(line: Line, language: Language, today: date) -> list[FoundPart]:
    """Take the brackets that hold nothing but several values: `(19 for, 23 imod)`."""
    found: list[FoundPart] = []
    for bracket in _ONE_BRACKET.finditer(line.open):
        start, said = bracket.start(1), bracket[1]
        parts = find_parts(said, start, language, today) if "," in said else []
        is_sure = parts and not any(part.is_unread for part in parts)
        if is_sure and is_nothing_else(said, start, parts, language):
            found += parts
            line.consume(*bracket.span())
    return found


def _with_brackets_apart(line: Line, language: Language, today: date) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a line stand, and a bracket apart from nothing but values."""
    for start, end in line.segments():
        bracket = _BRACKET_AT_END.search(line.open, start, end)
        head = line.open[start : bracket.start()].rstrip() if bracket else ""
        parts = find_parts(head, start, language, today) if head else []
        if bracket and parts and is_nothing_else(head, start, parts, language):
            yield start, start + len(head)
            yield bracket.span()
        else:
            yield start, end


def _read_households(builder: ReadingBuilder, found: Sequence[FoundPart]) -> None:
    """Take a bare number beside votes for the households, which have two votes each at most."""
    read = (part.readings[0] for part in found if len(part.readings) == 1)
    said = {name: value for values in read for name, value in values.items()}
    counts = {**said, **builder.values}
    votes = [count for name in VOTES if isinstance(count := counts.get(name), int)]
    if not votes or "households" in counts:
        return
    line = builder.line
    for start, end in list(line.segments()):
        number = line.open[start:end]
        is_bare = number.isdecimal() and len(number) < len("2026")
        if is_bare and int(number) * VOTES_EACH >= sum(votes):
            builder.put("households", [int(number)])
            line.consume(start, end)
            return


def _settle(builder: ReadingBuilder, part: FoundPart, parts: Sequence[FoundPart]) -> None:
    """Set what a part says, unless it is known already; figures may be a day or votes."""
    known = set(builder.values)
    sure = {name for one in parts if len(one.readings) == 1 for name in one.readings[0]}
    readings = [
        reading for reading in part.readings if len(part.readings) == 1 or not (set(reading) & sure)
    ] or list(part.readings)
    if any(set(reading) & known for reading in readings):
        return
    if len(readings) == 1:
        builder.values.update(readings[0])
    elif readings and not any(part.field == question.field for question in builder.questions):
        builder.ask(part.field, *readings)
    if part.is_unread:
        builder.unread.append(part.text)


def _check_unanimity(builder: ReadingBuilder) -> None:
    """Ask about votes against a decision that is called unanimous; say no where there are any."""
    against = builder.values.get("votes_against")
    if not against:
        return
    if builder.values.get("unanimous"):
        votes = {name: builder.values.pop(name) for name in VOTES if name in builder.values}
        del builder.values["unanimous"]
        builder.ask("unanimous", {**votes, "unanimous": False}, {"unanimous": True})
    else:
        builder.put("unanimous", [False])


def remarks_on(values: Values, today: date) -> tuple[Message, ...]:
    """Return what to tell at once: that a workshop decides nothing, that a day is to come."""
    told, day = [*_on_forum(values)], values.get("date")
    if day is not None and day > today:  # type: ignore[operator]
        told.append(remarks.message("future-meeting", day=day))
    return tuple(told)


def _on_forum(values: Values) -> Iterator[Message]:
    forum = values.get("forum")
    if forum in NO_DECISIONS:
        yield remarks.message("no-decision", forum=label("forum", forum))


def copied_decision(values: Values) -> dict[str, object]:
    """Return what the next department may have from this one: forum and words, no facts."""
    return {name: values[name] for name in ("forum", "decision") if name in values}


@cache
def _department_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf".*{any_of('decision.department', language)}(?: |(?=[0-9]))[\w.\-]+|[0-9][\w.\-]*"
    )


@cache
def _departments_pattern(language: Language) -> re.Pattern[str]:
    word = rf"(?:{any_of('places.department', language)} ?)?"
    joins = rf"(?: ?[,+&] ?| {any_of('places.joins', language)} )"
    name = rf"{word}[0-9][\w-]*"
    return re.compile(rf"(?P<names>{name}(?:{joins}{name})+) ?: ?(?=\S)")


@cache
def _first_department(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('decision.department', language)} ?)?[0-9][\w\-]*[\s:]")


@cache
def _next_department(language: Language) -> re.Pattern[str]:
    """Return a pattern for a stop before another department, and for a semicolon before a number.

    A shortened word before it, as in `se ref. afd. 40`, leads to what is behind it.
    """
    named = rf"{any_of('decision.department', language)} ?[0-9][\w\-]*[\s:]"
    return re.compile(
        rf"(?:(?:;|(?<! ref)(?<! jf)(?<! pkt)\.)\s+(?={named})|;\s+(?=[0-9][\w\-]*:\s))"
    )


@cache
def _begins_with_department(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of('decision.department', language)} ?[0-9][\w\-]*(?=\s)")


@cache
def _value_at_end(language: Language) -> re.Pattern[str]:
    keys = ("households", "unanimous", "for", "against", "blank")
    words = "|".join(any_of(f"decision.{key}", language) for key in keys)
    return re.compile(rf"(?:[0-9]|(?<!\w)(?:{words}))\s*$")


@cache
def _referring_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('decision.referring', language)}\s+)?")


@cache
def _evidence_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('decision.evidence', language)}(?!\w)")
