"""Part a pasted table into rows and cells: tabs as from Excel and Word, or semicolons."""

from __future__ import annotations

import csv
import re

from aabsocial.text.cleaning import clean_line

MOST_COLUMNS = 24
TAB, SEMICOLON, QUOTE = "\t", ";", '"'
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
