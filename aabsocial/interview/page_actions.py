"""The options of the hub, a task, the review and a page of findings (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview import ending_actions, offers
from aabsocial.interview.findings import findings_on_page, findings_to_show, ways_to_mend
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.navigation import (
    ENDING,
    REVIEW,
    back,
    go_to,
    leave_findings,
    next_in_task,
    open_from_page,
)
from aabsocial.interview.session import InterviewResult, Session
from aabsocial.interview.spots import asked_spots_of, opening_location, spot_location, spots_of
from aabsocial.interview.tasks import missing_in, section_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTINUE, TO_HUB, TO_REVIEW, TO_ENDING = "continue", "hub", "review", "ending"
PREVIEW, STOP, WHOLE, ELABORATE, BESIDE = "preview", "stop", "whole", "elaborate", "beside"
TASK, ITEM, FINDING = "task:", "item:", "finding:"


def apply_choice(session: Session, name: str) -> Session:
    """Return the session after an option of one of these pages was chosen."""
    kind, colon, rest = name.partition(":")
    if colon:
        return DESTINATIONS[kind + colon](session, rest)
    return ACTIONS[name](session)


def _to_task(session: Session, name: str) -> Session:
    """Go on with a task where it is unfinished; show its answers where it is done."""
    if session.location.kind is ScreenKind.REVIEW:
        return go_to(session, Location(ScreenKind.TASK, name))
    missing = missing_in(session, section_named(session, name))
    items = {Location(ScreenKind.QUESTION, key).item_key for key in missing}
    items |= set(map(session.policy.spot_key, items))
    skipped = frozenset(
        key for key in session.skipped if Location(ScreenKind.QUESTION, key).item_key not in items
    )
    asking = replace(session, skipped=skipped)
    first = next_in_task(asking, name, "") or Location(ScreenKind.TASK, name)
    return replace(go_to(asking, first), entered=first)


def _to_item(session: Session, key: str) -> Session:
    """Open a spot, or one step of a joint, by its key."""
    is_spot = key in session.policy.spots
    location = spot_location(session, key) if is_spot else opening_location(session, key)
    return open_from_page(session, location)


def to_hub(session: Session) -> Session:
    """Open the hub; over a question, it leads back to it. A page goes back to the hub under it."""
    history = session.history
    for place in reversed(range(len(history))):
        if history[place].kind is ScreenKind.HUB:
            return replace(session, location=history[place], history=history[:place])
    return go_to(session, Location(ScreenKind.HUB, session.location.key))


def _to_review(session: Session) -> Session:
    return go_to(session, REVIEW)


def _to_ending(session: Session) -> Session:
    return go_to(session, ENDING)


def _to_preview(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.PREVIEW))


def _to_beside(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.FINDINGS))


def _elaborate(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.TASK, session.location.key))


def _to_finding(session: Session, number: str) -> Session:
    index, _, way = number.partition(":")
    finding = findings_on_page(session)[int(index)]
    location = ways_to_mend(session, finding)[int(way or 0)]
    is_field = location.item_key in session.policy.groups
    if is_field and location.question_key in session.policy.questions:
        return open_from_page(session, location)
    return open_from_page(session, opening_location(session, location.item_key))


def _revisit_task(session: Session) -> Session:
    """Ask every question of a task again, then show its findings."""
    section = section_named(session, session.location.key)
    spots = asked_spots_of(session, section) or spots_of(session, section)
    shown = {(it.rule, it.key) for it in findings_to_show(session, section.name)}
    revisit = session.revisit | {*spots}
    revisiting = replace(session, revisit=revisit, shown_findings=session.shown_findings - shown)
    return go_to(revisiting, spot_location(session, spots[0]))


def _leave_page(session: Session) -> Session:
    """Leave a page: go on after a task's findings, from a task to the hub, else back."""
    if session.location.kind is ScreenKind.FINDINGS:
        return leave_findings(session)
    if session.location.kind is ScreenKind.TASK:
        return to_hub(session)
    return back(session) or session


def _stop(session: Session) -> Session:
    return replace(session, result=InterviewResult.STOPPED)


DESTINATIONS: Mapping[str, Callable[[Session, str], Session]] = {
    TASK: _to_task,
    ITEM: _to_item,
    FINDING: _to_finding,
}
ACTIONS: Mapping[str, Callable[[Session], Session]] = {
    CONTINUE: _leave_page,
    TO_HUB: to_hub,
    TO_REVIEW: _to_review,
    TO_ENDING: _to_ending,
    PREVIEW: _to_preview,
    STOP: _stop,
    WHOLE: _revisit_task,
    ELABORATE: _elaborate,
    BESIDE: _to_beside,
    **ending_actions.ACTIONS,
    **offers.ACTIONS,
}
