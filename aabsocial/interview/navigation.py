"""Which location of the interview comes next, and which came before (pure)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.session import OVERLAYS, Location, ScreenKind, Session
from aabsocial.model.policy import Group, Item, Question
from aabsocial.questionnaire.questions import is_field_asked, is_given, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Section


REVIEW = Location(ScreenKind.REVIEW)


def location_of(item: Item) -> Location:
    """Return the location at which an item is asked."""
    return Location(ScreenKind.LIST if isinstance(item, Group) else ScreenKind.QUESTION, item.key)


def go_to(session: Session, location: Location) -> Session:
    """Return the session at a location; Back returns to the one it was at.

    Overlays that were opened on the way are dropped from the history.
    """
    history = (*session.history, session.location)
    if location.kind not in OVERLAYS:
        history = _without_overlays(history)
    elif location in history:
        history = history[: history.index(location)]
    if location.kind is ScreenKind.LIST:
        history = _without_records_of(history, location)
    return replace(
        session, location=location, history=history, revisit=session.revisit - {location.key}
    )


def _without_overlays(history: tuple[Location, ...]) -> tuple[Location, ...]:
    while history and history[-1].kind in OVERLAYS:
        history = history[:-1]
    return history


def _without_records_of(history: tuple[Location, ...], location: Location) -> tuple[Location, ...]:
    """Drop the fields just filled in: from a list, Back leads to what came before the list."""
    while history and history[-1].kind not in OVERLAYS and history[-1].item_key == location.key:
        history = history[:-1]
    return history


def open_from_page(session: Session, location: Location) -> Session:
    """Open a location from a page; the page is shown again once it is answered."""
    return replace(session, location=location, history=(*session.history, session.location))


def forward(session: Session) -> Session:
    """Return the session at the next location, after the current question is done."""
    location = session.location
    if _is_opened_from_page(session):
        return _reopen_page(session)
    if location.kind is ScreenKind.QUESTION and location.index is not None:
        return go_to(session, _next_field(session, location, location.index))
    following = next_location(session, location.key)
    section = section_of(session, location.key)
    if section != section_of(session, following.item_key) and _has_new_findings(session, section):
        return _with_findings(session, section)
    return go_to(session, following)


def _is_opened_from_page(session: Session) -> bool:
    """Return whether the location was opened from a section's findings or from its record."""
    page = session.history[-1] if session.history else REVIEW
    if page.kind is ScreenKind.RECORD:
        return session.location.is_field and page.path == session.location.path[:-1]
    return page.kind is ScreenKind.FINDINGS


def _reopen_page(session: Session) -> Session:
    """Return to the page the location was opened from; go on if all its findings are settled."""
    page = session.history[-1]
    returned = replace(session, location=page, history=session.history[:-1])
    return returned if still_exists(session, page) else leave_findings(returned)


def leave_findings(session: Session) -> Session:
    """Go on after the findings of a section."""
    last = section_named(session, session.location.key).keys[-1]
    return go_to(session, next_location(session, last))


def _has_new_findings(session: Session, section: str) -> bool:
    """Return whether a section is done and has findings not shown yet."""
    if not section or any(_is_to_be_asked(session, key) for key in _asked_keys(session, section)):
        return False
    return any(
        (finding.rule, finding.key) not in session.shown_findings
        for finding in findings_in(session, section)
    )


def _asked_keys(session: Session, section: str) -> Iterable[str]:
    return (key for key in section_named(session, section).keys if key in session.asked_items)


def _with_findings(session: Session, section: str) -> Session:
    news = {(finding.rule, finding.key) for finding in findings_in(session, section)}
    return go_to(
        replace(session, shown_findings=session.shown_findings | news),
        Location(ScreenKind.FINDINGS, section),
    )


def _next_field(session: Session, location: Location, index: int) -> Location:
    group = session.group_at(location)
    names = [field.name for field in group.fields]
    later = group.fields[names.index(str(location.path[-1])) + 1 :]
    asked = _asked_fields(session, group, index, later)
    return asked[0] if asked else Location(ScreenKind.LIST, group.key)


def _asked_fields(
    session: Session, group: Group, index: int, fields: tuple[Question, ...]
) -> list[Location]:
    record = record_at(session, group, index)
    return [
        Location(ScreenKind.QUESTION, f"{group.key}[{index}].{field.name}")
        for field in fields
        if is_field_asked(field, record, session.proposal)
    ]


