"""Lines that another answer began, and that wait to be filled: one for each who pays (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.interview.line_records import FREE_FIELDS
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineReading


def unfilled_places(session: Session, group: Group) -> tuple[int, ...]:
    """Return the indices of the records that wait to be filled."""
    records: tuple[Any, ...] = value_at(session.proposal, group.key)
    return tuple(place for place, record in enumerate(records) if group.unfilled(record))


def awaited_name(session: Session, group: Group) -> str:
    """Return the name of the first record that waits to be filled, nothing where none does."""
    for place in unfilled_places(session, group):
        record = value_at(session.proposal, group.key)[place]
        return str(getattr(record, FREE_FIELDS[group.lines]) or "")
    return ""


def place_to_fill(session: Session, group: Group, reading: LineReading) -> int | None:
    """Return the index of the record that a line fills, `None` if it is one of its own."""
    if group.fills is None:
        return None
    records = value_at(session.proposal, group.key)
    for place in unfilled_places(session, group):
        if group.fills(records[place], reading.values):
            return place
    return None
