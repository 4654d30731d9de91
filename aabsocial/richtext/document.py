"""Parse a whole document, as an annex is: headings and tables are kept, the rest is free text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.richtext.model import Heading, TextTable
from aabsocial.richtext.parser import cleaned, inline_text, parse_prose
from aabsocial.richtext.pasted import table_at, with_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.richtext.model import DocumentBlock

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
QUOTED = re.compile(r" {0,3}> ?")
LONGEST_HEADING = 200  # letters; a longer line above a rule is a paragraph


def parse_document(text: str) -> tuple[DocumentBlock, ...]:
    """Return the headings, the tables and the prose between them, in order."""
    return tuple(_blocks(with_notes(cleaned(text)).split("\n")))


def _blocks(lines: Sequence[str]) -> Iterator[DocumentBlock]:
    prose: list[str] = []
    at = 0
    while at < len(lines):
        block, length = _block_at(lines, at)
        if not length:
            prose.append(QUOTED.sub("", lines[at]))
            at += 1
            continue
        if done := parse_prose("\n".join(prose)):
            yield done
        prose.clear()
        if block:
            yield block
        at += length
    if done := parse_prose("\n".join(prose)):
        yield done


def _block_at(lines: Sequence[str], at: int) -> tuple[Heading | TextTable | None, int]:
    """Return the heading or table that begins at a line and its number of lines.

    A rule across the page is a block of one line and nothing; a line of prose has no length.
    """
    line = lines[at]
    if found := HEADING.fullmatch(line):
        text = inline_text(found["text"])
        return (Heading(level=len(found[1]), text=text) if text else None), 1
    if _is_underlined(lines, at):
        level = 1 if "=" in lines[at + 1] else 2
        return Heading(level=level, text=inline_text(line.strip())), 2
    if RULE.fullmatch(line):
        return None, 1
    if table := table_at(lines, at):
        return _table(*table), 2 + len(table[1])
    return None, 0


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    """Return whether a line is a paragraph of its own with a line of = or - under it."""
    line = lines[at].strip()
    if not line or len(line) > LONGEST_HEADING or "|" in line or at + 1 >= len(lines):
        return False
    is_alone = at == 0 or not lines[at - 1].strip()
    return is_alone and bool(UNDERLINE.fullmatch(lines[at + 1])) and not RULE.fullmatch(line)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> TextTable:
    """Return a table whose rows all have as many cells as the longest."""
    width = max(map(len, (heads, *rows)))
    head, *body = (
        tuple(inline_text(cell) for cell in (*row, *[""] * (width - len(row))))
        for row in (heads, *rows)
    )
    return TextTable(heads=head, rows=tuple(body))
