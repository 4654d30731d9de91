"""What can be done at the end: write the papers, open their folder, hand in (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.findings import hinders, standing_in_the_way
from aabsocial.interview.formatting import messages
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import ENDING, go_to
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import Act, Session
from aabsocial.interview.tasks import DRAFT
from aabsocial.model.answers import with_answer
from aabsocial.model.paper_formats import PAPER_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WRITE, OTHER_FORMATS, OPEN = "write", "other-formats", "open"
SUBMIT, SUBMIT_ANYWAY = "submit", "submit-anyway"
SUBMITTED = "submitted"
WORD = "docx"  # what most take comes first
OFFERED_FORMATS = (WORD, *(name for name in [*PAPER_FORMATS][::-1] if name != WORD))


def can_be_submitted(session: Session) -> bool:
    """Return whether a proposal can be handed in at all: it is a draft."""
    return (session.proposal.status or DRAFT) == DRAFT


def may_be_submitted_anyway(session: Session) -> bool:
    """Return whether nothing stands in the way of a draft that handing in must wait for.

    Warnings do not, nor explained gaps and answers that the proposal can do without.
    """
    refused = any(hinders(session, it) for it in standing_in_the_way(session))
    return can_be_submitted(session) and not refused


def choose_formats(session: Session, names: tuple[str, ...]) -> Session:
    """Take the formats that are ticked, and write the papers in them."""
    formats = tuple(name for name in OFFERED_FORMATS if name in names)
    if not formats:
        note = Note(Tone.NEWS, messages.text("papers-none", session.language))
        return replace(session, notes=(note,))
    return _write(replace(session, paper_formats=formats))


def _write(session: Session) -> Session:
    """Write the papers, after asking once in which formats; no status changes by it."""
    if not session.paper_formats:
        return go_to(session, Location(ScreenKind.PAPERS))
    return replace(_at_the_ending(session), act=Act.WRITE_PAPERS)


def _at_the_ending(session: Session) -> Session:
    return session if session.location == ENDING else go_to(session, ENDING)


def _choose_others(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.PAPERS))


def _open(session: Session) -> Session:
    return replace(session, act=Act.OPEN_FOLDER)


def _submit(session: Session) -> Session:
    """Hand in what nothing stands in the way of; else show what does."""
    if standing_in_the_way(session) or not may_be_submitted_anyway(session):
        return go_to(session, Location(ScreenKind.SUBMISSION))
    return _submit_anyway(session)


def _submit_anyway(session: Session) -> Session:
    """Set the status and the day, and write the papers anew."""
    if not may_be_submitted_anyway(session):
        return session
    today = session.interview_context.review_context.today
    answers = with_answer(session.answers, ("status",), SUBMITTED)
    answers = with_answer(answers, ("submitted_on",), today)
    notes = [Note(Tone.DONE, messages.text("submitted", session.language, day=today))]
    if receives := session.interview_context.receives:
        notes.append(
            Note(Tone.NEWS, messages.text("receives", session.language, receives=receives))
        )
    # Back from the papers leads to the ending: what stood in the way does so no more.
    ended = _at_the_ending(replace(session, answers=answers))
    return replace(_write(ended), notes=tuple(notes))


ACTIONS: Mapping[str, Callable[[Session], Session]] = {
    WRITE: _write,
    OTHER_FORMATS: _choose_others,
    OPEN: _open,
    SUBMIT: _submit,
    SUBMIT_ANYWAY: _submit_anyway,
}
