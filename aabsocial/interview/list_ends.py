"""When a list written in lines ends by itself, and what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.line_readers import is_covered, offered_department, rest_to_finance
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import forward, go_to
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.record_actions import done
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import next_pending
from aabsocial.interview.unfilled_lines import unfilled_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group


def go_on(before: Session, session: Session) -> Session:
    """Return the session where the next question about the lines just read is asked, if any.

    A list is left only if it was not whole `before`: who corrects a whole one may correct more.
    """
    group = session.lines_group
    if group is None:
        return session
    if session.unsettled:
        return go_to(session, Location(ScreenKind.READINGS, group.key))
    if following := next_pending(session, group):
        return go_to(session, following)
    if group.key in session.skipped and not records_of(session, group):
        return forward(session)
    if session.echoed is None or not ends_by_itself(before, group):
        return session
    return with_list_ended(session, group, session.echoed)


def ends_by_itself(session: Session, group: Group) -> bool:
    """Return whether a list is left once the line is said that makes it whole: as one is told."""
    if group.key in session.gaps or not is_settled_so_far(session, group):
        return False
    if group.lines == "decision":
        return bool(offered_department(session, group))
    is_short = group.lines == "financing" and rest_to_finance(session, group) is not None
    return is_short and len(unfilled_places(session, group)) <= 1


def with_list_ended(session: Session, group: Group, index: int) -> Session:
    """Return the session where the list is left, if the entry just said makes it whole."""
    if not _is_through(session, group, index):
        return session
    ended = done(session, group)
    word = "balances" if group.lines == "financing" else "lines-through"
    note = Note(Tone.NEWS, messages.text(word, session.language))
    return replace(ended, notes=(*ended.notes, note))


def is_settled(session: Session, group: Group) -> bool:
    """Return whether nothing was found in the lines of a list but what is open on purpose."""
    return not any(_found_in(session, group))


def is_settled_so_far(session: Session, group: Group) -> bool:
    """Return whether nothing was found in the lines of a list but what they still lack."""
    return all(key in session.open_keys for key in _found_in(session, group))


def _found_in(session: Session, group: Group) -> Iterator[str]:
    starts = (f"{group.key}[", f"{group.key}.")
    found = (it for it in session.review.findings if it.gap is None)
    return (it.key for it in found if it.key.startswith(starts))


def _is_through(session: Session, group: Group, index: int) -> bool:
    """Return whether a list is whole, and nothing is to be said of it.

    Each department has its decision or the meeting it waits for, or a line has just covered the
    budget. What is left open on purpose has been said.
    """
    if not is_settled(session, group) or next_pending(session, group):
        return False
    if group.lines == "financing":
        return _is_covered_by(session, group, index)
    return group.lines == "decision" and has_every_department(session, group)


def has_every_department(session: Session, group: Group) -> bool:
    """Return whether each department of the proposal has a line."""
    departments = session.proposal.initiative.departments
    return bool(departments) and not offered_department(session, group)


def _is_covered_by(session: Session, group: Group, index: int) -> bool:
    """Return whether the budget is covered once an entry is said.

    With a rest it always is, and others may still pay a part of that, unless they come before it.
    """
    if not is_covered(session, group) or unfilled_places(session, group):
        return False
    rests = [it for it in session.proposal.derived or () if it.startswith(f"{group.key}[")]
    return not rests or (index > 0 and rests == [f"{group.key}[{index}].amount"])
