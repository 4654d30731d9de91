"""Where a conversation is taken up again (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.interview.formatting import say
from aabsocial.interview.navigation import REVIEW, asking_location, location_of
from aabsocial.interview.protocol import Note, Tone
from aabsocial.interview.session import Location, ScreenKind, Session
from aabsocial.model.answers import answer_at
from aabsocial.model.policy import Group
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from aabsocial.model.policy import Item


def resume(session: Session) -> Session:
    """Put a session at the first question that wants an answer, else at the review.

    An optional question left open before the last answer was left open on purpose. Where every
    necessary answer is given, only what is new in the questionnaire is asked.
    """
    required = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    items = list(session.asked.values())
    given = [place for place, item in enumerate(items) if is_given(item, session.proposal)]
    last = given[-1] if given else -1
    frontier = max(last, 0) if required else len(items)
    passed = {
        item.key
        for item in items[:frontier]
        if item.key in session.unanswered - required and not is_new(session, item)
    }
    session = replace(session, skipped=frozenset(passed))
    return replace(session, location=_first_spot(session, items, last))


def _first_spot(session: Session, items: list[Item], last: int) -> Location:
    """Return the first item in want of an answer; a list filled in last may not be done yet."""
    wanting = session.unanswered - session.skipped
    for place, item in enumerate(items):
        if item.key in wanting:
            return asking_location(session, item.key)
        if place == last and isinstance(item, Group) and wanting:
            return location_of(item)
    return REVIEW


def revisit_all(session: Session, title: str) -> Session:
    """Show every answer taken over from an earlier proposal once, its title as a suggestion."""
    known = {**session.interview_context.known, "initiative.title": (title,)}
    first, *others = session.asked.values()
    note = Note(Tone.NEWS, say("from-earlier", session.language, title=title))
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
    """Put a session at a question, a group, or a field of a record that stands in the answers.

    Raises `KeyError` where nothing is asked under the key.
    """
    location = Location(ScreenKind.QUESTION, key)
    if location.index is None:
        return replace(session, location=_spot_for(session, key), history=())
    group = session.group_at(location)
    if location.question_key not in session.policy.questions:
        raise KeyError(key)
    if answer_at(session.answers, location.path[:-1]) is None:
        return replace(session, location=location_of(group), history=())
    page = Location(ScreenKind.RECORD, f"{group.key}[{location.index}]")
    return replace(session, location=location, history=(page,))


def _spot_for(session: Session, key: str) -> Location:
    """Return the spot of an item, or for a field the list it belongs to."""
    is_field = key in session.policy.questions and key not in session.policy.items
    return location_of(session.policy.items[key.rpartition(".")[0] if is_field else key])
