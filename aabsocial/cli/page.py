"""Lay out a page of help as plain text, for any width."""

from __future__ import annotations

import textwrap
from dataclasses import field

from aabsocial.cli.prose import flowing
from aabsocial.value import Value

STEP = "  "
WIDEST_TERM = 26
ROOM_FOR_TEXT = 30


class Section(Value):
    """A heading over terms and what they mean; `stacked` puts the meaning under its term."""

    title: str
    rows: tuple[tuple[str, str], ...]
    stacked: bool = False


class Page(Value):
    """A page of help: how to write the command, what it does, and its parts."""

    usage: str
    about: str
    sections: tuple[Section, ...] = field(default=())


def laid_out(page: Page, width: int) -> str:
    """Give the page's text, no line wider than the width where a word allows it."""
    usage = textwrap.fill(page.usage, width, subsequent_indent=STEP * 3, break_on_hyphens=False)
    about = (_indented(paragraph, width) for paragraph in page.about.strip().split("\n\n"))
    sections = (_section(section, width) for section in page.sections if section.rows)
    return "\n\n".join((usage, *about, *sections)) + "\n"


def _section(section: Section, width: int) -> str:
    longest = max(len(term) for term, _ in section.rows)
    column = min(longest, WIDEST_TERM) + 2 * len(STEP)
    if section.stacked or width - column < ROOM_FOR_TEXT:
        rows = [_stacked(term, text, width) for term, text in section.rows]
    else:
        rows = [_beside(term, text, column, width) for term, text in section.rows]
    return "\n".join((f"{section.title}:", *rows))


def _stacked(term: str, text: str, width: int) -> str:
    return f"{STEP}{term}\n{_indented(text, width, STEP * 3)}"


def _beside(term: str, text: str, column: int, width: int) -> str:
    indent = " " * column
    lines = _indented(text, width, indent).splitlines()
    if len(term) + 2 * len(STEP) > column:
        return "\n".join((STEP + term, *lines))
    first, *rest = lines or [indent]
    return "\n".join((f"{STEP}{term}".ljust(column) + first[column:], *rest))


def _indented(text: str, width: int, indent: str = STEP) -> str:
    return textwrap.fill(
        flowing(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
