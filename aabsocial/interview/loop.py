"""Run the interview: show a screen, apply the action, save the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.errors import UnsavedError
from aabsocial.interview.formatting import messages
from aabsocial.interview.protocol import Action, Interrupt, Note, Tone
from aabsocial.interview.screens import screen
from aabsocial.interview.shutdown import ShutdownSignal
from aabsocial.interview.update import BrokenTurnError, update

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.interview.protocol import FrontEnd
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers


def run_interview(
    session: Session,
    front_end: FrontEnd,
    save: Callable[[Answers], object],
    shutdown: ShutdownSignal | None = None,
) -> Session:
    """Run the interview and return its last session; each answer is saved before the next question.

    If nothing can be written, the next question carries a note, and each new answer tries to save
    them all again. Raises `UnsavedError` if they are still not saved in the end.
    """
    shutdown = shutdown or ShutdownSignal()
    saved, trouble = session.answers, None
    while session.result is None:
        action = _next_action(front_end, session, shutdown)
        try:
            session = update(session, action)
        except BrokenTurnError as broken:
            save(broken.confirmed.answers)
            raise
        if session.answers is saved:
            continue
        try:
            save(session.answers)
            saved, trouble = session.answers, None
        except UnsavedError as fault:
            session, trouble = _with_error(session, fault), fault
    if trouble:
        raise trouble
    return session


def _next_action(front_end: FrontEnd, session: Session, shutdown: ShutdownSignal) -> Action:
    """Return the user's action, `Interrupt` after a signal; the terminal may be gone then."""
    try:
        return Interrupt() if shutdown.is_requested else front_end.ask(screen(session))
    except OSError:
        if not shutdown.is_requested:
            raise
        return Interrupt()


def _with_error(session: Session, fault: UnsavedError) -> Session:
    """Return the session with a note above the next question that the answers are not saved."""
    sentences = (sentence.in_(session.language) for sentence in (fault.message, fault.remedy))
    note = Note(Tone.ERROR, messages.text("error", session.language, text=" ".join(sentences)))
    return replace(session, notes=(note, *session.notes))
