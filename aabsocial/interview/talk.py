"""Hold a conversation: show a screen, take the action, save what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.interview.screens import screen
from aabsocial.interview.turn import take

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.answers import Answers
    from aabsocial.interview.screen import FrontEnd
    from aabsocial.interview.session import Session


def converse(session: Session, front_end: FrontEnd, save: Callable[[Answers], object]) -> Session:
    """Go on until the conversation ends; every changed answer is saved before the next question."""
    while session.ending is None:
        action = front_end.ask(screen(session))
        following = take(session, action)
        if following.answers is not session.answers:
            save(following.answers)
        session = following
    return session
