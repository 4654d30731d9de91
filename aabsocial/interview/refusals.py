"""What is said of a text that cannot be taken (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.formatting import messages
from aabsocial.interview.protocol import Note, Tone
from aabsocial.policy.builtin_rules import builtin_problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Message
    from aabsocial.questionnaire.values import WrongShapeError


def error_note(session: Session, text: str) -> Note:
    """Return the note that something is wrong."""
    return Note(Tone.ERROR, messages.text("error", session.language, text=text))


def problem_text(session: Session, problem: Iterable[Message]) -> str:
    """Return what is wrong and what to do about it, as one text."""
    return " ".join(sentence.in_(session.language) for sentence in problem)


def wrong_shape_text(session: Session, item_key: str, wrong: WrongShapeError) -> str:
    """Return why a value cannot answer a question or a list, and what to do about it."""
    values = {"key": session.policy.item_words[item_key].label, **wrong.values}
    return problem_text(session, builtin_problem(wrong.rule, wrong.message_key, **values))
