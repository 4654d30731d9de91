"""The spots of the interview: questions alone, and joints, which are asked as one (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.unfilled_lines import unfilled_places
from aabsocial.model.joints import Joint, JointForm
from aabsocial.model.questions import Group, Kind
from aabsocial.questionnaire.questions import is_given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.interview.session import Session
    from aabsocial.model.policy import Section
    from aabsocial.model.questions import Item, Spot


def spots_of(session: Session, section: Section) -> tuple[str, ...]:
    """Return the keys of a task's spots, asked or not, in the interview's order."""
    return tuple(dict.fromkeys(map(session.policy.spot_key, section.keys)))


def asked_spots_of(session: Session, section: Section) -> tuple[str, ...]:
    """Return the keys of the spots that a task asks, for the answers so far."""
    return tuple(key for key in spots_of(session, section) if key in session.asked_spots)


def applying_items(session: Session, spot: Spot) -> tuple[Item, ...]:
    """Return the items of a spot whose branch is taken, also those not put forward."""
    items = (session.policy.items[key] for key in session.policy.members(spot.key))
    return tuple(item for item in items if item.applies(session.proposal))


def item_location(item: Item) -> Location:
    """Return the location at which an item is asked by itself."""
    return Location(ScreenKind.LIST if isinstance(item, Group) else ScreenKind.QUESTION, item.key)


def spot_location(session: Session, key: str) -> Location:
    """Return the location at which a spot begins; of steps, the first that is asked."""
    spot = session.policy.spots.get(key) or session.policy.items[key]
    if not isinstance(spot, Joint):
        return item_location(spot)
    if spot.form is JointForm.STEPS:
        asked = asked_steps(session, spot)
        return asked[0] if asked else item_location(session.policy.items[spot.keys[0]])
    return Location(ScreenKind.JOINT, key)


def asked_steps(session: Session, joint: Joint) -> tuple[Location, ...]:
    """Return the locations of a joint's items that are put forward, in their order.

    Of a joint that is not put forward itself, but opened, they are all that apply.
    """
    asked = tuple(session.asked_items[key] for key in joint.keys if key in session.asked_items)
    applying = (session.policy.items[key] for key in joint.keys)
    opened = (item for item in applying if item.applies(session.proposal))
    return tuple(map(item_location, asked or opened))


def opening_location(session: Session, key: str) -> Location:
    """Return the location at which an item is opened: its step, its line, its ticks or itself."""
    joint = session.policy.joint_of.get(key)
    if joint is None or joint.form is JointForm.STEPS:
        return item_location(session.policy.items[key])
    return Location(ScreenKind.JOINT, joint.key)


def next_in_joint(session: Session) -> Location | None:
    """Return the next item to ask of the joint at hand, `None` if it is through.

    Of steps, the next one that is asked, under a list only if no line answered it; of a line or
    ticks, the next necessary answer that it lacks and that nobody has left open.
    """
    joint = session.joint_at(session.location)
    if joint is None:
        return None
    if joint.form is JointForm.STEPS:
        place = joint.keys.index(session.location.item_key)
        later = (
            step for step in asked_steps(session, joint) if step.key in joint.keys[place + 1 :]
        )
        if is_left_open(session, joint, session.location.key):
            return _next_beside_what_is_open(session, joint, later)
        is_list = isinstance(session.policy.items[joint.keys[0]], Group)
        to_ask = (
            it
            for it in later
            if not (_is_given(session, it) and (is_list or _is_shown_above(session, joint, it)))
        )
        return next(to_ask, None) or _choice_to_ask(session, joint)
    lacking = (
        item_location(session.policy.items[key])
        for key in joint.keys
        if key in session.open_keys and key not in session.skipped
    )
    return next((step for step in lacking if step != session.location), None)


def is_left_open(session: Session, joint: Joint, key: str) -> bool:
    """Return whether a key is the choice or the list that a joint begins with, and marked.

    What follows from it is not asked meanwhile.
    """
    steps = asked_steps(session, joint)
    if joint.form is not JointForm.STEPS or key not in session.gaps or key != steps[0].key:
        return False
    question = session.policy.questions.get(key)
    is_choice = question is not None and question.kind in (Kind.YES_NO, Kind.CHOICE)
    return is_choice or (question is None and not _is_given(session, steps[0]))


def following_from(session: Session, joint: Joint, key: str) -> tuple[str, ...]:
    """Return the keys of the steps that nobody can answer before the one at a key.

    Under a list they are all; under a choice, those that are asked for the same clause.
    """
    later, items = joint.keys[joint.keys.index(key) + 1 :], session.policy.items
    if key in session.policy.groups:
        return later
    return tuple(it for it in later if items[it].clauses[:1] == items[key].clauses[:1])


def _next_beside_what_is_open(
    session: Session, joint: Joint, later: Iterator[Location]
) -> Location | None:
    """Return the next step that does not follow from what is left open, if it lacks an answer."""
    following = following_from(session, joint, session.location.key)
    beside = (it for it in later if it.key not in following and it.key not in session.skipped)
    return next((it for it in beside if it.key in session.open_keys), None)


def _is_shown_above(session: Session, joint: Joint, step: Location) -> bool:
    """Return whether an answer was shown with the choice above it, and nobody asked to write it."""
    return bool(joint.words.choices) and step.key not in session.revisit


def _choice_to_ask(session: Session, joint: Joint) -> Location | None:
    """Return the choice above answers that were written first, if it is still to be made."""
    first = session.asked_items.get(joint.keys[0])
    if first is None or not joint.words.choices or session.location.key == first.key:
        return None
    is_dealt_with = first.key in session.skipped or session.is_dealt_with(first)
    return None if is_dealt_with else item_location(first)


def _is_given(session: Session, step: Location) -> bool:
    return is_given(session.policy.items[step.key], session.proposal)


def drafts_at(session: Session, spot_key: str) -> Iterator[str]:
    """Yield the keys of a spot's half-typed texts: the spot's own, and those of its items.

    A text under a choice that is left open waits until that is made.
    """
    if not session.drafts:
        return
    keys = dict.fromkeys((spot_key, *session.policy.members(spot_key)))
    joint = session.policy.spots.get(spot_key)
    if isinstance(joint, Joint) and is_left_open(session, joint, joint.keys[0]):
        waiting = following_from(session, joint, joint.keys[0])
    else:
        waiting = ()
    yield from (key for key in keys if key in session.drafts and key not in waiting)


def asking_location(session: Session, key: str) -> Location:
    """Return the location at which to answer a spot.

    That is the first open field of a group's records, and the first open step of a joint.
    """
    spot = session.policy.spots[key]
    begins = spot_location(session, key)
    if isinstance(spot, Joint):
        return _location_in_joint(session, spot, begins)
    if key in session.revisit or not is_given(spot, session.proposal):
        return begins
    if isinstance(spot, Group) and unfilled_places(session, spot):
        return begins
    fields = (Location(ScreenKind.QUESTION, open_key) for open_key in session.open_keys)
    return next((location for location in fields if location.item_key == key), begins)


def _location_in_joint(session: Session, joint: Joint, begins: Location) -> Location:
    """Return where a joint goes on: where something half typed stands, else what it lacks."""
    drafted = [key for key in drafts_at(session, joint.key) if key != joint.key]
    if drafted:
        return item_location(session.policy.items[drafted[0]])
    if joint.key in session.revisit or joint.form is JointForm.TICKS:
        return begins
    items = [session.policy.items[key] for key in joint.keys]
    is_begun = any(is_given(item, session.proposal) for item in items)
    if joint.form is JointForm.LINE and not is_begun:
        return begins
    first = items[0]
    if isinstance(first, Group) and not is_given(first, session.proposal):
        return begins  # what is asked under an empty list may still be answered by a line in it
    open_items = {Location(ScreenKind.QUESTION, key).item_key for key in session.open_keys}
    steps = asked_steps(session, joint)
    return next((step for step in steps if step.key in open_items), begins)
