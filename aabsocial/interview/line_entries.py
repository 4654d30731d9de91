"""Store what was read in lines as entries of a list, and find what to ask about them (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.derived_fields import with_derived_fields
from aabsocial.interview.drafts import with_draft
from aabsocial.interview.formatting import messages, shortened
from aabsocial.interview.gap_records import with_moved_marks
from aabsocial.interview.gaps import gap_of, keys_at, with_gaps, without_gap
from aabsocial.interview.goal_sources import goal_of_source, with_goal
from aabsocial.interview.kept_fields import with_kept_fields, with_own_places
from aabsocial.interview.line_blocks import read_block
from aabsocial.interview.line_readers import read_line, with_own_department
from aabsocial.interview.line_records import (
    raw_fields,
    reading_of,
    record_of,
    whole_line,
    with_answers_beside,
    with_unasked_in_its_words,
)
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import CHOSEN_ALONE, record_at
from aabsocial.interview.refusals import error_note
from aabsocial.interview.repeated_lines import (
    ask_which_holds,
    is_begun,
    place_begun,
    with_repeated_told,
)
from aabsocial.interview.session import Session, Unsettled
from aabsocial.interview.unfilled_lines import place_to_fill, unfilled_places
from aabsocial.localization.messages import department_name
from aabsocial.parsing.lines.criterion_source import tells_only_of_source
from aabsocial.parsing.lines.decision import remarks_on
from aabsocial.parsing.lines.echo import echo_text
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.parsing.lines.reading import Gap as ReadGap
from aabsocial.questionnaire.derived import listed_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.interview.line_blocks import Block
    from aabsocial.model.proposal import Gap
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineReading

HOW_IT_WAS_VOTED = ("unanimous", *VOTES)


def add_entries(
    session: Session, group: Group, text: str, place: int | None = None, amounts_in: str = ""
) -> Session:
    """Return the session with the entries of a text behind the others, or at the place of one.

    That one keeps what the text does not speak of, unless it stood in the field to be changed.
    Raises `WrongShapeError` where a line is longer than any answer.
    """
    block = read_block(group, text, session, amounts_in, is_new=place is None)
    first = len(records_of(session, group)) if place is None else place
    notes = tuple(Note(Tone.DONE, told) for told in block.told)
    stored, readings = replace(session, notes=notes), list(block.rows)
    unsettled: list[Unsettled] = []
    if block.rows:
        stored = _with_rows(stored, group, block.rows, unsettled)
    at = place
    for line in block.lines:
        if place is None:
            readings.append(read_line(stored, group, line))
        else:
            readings.append(_read_anew(stored, group, line, place))
        if _says_none(readings[-1]) and (there := records_of(stored, group)):
            if place is None or len(there) > 1:
                return with_error(session, group, "none-beside-lines", text)
            stored, place, first = _emptied(stored, group), None, 0
        if tells_only_of_source(readings[-1], session.language):
            goal = goal_of_source(stored, group, line) if place is None else place
            if goal is None:
                key = "source-beside-goal" if records_of(stored, group) else "source-of-no-goal"
                return with_error(session, group, key, text, line=shortened(line))
            gaps = gaps_in(stored, group, goal)
            readings[-1] = with_goal(stored, group, readings[-1], goal, gaps)
            stored = _with_entry(stored, group, readings[-1], goal, unsettled)
            at = goal
            continue
        at = _place_for(stored, group, readings[-1]) if place is None else place
        stored = _with_entry(stored, group, readings[-1], at, unsettled)
    stored = _with_unsettled(stored, group, block, unsettled, text=text, first=first)
    if len(readings) == 1 and not block.rows:
        alone = (replace(it, answers=session.answers) for it in stored.unsettled)
        stored = replace(stored, unsettled=tuple(alone))
        stored = _with_echo(stored, group, readings[0], first if at is None else at)
    for reading in readings:
        stored = _with_next_meeting(stored, group, reading)
    return with_repeated_told(session, stored, group)


def _emptied(session: Session, group: Group) -> Session:
    """Return the session without the one line of a list, in place of which there is none."""
    answers = with_moved_marks(session.answers, group, {})
    return with_records(replace(session, answers=answers), group, [])


def _with_unsettled(  # noqa: PLR0913 - where what is unsettled was typed, and where it begins
    session: Session,
    group: Group,
    block: Block,
    unsettled: list[Unsettled],
    *,
    text: str,
    first: int,
) -> Session:
    """Return the session that asks which reading of lines holds; of whole columns first."""
    if block.questions:
        count = len(records_of(session, group)) - first
        of_columns = Unsettled(
            index=first, typed=text, record={}, questions=block.questions, rows=count
        )
        unsettled = [of_columns, *unsettled]
    of_sheet = (replace(it, stated_total=block.stated_total, block=first) for it in unsettled)
    return replace(session, unsettled=tuple(of_sheet))


def _read_anew(session: Session, group: Group, line: str, place: int) -> LineReading:
    """Return the reading of a line that is written anew at a place.

    It keeps what the line does not speak of, unless it stood in the field to be changed.
    """
    whole = with_own_department(session, group, line, place)
    is_whole = session.opened == f"{group.key}[{place}]"
    if not is_whole:
        whole = with_own_places(session, group, whole, place)
    reading = read_line(_without_amount(session, group, place), group, whole)
    if is_whole or _says_none(reading):
        return reading
    return with_kept_fields(session, group, reading, place, gaps_in(session, group, place))


def _with_next_meeting(session: Session, group: Group, reading: LineReading) -> Session:
    """Return the session with the meeting that a no awaits, as an entry left open until its day."""
    record = raw_fields(
        group, {it: reading.values[it] for it in ("department",) if it in reading.values}
    )
    if reading.next_meeting is None or not record:
        return session
    records, place = records_of(session, group), place_begun(session, group, record)
    index = len(records) if place is None else place
    records[index : index + 1] = [record]
    gap = gap_of(reading.next_meeting)
    changed = with_gaps(with_records(session, group, records), {f"{group.key}[{index}]": gap})
    note = Note(
        Tone.DONE,
        messages.text(
            "next-meeting",
            session.language,
            name=department_name(record["department"]),
            said=gap.note,
        ),
    )
    return replace(changed, notes=(*changed.notes, note))


def _without_amount(session: Session, group: Group, place: int) -> Session:
    """Return the session in which a payer whose line is written anew has not paid anything."""
    if group.lines != "financing":
        return session
    records = records_of(session, group)
    records[place] = {name: it for name, it in records[place].items() if name != "amount"}
    return with_records(session, group, records)


def _place_for(session: Session, group: Group, reading: LineReading) -> int | None:
    """Return the index of the record that a line goes on with, `None` if it is one of its own."""
    place = place_to_fill(session, group, reading)
    return place_begun(session, group, record_of(group, reading)) if place is None else place


def _with_rows(
    session: Session, group: Group, rows: tuple[LineReading, ...], unsettled: list[Unsettled]
) -> Session:
    """Return the session with the rows of a table; all at once, since there may be many."""
    records = records_of(session, group)
    gaps: dict[str, Gap] = {}
    for reading in rows:
        record = record_of(group, reading)
        if record:
            gaps |= _gaps_of(group, reading, len(records))
            records.append(_stored(group, reading, record, len(records), unsettled))
    return with_gaps(with_records(session, group, records), gaps)


def _with_entry(
    session: Session,
    group: Group,
    reading: LineReading,
    place: int | None,
    unsettled: list[Unsettled],
) -> Session:
    """Return the session with one entry, and with what its line says beside it."""
    reading = with_unasked_in_its_words(session, group, reading, place)
    beside = replace(session, answers=with_answers_beside(session, reading))
    record = record_of(group, reading)
    if not record and "" in reading.gaps:
        open_keys = keys_at(beside, Location(ScreenKind.LIST, group.key))
        return with_gaps(beside, dict.fromkeys(open_keys, gap_of(reading.gaps[""])))
    if not record:
        return without_gap(beside, group.key) if _says_none(reading) else beside
    records = records_of(beside, group)
    index = len(records) if place is None else place
    before: dict[str, Any] = dict(records[index]) if index < len(records) else {}
    record = {**_own_number(session, group, before), **record}
    waited = index in unfilled_places(session, group) or is_begun(group, before)
    asked = () if place is not None else ask_which_holds(session, group, record, index)
    stored = _stored(
        group,
        replace(reading, questions=(*asked, *reading.questions)),
        record,
        index,
        unsettled,
        is_new=place is None,
        began=before if waited else None,
    )
    records[index : index + 1] = [stored]
    others = {it: it for it in range(len(records)) if it != index}
    answers = with_moved_marks(beside.answers, group, others)  # a new line leaves open its own
    derives = {field.name for field in group.fields if field.may_be_derived}
    guessed = derives & {*reading.guessed} & record.keys()
    answers = with_derived_fields(session.policy, answers, group, index, guessed)
    changed = with_records(replace(beside, answers=answers), group, records)
    return with_gaps(changed, _gaps_of(group, reading, index))


def _gaps_of(group: Group, reading: LineReading, index: int) -> dict[str, Gap]:
    """Return what a line leaves open of its entry, by key: a field, or all of it."""
    start = f"{group.key}[{index}]"
    return {f"{start}.{name}" if name else start: gap_of(gap) for name, gap in reading.gaps.items()}


def gaps_in(session: Session, group: Group, index: int) -> dict[str, ReadGap]:
    """Return what an entry leaves open by field, under no name all of it."""
    start = f"{group.key}[{index}]"
    names = ("", *(field.name for field in group.fields))
    keys = {name: f"{start}.{name}" if name else start for name in names}
    return {
        name: ReadGap(session.gaps[key].note or "", session.gaps[key].by)
        for name, key in keys.items()
        if key in session.gaps
    }


def _own_number(session: Session, group: Group, before: dict[str, Any]) -> dict[str, Any]:
    """Return the number that an entry has, or gets by its place: `K2`."""
    field = next((it for it in group.fields if it.name == "id"), None)
    if field is None:
        return {}
    suggested = field.suggest(session.proposal) if field.suggest else None
    number = before.get("id") or suggested
    return {"id": number} if number else {}


def _stored(  # noqa: PLR0913 - all of it tells of one entry
    group: Group,
    reading: LineReading,
    record: dict[str, Any],
    index: int,
    unsettled: list[Unsettled],
    *,
    is_new: bool = True,
    began: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a record to store: with its whole line while it can be read in several ways."""
    if not reading.questions:
        return record
    unsettled.append(
        Unsettled(
            index=index,
            typed=reading.text,
            record=record,
            questions=reading.questions,
            rows=int(is_new),
            began=began,
        )
    )
    return {**record, **whole_line(group, reading.text)}


