"""Text typed ahead of a prompt, and text pasted into one."""

from __future__ import annotations

import atexit
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import TextIO

    from prompt_toolkit.input import Input as Keyboard


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

    def keyboard_of(_: TextIO) -> Keyboard:
        """Return the console's keyboard, with which the toolkit itself recognizes a paste."""
        from prompt_toolkit.input import create_input

        return create_input()

else:
    import termios
    from select import select

    from prompt_toolkit.input.vt100 import Vt100Input
    from prompt_toolkit.key_binding.key_processor import KeyPress
    from prompt_toolkit.keys import Keys

    LINE_BREAKS = (Keys.ControlM, Keys.ControlJ)
    GATHERING_SECONDS = 0.03  # within which the pieces of a paste follow each other

    class PasteGatheringInput(Vt100Input):
        """A keyboard that makes one paste of lines that come at once.

        Not every terminal marks a paste as one. Lines that it sends as keys would answer one
        question each. What lay ready before the prompt began was typed ahead, and stays as typed.
        """

        lay_ready = False

        def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
            """Note whether something was typed ahead, and begin to read."""
            self.lay_ready = self._is_readable(0)
            return super().attach(input_ready_callback)

        def read_keys(self) -> list[KeyPress]:
            """Return the keys that were pressed, those of a paste as one."""
            keys = super().read_keys()
            if self.lay_ready:
                self.lay_ready = False
                return keys
            if not self._begins_a_paste(keys):
                return keys
            while self._is_readable(GATHERING_SECONDS) and (more := super().read_keys()):
                keys = [*keys, *more]
            return _as_paste(keys)

        def _begins_a_paste(self, keys: list[KeyPress]) -> bool:
            if len(keys) < 2 or not all(map(_is_plain, keys)):  # noqa: PLR2004 - a break and text
                return False
            text = "".join("\n" if it.key in LINE_BREAKS else it.data for it in keys)
            has_text_below = "\n" in text.rstrip("\n")
            return has_text_below or (text.endswith("\n") and self._is_readable(0))

        def _is_readable(self, seconds: float) -> bool:
            return bool(select([self.fileno()], [], [], seconds)[0])

    def _is_plain(key: KeyPress) -> bool:
        return key.key in (*LINE_BREAKS, Keys.ControlI) or (
            len(key.key) == 1 and key.data.isprintable()
        )

    def _as_paste(keys: list[KeyPress]) -> list[KeyPress]:
        """Return plain keys as one paste; others that came with them stay as they are."""
        if not all(map(_is_plain, keys)):
            return keys
        text = "".join("\n" if it.key in LINE_BREAKS else it.data for it in keys)
        return [KeyPress(Keys.BracketedPaste, text)]

    def keyboard_of(stream: TextIO) -> Keyboard:
        """Return the keyboard of a terminal."""
        return PasteGatheringInput(stream)

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
