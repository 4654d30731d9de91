"""The options of a group's list and records: add, open, move, remove, restore (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.interview.derived_fields import fields_within, with_fields_back
from aabsocial.interview.formatting import messages
from aabsocial.interview.gap_records import (
    entries_in,
    gaps_within,
    with_gaps_back,
    with_moved_marks,
)
from aabsocial.interview.line_records import with_work_as_listed
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import forward, go_to, open_from_page
from aabsocial.interview.numbering import with_numbers_closed
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_changes import last_change, records_of, with_change
from aabsocial.interview.record_fields import first_field, next_pending
from aabsocial.interview.session import RecordChange, Session
from aabsocial.model.answers import key_of, path_of, with_answer
from aabsocial.questionnaire.derived import listed_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aabsocial.model.questions import Group

ADD, ADD_ALIKE, PUT_BACK, DONE = "add", "add-alike", "put-back", "done"
MOVE_UP, MOVE_DOWN, TAKE_OUT = "move-up", "move-down", "take-out"
FIELD, RECORD = "field:", "record:"


def apply_choice(session: Session, name: str) -> Session:
    """Return the session after an option of a group's list or record was chosen."""
    group = session.group_at(session.location)
    if name.startswith(RECORD):
        record = f"{group.key}[{name.removeprefix(RECORD)}]"
        return go_to(session, Location(ScreenKind.RECORD, record))
    if name.startswith(FIELD):
        field = f"{session.location.key}.{name.removeprefix(FIELD)}"
        return open_from_page(session, Location(ScreenKind.QUESTION, field))
    return ACTIONS[name](session, group)


def with_records(session: Session, group: Group, records: list[Any]) -> Session:
    """Return the session with other records in a group."""
    answers = with_answer(session.answers, path_of(group.key), records)
    return replace(session, answers=with_work_as_listed(answers, group))


def _index(session: Session) -> int:
    return session.location.index or 0


def _with_note(session: Session, key: str, **values: object) -> Session:
    note = Note(Tone.DONE, messages.text(key, session.language, **values))
    return replace(session, notes=(note, *session.notes))


def _add(session: Session, group: Group) -> Session:
    return go_to(session, first_field(session, group, len(records_of(session, group))))


def _add_alike(session: Session, group: Group) -> Session:
    """Begin a record as a copy of the last one, without the fields that have a suggestion."""
    records = records_of(session, group)
    unlike = {field.name for field in group.fields if field.suggest}
    alike = {name: value for name, value in records[-1].items() if name not in unlike}
    with_copy = with_records(session, group, [*records, alike])
    return go_to(with_copy, first_field(with_copy, group, len(records)))


def _take_out(session: Session, group: Group) -> Session:
    return take_out(session, group, _index(session))


def take_out(session: Session, group: Group, index: int) -> Session:
    """Return the session at the list, without one of its records; that can be undone."""
    records = records_of(session, group)
    gaps = gaps_within(entries_in(session.answers), group, index, 1)
    derived = fields_within(listed_keys(session.answers), group, index, 1)
    removed = RecordChange(group.key, index, (records[index],), gaps=gaps, derived=derived)
    others = [place for place in range(len(records)) if place != index]
    rest = with_numbers_closed(_reorder(session, group, others), group)
    listed = go_to(rest, Location(ScreenKind.LIST, group.key))
    return _with_note(
        replace(listed, changes=(*session.changes, removed)),
        "line-taken-out" if group.lines else "taken-out",
    )


def take_out_several(session: Session, group: Group, places: Sequence[int]) -> Session:
    """Return the session at the list, without some of its records; that is undone as one."""
    rest = [it for it in range(len(records_of(session, group))) if it not in places]
    closed = with_numbers_closed(_reorder(session, group, rest), group)
    listed = go_to(closed, Location(ScreenKind.LIST, group.key))
    return _with_note(with_change(session, listed, group), "lines-taken-out", count=len(places))


