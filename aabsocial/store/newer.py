"""Syntax that TOML 1.0 does not know: read, with a warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.store.places import Lines
from aabsocial.store.reading import found
from aabsocial.store.statements import Part, script, values

if TYPE_CHECKING:
    from aabsocial.finding import Finding

ESCAPE = re.compile(r"(?:[^\\]|^)(?:\\\\)*\\[ex]")
TEXTS_AND_REMARKS = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?>(?:[^"\\]|\\.)*)"|\'[^\']*+\'|\#[^\n]*+''',
    re.DOTALL,
)
ARRAY = re.compile(r"\[[^\[\]]*+\]")


def newer_syntax(text: str) -> tuple[Finding, ...]:
    """Give a warning for every statement that only TOML 1.1 allows."""
    lines = Lines(text)
    places = (
        lines.place(statement.value or statement.key)
        for statement in script(text).statements
        if any(_is_newer(text, part) for part in values([statement]))
    )
    return tuple(
        found("FIL12", "newer-syntax", place=place, line=str(place.line)) for place in places
    )


def _is_newer(text: str, part: Part) -> bool:
    value = text[part.value.start : part.value.end]
    if value[0] == "{":
        table = TEXTS_AND_REMARKS.sub("", value)
        return table[:-1].rstrip().endswith(",") or _spans_lines(table)
    return value[0] == '"' and bool(ESCAPE.search(value))


def _spans_lines(table: str) -> bool:
    """Return whether line ends stand in an inline table itself, and not only in its arrays."""
    outside, found = ARRAY.subn("", table)
    while found:
        outside, found = ARRAY.subn("", outside)
    return "\n" in outside
