"""Show a long text a screen at a time, where somebody looks at a terminal."""

from __future__ import annotations

import shutil
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
QUIT = "q"


def print_paged(text: str, language: Language) -> None:
    """Write a text to standard output; on a terminal, wait for Enter after each screen."""
    if not (is_interactive() and is_shown_on_a_terminal()):
        print_result(text)
        return
    rows = shutil.get_terminal_size().lines - 2  # one for the hint, one for what is typed
    first, *others = screens(text, max(rows, LEAST))
    print_result(first)
    for screen in others:
        print_notice(messages.text("more", language))
        if _is_ended():
            return
        print_result(screen)


def screens(text: str, rows: int) -> Iterator[str]:
    """Yield a text in pieces of a number of lines, which end between paragraphs where they can."""
    lines = text.splitlines()
    while len(lines) > rows:
        breaks = [number for number in range(rows // 2, rows) if not lines[number].strip()]
        end = breaks[-1] if breaks else rows
        yield "\n".join(lines[:end])
        lines = lines[end:]
        if not lines[0].strip():
            del lines[0]
    yield "\n".join(lines)


def _is_ended() -> bool:
    try:
        return input().strip().casefold() == QUIT
    except EOFError:
        return True
