"""The one screen of a joint, and what is done there (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.drafts import without_draft
from aabsocial.interview.formatting import UNANSWERED, current_text, messages
from aabsocial.interview.joint_lines import choose_line_reading, line_screen, take_line, written
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import forward, go_to
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.spots import applying_items
from aabsocial.interview.ticks import clear_ticks, take_ticks, tick_screen
from aabsocial.interview.turns import gone_forward
from aabsocial.model.answers import answer_at, path_of, without_answer
from aabsocial.model.questions import Kind
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from aabsocial.interview.protocol import Screen
    from aabsocial.interview.session import Session
    from aabsocial.model.joints import Joint


def joint_screen(session: Session, joint: Joint) -> Screen:
    """Return the screen on which a joint is answered by a line or by ticks."""
    if joint.ticks is not None:
        return tick_screen(session, joint, joint.ticks)
    return line_screen(session, joint)


def take_joint_text(session: Session, joint: Joint, text: str) -> Session:
    """Return the session after a line was typed; an unchanged or empty one keeps the answers."""
    if joint.ticks is not None:
        return session
    if not text.strip() or text == written(session, joint):
        return keep_joint(without_draft(session, joint.key), joint)
    return _gone_on(take_line(session, joint, text))


def take_joint_choice(session: Session, names: tuple[str, ...]) -> Session:
    """Return the session after ticks were set."""
    joint = session.joint
    if joint is None or joint.ticks is None:
        return session
    return _gone_on(take_ticks(session, joint, joint.ticks, names))


def choose_joint_reading(session: Session, joint: Joint, name: str) -> Session:
    """Return the session after a reading of a line was chosen, or the line is to be mended."""
    chosen = choose_line_reading(session, joint, name)
    return chosen if name == UNANSWERED else _gone_on(chosen)


def _gone_on(session: Session) -> Session:
    """Return the session where it goes on after a joint, unless something is to be mended."""
    if any(note.tone is Tone.ERROR for note in session.notes):
        return session
    if session.unsettled:
        return go_to(session, Location(ScreenKind.READINGS, session.location.key))
    return gone_forward(session)


def answer_to_type(session: Session) -> str | None:
    """Return the answer as it would be given again, `None` where nothing half typed is kept."""
    if joint := session.joint:
        if joint.ticks is not None:
            return " ".join(joint.ticks.ticked(session.proposal))
        return written(session, joint)
    if session.lines_group or session.location.kind is ScreenKind.PARTS:
        return ""
    if session.location.kind is not ScreenKind.QUESTION:
        return None
    is_chosen = session.question.kind in (Kind.YES_NO, Kind.CHOICE)
    return None if is_chosen else current_text(session)


def keep_joint(session: Session, joint: Joint) -> Session:
    """Go on from a joint that is left as it is; of one without an answer, all is left open."""
    items = applying_items(session, joint)
    is_empty = not any(is_given(item, session.proposal) for item in items)
    keys = {joint.key, *(item.key for item in items if is_empty)}
    left = replace(session, skipped=session.skipped | keys)
    if is_empty:
        note = Note(Tone.NEWS, messages.text("left-open", session.language))
        left = replace(left, notes=(*left.notes, note))
    return forward(left)


def clear_joint(session: Session, joint: Joint) -> Session:
    """Go on from a joint whose answers are all taken back."""
    answers = session.answers if joint.ticks is None else clear_ticks(session, joint.ticks)
    for path in map(path_of, joint.keys):
        if answer_at(answers, path) is not None:
            answers = without_answer(answers, path)
    skipped = session.skipped | {joint.key, *joint.keys}
    if answers == session.answers:
        return forward(replace(session, skipped=skipped))
    note = Note(Tone.DONE, messages.text("cleared", session.language))
    return forward(replace(session, answers=answers, skipped=skipped, notes=(note,)))