def _with_echo(session: Session, group: Group, reading: LineReading, index: int) -> Session:
    """Return the session with one line said back, and what it lacks to be asked."""
    if index >= len(records_of(session, group)):
        is_closed = (_says_none(reading) or "" in reading.gaps) and not index
        closed = session.skipped | ({group.key} if is_closed else set())
        return replace(_with_said(session, reading), skipped=closed)
    open_here = gaps_in(session, group, index)
    missing = () if "" in reading.gaps else _missing(session, group, reading, index)
    asked = [name for name in missing if name not in open_here]
    pending = tuple(f"{group.key}[{index}].{name}" for name in asked)
    return replace(_with_said(session, reading, asked), echoed=index, pending=pending)


def _with_said(session: Session, reading: LineReading, asked: Iterable[str] = ()) -> Session:
    """Return the session with a line said back, and all that is asked about it as missing.

    Where a line may say several parts, what is chosen alone behind them is not named with them.
    """
    named = {field for name in reading.missing for field in asked_for(name)}
    others = (VOTES[0] if it in HOW_IT_WAS_VOTED else it for it in asked if it not in named)
    missing = (*reading.missing, *dict.fromkeys(others))
    in_words = tuple(it for it in missing if it not in CHOSEN_ALONE)
    told = replace(reading, missing=in_words if len(in_words) > 1 else missing)
    note = Note(Tone.DONE, echo_text(told, session.language))
    return replace(session, notes=(*session.notes, note))


