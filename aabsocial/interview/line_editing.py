"""Open an entry of a list of lines in the field, as the line it may be written as (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import LONGEST_LINE, replace
from aabsocial.interview.drafts import without_draft
from aabsocial.interview.formatting import messages
from aabsocial.interview.line_entries import add_entries, gaps_in
from aabsocial.interview.line_records import FREE_FIELDS, said_in
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import go_to
from aabsocial.interview.numbering import shown_numbers
from aabsocial.interview.record_changes import records_of
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group

shapes = Messages(__file__, "line_screen.toml")
UNSAID = "\0"  # stands for a field that an entry does not have; its part is left out


def opened_entry(session: Session, group: Group) -> int:
    """Return the number of the entry that stands in the field to be changed, 0 if there is none."""
    location = Location(ScreenKind.QUESTION, session.opened)
    if location.index is None or location.item_key != group.key or group.key in session.drafts:
        return 0
    return location.index + 1 if location.index < len(records_of(session, group)) else 0


def text_in_field(session: Session, group: Group) -> str:
    """Return what stands in the field: the half-typed text, or the entry opened there."""
    number = opened_entry(session, group)
    if not number:
        return session.drafts.get(group.key, "")
    line, shown = line_of(session, group, number - 1), shown_numbers(session, group)[number - 1]
    return messages.text("line-change", session.language, number=shown, line=line)


def open_entry(session: Session, group: Group, step: int) -> Session:
    """Open the entry above (-1) or below (1) the one in the field; below the last one is none.

    One that a line does not say in full is opened as a page.
    """
    count = len(records_of(session, group))
    number = max((opened_entry(session, group) or count + 1) + step, min(count, 1))
    closed = replace(without_draft(session, group.key), opened="")
    if not 1 <= number <= count:
        return closed
    key = f"{group.key}[{number - 1}]"
    if not line_of(closed, group, number - 1):
        return go_to(closed, Location(ScreenKind.RECORD, key))
    return replace(closed, opened=key)


def line_of(session: Session, group: Group, index: int) -> str:
    """Return an entry as a line that is read as the same entry, empty where there is none."""
    language = session.language
    if gaps_in(session, group, index):  # no line says them again with their note
        return ""
    said = _Said(said_in(session, group, index))
    whole = said.get(FREE_FIELDS[group.lines], "")  # of a criterion, it is all of the line
    parts = shapes[f"{group.lines}.shape"].in_(language).split("|")
    shaped = "".join(part for it in parts if UNSAID not in (part := it.format_map(said)))
    return next((it for it in (whole, shaped) if _is_read_as_it_is(session, group, index, it)), "")


def _is_read_as_it_is(session: Session, group: Group, index: int, line: str) -> bool:
    """Return whether an entry stays the same when this line is written for it."""
    if len(line.splitlines()) != 1 or len(line) > LONGEST_LINE:
        return False
    opened = replace(session, opened=f"{group.key}[{index}]")
    again = add_entries(opened, group, line, index)
    return not again.unsettled and again.proposal == session.proposal


class _Said(dict[str, str]):
    """Values by name, with a mark for those that an entry does not have."""

    def __missing__(self, _: str) -> str:
        return UNSAID
