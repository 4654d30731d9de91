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
NAMED_KEYS = frozenset("\x1b\0\xe0")  # how an arrow begins, on POSIX and on Windows
SHORT = 2  # screens that need no waiting
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


def print_paged(text: str, language: Language, *, plain: bool = False) -> None:
    """Write a text to standard output; on a terminal, wait for a key after each screen.

    What is hardly more than a screen is written at once, and `plain` everything: a screen reader
    reads what was written. A key that begins something else, such as the next command, ends the
    waiting, and the rest is written.
    """
    rows = max(shutil.get_terminal_size().lines - 2, LEAST)  # for the hint, and for the cursor
    is_short = len(text.splitlines()) <= SHORT * rows
    if plain or is_short or not (is_interactive() and is_shown_on_a_terminal()):
        print_result(text)
        return
    first, *others = screens(text, rows)
    print_result(first)
    while others:
        print_notice(messages.text("more", language))
        key = _read_key()
        if key in ENDING_KEYS:
            return
        count = 1 if _reads_on(key) else len(others)
        print_result("\n".join(others[:count]))
        del others[:count]


def _reads_on(key: str) -> bool:
    """Return whether a key asks for the next screen: Enter, the space bar, an arrow or the like."""
    return not key.strip() or key[0] in NAMED_KEYS


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
