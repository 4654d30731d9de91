"""The sections of the interview: what belongs to them, how far they are, what was found (pure)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.interview.session import Session, Spot, Stage
from aabsocial.questionnaire import is_given

if TYPE_CHECKING:
    from aabsocial.finding import Finding
    from aabsocial.policy import Item, Section


class State(Enum):
    """How far a section is."""

    DONE = "done"
    STARTED = "started"
    NOT_STARTED = "not-started"
    NOT_NEEDED = "not-needed"
    FINDINGS = "findings"


def section_named(session: Session, name: str) -> Section:
    """Give the section of a name."""
    return next(section for section in session.policy.sections if section.name == name)


def section_of(session: Session, key: str) -> str:
    """Give the name of the section that an item is asked in, nothing for other keys."""
    for section in session.policy.sections:
        if key in section.keys:
            return section.name
    return ""


def findings_in(session: Session, name: str) -> tuple[Finding, ...]:
    """Give the findings of a section's questions that the review has and nobody lets stand."""
    keys = section_named(session, name).keys
    return tuple(
        finding
        for finding in session.review.findings
        if not finding.exempt and Spot(Stage.QUESTION, finding.key).item_key in keys
    )


def asked_in(session: Session, section: Section) -> list[Item]:
    """Give what a section puts forward for the answers so far."""
    return [session.asked[key] for key in section.keys if key in session.asked]


def state_of(session: Session, section: Section) -> State:
    """Tell how far a section is; a missing necessary answer is a finding."""
    items = asked_in(session, section)
    given = [is_given(item, session.proposal) for item in items]
    if not any(given):
        return State.NOT_STARTED if items else State.NOT_NEEDED
    if findings_in(session, section.name):
        unanswered = any(item.needed(session.proposal) for item in _ungiven(session, items))
        return State.STARTED if unanswered else State.FINDINGS
    return State.DONE


def _ungiven(session: Session, items: list[Item]) -> list[Item]:
    return [item for item in items if not is_given(item, session.proposal)]
