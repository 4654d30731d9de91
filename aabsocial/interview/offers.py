"""Records that other answers speak of: each is offered once, when a list is left (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import messages
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import back, go_to
from aabsocial.interview.protocol import Chosen, Input, Keep, Note, Option, Screen, Tone, Typed
from aabsocial.interview.record_actions import with_records
from aabsocial.interview.record_changes import records_of
from aabsocial.interview.record_fields import next_pending

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.interview.protocol import Action
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group, Offer

OFFER_YES, OFFER_NO = "offer-yes", "offer-no"


def with_offer(before: Session, after: Session, action: Action) -> Session:
    """Return the session at the offer to make after a list was left, if there is one."""
    left = before.location
    if left.kind is not ScreenKind.LIST or not isinstance(action, Keep | Chosen | Typed):
        return after
    if isinstance(action, Typed) and not records_of(after, before.group_at(left)):
        return after  # a line that says that there are none
    if after.location.item_key == left.key:
        return after
    for group in after.policy.groups.values():
        is_its_turn = left.key == group.key or after.is_dealt_with(group)
        if left.key in group.offered_after and is_its_turn and _next_offer(after, group):
            return go_to(after, Location(ScreenKind.OFFER, group.key))
    return after


def _next_offer(session: Session, group: Group) -> Offer | None:
    offers = group.offers(session.proposal)
    return next((offer for offer in offers if offer.name not in session.offered), None)


def offer_screen(session: Session) -> Screen:
    """Return the question whether a record that other answers speak of is to be added."""
    offer, language = _offer_here(session), session.language
    return Screen(
        input=Input.CHOICE,
        question=offer.question.in_(language),
        options=(
            Option(OFFER_YES, messages.text("yes", language)),
            Option(OFFER_NO, messages.text("no", language)),
        ),
        proposed=(OFFER_NO,),
    )


def _offer_here(session: Session) -> Offer:
    """Return the first of the offers at the location, of which there are some."""
    offers = session.group_at(session.location).offers(session.proposal)
    return next(offer for offer in offers if offer.name not in session.offered)


def _take(session: Session) -> Session:
    """Add the record that was offered, and ask what it lacks before going on where the list led."""
    group, offer = session.group_at(session.location), _offer_here(session)
    records = records_of(session, group)
    taken = with_records(session, group, [*records, dict(offer.record)])
    start = f"{group.key}[{len(records)}]"
    names = (field.name for field in group.fields if field.name not in offer.record)
    lacking = tuple(f"{start}.{name}" for name in names)
    note = Note(Tone.DONE, messages.text("offer-taken", session.language, name=offer.name))
    # Its list was left already; what is left open here is not asked there at once.
    left = replace(
        _leave(taken, offer),
        pending=lacking,
        skipped=(taken.skipped - {*lacking}) | {group.key, session.policy.spot_key(group.key)},
    )
    notes = (*left.notes, note)
    first = next_pending(left, group)  # from a page, which is shown after it
    there = (*left.history, left.location) if first else left.history
    return replace(left, location=first or left.location, history=there, notes=notes)


def _refuse(session: Session) -> Session:
    return _leave(session, _offer_here(session))


def offers_made(session: Session) -> frozenset[str]:
    """Return the names of the offers of lists that somebody has left in an earlier session.

    A no is not in the file: it is that the record is not there.
    """
    return frozenset(
        offer.name
        for group in session.policy.groups.values()
        if all(session.is_dealt_with(session.policy.groups[key]) for key in group.offered_after)
        for offer in group.offers(session.proposal)
    )


def _leave(session: Session, offer: Offer) -> Session:
    """Return the session at the next offer, or where the list led to."""
    left = replace(session, offered=session.offered | {offer.name})
    if _next_offer(left, left.group_at(left.location)):
        return left
    return back(left) or left


ACTIONS: Mapping[str, Callable[[Session], Session]] = {OFFER_YES: _take, OFFER_NO: _refuse}
