"""Which location of the interview comes next, and which came before (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.findings import findings_to_show, has_new_findings
from aabsocial.interview.locations import OVERLAYS, Location, ScreenKind
from aabsocial.interview.record_fields import asked_fields, next_field, open_parts
from aabsocial.interview.spots import (
    applying_items,
    asked_steps,
    asking_location,
    next_in_joint,
    spot_location,
    spots_of,
)
from aabsocial.interview.tasks import (
    findings_beside,
    findings_in,
    has_more_to_ask,
    is_to_be_asked,
    section_named,
    section_of,
)
from aabsocial.model.joints import JointForm
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.policy import Section


HUB = Location(ScreenKind.HUB)
REVIEW = Location(ScreenKind.REVIEW)
ENDING = Location(ScreenKind.ENDING)
IN_RECORDS = frozenset({ScreenKind.QUESTION, ScreenKind.PARTS})
PAGES_OF_ANSWERS = frozenset(
    {ScreenKind.TASK, ScreenKind.FINDINGS, ScreenKind.REVIEW, ScreenKind.SUBMISSION}
)


def go_to(session: Session, location: Location) -> Session:
    """Return the session at a location; Back returns to the one it was at.

    Overlays that were opened on the way are dropped from the history, and later tasks.
    """
    history = (*session.history, session.location)
    if location.kind not in OVERLAYS:
        history = _without_later_ones(session, _without_overlays(history), location)
    elif location in history:
        history = history[: history.index(location)]
    if location.kind is ScreenKind.LIST:
        history = _without_records_of(history, location)
    seen = {location.key, session.spot_key_at(location)}
    return replace(session, location=location, history=history, revisit=session.revisit - seen)


def _without_overlays(history: tuple[Location, ...]) -> tuple[Location, ...]:
    while history and history[-1].kind in OVERLAYS:
        history = history[:-1]
    return history


def _without_later_ones(
    session: Session, history: tuple[Location, ...], location: Location
) -> tuple[Location, ...]:
    """Drop the tasks after the one at a location: Back from question 17 does not lead to 25.

    The pages that those were opened from are dropped with them.
    """
    place = _place_of_task(session, location)
    while history and _place_of_task(session, history[-1]) > place:
        history = _without_overlays(history[:-1])
    return history


def _place_of_task(session: Session, location: Location) -> int:
    """Return the place of the task of a location; what is asked in no task comes last."""
    names = [section.name for section in session.policy.sections]
    task = section_of(session, session.spot_key_at(location))
    return names.index(task) if task else len(names)


def _without_records_of(history: tuple[Location, ...], location: Location) -> tuple[Location, ...]:
    """Drop the fields just filled in: from a list, Back leads to what came before the list."""
    while history and history[-1].kind not in OVERLAYS and history[-1].item_key == location.key:
        history = history[:-1]
    return history


def open_from_page(session: Session, location: Location) -> Session:
    """Open a location from a page; the page is shown again once it is answered.

    What its task leaves open stays so: only what the answer makes relevant is asked as well. A
    record leads back to its list, from which the task goes on.
    """
    if session.location.kind is ScreenKind.RECORD:
        return replace(session, location=location, history=(*session.history, session.location))
    here = session.spot_key_at(location)
    task = section_of(session, here)
    keys = spots_of(session, section_named(session, task)) if task else ()
    return replace(
        session,
        location=location,
        history=(*session.history, session.location),
        skipped=session.skipped | (session.unanswered & {*keys} - {here}),
    )


def forward(session: Session) -> Session:
    """Return the session at the next location, after the current question is done."""
    location = session.location
    if location.index is None:
        if following := next_in_joint(session):
            return go_to(session, following)
        session = _without_joint_in_history(session)
    if _is_opened_from_page(session) and not _is_pending(session):
        return _reopen_page(session)
    if location.kind in IN_RECORDS and location.index is not None:
        following = next_field(session, location, location.index)
        return _back_from_offer(session, following) or go_to(session, following)
    here = session.spot_key_at(location)
    task = section_of(session, here)
    if following := next_in_task(session, task, here):
        return go_to(session, following)
    if task and has_new_findings(session, task):
        return _with_findings(session, task)
    following = _after_task(session, task)
    if task == session.policy.sections[0].name and following is not ENDING:
        following = Location(ScreenKind.HUB, task)  # only now is it known what there is to ask
    return go_to(session, following)


def _is_pending(session: Session) -> bool:
    """Return whether the location asks for what a line just read lacks."""
    return session.location.kind is ScreenKind.PARTS or session.location.key in session.pending


def _back_from_offer(session: Session, following: Location) -> Session | None:
    """Return the session where it was when a record was offered, once it lacks nothing more.

    Its list was left before, and is not shown again.
    """
    key, history = session.location.item_key, session.history
    if following.kind is not ScreenKind.LIST or not _is_pending(session):
        return None
    while history and history[-1].kind in IN_RECORDS and history[-1].item_key == key:
        history = history[:-1]
    if not history or history[-1].kind in (ScreenKind.LIST, ScreenKind.RECORD):
        return None
    return replace(session, location=history[-1], history=history[:-1], pending=())


def _without_joint_in_history(session: Session) -> Session:
    """Return the session as it leaves a joint: what it lacks is left open, and Back passes it.

    It then leads to where the joint was opened from.
    """
    joint, history = session.joint_at(session.location), session.history
    if joint is None:
        return session
    while history and history[-1].kind not in OVERLAYS and session.joint_at(history[-1]) is joint:
        history = history[:-1]
    return replace(session, history=history, skipped=session.skipped | {joint.key})


def _is_opened_from_page(session: Session) -> bool:
    """Return whether the location was opened from a page of answers, or from its record."""
    page = session.history[-1] if session.history else HUB
    if page.kind is ScreenKind.RECORD:
        return session.location.is_field and page.path == session.location.path[:-1]
    return page.kind in PAGES_OF_ANSWERS


def _reopen_page(session: Session) -> Session:
    """Return to the page the location was opened from, after what the answer made relevant."""
    page, location = session.history[-1], session.location
    if page.kind is not ScreenKind.RECORD:
        here = session.spot_key_at(location)
        if following := next_in_task(session, section_of(session, here), here):
            revisit = session.revisit - {following.key, session.spot_key_at(following)}
            return replace(session, location=following, revisit=revisit)
    returned = replace(session, location=page, history=session.history[:-1])
    return returned if still_exists(session, page) else leave_findings(returned)


def leave_findings(session: Session) -> Session:
    """Go on after the findings of a task."""
    return go_to(session, _after_task(session, session.location.key))


def _after_task(session: Session, task: str) -> Location:
    """Return what follows a task: the next one's first question, else the ending."""
    following = next_task(session, task)
    first = next_in_task(session, following.name, "") if following else None
    return first or ENDING


