"""The places in a proposal's file: from a key to line and column."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.model.answers import Path, path_of
from aabsocial.model.findings import Place
from aabsocial.storage.toml_edit.scanner import Run, Span, Statement, expanded, outline, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.answers import Answers

START = Place(1, 1, 1, 1)
VALUES = frozenset(("inf", "nan", "true", "false"))  # the words that stand for themselves


class SourceMap(Struct, kw_only=True, dict=True):
    """The places of a file's values and headers by path.

    A single place is looked for only under the headers of its table.
    """

    text: str
    outline: tuple[Statement | Run, ...]

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of the text."""
        return Lines(self.text)

    @cached_property
    def values(self) -> Mapping[Path, Place]:
        """Return the place of every value."""
        return {path: self.lines.place(span) for path, span in self._spans(self.outline).items()}

    @cached_property
    def headers(self) -> Mapping[Path, Span]:
        """Return the span of each header."""
        return {
            statement.path: statement.key
            for statement in self.outline
            if isinstance(statement, Statement) and not statement.value
        }

    def place_of(self, key: str) -> Place:
        """Return the place of a key such as `partners[1].role`.

        That is its value, else its table's header, else line 1. A table or group is at its header.
        """
        return self.place_at(path_of(key))

    def place_of_name(self, key: str) -> Place:
        """Return the place of a key's own name; a table's is its header."""
        path = path_of(key)
        name = self._key_spans.get(path)
        return self.lines.place(name) if name else self.place_at(path)

    def place_at(self, path: Path) -> Place:
        """Return the place of a path, as `of` does for a key."""
        while path:
            headers, first_record = self.headers, (*path, 0)
            span = self._value(path) or headers.get(path) or headers.get(first_record)
            if span:
                return self.lines.place(span)
            path = path[:-1]
        return START

    @cached_property
    def _key_spans(self) -> Mapping[Path, Span | None]:
        """Return the span of each key's own name, the first if there are two."""
        names: dict[Path, Span | None] = {}
        for part in values(expanded(self.text, self.outline)):
            names.setdefault(part.path, part.key)
        return names

    def _value(self, path: Path) -> Span | None:
        """Return the span of a value, under the header of its own table or of one above it."""
        under = (self._under(path[:length]) for length in range(len(path)))
        return next((spans[path] for spans in under if path in spans), None)

    def _under(self, home: Path) -> Mapping[Path, Span]:
        """Return the spans of the values under one header."""
        if home not in self._known:
            self._known[home] = self._spans(self._by_home.get(home, ()))
        return self._known[home]

    @cached_property
    def _known(self) -> dict[Path, Mapping[Path, Span]]:
        return {}

    @cached_property
    def _by_home(self) -> Mapping[Path, list[Statement | Run]]:
        homes: dict[Path, list[Statement | Run]] = {}
        for statement in self.outline:
            homes.setdefault(statement.home, []).append(statement)
        return homes

    def _spans(self, outline: Iterable[Statement | Run]) -> Mapping[Path, Span]:
        return {part.path: part.value for part in values(expanded(self.text, outline))}


def source_map(text: str) -> SourceMap:
    """Return the places in a text that the parser has accepted."""
    return SourceMap(text=text, outline=outline(text))


def header_over(text: str, answers: Answers, key: str) -> Place | None:
    """Return the place of a key missing from a table: the table's header, if it is easily found.

    `None` only means that `source_map` must find it, which takes a hundred times as long.
    """
    table, _, name = key.partition(".")
    inside = answers.get(table)
    if not isinstance(inside, dict) or name in inside or not name.isidentifier():
        return None
    # Such a line is a header, unless a text runs over several lines, or it is a list of one value.
    if '"""' in text or "'''" in text or not table.isidentifier() or table in VALUES:
        return None
    header = f"[{table}]"
    before, found, _ = f"\n{text}".partition(f"\n{header}")
    line = before.count("\n") + 1
    return Place(line, 1, line, 1 + len(header)) if found else None


class Lines:
    """The line starts of a text, to turn offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        """Note where each line starts; only a line feed ends a line."""
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(self, span: Span) -> Place:
        """Return the lines and columns of a span."""
        return self.span(span.start, span.end)

    def span(self, start: int, end: int) -> Place:
        """Return the lines and columns of two offsets."""
        return Place(*self._point(start), *self._point(end))

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
