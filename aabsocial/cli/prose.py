"""Lay out what is told at length as plain text, no line wider than so many columns."""

from __future__ import annotations

import re
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STEP = "  "


def flowing(text: str) -> str:
    """Give a text on one line; no-break spaces stay, so that no number parts from its unit."""
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def title(text: str, columns: int) -> str:
    """Give a line that opens a passage; what follows of it is set in."""
    return fill(text, columns, subsequent_indent=STEP, break_on_hyphens=False)


def paragraph(text: str, columns: int, indent: str = STEP) -> str:
    """Give a text set in, as one paragraph."""
    return fill(
        flowing(text),
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def labelled(label: str, text: str, columns: int) -> str:
    """Give a text behind its label; the lines that follow are set in further."""
    return fill(
        f"{label}: {flowing(text)}",
        columns,
        initial_indent=STEP,
        subsequent_indent=STEP * 2,
        break_on_hyphens=False,
        break_long_words=False,
    )


def passage(heading: str, *parts: str) -> str:
    """Give a heading over what belongs to it; nothing at all where there is nothing."""
    return "\n".join((f"{heading}:", *parts)) if any(parts) else ""


def listed(rows: Iterable[str], columns: int) -> str:
    """Give each row as a line of its own."""
    return "\n".join(
        fill(
            row,
            columns,
            initial_indent=STEP,
            subsequent_indent=STEP * 2,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for row in rows
    )


def quoted(lines: str, columns: int) -> str:
    """Give lines of a file as they stand, set in; one that is too long goes on below itself."""
    return "\n".join(
        fill(
            line,
            columns,
            initial_indent=STEP * 2,
            subsequent_indent=STEP * 3,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for line in lines.strip().splitlines()
    )
