"""Show a long text a screen at a time, where somebody looks at a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import (
    is_interactive,
    is_shown_on_a_terminal,
    print_notice,
    print_result,
)
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
LEAST = 5  # lines of a screen, however low the window is
ENDING_KEYS = frozenset({"q", "Q", "\x1b", "\x04", ""})  # Esc, Ctrl+D, and a terminal that is gone
MOST_BYTES = 32  # of one key: an arrow sends several

if sys.platform == "win32":

    def _read_key() -> str:
        """Return the key that was pressed; Ctrl+C is an interrupt."""
        import msvcrt  # on Windows only

        key = msvcrt.getwch()
        if key in ("\0", "\xe0"):  # an arrow or another key without a character sends two
            msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        return key

else:

    def _read_key() -> str:
        """Return the key that was pressed, without waiting for Enter."""
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            return os.read(sys.stdin.fileno(), MOST_BYTES).decode(errors="replace")
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def print_paged(text: str, language: Language) -> None:
    """Write a text to standard output; on a terminal, wait for a key after each screen."""
    if not (is_interactive() and is_shown_on_a_terminal()):
        print_result(text)
        return
    rows = shutil.get_terminal_size().lines - 2  # one for the hint, one for the cursor
    first, *others = screens(text, max(rows, LEAST))
    print_result(first)
    for screen in others:
        print_notice(messages.text("more", language))
        if _read_key() in ENDING_KEYS:
            return
        print_result(screen)


def screens(text: str, rows: int) -> Iterator[str]:
    """Yield a text in pieces of a number of lines, which end between paragraphs where they can.

    Above a heading is best, so that what belongs to it begins a piece with it. A line of spaces
    parts no paragraphs: it is one of something drawn, which is kept together.
    """
    lines = text.splitlines()
    while len(lines) > rows:
        breaks = [number for number in range(1, rows + 1) if not lines[number]]
        above_headings = [it for it in breaks if it >= rows // 2 and _is_heading(lines[it + 1 :])]
        end = (above_headings or breaks or [rows])[-1]
        yield "\n".join(lines[:end])
        lines = lines[end + bool(breaks) :]
    yield "\n".join(lines)


def _is_heading(lines: list[str]) -> bool:
    """Return whether the first of some lines is a heading: all text below one is indented."""
    return bool(lines and lines[0][:1].strip())
