"""What people call a record: its department, its number and words, the question of a gap (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.formatting import record_name
from aabsocial.localization.messages import department_name, format_value
from aabsocial.model.proposal import Gap
from aabsocial.questionnaire.gaps import DEPARTMENT, GapState, placed_gaps, what_is_open

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group

GAP_KEY = "gaps.key"


def name_of_record(session: Session, group: Group, record: object) -> str:
    """Return what people call a record: `Afdeling 58`, `K2 »Flere kommer«`; empty if nothing."""
    if department := getattr(record, DEPARTMENT, None):
        return format_value(department_name(department), session.language)
    if asked := question_of_gap(session, record):
        return asked
    number = getattr(record, "id", None)
    named = record_name(session.policy, group, record, session.language)
    return " ".join(filter(None, (number, named)))


def question_of_gap(session: Session, record: object) -> str:
    """Return the question and the record that an open answer is about, empty for other records."""
    if not isinstance(record, Gap):
        return ""
    for placed in placed_gaps(session.policy, session.proposal):
        if placed.gap == record and placed.state is not GapState.UNKNOWN:
            return what_is_open(session.policy, session.proposal, (placed.key,), session.language)
    return ""
