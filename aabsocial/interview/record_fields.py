"""Which fields of a record are asked, and in which order (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.questionnaire.gaps import is_covered
from aabsocial.questionnaire.questions import is_field_asked, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group, Question


CHOSEN_ALONE = frozenset({"kind", "category"})  # a line says them by other words only


def next_field(session: Session, location: Location, index: int) -> Location:
    """Return the field asked after the one at a location, else its list."""
    group = session.group_at(location)
    if group.lines:
        return next_pending(session, group) or Location(ScreenKind.LIST, group.key)
    names = [field.name for field in group.fields]
    later = group.fields[names.index(str(location.path[-1])) + 1 :]
    asked = asked_fields(session, group, index, later)
    return asked[0] if asked else Location(ScreenKind.LIST, group.key)


def next_pending(session: Session, group: Group) -> Location | None:
    """Return where to ask for what the lines just read lack, `None` if they lack nothing.

    Several fields of a record are asked for together, and what no line says by itself.
    """
    first = next(_open_pending(session, group), None)
    if first is None or len(open_parts(session, group, first.index)) <= 1:
        return first
    return Location(ScreenKind.PARTS, f"{group.key}[{first.index}]")


def open_parts(session: Session, group: Group, index: int | None) -> tuple[str, ...]:
    """Return the names of the fields of a record that are still to be asked for, as lines do."""
    places = (it for it in _open_pending(session, group) if it.index == index)
    names = (str(it.path[-1]) for it in places)
    return tuple(dict.fromkeys(name for name in names if name not in CHOSEN_ALONE))


def _open_pending(session: Session, group: Group) -> Iterator[Location]:
    for key in session.pending:
        location = Location(ScreenKind.QUESTION, key)
        index = location.index
        is_elsewhere = index is None or location.item_key != group.key
        if is_elsewhere or location == session.location or key in session.skipped:
            continue
        record = record_at(session, group, index or 0)
        field = session.policy.questions[location.question_key]
        is_open = getattr(record, field.name) is None and not is_covered(key, session.gaps)
        if is_open and is_field_asked(field, record, session.proposal):
            yield location


def asked_fields(
    session: Session, group: Group, index: int, fields: tuple[Question, ...]
) -> list[Location]:
    """Return the locations of those among fields that are asked of a record."""
    record = record_at(session, group, index)
    return [
        Location(ScreenKind.QUESTION, f"{group.key}[{index}].{field.name}")
        for field in fields
        if is_field_asked(field, record, session.proposal)
    ]


def first_field(session: Session, group: Group, index: int) -> Location:
    """Return the location of a record's first field."""
    return asked_fields(session, group, index, group.fields)[0]


def record_at(session: Session, group: Group, index: int) -> object:
    """Return one record of a group, an empty one if it does not exist yet."""
    records = value_at(session.proposal, group.key)
    return records[index] if index < len(records) else group.record()
