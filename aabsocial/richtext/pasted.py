"""Turn pasted tables and footnotes into lists and notes, which every format can show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RULE = frozenset("|:- ")  # the characters of the line below a table's header
EDGE = re.compile(r"(?<!\\)\|")  # between two cells
DASHES = re.compile(r":?-+:?")
NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]: *(?=\S)")
REFERENCE = re.compile(r" ?\[\^([^\]\s]{1,40})\]")
FEWEST = 2  # columns


def without_tables_and_notes(text: str) -> str:
    """Return Markdown with each table row as a list item, and footnotes as paragraphs."""
    text = with_notes(text)
    return "\n".join(_with_rows(text.split("\n"))) if "|" in text else text


def _with_rows(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        rows = _rows_below(lines, at)
        if not rows:
            yield lines[at]
            at += 1
            continue
        headers = _cells(lines[at])
        yield ""
        yield from (f"- {line}" for row in rows if (line := _row_text(headers, _cells(row))))
        yield ""
        at += 2 + len(rows)


def table_at(lines: Sequence[str], at: int) -> tuple[Sequence[str], Sequence[Sequence[str]]] | None:
    """Return the cells of the header and the rows of the table that begins at a line."""
    rows = _rows_below(lines, at)
    return (_cells(lines[at]), [_cells(row) for row in rows]) if rows else None


def _rows_below(lines: Sequence[str], at: int) -> Sequence[str]:
    """Return the rows of the table whose header is a line; none if it is no header."""
    if at + 1 >= len(lines) or "|" not in lines[at] or not RULE.issuperset(lines[at + 1]):
        return ()
    dashes = _cells(lines[at + 1])
    if len(dashes) < FEWEST or not all(map(DASHES.fullmatch, dashes)):
        return ()
    if len(dashes) != len(_cells(lines[at])):
        return ()
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return lines[at + 2 : end]


def _cells(row: str) -> list[str]:
    inner = EDGE.split(row.strip())
    if inner and not inner[0]:
        del inner[0]
    if inner and not inner[-1]:
        del inner[-1]
    return [cell.strip().replace("\\|", "|") for cell in inner]


def _row_text(headers: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row as one line, each cell after its column's header."""
    pairs = zip(headers, cells, strict=False)
    named = (f"{header}: {cell}" if header else cell for header, cell in pairs if cell)
    return "; ".join((*named, *filter(None, cells[len(headers) :])))


def with_notes(text: str) -> str:
    """Return a text with its footnotes as numbered paragraphs, and references to their numbers."""
    if "[^" not in text:
        return text
    lines = text.split("\n")
    notes = [note[1] for line in lines if (note := NOTE.match(line))]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(notes), 1)}
    return "\n".join(_with_note_numbers(line, numbers) for line in lines) if numbers else text


def _with_note_numbers(line: str, numbers: Mapping[str, int]) -> str:
    def numbered(reference: re.Match[str]) -> str:
        number = numbers.get(reference[1])
        return reference[0] if number is None else f" (note {number})"

    if note := NOTE.match(line):
        return f"\nNote {numbers[note[1]]}: {REFERENCE.sub(numbered, line[note.end() :])}"
    return REFERENCE.sub(numbered, line)
