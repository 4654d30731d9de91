"""Commands in a list of lines: open, replace, delete, move, change a part, take back (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview import record_actions
from aabsocial.interview.line_entries import (
    HOW_IT_WAS_VOTED,
    add_entries,
    with_entry_said,
    with_error,
)
from aabsocial.interview.line_readers import offered_department
from aabsocial.interview.line_records import raw_fields
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import go_to
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.session import Session, Unsettled
from aabsocial.model.answers import path_of, with_answer
from aabsocial.parsing.lines.decision import copied_decision
from aabsocial.parsing.lines.reading import LineQuestion
from aabsocial.questionnaire.derived import without_derived

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.commands import Command


def apply_command(session: Session, group: Group, command: Command, typed: str) -> Session:
    """Return the session after a command on one of the entries."""
    if command.action == "same":
        return _same_again(session, group, typed)
    if command.action == "unknown":
        return with_error(session, group, "no-such-line", typed, last=command.entry)
    if command.action == "set":
        return _set_part(session, group, command, typed)
    return ACTIONS[command.action](session, group, command)


def _open(session: Session, group: Group, command: Command) -> Session:
    return go_to(session, Location(ScreenKind.RECORD, f"{group.key}[{command.entry - 1}]"))


def _replace(session: Session, group: Group, command: Command) -> Session:
    return add_entries(session, group, command.text, command.entry - 1)


def _delete(session: Session, group: Group, command: Command) -> Session:
    """Take the entries out; several are one deletion to take back."""
    numbers = (command.entry, *command.others)
    if len(numbers) == 1:
        return record_actions.take_out(session, group, command.entry - 1)
    return record_actions.take_out_several(session, group, [it - 1 for it in numbers])


def _move_up(session: Session, group: Group, command: Command) -> Session:
    return record_actions.move(session, group, command.entry - 1, -1)


def _move_down(session: Session, group: Group, command: Command) -> Session:
    return record_actions.move(session, group, command.entry - 1, 1)


def _undo(session: Session, group: Group, _: Command) -> Session:
    return record_actions.undo(session, group)


def _same_again(session: Session, group: Group, typed: str) -> Session:
    """Begin the next department's decision with forum and words of the last one, no facts."""
    department = offered_department(session, group)
    if group.lines != "decision" or not department:
        key = "same-every-department" if group.lines == "decision" else "same-only-decisions"
        return with_error(session, group, key, typed)
    records = records_of(session, group)
    index = len(records)
    record = {"department": department, **copied_decision(records[-1])}
    copied = with_records(session, group, [*records, record])
    asked = ("date", "households", *HOW_IT_WAS_VOTED, "evidence")
    pending = tuple(f"{group.key}[{index}].{name}" for name in asked)
    return with_entry_said(replace(copied, pending=pending), group, index)


def _set_part(session: Session, group: Group, command: Command, typed: str) -> Session:
    """Change one part of the last entry; ask where it can be read in several ways."""
    index = command.entry - 1
    record = dict(records_of(session, group)[index])
    if len(command.readings) > 1:
        question = LineQuestion(command.field, command.readings)
        asked = Unsettled(index=index, typed=typed, record=record, questions=(question,), rows=0)
        return replace(session, unsettled=(asked,))
    parts = raw_fields(group, command.readings[0])
    if not parts:
        return with_error(session, group, "part-not-held", typed)
    path = path_of(f"{group.key}[{index}]")
    answers = with_answer(session.answers, path, {**record, **parts})
    named = tuple(f"{group.key}[{index}].{name}" for name in parts)
    changed = replace(session, answers=without_derived(session.policy, answers, named))
    return with_entry_said(changed, group, index)


ACTIONS: Mapping[str, Callable[[Session, Group, Command], Session]] = {
    "open": _open,
    "replace": _replace,
    "delete": _delete,
    "move-up": _move_up,
    "move-down": _move_down,
    "undo": _undo,
}
