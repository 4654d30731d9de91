"""Whether somebody wants plain lines, for a screen reader or a simple terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aabsocial.store.settings import Settings

VARIABLES = ("ACCESSIBLE", "AABSOCIAL_PLAIN")
SWITCHED_OFF = frozenset({"", "0", "false"})


def is_plain_wanted(settings: Settings) -> bool:
    """Tell whether the environment, the settings or a simple terminal asks for plain lines."""
    wanted = any(os.environ.get(name, "").lower() not in SWITCHED_OFF for name in VARIABLES)
    return wanted or settings.plain or os.environ.get("TERM") == "dumb"
