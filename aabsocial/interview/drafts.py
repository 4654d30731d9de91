"""Half-typed texts, kept by the key of what they were to answer (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace

if TYPE_CHECKING:
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
