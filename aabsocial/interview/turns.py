"""Go on after an answer, so that no error on the way loses it (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.navigation import forward

if TYPE_CHECKING:
    from aabsocial.interview.session import Session


class BrokenTurnError(Exception):
    """An internal error on the way to the next screen, after an answer was confirmed."""

    def __init__(self, confirmed: Session) -> None:
        """Keep the session with the confirmed answer."""
        super().__init__()
        self.confirmed = confirmed


def gone_forward(confirmed: Session) -> Session:
    """Return the session at the next location; raises `BrokenTurnError`, which keeps the answer."""
    try:
        return forward(confirmed)
    except Exception as fault:
        raise BrokenTurnError(confirmed) from fault
