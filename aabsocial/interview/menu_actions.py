"""What can be chosen in the menu, a section, the review, and where findings are shown (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.interview.navigation import (
    REVIEW,
    asked_in,
    back,
    findings_in,
    go_to,
    location_of,
    next_location,
    open_from_page,
    past_findings,
    section_named,
)
from aabsocial.interview.session import InterviewResult, Location, ScreenKind, Session
from aabsocial.model.answers import with_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTINUE, TO_REVIEW, PREVIEW, STOP = "continue", "review", "preview", "stop"
WRITE, DRAFT, GO_ON, WHOLE = "write", "draft", "go-on", "whole"
SECTION, ITEM, FINDING = "section:", "item:", "finding:"
ENDINGS = {
    WRITE: InterviewResult.WRITE,
    DRAFT: InterviewResult.DRAFT,
    STOP: InterviewResult.STOPPED,
}


def chosen(session: Session, name: str) -> Session:
    """Return the session after something was chosen that is no answer of the proposal."""
    kind, colon, rest = name.partition(":")
    if colon:
        return PLACES[kind + colon](session, rest)
    return _ended(session, ENDINGS[name]) if name in ENDINGS else ACTS[name](session)


def _to_section(session: Session, name: str) -> Session:
    return go_to(_leaving_open(session), Location(ScreenKind.SECTION, name))


def _to_item(session: Session, key: str) -> Session:
    return go_to(session, location_of(session.policy.items[key]))


def _to_review(session: Session) -> Session:
    return go_to(session, REVIEW)


def _to_preview(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.PREVIEW))


def _leaving_open(session: Session) -> Session:
    """From the review, ask only what becomes relevant before coming back to it."""
    if session.location.kind is not ScreenKind.REVIEW:
        return session
    return replace(session, skipped=session.skipped | session.unanswered)


def _to_finding(session: Session, number: str) -> Session:
    finding = findings_in(session, session.location.key)[int(number)]
    location = Location(ScreenKind.QUESTION, finding.key)
    if location.question_key in session.policy.questions:
        return open_from_page(session, location)
    return open_from_page(session, location_of(session.item_at(location)))


def _through_section(session: Session) -> Session:
    """Show every question of a section again, and its findings at the end."""
    section = section_named(session, session.location.key)
    items = asked_in(session, section) or [session.policy.items[key] for key in section.keys]
    found = {(finding.rule, finding.key) for finding in findings_in(session, section.name)}
    walk = session.revisit | {item.key for item in items}
    walking = replace(session, revisit=walk, shown_findings=session.shown_findings - found)
    return go_to(walking, location_of(items[0]))


def _going_on(session: Session) -> Session:
    """Ask again what was left open, from the start."""
    asking = replace(session, skipped=frozenset())
    return go_to(asking, next_location(asking, ""))


def _continuing(session: Session) -> Session:
    """Leave a page: after a section's findings the conversation goes on, else back to before."""
    if session.location.kind is ScreenKind.FINDINGS:
        return past_findings(session)
    return back(session) or session


def _ended(session: Session, ending: InterviewResult) -> Session:
    ended = replace(session, result=ending)
    if ending is InterviewResult.WRITE and is_submitted_by_writing(session):
        return replace(ended, answers=with_answer(ended.answers, ("status",), "submitted"))
    return ended


def is_submitted_by_writing(session: Session) -> bool:
    """Return whether a draft counts as submitted once its papers are written: it is complete."""
    return session.proposal.status == "draft" and not session.open_keys


PLACES: Mapping[str, Callable[[Session, str], Session]] = {
    SECTION: _to_section,
    ITEM: _to_item,
    FINDING: _to_finding,
}
ACTS: Mapping[str, Callable[[Session], Session]] = {
    WHOLE: _through_section,
    TO_REVIEW: _to_review,
    PREVIEW: _to_preview,
    GO_ON: _going_on,
    CONTINUE: _continuing,
}
