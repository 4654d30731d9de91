"""Whether more of a paste is waiting on a terminal, behind the line that was read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

PASTE_SECONDS = 0.02

if sys.platform == "win32":

    def is_more_waiting(_: TextIO) -> bool:
        """Tell whether keys are waiting: nobody types one within the moment since Enter."""
        import msvcrt  # noqa: PLC0415 - on Windows only
        import time  # noqa: PLC0415 - beside its only use

        time.sleep(PASTE_SECONDS)
        return msvcrt.kbhit()

else:
    import termios
    from select import select

    def is_more_waiting(terminal: TextIO) -> bool:
        """Tell whether text is waiting, also the last line of a paste, which no Enter ended.

        A terminal that gives out whole lines hides that one; so it is asked for single
        characters for a moment, and what waits stays where it is.
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
