"""Part a long body into pages, as many lines at a time as a terminal has room for."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
MORE, LAST = "more", "last"
AROUND = 8  # lines: the heading, the question, its keys and its two choices
FEWEST = 5


def pages_of(screen: Screen, columns: int, rows: int, language: Language) -> tuple[Screen, ...]:
    """Return a screen as pages from its top; only the last has the screen's own choices."""
    parts = _parts(screen.body, columns - 1, max(rows - AROUND, FEWEST))
    if len(parts) == 1:
        return (screen,)
    pages = [
        Screen(
            input=Input.CHOICE,
            question=messages.text("page", language, number=number, all=len(parts)),
            body=part,
            options=(
                Option(MORE, messages.text("more", language)),
                Option(LAST, messages.text("last", language)),
            ),
            proposed=(MORE,),
        )
        for number, part in enumerate(parts[:-1], start=1)
    ]
    first = replace(pages[0], section=screen.section, progress=screen.progress, notes=screen.notes)
    last = replace(screen, section="", progress="", notes=(), body=parts[-1])
    return (first, *pages[1:], last)


def _parts(body: tuple[str, ...], columns: int, room: int) -> list[tuple[str, ...]]:
    """Return the lines in parts that fit into so many lines of a terminal."""
    parts: list[tuple[str, ...]] = [()]
    used = 0
    for line in body:
        height = max(1, len(textwrap.wrap(line, max(columns, 1))))
        if used + height > room and parts[-1]:
            parts.append(())
            used = 0
        parts[-1] = (*parts[-1], line)
        used += height
    return parts
