"""How an activity is told in a few words (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import lower_first

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

MOST_WORDS_OF_A_TIME = 6
ENDS = " .,;:!?…"


def named_with_time(name: str, when: str, language: Language) -> str:
    """Return `højbede (lørdage kl. 10-12)`: a name, and when it is unless that is long or in it."""
    time = when.strip(ENDS)
    is_said = time.casefold() in name.casefold()
    if is_said or len(time.split()) > MOST_WORDS_OF_A_TIME or "(" in time or not name:
        return name
    return f"{name} ({lower_first(time) if language == 'da' else time})"
