"""What is typed while no question waits for it: it stays as it was typed, and off the screen."""

from __future__ import annotations

import atexit
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

INPUT, LOCAL, CHARACTERS = 0, 3, 6  # where termios keeps what follows


def keep_what_is_typed_ahead(keyboard: TextIO) -> None:
    """Let a terminal hand on its keys as they are, also between questions, until the tool ends.

    Else it shows them at once, so that they stand there twice, and makes of Enter what Ctrl+J
    is: a new line in the answer instead of its end. Ctrl-C keeps its meaning.
    """
    try:
        import termios  # noqa: PLC0415 - Windows has none, and its console does neither
    except ImportError:
        return
    try:
        before = termios.tcgetattr(keyboard)
    except (OSError, ValueError, termios.error):
        return
    now = [*before[:CHARACTERS], [*before[CHARACTERS]]]
    now[INPUT] &= ~termios.ICRNL
    now[LOCAL] &= ~(termios.ECHO | termios.ICANON)
    now[CHARACTERS][termios.VMIN], now[CHARACTERS][termios.VTIME] = 1, 0

    def set_back() -> None:
        with suppress(OSError, ValueError, termios.error):  # the terminal may be gone by then
            termios.tcsetattr(keyboard, termios.TCSANOW, before)

    termios.tcsetattr(keyboard, termios.TCSANOW, now)
    atexit.register(set_back)