def _says_none(reading: LineReading) -> bool:
    """Return whether a line says that there is nothing to list: `ingen: …`."""
    is_partner = reading.kind == "partner" and "reason" in (*reading.values, *reading.missing)
    return is_partner or "existing_volunteering" in reading.values


def _missing(session: Session, group: Group, reading: LineReading, index: int) -> list[str]:
    """Return the fields to ask: those the reader names, and then the other necessary ones."""
    named: list[str] = []
    for name in reading.missing:
        named += asked_for(name)
    names = [field.name for field in group.fields]
    others = open_fields(session, group, index)
    asked = dict.fromkeys((*named, *others))
    chosen = {name for it in reading.questions for values in it.readings for name in values}
    return [it for it in asked if it in names and it not in {*reading.values, *chosen}]


def asked_for(name: str) -> tuple[str, ...]:
    """Return the fields to ask where one is missing: of a vote, all that it says."""
    return HOW_IT_WAS_VOTED if name in HOW_IT_WAS_VOTED else (name,)


def open_fields(session: Session, group: Group, index: int) -> tuple[str, ...]:
    """Return the names of the necessary fields that an entry lacks."""
    start = f"{group.key}[{index}]."
    return tuple(key.removeprefix(start) for key in session.open_keys if key.startswith(start))


def with_entry_said(session: Session, group: Group, index: int) -> Session:
    """Return the session with one entry said back after a part of it was changed."""
    record = record_at(session, group, index)
    reading = reading_of(group, record, gaps=gaps_in(session, group, index))
    listed = listed_keys(session.answers)
    guessed = tuple(it for it in reading.values if f"{group.key}[{index}].{it}" in listed)
    reading = replace(reading, guessed=guessed)
    if group.lines == "decision":
        today = session.interview_context.review_context.today
        reading = replace(reading, remarks=remarks_on(reading.values, today))
    note = Note(Tone.DONE, echo_text(reading, session.language))
    return replace(session, notes=(*session.notes, note), echoed=index)


def with_error(session: Session, group: Group, key: str, typed: str, **values: object) -> Session:
    """Return the session with what is wrong, and what was typed in the field again."""
    error = error_note(session, messages.text(key, session.language, **values))
    return replace(with_draft(session, group.key, typed), notes=(error,))
