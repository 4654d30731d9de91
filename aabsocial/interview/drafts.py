"""Half-typed texts, kept by the key of what they were to answer (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.tasks import section_of
from aabsocial.questionnaire.questions import value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.session import Session


def with_draft(session: Session, key: str, text: str) -> Session:
    """Return the session with a text that stands in its field again."""
    return replace(session, drafts={**session.drafts, key: text})


def without_draft(session: Session, key: str) -> Session:
    """Return the session without the half-typed text of a key."""
    if key not in session.drafts:
        return session
    rest = {other: text for other, text in session.drafts.items() if other != key}
    return replace(session, drafts=rest)


def with_kept_drafts(session: Session, kept: Mapping[str, str]) -> Session:
    """Return the session with the half-typed texts of an earlier one that still have their place.

    Their question may be gone, or the record that they were about. The hub goes on with the task
    of the last one.
    """
    drafts = {key: text for key, text in kept.items() if _has_place(session, key)}
    if not drafts:
        return session
    drafted = replace(session, drafts=drafts)
    task = section_of(session, Location(ScreenKind.QUESTION, [*drafts][-1]).item_key)
    is_on_hub = session.location.kind is ScreenKind.HUB
    return replace(drafted, location=Location(ScreenKind.HUB, task)) if is_on_hub else drafted


def _has_place(session: Session, key: str) -> bool:
    location = Location(ScreenKind.QUESTION, key)
    if location.index is None:
        return key in session.policy.spots or key in session.policy.items
    group = session.policy.groups.get(location.item_key)
    is_field = location.question_key in session.policy.questions
    return (
        is_field
        and group is not None
        and location.index < len(value_at(session.proposal, group.key))
    )
