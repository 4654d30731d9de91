"""What is typed into a list of lines: entries to read, or a command on those there are (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import with_draft, without_draft
from aabsocial.interview.line_commands import apply_command
from aabsocial.interview.line_entries import add_entries
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.numbering import shown_numbers
from aabsocial.interview.record_changes import last_change, with_change
from aabsocial.interview.refusals import error_note, wrong_shape_text
from aabsocial.interview.unit_lines import unit_said, with_amounts_in
from aabsocial.parsing.lines.commands import parse_command
from aabsocial.questionnaire.values import WrongShapeError
from aabsocial.text.cleaning import clean_line

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.commands import Command
    from aabsocial.parsing.lines.reading import LineKind

ANSWERS = ("open", "set", "same")  # what is an answer where a part of a line is asked for


def take_text(session: Session, group: Group, text: str) -> Session:
    """Return the session after a line, several lines, a table or a command was typed."""
    if not clean_line(text):
        return replace(session, pending=(), unsettled=())
    begun = replace(
        without_draft(session, group.key),
        pending=(),
        unsettled=(),
        skipped=session.skipped - {group.key},
    )
    try:
        command = _command(begun, group, text)
        if command is not None:
            done = replace(apply_command(begun, group, command, text), opened="")
        elif unit := unit_said(begun, group, text):
            done = with_amounts_in(replace(begun, opened=""), group, unit)
        else:
            done = add_entries(replace(begun, opened=""), group, text)
    except WrongShapeError as wrong:
        error = error_note(session, wrong_shape_text(session, group.key, wrong))
        return replace(with_draft(session, group.key, text), notes=(error,))
    is_undone = command is not None and command.action == "undo"
    is_told = is_undone or done.changes != session.changes
    return done if is_told else with_change(session, done, group)


def take_command(session: Session, text: str) -> Session | None:
    """Return the session after a command on a line, typed where a part of one is asked for.

    `None` where it is an answer. A number alone is one, and so is what changes the part asked for.
    """
    location = session.location
    group = session.policy.groups.get(location.item_key)
    asked = location.key if location.is_field else f"{location.key}."
    if group is None or not any(it.startswith(asked) for it in session.pending):
        return None
    command = _command(session, group, text)
    if command is None or command.action in ANSWERS:
        return None
    listed = Location(ScreenKind.LIST, group.key)
    before = session.history
    place = before.index(listed) if listed in before else len(before)
    return take_text(replace(session, location=listed, history=before[:place]), group, text)


def _command(session: Session, group: Group, text: str) -> Command | None:
    """Return the command that a whole line is; several lines are entries."""
    if len(text.strip().splitlines()) > 1:
        return None
    kind = cast("LineKind", group.lines)
    numbers = shown_numbers(session, group)
    command = parse_command(text, kind, len(numbers), session.language, numbers)
    if command and command.action == "undo" and not last_change(session, group):
        return None
    return command
