"""The one screen of a joint, and what is done there (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.joint_lines import line_screen, take_line, written
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.spots import applying_items
from aabsocial.interview.ticks import clear_ticks, take_ticks, tick_screen
from aabsocial.model.answers import answer_at, path_of, without_answer
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from aabsocial.interview.protocol import Screen
    from aabsocial.interview.session import Session
    from aabsocial.model.policy import Joint


def joint_screen(session: Session, joint: Joint) -> Screen:
    """Return the screen on which a joint is answered by a line or by ticks."""
    if joint.ticks is not None:
        return tick_screen(session, joint, joint.ticks)
    return line_screen(session, joint)


def take_joint_text(session: Session, joint: Joint, text: str) -> Session:
    """Return the session, still at the joint, after a line was typed there."""
    return session if joint.ticks is not None else take_line(session, joint, text)


def take_joint_choice(session: Session, joint: Joint, names: tuple[str, ...]) -> Session:
    """Return the session, still at the joint, after ticks were set there."""
    return session if joint.ticks is None else take_ticks(session, joint, joint.ticks, names)


def current_answer(session: Session, joint: Joint) -> str:
    """Return the answer so far as it may be typed or ticked again."""
    if joint.ticks is not None:
        return " ".join(joint.ticks.ticked(session.proposal))
    return written(session, joint)


def left_open(session: Session, joint: Joint) -> Session:
    """Return the session with a joint left as it is; of one without an answer, all its parts."""
    items = applying_items(session, joint)
    is_empty = not any(is_given(item, session.proposal) for item in items)
    keys = {joint.key, *(item.key for item in items if is_empty)}
    return replace(session, skipped=session.skipped | keys)


def cleared(session: Session, joint: Joint) -> Session:
    """Return the session without the answers of a joint."""
    answers = session.answers if joint.ticks is None else clear_ticks(session, joint.ticks)
    for path in map(path_of, joint.keys):
        if answer_at(answers, path) is not None:
            answers = without_answer(answers, path)
    if answers == session.answers:
        return session
    note = Note(Tone.DONE, messages.text("cleared", session.language))
    return replace(session, answers=answers, notes=(note,))