def next_task(session: Session, name: str) -> Section | None:
    """Return the task to go on with: the named one, else the next with anything to ask."""
    sections = session.policy.sections
    names = [section.name for section in sections]
    place = names.index(name) if name in names else 0
    for section in (*sections[place:], *sections[:place]):
        if has_more_to_ask(session, section):
            return section
    return None


def next_in_task(session: Session, name: str, key: str) -> Location | None:
    """Return where a task goes on after a spot, else from its start, `None` if it is through."""
    keys = spots_of(session, section_named(session, name)) if name else ()
    place = keys.index(key) + 1 if key in keys else 0
    for candidate in (*keys[place:], *keys[:place]):
        if candidate in session.asked_spots and is_to_be_asked(session, candidate):
            return asking_location(session, candidate)
    return None


def _with_findings(session: Session, task: str) -> Session:
    found = (*findings_in(session, task), *findings_beside(session))
    showing = replace(
        session,
        shown_before=session.shown_findings,
        shown_findings=session.shown_findings | {(it.rule, it.key) for it in found},
    )
    return go_to(showing, Location(ScreenKind.FINDINGS, task))


def back(session: Session) -> Session | None:
    """Return the session one step back, `None` at the first question."""
    history = session.history
    while history:
        *rest, location = history
        history = tuple(rest)
        if still_exists(session, location) and location != session.location:
            return replace(session, location=location, history=history)
    before = _location_before(session)
    return None if before is None else replace(session, location=before, history=())


def still_exists(session: Session, location: Location) -> bool:
    """Return whether a location still exists: its branch may be closed, its record removed.

    The record after the last one exists while it is being added. What a line lacks is asked for
    as long as it lacks anything.
    """
    if location.kind is ScreenKind.FINDINGS:
        return bool(findings_to_show(session, location.key))
    if location.kind in OVERLAYS:
        return True
    if location.kind is ScreenKind.JOINT:
        return bool(applying_items(session, session.policy.spots[location.key]))
    item = session.item_at(location)
    if not item.applies(session.proposal):
        return False
    return location.index is None or _record_exists(session, location, location.index)


def _record_exists(session: Session, location: Location, index: int) -> bool:
    if location.kind is ScreenKind.PARTS:
        return bool(open_parts(session, session.group_at(location), index))
    count = len(value_at(session.proposal, location.item_key))
    return index < count or (location.is_field and index == count)


def _location_before(session: Session) -> Location | None:
    """Return the field before the location in its record, its list, or the spot before it."""
    location = session.location
    if location.kind not in OVERLAYS and location.index is not None:
        return _before_in_record(session, location, location.index)
    if location.kind not in OVERLAYS and (before := _before_in_joint(session)):
        return before
    order, here = tuple(session.policy.spots), session.spot_key_at(location)
    place = order.index(here) if here else len(order)
    earlier = [key for key in session.asked_spots if order.index(key) < place]
    return spot_location(session, earlier[-1]) if earlier else None


def _before_in_joint(session: Session) -> Location | None:
    """Return the step before the one at hand, or the line that it follows up."""
    joint, location = session.joint_at(session.location), session.location
    if joint is None or location.kind is ScreenKind.JOINT:
        return None
    if joint.form is not JointForm.STEPS:
        return Location(ScreenKind.JOINT, joint.key)
    place = joint.keys.index(location.item_key)
    earlier = [it for it in asked_steps(session, joint) if it.key in joint.keys[:place]]
    return earlier[-1] if earlier else None


def _before_in_record(session: Session, location: Location, index: int) -> Location:
    group = session.group_at(location)
    fields = asked_fields(session, group, index, group.fields)
    earlier = fields[: fields.index(location)] if location in fields else []
    return earlier[-1] if earlier else Location(ScreenKind.LIST, group.key)
