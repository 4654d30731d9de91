"""The options of the menu, a section, the review and a page of findings (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.navigation import (
    REVIEW,
    asked_items_of,
    back,
    findings_in,
    go_to,
    leave_findings,
    location_of,
    next_location,
    open_from_page,
    section_named,
)
from aabsocial.interview.session import InterviewResult, Location, ScreenKind, Session
from aabsocial.model.answers import with_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTINUE, TO_REVIEW, PREVIEW, STOP = "continue", "review", "preview", "stop"
WRITE, DRAFT, GO_ON, WHOLE = "write", "draft", "go-on", "whole"
SECTION, ITEM, FINDING = "section:", "item:", "finding:"
RESULTS = {
    WRITE: InterviewResult.WRITE,
    DRAFT: InterviewResult.DRAFT,
    STOP: InterviewResult.STOPPED,
}


def apply_choice(session: Session, name: str) -> Session:
    """Return the session after an option of one of these pages was chosen."""
    kind, colon, rest = name.partition(":")
    if colon:
        return DESTINATIONS[kind + colon](session, rest)
    return _with_result(session, RESULTS[name]) if name in RESULTS else ACTIONS[name](session)


def _to_section(session: Session, name: str) -> Session:
    return go_to(_skipping_unanswered(session), Location(ScreenKind.SECTION, name))


def _to_item(session: Session, key: str) -> Session:
    return go_to(session, location_of(session.policy.items[key]))


def _to_review(session: Session) -> Session:
    return go_to(session, REVIEW)


def _to_preview(session: Session) -> Session:
    return go_to(session, Location(ScreenKind.PREVIEW))


def _skipping_unanswered(session: Session) -> Session:
    """From the review, skip what is unanswered: only newly relevant questions are asked."""
    if session.location.kind is not ScreenKind.REVIEW:
        return session
    return replace(session, skipped=session.skipped | session.unanswered)


def _to_finding(session: Session, number: str) -> Session:
    finding = findings_in(session, session.location.key)[int(number)]
    location = Location(ScreenKind.QUESTION, finding.key)
    if location.question_key in session.policy.questions:
        return open_from_page(session, location)
    return open_from_page(session, location_of(session.item_at(location)))


def _revisit_section(session: Session) -> Session:
    """Ask every question of a section again, then show its findings."""
    section = section_named(session, session.location.key)
    items = asked_items_of(session, section) or [session.policy.items[key] for key in section.keys]
    shown_before = {(finding.rule, finding.key) for finding in findings_in(session, section.name)}
    revisit = session.revisit | {item.key for item in items}
    revisiting = replace(
        session, revisit=revisit, shown_findings=session.shown_findings - shown_before
    )
    return go_to(revisiting, location_of(items[0]))


def _ask_open_questions(session: Session) -> Session:
    """Ask again the questions that were left open, from the start."""
    asking = replace(session, skipped=frozenset())
    return go_to(asking, next_location(asking, ""))


def _leave_page(session: Session) -> Session:
    """Leave a page: go on after a section's findings, else go back."""
    if session.location.kind is ScreenKind.FINDINGS:
        return leave_findings(session)
    return back(session) or session


def _with_result(session: Session, ending: InterviewResult) -> Session:
    ended = replace(session, result=ending)
    if ending is InterviewResult.WRITE and is_submitted_by_writing(session):
        return replace(ended, answers=with_answer(ended.answers, ("status",), "submitted"))
    return ended


def is_submitted_by_writing(session: Session) -> bool:
    """Return whether writing the papers submits the proposal: it is a complete draft."""
    return session.proposal.status == "draft" and not session.open_keys


DESTINATIONS: Mapping[str, Callable[[Session, str], Session]] = {
    SECTION: _to_section,
    ITEM: _to_item,
    FINDING: _to_finding,
}
ACTIONS: Mapping[str, Callable[[Session], Session]] = {
    WHOLE: _revisit_section,
    TO_REVIEW: _to_review,
    PREVIEW: _to_preview,
    GO_ON: _ask_open_questions,
    CONTINUE: _leave_page,
}
