"""What can be chosen in the menu, a section, the review, and where findings are shown (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.interview.navigation import (
    REVIEW,
    asked_in,
    back,
    findings_in,
    next_spot,
    onward,
    open_keys,
    opened,
    past_findings,
    section_named,
    spot_of,
    unanswered,
)
from aabsocial.interview.session import Ending, Session, Spot, Stage
from aabsocial.model.answers import with_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONTINUE, TO_REVIEW, PREVIEW, STOP = "continue", "review", "preview", "stop"
WRITE, DRAFT, GO_ON, WHOLE = "write", "draft", "go-on", "whole"
SECTION, ITEM, FINDING = "section:", "item:", "finding:"
ENDINGS = {WRITE: Ending.WRITE, DRAFT: Ending.DRAFT, STOP: Ending.STOPPED}


def chosen(session: Session, name: str) -> Session:
    """Give the session after something was chosen that is no answer of the proposal."""
    kind, colon, rest = name.partition(":")
    if colon:
        return PLACES[kind + colon](session, rest)
    return _ended(session, ENDINGS[name]) if name in ENDINGS else ACTS[name](session)


def _to_section(session: Session, name: str) -> Session:
    return onward(_leaving_open(session), Spot(Stage.SECTION, name))


def _to_item(session: Session, key: str) -> Session:
    return onward(session, spot_of(session.policy.items[key]))


def _to_review(session: Session) -> Session:
    return onward(session, REVIEW)


def _to_preview(session: Session) -> Session:
    return onward(session, Spot(Stage.PREVIEW))


def _leaving_open(session: Session) -> Session:
    """From the review, ask only what becomes relevant before coming back to it."""
    if session.spot.stage is not Stage.REVIEW:
        return session
    return replace(session, passed=session.passed | unanswered(session))


def _to_finding(session: Session, number: str) -> Session:
    finding = findings_in(session, session.spot.key)[int(number)]
    spot = Spot(Stage.QUESTION, finding.key)
    if spot.question_key in session.policy.questions:
        return opened(session, spot)
    return opened(session, spot_of(session.item_at(spot)))


def _through_section(session: Session) -> Session:
    """Show every question of a section again, and its findings at the end."""
    section = section_named(session, session.spot.key)
    items = asked_in(session, section) or [session.policy.items[key] for key in section.keys]
    found = {(finding.rule, finding.key) for finding in findings_in(session, section.name)}
    walk = session.walk | {item.key for item in items}
    walking = replace(session, walk=walk, told=session.told - found)
    return onward(walking, spot_of(items[0]))


def _going_on(session: Session) -> Session:
    """Ask again what was left open, from the start."""
    asking = replace(session, passed=frozenset())
    return onward(asking, next_spot(asking, ""))


def _continuing(session: Session) -> Session:
    """Leave a page: after a section's findings the conversation goes on, else back to before."""
    if session.spot.stage is Stage.FINDINGS:
        return past_findings(session)
    return back(session) or session


def _ended(session: Session, ending: Ending) -> Session:
    ended = replace(session, ending=ending)
    if ending is Ending.WRITE and is_submitted_by_writing(session):
        return replace(ended, answers=with_answer(ended.answers, ("status",), "submitted"))
    return ended


def is_submitted_by_writing(session: Session) -> bool:
    """Tell whether a draft counts as submitted once its papers are written: it is complete."""
    return session.proposal.status == "draft" and not open_keys(session)


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