def first_field(session: Session, group: Group, index: int) -> Location:
    """Return the location of a record's first field."""
    return _asked_fields(session, group, index, group.fields)[0]


def record_at(session: Session, group: Group, index: int) -> object:
    """Return one record of a group, an empty one if it does not exist yet."""
    records = value_at(session.proposal, group.key)
    return records[index] if index < len(records) else group.record()


def next_location(session: Session, key: str) -> Location:
    """Return the next location to ask: after an item, else from the start, else the review."""
    order = interview_order(session)
    place = order.index(key) + 1 if key in order else 0
    for candidate in (*order[place:], *order[:place]):
        if candidate in session.asked_items and _is_to_be_asked(session, candidate):
            return asking_location(session, candidate)
    return REVIEW


def _is_to_be_asked(session: Session, key: str) -> bool:
    if key in session.revisit or key in session.drafts:
        return True
    return key not in session.skipped and key in session.unanswered


def asking_location(session: Session, key: str) -> Location:
    """Return the location at which to answer an item: the first open field of its records."""
    item = session.policy.items[key]
    if key in session.revisit or not is_given(item, session.proposal):
        return location_of(item)
    fields = (Location(ScreenKind.QUESTION, open_key) for open_key in session.open_keys)
    return next((location for location in fields if location.item_key == key), location_of(item))


def interview_order(session: Session) -> tuple[str, ...]:
    """Return every item's key in the order of the interview, asked or not."""
    return tuple(key for section in session.policy.sections for key in section.keys)


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

    The record after the last one exists while it is being added.
    """
    if location.kind is ScreenKind.FINDINGS:
        return bool(findings_in(session, location.key))
    if location.kind is ScreenKind.REVIEW or location.kind in OVERLAYS:
        return True
    item = session.item_at(location)
    if not item.applies(session.proposal):
        return False
    if location.index is None:
        return True
    count = len(value_at(session.proposal, item.key))
    return location.index < count or (location.is_field and location.index == count)


def _location_before(session: Session) -> Location | None:
    """Return the field before the location in its record, its list, or the item before it."""
    location = session.location
    if location.kind not in OVERLAYS and location.index is not None:
        return _before_in_record(session, location, location.index)
    order = interview_order(session)
    place = order.index(location.key) if location.key in order else len(order)
    earlier = [item for key, item in session.asked_items.items() if order.index(key) < place]
    return location_of(earlier[-1]) if earlier else None


def _before_in_record(session: Session, location: Location, index: int) -> Location:
    group = session.group_at(location)
    fields = _asked_fields(session, group, index, group.fields)
    earlier = fields[: fields.index(location)] if location in fields else []
    return earlier[-1] if earlier else Location(ScreenKind.LIST, group.key)


class SectionState(Enum):
    """How far a section is answered."""

    DONE = "done"
    STARTED = "started"
    NOT_STARTED = "not-started"
    NOT_NEEDED = "not-needed"
    FINDINGS = "findings"


def section_named(session: Session, name: str) -> Section:
    """Return the section with a name."""
    return next(section for section in session.policy.sections if section.name == name)


def section_of(session: Session, key: str) -> str:
    """Return the name of the section that an item is asked in, empty for other keys."""
    for section in session.policy.sections:
        if key in section.keys:
            return section.name
    return ""


def findings_in(session: Session, name: str) -> tuple[Finding, ...]:
    """Return the review's findings on a section's questions, without exempt ones."""
    keys = section_named(session, name).keys
    return tuple(
        finding
        for finding in session.review.findings
        if not finding.exempt and Location(ScreenKind.QUESTION, finding.key).item_key in keys
    )


def asked_items_of(session: Session, section: Section) -> list[Item]:
    """Return the items that a section asks, for the answers so far."""
    return [session.asked_items[key] for key in section.keys if key in session.asked_items]


def section_state(session: Session, section: Section) -> SectionState:
    """Return how far a section is answered; a missing necessary answer is a finding."""
    items = asked_items_of(session, section)
    answered = [is_given(item, session.proposal) for item in items]
    if not any(answered):
        return SectionState.NOT_STARTED if items else SectionState.NOT_NEEDED
    if findings_in(session, section.name):
        unanswered = any(item.needed(session.proposal) for item in _unanswered_of(session, items))
        return SectionState.STARTED if unanswered else SectionState.FINDINGS
    return SectionState.DONE


def _unanswered_of(session: Session, items: list[Item]) -> list[Item]:
    return [item for item in items if not is_given(item, session.proposal)]
