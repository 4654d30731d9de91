"""Whether colours are wanted on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.cli.reader import Color


def wants_colours(color: Color, environment: Mapping[str, str]) -> bool:
    """Tell whether to colour: as asked for, else as the environment says, else on a terminal.

    An empty `NO_COLOR` or `FORCE_COLOR` says nothing (https://no-color.org).
    """
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    return on_terminal and environment.get("TERM") != "dumb"
