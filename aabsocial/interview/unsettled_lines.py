"""Choose between the readings of a line, or write it anew (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aabsocial.core.money import total
from aabsocial.core.struct import replace
from aabsocial.interview.drafts import with_draft
from aabsocial.interview.formatting import UNANSWERED, messages, shortened
from aabsocial.interview.gaps import gap_of, with_gaps
from aabsocial.interview.line_blocks import read_block
from aabsocial.interview.line_entries import add_entries, asked_for, with_entry_said
from aabsocial.interview.line_records import raw_fields
from aabsocial.interview.post_shares import with_shares
from aabsocial.interview.protocol import Input, Note, Option, Screen, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of, with_change, with_reading_chosen
from aabsocial.interview.repeated_lines import REPEATED, repeated_screen, with_choice
from aabsocial.localization.messages import department_name, format_value
from aabsocial.model.answers import path_of, with_answer
from aabsocial.model.proposal import Gap
from aabsocial.parsing.lines.decision import PLANNED
from aabsocial.parsing.lines.echo import difference_text, field_question, readings_said
from aabsocial.parsing.lines.reading import Gap as ReadGap
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session, Unsettled
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineKind, LineQuestion, Values

COLUMN = "amounts_in"
DETAILS = frozenset({"estimated", "years"})  # what goes with one amount alone


def choose_reading(session: Session, group: Group, name: str) -> Session:
    """Return the session, at its list, after a reading of the first unsettled line was chosen."""
    settled = with_shares(_with_reading(session, group, name), group)
    chosen = _with_total_compared(settled, group, session.unsettled[0])
    is_new = session.unsettled[0].rows > 0
    return (with_reading_chosen if is_new else with_change)(session, chosen, group)


def _with_total_compared(session: Session, group: Group, line: Unsettled) -> Session:
    """Return the session with how far the sum of a sheet is off, once all its lines are settled."""
    entries = value_at(session.proposal, group.key)[line.block :]
    if line.stated_total is None or session.unsettled or any(it.amount is None for it in entries):
        return session
    ours = total(it.amount for it in entries)
    if ours == line.stated_total:
        return session
    text = difference_text(line.stated_total, ours, session.language)
    return replace(session, notes=(*session.notes, Note(Tone.NEWS, text)))


def _with_reading(session: Session, group: Group, name: str) -> Session:
    first, *others = session.unsettled
    rest = replace(session, unsettled=tuple(others))
    if name == UNANSWERED:
        return _written_anew(rest, group, first)
    question, *more = first.questions
    chosen = question.readings[int(name)]
    if question.field == COLUMN:
        return _in_language(rest, group, first, chosen)
    if question.field == PLANNED:
        return _to_be_settled(rest, group, first, chosen)
    if question.field == REPEATED:
        return _which_holds(rest, group, replace(first, questions=tuple(more)), chosen)
    is_open = {name for name, it in chosen.items() if isinstance(it, ReadGap)}
    rest = _with_left_open(rest, group, first.index, chosen)
    said = {**first.record, **raw_fields(group, chosen)}
    record = {name: it for name, it in said.items() if name not in is_open}
    path = path_of(f"{group.key}[{first.index}]")
    if more:
        again = replace(first, record=record, questions=tuple(more))
        return replace(rest, unsettled=(again, *others))
    settled = replace(
        rest,
        answers=with_answer(rest.answers, path, record),
        pending=(*_not_said(group, first.index, question, chosen), *session.pending),
    )
    return with_entry_said(settled, group, first.index)


def _with_left_open(session: Session, group: Group, index: int, chosen: Values) -> Session:
    """Return the session where what a reading leaves open is marked, with the words of the line."""
    start = f"{group.key}[{index}]"
    gaps = {f"{start}.{name}": gap_of(it) for name, it in chosen.items() if isinstance(it, ReadGap)}
    return with_gaps(session, gaps)


def _which_holds(session: Session, group: Group, line: Unsettled, chosen: Values) -> Session:
    """Return the session after it was said which of two lines about the same holds."""
    held, kept = with_choice(session, group, line, chosen[REPEATED])
    if kept is None:
        return held
    if kept.questions:
        return replace(held, unsettled=(kept, *held.unsettled))
    path = path_of(f"{group.key}[{kept.index}]")
    settled = replace(held, answers=with_answer(held.answers, path, kept.record))
    return with_entry_said(settled, group, kept.index)


def _to_be_settled(session: Session, group: Group, line: Unsettled, chosen: Values) -> Session:
    """Return the session where a meeting that is still to come is left open until its day."""
    key = f"{group.key}[{line.index}]"
    name = {"department": line.record["department"]} if "department" in line.record else {}
    answers = with_answer(session.answers, path_of(key), name)
    gap = Gap(note=chosen["note"], by=chosen[PLANNED])  # type: ignore[arg-type]
    settled = with_gaps(replace(session, answers=answers, pending=()), {key: gap})
    return with_entry_said(settled, group, line.index)


def _not_said(group: Group, index: int, question: LineQuestion, chosen: Values) -> Iterator[str]:
    """Yield the fields that the reading which was not chosen would have said."""
    for name in {name: None for values in question.readings for name in values}:
        if name not in {*chosen, *DETAILS}:
            yield from (f"{group.key}[{index}].{field}" for field in asked_for(name))


def _written_anew(session: Session, group: Group, line: Unsettled) -> Session:
    """Return the session with a line in the field again, and without what it had become."""
    if line.answers is not None:
        again = replace(session, answers=line.answers, pending=())
        return with_draft(again, group.key, line.typed)
    records: list[Any] = records_of(session, group)
    unlike = () if line.began is None else (line.began,)
    records[line.index : line.index + (1 if unlike else line.rows)] = unlike
    before = with_records(session, group, records) if line.rows or unlike else session
    later = tuple(it for it in session.unsettled if it.index < line.index)
    drafted = with_draft(before, group.key, line.typed)
    return replace(drafted, pending=(), unsettled=later)


def _in_language(session: Session, group: Group, table: Unsettled, chosen: Values) -> Session:
    """Return the session with the amounts of a table read in the language they are written in."""
    records: list[Any] = records_of(session, group)
    del records[table.index : table.index + table.rows]
    before = with_records(session, group, records)
    return add_entries(before, group, table.typed, amounts_in=str(chosen[COLUMN]))


def readings_screen(session: Session, group: Group) -> Screen:
    """Return the page on which one chooses what a line means."""
    language, line = session.language, session.unsettled[0]
    question = line.questions[0]
    if question.field == PLANNED:
        return _planned_screen(session, line)
    if question.field == REPEATED:
        return repeated_screen(session, group, line)
    key = "line-readings-column" if question.field == COLUMN else "line-readings"
    kind = cast("LineKind", group.lines)
    asked = "" if question.field == COLUMN else field_question(kind, question.field, language)
    typed = shortened(line.typed)
    return Screen(
        input=Input.CHOICE,
        question=messages.text(key, language, text=typed, asked=asked),
        options=(
            *(
                Option(str(number), _said(session, group, line, question, values))
                for number, values in enumerate(question.readings)
            ),
            Option(UNANSWERED, messages.text("line-again", language)),
        ),
        proposed=("0",),
        beside=True,
    )


def _planned_screen(session: Session, line: Unsettled) -> Screen:
    """Return the page that asks whether a department's meeting to come is to be settled."""
    language, day = session.language, line.questions[0].readings[0][PLANNED]
    asked, department = (
        messages.text("line-planned", language, day=day),
        line.record.get("department"),
    )
    named = format_value(department_name(str(department)), language) if department else ""
    return Screen(
        input=Input.CHOICE,
        question=f"{named}: {asked}" if named else asked,
        options=(
            Option("0", messages.text("line-planned-yes", language)),
            Option(UNANSWERED, messages.text("line-planned-no", language)),
        ),
        proposed=("0",),
        beside=True,
    )


def _said(
    session: Session, group: Group, line: Unsettled, question: LineQuestion, values: Values
) -> str:
    """Return one reading in words; of a column of amounts, what they come to."""
    if question.field != COLUMN:
        place = question.readings.index(values)
        return readings_said(question, session.language)[place]
    told = read_block(group, line.typed, session, str(values[COLUMN])).told
    key = f"column-{values[COLUMN]}"
    return messages.text(key, session.language, total=told[1] if len(told) > 1 else "")