def undo(session: Session, group: Group) -> Session:
    """Return the session as it was before what was last done to the records of a group.

    Other records keep what became of them since.
    """
    change = last_change(session, group)
    if change is None:
        return session
    count = len(records_of(session, group))
    index = min(change.index, count)
    others = [it for it in range(count) if not 0 <= it - index < change.count]
    rest = _reorder(session, group, others)
    records = records_of(rest, group)
    grown = with_records(rest, group, [*records, *change.records])
    last = len(records)
    back = range(last, last + len(change.records))
    restored = _reorder(grown, group, [*range(index), *back, *range(index, last)])
    shift = index - change.index
    shifted = with_gaps_back(restored.answers, group, shift, change.gaps)
    shifted = with_fields_back(session.policy, shifted, group, shift, change.derived)
    waiting = tuple(it for it in session.changes if it is not change)
    note = "undone" if group.lines else "put-back-done"
    undone = with_numbers_closed(replace(restored, changes=waiting, answers=shifted), group)
    return _with_note(undone, note)


def _move_up(session: Session, group: Group) -> Session:
    return move(session, group, _index(session), -1)


def _move_down(session: Session, group: Group) -> Session:
    return move(session, group, _index(session), 1)


def move(session: Session, group: Group, index: int, by: int) -> Session:
    """Return the session with a record moved up or down by so many places, if there are any."""
    order = list(range(len(records_of(session, group))))
    target = min(max(index + by, 0), len(order) - 1)
    order.insert(target, order.pop(index))
    moved = _reorder(session, group, order)
    if group.lines:
        moved = with_change(session, moved, group)
    return _with_note(moved, "moved", number=target + 1)


def _reorder(session: Session, group: Group, order: list[int]) -> Session:
    """Reorder or drop records, and update every key in the session that points to one."""
    records = records_of(session, group)
    new_index = {old: new for new, old in enumerate(order)}

    def new_key(key: str) -> str:
        location = Location(ScreenKind.QUESTION, key)
        if location.index is None or location.item_key != group.key:
            return key
        new = new_index.get(location.index)
        start = path_of(group.key)
        return "" if new is None else key_of((*start, new, *location.path[len(start) + 1 :]))

    ordered = with_records(session, group, [records[old] for old in order])
    answers = with_moved_marks(ordered.answers, group, new_index)
    return replace(
        ordered,
        answers=answers,
        location=replace(session.location, key=new_key(session.location.key) or group.key),
        history=tuple(
            replace(location, key=new_key(location.key))
            for location in session.history
            if new_key(location.key) or not location.key
        ),
        skipped=frozenset(new_key(key) for key in session.skipped if new_key(key)),
        pending=(),
        unsettled=(),
        drafts={new_key(key): text for key, text in session.drafts.items() if new_key(key)},
        shown_findings=frozenset(
            (rule, new_key(key)) for rule, key in session.shown_findings if new_key(key) or not key
        ),
    )


def done(session: Session, group: Group) -> Session:
    """Leave the list once its records have every necessary answer; else go to the first missing."""
    if session.location.kind is ScreenKind.RECORD:
        return go_to(session, Location(ScreenKind.LIST, group.key))
    missing = (Location(ScreenKind.QUESTION, key) for key in session.open_keys)
    for location in missing:
        if (
            location.is_field
            and location.item_key == group.key
            and location.key not in session.skipped
        ):
            asking = replace(session, pending=_open_in(session, group))
            return go_to(asking, next_pending(asking, group) or location)
    return forward(replace(session, skipped=session.skipped | {group.key}))


def _open_in(session: Session, group: Group) -> tuple[str, ...]:
    """Return what the lines of a group lack; records asked field by field have another order."""
    if not group.lines:
        return ()
    keys = (key for key in session.open_keys if key not in session.skipped)
    return tuple(key for key in keys if Location(ScreenKind.QUESTION, key).item_key == group.key)


ACTIONS: dict[str, Callable[[Session, Group], Session]] = {
    ADD: _add,
    ADD_ALIKE: _add_alike,
    TAKE_OUT: _take_out,
    PUT_BACK: undo,
    MOVE_UP: _move_up,
    MOVE_DOWN: _move_down,
    DONE: done,
}
