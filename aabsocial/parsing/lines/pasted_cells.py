"""Part a pasted table into rows and cells: tabs as from Excel and Word, or semicolons."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from aabsocial.text.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_COLUMNS = 24
TAB, SEMICOLON, QUOTE = "\t", ";", '"'
_HEAD = re.compile(r"[^0-9]{0,40}20[0-9]{2}(?:\s+20[0-9]{2}){1,9}\s*")
_FIGURE = re.compile(r"[0-9][0-9.,]*|[-\u2013]")
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of each row that is not empty; a text without columns has one cell a row."""
    lines = [line for line in _LINE_ENDS.split(text) if line.strip()]
    if any(TAB in line.strip() for line in lines):
        rows = _quoted(lines) or [line.split(TAB) for line in lines]
    elif lines and all(SEMICOLON in line for line in lines):
        rows = [line.split(SEMICOLON) for line in lines]
    else:
        rows = [[line] for line in lines]
    cleaned = ([clean_line(cell) for cell in _bounded(row)] for row in rows)
    return [row for row in cleaned if any(row)]


def with_tabs_between_years(lines: Sequence[str]) -> list[str]:
    """Return a budget that is parted by spaces alone with tabs, where its head is several years.

    Each row below has as many figures as there are years, and no more, or none at all.
    """
    heads = [line for line in lines if _HEAD.fullmatch(line)]
    if len(heads) != 1:
        return [*lines]
    place, head = lines.index(heads[0]), heads[0].split()
    count = sum(map(str.isdecimal, head))
    rows = [_cells_of(line, count) for line in lines[place + 1 :]]
    if any(len(row) == 1 and any(map(str.isdigit, row[0])) for row in rows):
        return [*lines]
    named = [" ".join(head[:-count]), *head[-count:]]
    return [*lines[:place], *map(TAB.join, (named, *rows))]


def _cells_of(line: str, count: int) -> list[str]:
    """Return the name and the figures of a row, or the whole row where it has not so many."""
    name = line.split()
    figures = [name.pop() for _ in range(count) if name and _FIGURE.fullmatch(name[-1])]
    is_row = len(figures) == count and name and not _FIGURE.fullmatch(name[-1])
    return [" ".join(name), *reversed(figures)] if is_row else [line]


def _bounded(row: list[str]) -> list[str]:
    """Return the cells of a row; those beyond what any budget has become one."""
    if len(row) <= MOST_COLUMNS:
        return row
    rest = filter(None, map(str.strip, row[MOST_COLUMNS - 1 :]))
    return [*row[: MOST_COLUMNS - 1], "; ".join(rest)]


def _quoted(lines: list[str]) -> list[list[str]] | None:
    """Return the cells where Excel has put some in quotation marks, `None` where none is.

    It does so where a cell has a line end or a quotation mark of its own. A mark that is never
    closed would swallow the rows behind it.
    """
    text = "\n".join(lines)
    starts = text.startswith(QUOTE) or f"{TAB}{QUOTE}" in text or f"\n{QUOTE}" in text
    if not starts or text.count(QUOTE) % 2:
        return None
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), dialect="excel-tab", strict=True))
    except csv.Error:
        return None
    return None if any(TAB in cell for row in rows for cell in row) else rows
