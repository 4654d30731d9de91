"""Where an interview is resumed (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.navigation import REVIEW, asking_location, location_of
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import Location, ScreenKind, Session
from aabsocial.model.answers import answer_at
from aabsocial.model.policy import Group
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from aabsocial.model.policy import Item


def resume(session: Session) -> Session:
    """Return the session at the first question to answer, else at the review.

    An optional question left open before the last answer was left open on purpose. If every
    necessary answer is given, only questions new in the questionnaire are asked.
    """
    required = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    items = list(session.asked_items.values())
    answered = [place for place, item in enumerate(items) if is_given(item, session.proposal)]
    last = answered[-1] if answered else -1
    frontier = max(last, 0) if required else len(items)
    skipped = {
        item.key
        for item in items[:frontier]
        if item.key in session.unanswered - required and not is_new(session, item)
    }
    session = replace(session, skipped=frozenset(skipped))
    return replace(session, location=_first_location(session, items, last))


def _first_location(session: Session, items: list[Item], last: int) -> Location:
    """Return the location of the first item to answer; a list filled in last may be unfinished."""
    wanting = session.unanswered - session.skipped
    for place, item in enumerate(items):
        if item.key in wanting:
            return asking_location(session, item.key)
        if place == last and isinstance(item, Group) and wanting:
            return location_of(item)
    return REVIEW


def revisit_all(session: Session, title: str) -> Session:
    """Return the session so that every answer from an earlier proposal is shown once.

    `title`, that of the earlier proposal, is a suggestion only.
    """
    known = {**session.interview_context.known, "initiative.title": (title,)}
    first, *others = session.asked_items.values()
    note = Note(Tone.NEWS, messages.text("from-earlier", session.language, title=title))
    return replace(
        session,
        interview_context=replace(session.interview_context, known=known),
        location=location_of(first),
        revisit=frozenset(item.key for item in others),
        skipped=frozenset(),
        notes=(note,),
    )


def is_new(session: Session, item: Item) -> bool:
    """Return whether a question did not exist when the proposal was last saved."""
    return session.interview_context.version_read < item.since


def start_at(session: Session, key: str) -> Session:
    """Return the session at a question, a group, or a field of an existing record.

    Raises `KeyError` if there is no question with the key.
    """
    location = Location(ScreenKind.QUESTION, key)
    if location.index is None:
        return replace(session, location=_location_for(session, key), history=())
    group = session.group_at(location)
    if location.question_key not in session.policy.questions:
        raise KeyError(key)
    if answer_at(session.answers, location.path[:-1]) is None:
        return replace(session, location=location_of(group), history=())
    page = Location(ScreenKind.RECORD, f"{group.key}[{location.index}]")
    return replace(session, location=location, history=(page,))


def _location_for(session: Session, key: str) -> Location:
    """Return the location of an item, or for a field that of its list."""
    is_field = key in session.policy.questions and key not in session.policy.items
    return location_of(session.policy.items[key.rpartition(".")[0] if is_field else key])
