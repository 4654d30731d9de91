"""Ask on one screen for all that a line lacks; another line may say it (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aabsocial.core.struct import replace
from aabsocial.interview.derived_fields import with_derived_fields
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.formatting import messages
from aabsocial.interview.gaps import gap_of, with_gaps
from aabsocial.interview.line_entries import HOW_IT_WAS_VOTED, with_entry_said
from aabsocial.interview.line_readers import rest_said
from aabsocial.interview.line_records import FREE_FIELDS
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import forward
from aabsocial.interview.protocol import Input, Note, Screen, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import open_parts, record_at
from aabsocial.interview.record_names import name_of_record
from aabsocial.interview.refusals import error_note
from aabsocial.interview.said_parts import REST, proposed_fields, read_parts
from aabsocial.model.questions import WRITTEN
from aabsocial.parsing.lines.echo import field_name
from aabsocial.parsing.lines.part_of_budget import is_share
from aabsocial.parsing.lines.products import product_at_end
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.questionnaire.derived import without_derived
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineKind


def parts_screen(session: Session) -> Screen:
    """Return the screen that asks for what a line lacks."""
    language, group = session.language, session.group_at(session.location)
    kind = cast("LineKind", group.lines)
    told = (VOTES[0] if it in HOW_IT_WAS_VOTED else it for it in _missing(session, group))
    fields = dict.fromkeys(field_name(kind, name, language) for name in told)
    name, missing = _name(session, group), ", ".join(fields)
    return Screen(
        input=Input.LINE,
        question=messages.text("line-parts", language, name=name, parts=missing),
        help=messages.text("line-parts-help", language),
        typed=session.drafts.get(session.location.key, ""),
        asks=True,
    )


def _name(session: Session, group: Group) -> str:
    record = record_at(session, group, session.location.index or 0)
    return name_of_record(session, group, record)


def _missing(session: Session, group: Group) -> tuple[str, ...]:
    """Return the names of the fields that are asked for here."""
    return open_parts(session, group, session.location.index)


def take_parts(session: Session, text: str) -> Session:
    """Return the session with what a line says of all that another one lacks."""
    group, index = session.group_at(session.location), session.location.index or 0
    missing, start = _missing(session, group), session.location.key
    if not text.strip():
        return leave_parts(session)
    said = read_parts(session, group, missing, text)
    if not (said.values or said.gaps):
        error = error_note(session, messages.text("line-parts-unread", session.language))
        return replace(with_draft(session, start, text), notes=(error,))
    records = records_of(session, group)
    values = said.values
    records[index] = {**records[index], **values}
    changed = with_records(_typed(session), group, records)
    said_now = tuple(f"{start}.{name}" for name in proposed_fields(session) & values.keys())
    changed = replace(changed, answers=without_derived(session.policy, changed.answers, said_now))
    if REST in values and values[REST] == raw_value(rest_said(session, group, text)):
        derived = with_derived_fields(session.policy, changed.answers, group, index, {REST})
        changed = replace(changed, answers=derived)
    marked = {f"{start}.{name}": gap_of(gap) for name, gap in said.gaps.items()}
    return forward(with_entry_said(with_gaps(changed, marked), group, index))


def take_more_parts(session: Session, text: str) -> Session | None:
    """Return the session after the answer to one part of a line says more of the line.

    `None` where it is the answer and no more: a text that fits no part of the line is kept whole.
    """
    location, group = session.location, session.group_at(session.location)
    if group.lines != "budget" or session.question.name != REST:
        return _take_part_of_goal(session, text)
    product = product_at_end(text, session.language)
    is_product = product is not None and not product[0]
    if not (is_product or is_share(text, session.language)):
        return None
    at_record = Location(ScreenKind.PARTS, f"{group.key}[{location.index}]")
    return take_parts(replace(without_draft(session, location.key), location=at_record), text)


def _take_part_of_goal(session: Session, text: str) -> Session | None:
    """Return the session after the answer to one part of a goal just written says more of it."""
    location = session.location
    if location.key not in session.pending or session.question.kind not in WRITTEN:
        return None
    group, name = session.group_at(location), session.question.name
    if group.lines != "criterion":
        return None
    key = f"{group.key}[{location.index}]"
    at_record = replace(session, location=Location(ScreenKind.PARTS, key))
    said = read_parts(at_record, group, (name,), text)
    own = {name, FREE_FIELDS[group.lines]}
    is_more = {*said.values, *said.gaps} - own or name in said.gaps
    is_less = said.values.get(name, text.strip()) != text.strip()
    return take_parts(without_draft(at_record, location.key), text) if is_more or is_less else None


def leave_parts(session: Session) -> Session:
    """Go on where what a line lacks is left open."""
    group, start = session.group_at(session.location), session.location.key
    keys = {f"{start}.{name}" for name in _missing(session, group)}
    note = Note(Tone.NEWS, messages.text("left-open", session.language))
    return forward(replace(_typed(session), skipped=session.skipped | keys, notes=(note,)))


def _typed(session: Session) -> Session:
    return without_draft(session, session.location.key)
