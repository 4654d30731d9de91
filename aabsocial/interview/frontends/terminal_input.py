"""Text typed ahead of a prompt, and text pasted into one."""

from __future__ import annotations

import atexit
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


INPUT, LOCAL, CHARACTERS = 0, 3, 6  # where termios keeps what follows


def enable_type_ahead(keyboard: TextIO) -> None:
    """Switch off the terminal's line mode, also between questions, until the program ends.

    Else it echoes keys typed ahead, so that they appear twice, and turns Enter into Ctrl+J: a
    new line in the answer instead of its end. Ctrl-C keeps its meaning.
    """
    try:
        import termios  # Windows has none, and its console does neither
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


PASTE_SECONDS = 0.02

if sys.platform == "win32":

    def is_more_waiting(_: TextIO) -> bool:
        """Return whether input is waiting: nobody types so soon after Enter, so it is pasted."""
        import msvcrt  # on Windows only
        import time

        time.sleep(PASTE_SECONDS)
        return msvcrt.kbhit()

else:
    import termios
    from select import select

    def is_more_waiting(terminal: TextIO) -> bool:
        """Return whether input is waiting, also the last line of a paste, without a line end.

        A terminal in line mode hides that one, so it is switched to single characters for a moment;
        the input is not consumed.
        """
        if _is_readable(terminal):
            return True
        whole_lines = termios.tcgetattr(terminal)
        characters = [*whole_lines]
        characters[3] &= ~termios.ICANON
        try:
            termios.tcsetattr(terminal, termios.TCSANOW, characters)
            return bool(select([terminal], [], [], 0)[0])
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, whole_lines)

    def _is_readable(terminal: TextIO) -> bool:
        return bool(select([terminal], [], [], PASTE_SECONDS)[0])
