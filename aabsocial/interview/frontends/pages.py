"""Part a long body into pages, as many lines at a time as a terminal has room for."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.interview.protocol import Input, Option, Screen
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language

messages = Messages(__file__)
MORE, LAST = "more", "last"
AROUND = 8  # lines: the heading, the question, its keys and its two choices
CHOICES = 2
FEWEST = 5


def pages_of(
    screen: Screen, columns: int, rows: int, language: Language, paper_rows: int = 0
) -> tuple[Screen, ...]:
    """Return a screen as pages from its top; only the last has the screen's own choices.

    `paper_rows` is how many rows its paper takes, 0 where it has none.
    """
    room = max(rows - AROUND, FEWEST)
    contents = list(_contents(screen, columns - 1, room, paper_rows))
    if contents and _height(contents[-1], columns - 1) > room - (len(screen.options) - CHOICES):
        contents.append(Screen(input=screen.input, question=""))  # the choices take all the room
    if len(contents) <= 1:
        return (screen,)
    ways = [Option(MORE, messages.text("more", language))]
    if len(screen.options) > 1:  # where one can only leave, there is nothing to skip to
        ways.append(Option(LAST, messages.text("last", language)))
    pages = [
        replace(
            content,
            question=messages.text("page", language, number=number, all=len(contents)),
            options=tuple(ways),
            proposed=(MORE,),
            beside=screen.beside,
        )
        for number, content in enumerate(contents[:-1], start=1)
    ]
    first = replace(pages[0], section=screen.section, progress=screen.progress, notes=screen.notes)
    end = contents[-1]
    last = replace(
        screen, section="", progress="", notes=(), body=end.body, paper=end.paper, rows=end.rows
    )
    return (first, *pages[1:], last)


def _contents(screen: Screen, columns: int, room: int, paper_rows: int) -> Iterator[Screen]:
    """Yield what stands on each page: a part of the body, then a part of the paper."""
    blank = Screen(input=Input.CHOICE, question="")
    if screen.body:
        yield from (replace(blank, body=part) for part in _parts(screen.body, columns, room))
    for top in range(0, paper_rows, room):
        rows = (top, min(top + room, paper_rows))
        yield replace(blank, paper=screen.paper, rows=rows)


def _height(content: Screen, columns: int) -> int:
    """Return how many lines of a terminal a part of the body, or of the paper, takes."""
    first, last = content.rows or (0, 0)
    return last - first + sum(_lines_of(line, columns) for line in content.body)


def _lines_of(line: str, columns: int) -> int:
    return max(1, len(textwrap.wrap(line, max(columns, 1))))


def _parts(body: tuple[str, ...], columns: int, room: int) -> list[tuple[str, ...]]:
    """Return the lines in parts that fit into so many lines of a terminal.

    No part ends with a heading.
    """
    parts: list[tuple[str, ...]] = [()]
    used = 0
    for line in body:
        height = _lines_of(line, columns)
        if used + height > room and parts[-1]:
            kept, headings = _without_headings(parts[-1], line)
            used = sum(_lines_of(it, columns) for it in headings)
            if used + height > room:
                kept, headings, used = parts[-1], (), 0
            parts[-1:] = [kept, headings]
        parts[-1] = (*parts[-1], line)
        used += height
    return parts


def _without_headings(
    lines: tuple[str, ...], following: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of a part, and those at its end that are headings of the line after it."""
    end = len(lines)
    while end > 1 and _is_heading(lines[end - 1], (*lines, following)[end]):
        end -= 1
    return lines[:end], lines[end:]


def _is_heading(line: str, following: str) -> bool:
    """Return whether a line is the heading of the next one, which may be indented below it."""
    return line.endswith(":") or bool(line and _indent(following) > _indent(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
