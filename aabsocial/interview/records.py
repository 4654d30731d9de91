"""What can be done with the records of a group: add, open, move, take out, put back (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aabsocial.answers import answer_at, path_of, with_answer
from aabsocial.interview.route import first_field, forward, onward, record_index
from aabsocial.interview.screen import Note, Tone
from aabsocial.interview.session import Session, Spot, Stage
from aabsocial.interview.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.policy import Group

ADD, ADD_ALIKE, PUT_BACK, DONE = "add", "add-alike", "put-back", "done"
MOVE_UP, MOVE_DOWN, TAKE_OUT = "move-up", "move-down", "take-out"
FIELD, RECORD = "field:", "record:"


def chosen(session: Session, name: str) -> Session:
    """Give the session after something was chosen in a group's list or record."""
    group = session.group_at(session.spot)
    if name.startswith(RECORD):
        opened = f"{group.key}[{name.removeprefix(RECORD)}]"
        return onward(session, Spot(Stage.RECORD, opened))
    if name.startswith(FIELD):
        field = name.removeprefix(FIELD)
        return onward(session, Spot(Stage.QUESTION, f"{session.spot.key}.{field}", once=True))
    return ACTS[name](session, group)


def records_of(session: Session, group: Group) -> list[Any]:
    """Give a group's records as they stand in the answers."""
    records: Any = answer_at(session.answers, path_of(group.key))
    return list(records or ())


def _with_records(session: Session, group: Group, records: list[Any]) -> Session:
    return replace(session, answers=with_answer(session.answers, path_of(group.key), records))


def _add(session: Session, group: Group) -> Session:
    spot = first_field(session, group, len(records_of(session, group)))
    return onward(session, spot)


def _add_alike(session: Session, group: Group) -> Session:
    """Begin a record as a copy of the last one; what must differ from it is asked first."""
    records = records_of(session, group)
    unlike = {field.name for field in group.fields if field.suggest}
    alike = {name: value for name, value in records[-1].items() if name not in unlike}
    with_copy = _with_records(session, group, [*records, alike])
    return onward(with_copy, first_field(with_copy, group, len(records)))


def _take_out(session: Session, group: Group) -> Session:
    index = record_index(session.spot)
    records = records_of(session, group)
    removed = (group.key, index, records[index])
    rest = _with_records(session, group, records[:index] + records[index + 1 :])
    note = Note(Tone.DONE, say("taken-out", session.language))
    listed = onward(rest, Spot(Stage.LIST, group.key))
    return replace(listed, removed=removed, notes=(note,))


def _put_back(session: Session, group: Group) -> Session:
    if session.removed is None or session.removed[0] != group.key:
        return session
    _, index, record = session.removed
    records = records_of(session, group)
    records.insert(index, record)
    return replace(_with_records(session, group, records), removed=None)


def _move_up(session: Session, group: Group) -> Session:
    return _moved(session, group, max(record_index(session.spot) - 1, 0))


def _move_down(session: Session, group: Group) -> Session:
    last = len(records_of(session, group)) - 1
    return _moved(session, group, min(record_index(session.spot) + 1, last))


def _moved(session: Session, group: Group, target: int) -> Session:
    records = records_of(session, group)
    records.insert(target, records.pop(record_index(session.spot)))
    moved = _with_records(session, group, records)
    return moved.at(Spot(Stage.RECORD, f"{group.key}[{target}]"))


def _done(session: Session, group: Group) -> Session:
    if session.spot.stage is Stage.RECORD:
        return onward(session, Spot(Stage.LIST, group.key))
    return forward(replace(session, passed=session.passed | {group.key}))


ACTS: dict[str, Callable[[Session, Group], Session]] = {
    ADD: _add,
    ADD_ALIKE: _add_alike,
    TAKE_OUT: _take_out,
    PUT_BACK: _put_back,
    MOVE_UP: _move_up,
    MOVE_DOWN: _move_down,
    DONE: _done,
}
