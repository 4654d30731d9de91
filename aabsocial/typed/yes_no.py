"""Yes or no, as a person types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.typed.heard import Understood, phrases, plain, refused
from aabsocial.wording import LANGUAGES

if TYPE_CHECKING:
    from aabsocial.typed.heard import Heard
    from aabsocial.wording import Language


def hear_yes_no(text: str, language: Language) -> Heard[bool]:
    """Read `ja`, `j`, `nej`, `n`, `yes`, `y`, `no`, or the file's own `true` and `false`."""
    del language  # no word means yes in one language and no in the other
    answer = plain(text).rstrip(".!")
    if answer in phrases("yes", *LANGUAGES):
        return Understood(value=True)
    if answer in phrases("no", *LANGUAGES):
        return Understood(value=False)
    return refused("yes-no", text)
