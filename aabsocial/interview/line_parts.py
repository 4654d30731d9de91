"""Ask on one screen for all that a line lacks; another line may say it (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from aabsocial.core.struct import replace
from aabsocial.interview.answer_input import HEARERS, parse_answer
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.formatting import messages, record_name
from aabsocial.interview.gaps import gap_of, with_gaps
from aabsocial.interview.line_editing import said_in
from aabsocial.interview.line_entries import HOW_IT_WAS_VOTED, open_fields, with_entry_said
from aabsocial.interview.line_readers import read_line
from aabsocial.interview.line_records import FREE_FIELDS, raw_fields
from aabsocial.interview.line_screen import texts
from aabsocial.interview.navigation import forward
from aabsocial.interview.protocol import Input, Note, Screen, Tone
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import open_parts, record_at
from aabsocial.interview.refusals import error_note
from aabsocial.localization.messages import department_name, format_value
from aabsocial.model.questions import WRITTEN
from aabsocial.parsing import Parsed
from aabsocial.parsing.lines.echo import field_name
from aabsocial.parsing.lines.financing_line import is_no_name
from aabsocial.parsing.lines.reading import VOTES
from aabsocial.parsing.lines.unknown import parse_gap
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineKind, LineReading

IN_OWN_WORDS = frozenset({"criterion", "decision"})
FIELD = re.compile(r"\{(\w+)\}")


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
    if department := getattr(record, "department", None):
        return format_value(department_name(department), session.language)
    own = getattr(record, "id", None)
    return str(own or record_name(session.policy, group, record, session.language))


def _missing(session: Session, group: Group) -> tuple[str, ...]:
    """Return the names of the fields that are asked for here."""
    return open_parts(session, group, session.location.index)


def take_parts(session: Session, text: str) -> Session:
    """Return the session with what a line says of all that another one lacks."""
    group, index = session.group_at(session.location), session.location.index or 0
    missing, start = _missing(session, group), session.location.key
    if not text.strip():
        return leave_parts(session)
    if gap := parse_gap(text, session.language):
        needed = [name for name in missing if name in open_fields(session, group, index)]
        marked = {f"{start}.{name}": gap_of(gap) for name in needed or missing}
        return forward(with_entry_said(with_gaps(_typed(session), marked), group, index))
    said = _said(session, group, missing, text)
    if not said:
        error = error_note(session, messages.text("line-parts-unread", session.language))
        return replace(with_draft(session, start, text), notes=(error,))
    records = records_of(session, group)
    records[index] = {**records[index], **said}
    return forward(with_entry_said(with_records(_typed(session), group, records), group, index))


def leave_parts(session: Session) -> Session:
    """Go on where what a line lacks is left open."""
    group, start = session.group_at(session.location), session.location.key
    keys = {f"{start}.{name}" for name in _missing(session, group)}
    note = Note(Tone.NEWS, messages.text("left-open", session.language))
    return forward(replace(_typed(session), skipped=session.skipped | keys, notes=(note,)))


def _typed(session: Session) -> Session:
    return without_draft(session, session.location.key)


def _said(session: Session, group: Group, missing: tuple[str, ...], text: str) -> dict[str, Any]:
    """Return the fields that only a text says: behind the line, in its place in it, or alone."""
    found: dict[str, Any] = _named_payer(session, group, text)
    if found:
        return found
    for line in _lines_with(session, group, missing, text):
        reading = read_line(session, group, line)
        known = (*said_in(session, group, session.location.index or 0), *reading.guessed)
        values = {name: it for name, it in reading.values.items() if name not in known}
        read = raw_fields(group, values)  # what has two readings is asked for again
        if read:
            read |= _more_words(session, group, reading)
        found = read if len(read) > len(found) else found
    if found.keys() - {FREE_FIELDS[group.lines]}:
        return found
    return _in_order(session, group, missing, text) or found


def _named_payer(session: Session, group: Group, text: str) -> dict[str, Any]:
    """Return all that a line says of a payer by name, where the entry names only `Andre`."""
    name = said_in(session, group, session.location.index or 0).get("source", "")
    if group.lines != "financing" or not is_no_name(name, session.language):
        return {}
    reading = read_line(session, group, text)
    source = str(reading.values.get("source", name))
    is_named = source != name and text.strip().startswith(source) and "amount" in reading.values
    return raw_fields(group, reading.values) if is_named else {}


def _more_words(session: Session, group: Group, reading: LineReading) -> dict[str, Any]:
    """Return the words of a goal or a decision with those that no field took: none is lost."""
    free = FREE_FIELDS[group.lines]
    before = str(said_in(session, group, session.location.index or 0).get(free, ""))
    now = str(reading.values.get(free, ""))
    is_more = group.lines in IN_OWN_WORDS and before in now
    return {free: now} if is_more and now else {}


def _lines_with(
    session: Session, group: Group, missing: tuple[str, ...], text: str
) -> Iterator[str]:
    """Yield the line with a text where the first missing part stands, and behind it.

    A goal's parts are found by their words: its source alone has a place of its own.
    """
    said = said_in(session, group, session.location.index or 0)
    shape, parts, is_in = texts[f"{group.lines}.shape"].in_(session.language), [], False
    for part in shape.split("|"):
        names = FIELD.findall(part)
        if all(name in said for name in names):
            parts.append(part.format_map(said))
        elif not is_in and any(name in missing for name in names):
            parts.append(part.partition("{")[0] + text)
            is_in = True
    lines = ["".join(parts), f"{said.get(FREE_FIELDS[group.lines], '')}, {text}"]
    yield from reversed(lines) if group.lines == "criterion" else lines


def _in_order(
    session: Session, group: Group, missing: tuple[str, ...], text: str
) -> dict[str, Any]:
    """Return the parts of a text as the missing fields one after the other, as far as they fit."""
    fields = {field.name: field for field in group.fields}
    asked = [name for name in missing if fields[name].kind in {*HEARERS, *WRITTEN}]
    read: dict[str, Any] = {}
    for name, part in zip(asked, text.split(";"), strict=False):
        field = fields[name]
        label = session.policy.item_words[field.key].label
        result = parse_answer(field, label, part, session.language)
        if not isinstance(result, Parsed):
            break
        read[name] = raw_value(result.value)
    return read
