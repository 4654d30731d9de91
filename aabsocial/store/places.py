"""Places in a proposal's file: from a finding's key to line and column."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from aabsocial.answers import Path, path_of
from aabsocial.finding import Place
from aabsocial.store.statements import Span, script, values
from aabsocial.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

START = Place(1, 1, 1, 1)


class Places(Value):
    """Where everything of one file stands, by path: the values and the headers."""

    lines: Lines
    spans: Mapping[Path, Span]
    headers: Mapping[Path, Span]

    @cached_property
    def values(self) -> Mapping[Path, Place]:
        """Give the place of every value."""
        return {path: self.lines.place(span) for path, span in self.spans.items()}

    def of(self, key: str) -> Place:
        """Give the place of a finding's key such as `partners[1].role`.

        That is its value; where it has none, its table's header; else line 1. A table or group
        is pointed at by its header.
        """
        return self.at(path_of(key))

    def at(self, path: Path) -> Place:
        """Give the place of a path, as `of` does for a key."""
        while path:
            first_record = (*path, 0)
            span = self.spans.get(path) or self.headers.get(path) or self.headers.get(first_record)
            if span:
                return self.lines.place(span)
            path = path[:-1]
        return START


def places(text: str) -> Places:
    """Find the places in a text that the parser has accepted."""
    statements = script(text).statements
    return Places(
        lines=Lines(text),
        spans={part.path: part.value for part in values(statements)},
        headers={one.path: one.key for one in statements if not one.value},
    )


class Lines:
    """The line starts of a text, to turn offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        """Note where each line starts; only a line feed ends a line."""
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(self, span: Span) -> Place:
        """Give the lines and columns of a span."""
        return self.span(span.start, span.end)

    def span(self, start: int, end: int) -> Place:
        """Give the lines and columns of two offsets."""
        return Place(*self._point(start), *self._point(end))

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
