"""Hold a conversation: show a screen, take the action, save what was answered."""

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
    leaving: ShutdownSignal | None = None,
) -> Session:
    """Go on until the conversation ends; every changed answer is saved before the next question.

    Where nothing at all can be written, that is told with the next question, and each new answer
    tries to save them all; raises `UnsavedError` where they are not saved in the end either.
    """
    leaving = leaving or ShutdownSignal()
    saved, trouble = session.answers, None
    while session.result is None:
        action = _action(front_end, session, leaving)
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
            session, trouble = _told(session, fault), fault
    if trouble:
        raise trouble
    return session


def _action(front_end: FrontEnd, session: Session, leaving: ShutdownSignal) -> Action:
    """Ask, unless somebody wants to leave; the terminal may be gone with them."""
    try:
        return Interrupt() if leaving.is_wanted else front_end.ask(screen(session))
    except OSError:
        if not leaving.is_wanted:
            raise
        return Interrupt()


def _told(session: Session, fault: UnsavedError) -> Session:
    """Return the session with what was not saved told above the next question."""
    told = (sentence.in_(session.language) for sentence in (fault.message, fault.remedy))
    note = Note(Tone.ERROR, messages.text("error", session.language, text=" ".join(told)))
    return replace(session, notes=(note, *session.notes))
