"""Run the interview: show a screen, apply the action, save the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError, UnsavedError
from aabsocial.interview.protocol import Action, Interrupt, Note
from aabsocial.interview.refusals import error_note, problem_text
from aabsocial.interview.screens import screen
from aabsocial.interview.shutdown import ShutdownSignal
from aabsocial.interview.turns import BrokenTurnError
from aabsocial.interview.update import update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.interview.protocol import FrontEnd
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers


def no_acts(_: Session) -> tuple[Note, ...]:
    """Do nothing: for an interview without papers and folder."""
    return ()


def run_interview(  # noqa: PLR0913 - all that the pure engine cannot do itself
    session: Session,
    front_end: FrontEnd,
    save: Callable[[Answers], object],
    shutdown: ShutdownSignal | None = None,
    act: Callable[[Session], tuple[Note, ...]] = no_acts,
    *,
    keep_drafts: Callable[[Mapping[str, str]], object] = bool,
) -> Session:
    """Run the interview and return its last session; each answer is saved before the next question.

    `act` does what a session asks for (`Act`) once its answers are saved; what it says stands on
    the next screen. `keep_drafts` keeps the half-typed texts, each time they change.

    If nothing can be written, the next question carries a note, and each new answer tries to save
    them all again. Raises `UnsavedError` if they are still not saved in the end.
    """
    shutdown = shutdown or ShutdownSignal()
    saved, trouble, drafts = session.answers, None, session.drafts
    while session.result is None:
        action = _next_action(front_end, session, shutdown)
        try:
            session = update(session, action)
        except BrokenTurnError as broken:
            save(broken.confirmed.answers)
            raise
        if session.answers is not saved:
            try:
                save(session.answers)
                saved, trouble = session.answers, None
            except UnsavedError as fault:
                session, trouble = _with_error(session, fault), fault
        if session.drafts != drafts:
            drafts = session.drafts
            keep_drafts(drafts)
        if session.act and not trouble:
            session = _after_act(session, act)
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


def _after_act(session: Session, act: Callable[[Session], tuple[Note, ...]]) -> Session:
    """Return the session with what an act says; one that fails ends no interview."""
    try:
        return replace(session, notes=(*session.notes, *act(session)))
    except AabsocialError as fault:
        return _with_error(session, fault)


def _with_error(session: Session, fault: AabsocialError) -> Session:
    """Return the session with a note above the next question on what went wrong."""
    problem = (fault.message, fault.remedy)
    note = error_note(session, problem_text(session, problem))
    return replace(session, notes=(note, *session.notes))
