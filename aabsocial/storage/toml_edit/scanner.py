"""The statements of a TOML text: where each header, key and value stands.

A locator, no parser: it follows text that the parser has accepted, one regular expression for
each kind of token, and gives offsets. It never checks anything, so that it also gets through
text in which only a later line is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.core import toml
from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.model.answers import Path

NAME = re.compile(r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+""")
STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''',
    re.DOTALL,
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ ]\d\d:[\d:.Zz+-]+")
BARE = re.compile(r"[^\s,\]}#]+")
SPACE = re.compile(r"[ \t]*")
ROOM = re.compile(r"[ \t\r\n]*")
REMARK = re.compile(r"#[^\r\n]*")
LINE_END = r"[ \t]*+\r?+\n[ \t\r\n]*+"  # with the room behind it
ORDINARY_NAME = r"[A-Za-z0-9_-]++"
ORDINARY_VALUE = r"""(?:"(?!"")[^"\\\n]*+"|[^\s"'\[{,\]}#]++)"""
# As nearly all pairs are, and nearly all tables: each on a line.
ORDINARY = re.compile(rf"({ORDINARY_NAME})[ \t]*+=[ \t]*+({ORDINARY_VALUE}){LINE_END}")
PAIRS = rf"(?:{ORDINARY_NAME}[ \t]*+=[ \t]*+{ORDINARY_VALUE}{LINE_END})"
RUN = re.compile(rf"(?>{PAIRS}+)")
TABLE = re.compile(
    rf"(\[(?>(\[)?)((?>{ORDINARY_NAME}(?:\.{ORDINARY_NAME})*))\](?(2)\])){LINE_END}((?>{PAIRS}*))"
)
DOT = re.compile(r"[ \t]*\.[ \t]*")
DEEPEST = 120


class Span(NamedTuple):
    """A stretch of text by its offsets, the end exclusive."""

    start: int
    end: int


class Part(NamedTuple):
    """A value inside an inline table or array; a table's parts have a key, an array's none."""

    path: Path
    key: Span | None
    value: Span


class Statement(NamedTuple):
    """One header (without value) or one `key = value`, with all that stands inside the value.

    `home` is the path of the table whose header the statement stands under; a header's own
    path is its home.
    """

    path: Path
    home: Path
    key: Span
    value: Span | None = None
    parts: tuple[Part, ...] = ()

    @property
    def end(self) -> int:
        """Return the offset at which the statement ends, before any comment."""
        return self.value.end if self.value else self.key.end


class Run(NamedTuple):
    """Ordinary pairs that stand one after the other under one header, not looked at singly yet."""

    home: Path
    start: int
    end: int


class ScannedDocument(Struct):
    """Everything found in one text: its statements and its comments, in order."""

    text: str
    statements: Sequence[Statement]
    remarks: Sequence[Span]


def scan(text: str) -> ScannedDocument:
    """Find the statements of a text; stops quietly at the first that is none."""
    found = _Scanner(text)
    found.follow()
    return ScannedDocument(text, list(expanded(text, found.outline)), found.remarks)


def outline(text: str) -> tuple[Statement | Run, ...]:
    """Find the headers of a text and what stands under each, in a third of a script's time."""
    found = _Scanner(text)
    found.follow()
    return tuple(found.outline)


def expanded(text: str, found: Iterable[Statement | Run]) -> Iterator[Statement]:
    """Yield the statements of an outline, each of a run's pairs as one."""
    for one in found:
        if isinstance(one, Statement):
            yield one
            continue
        for pair in ORDINARY.finditer(text, one.start, one.end):
            key, value = Span(*pair.span(1)), Span(*pair.span(2))
            yield Statement((*one.home, pair[1]), one.home, key, value)


class _Scanner:
    """One walk through one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.outline: list[Statement | Run] = []
        self.remarks: list[Span] = []
        self.records: dict[Path, int] = {}
        self.parts: list[Part] = []

    def follow(self) -> None:
        """Walk through all statements; every round reads at least one character."""
        home: Path = ()
        position = self.ordinary(self.room(0), home)
        while position < len(self.text):
            if table := TABLE.match(self.text, position):
                home, position = self.table(table)
                continue
            header = self.text.startswith("[", position)
            statement = self.header(position) if header else self.pair(position, home)
            if statement is None:
                return
            self.outline.append(statement)
            home = statement.home
            position = self.ordinary(self.room(statement.end), home)

    def table(self, table: re.Match[str]) -> tuple[Path, int]:
        """Note an ordinary header and the pairs under it; give its path and the offset behind."""
        header = self.headed(tuple(table[3].split(".")), Span(*table.span(1)))
        self.outline.append(header)
        if table[4]:
            self.outline.append(Run(header.home, *table.span(4)))
        return header.home, self.room(table.end())

    def ordinary(self, start: int, home: Path) -> int:
        """Pass over the ordinary pairs that stand one after the other; give the offset behind."""
        run = RUN.match(self.text, start)
        if not run:
            return start
        self.outline.append(Run(home, *run.span()))
        return self.room(run.end())

    def header(self, start: int) -> Statement | None:
        """Read `[table]` or `[[record]]`; a record's path ends in its index."""
        brackets = 2 if self.text.startswith("[[", start) else 1
        names, end = self.names(self.skip(SPACE, start + brackets))
        end = self.skip(SPACE, end)
        if not names or not self.text.startswith("]" * brackets, end):
            return None
        return self.headed(names, Span(start, end + brackets))

    def headed(self, names: tuple[str, ...], span: Span) -> Statement:
        """Return a header's statement; of a record's path the index counts those before it."""
        path = (*self.resolved(names[:-1]), names[-1])
        if self.text.startswith("[[", span.start):
            self.records[path] = self.records.get(path, -1) + 1
            path = (*path, self.records[path])
        return Statement(path, path, span)

    def resolved(self, names: tuple[str, ...]) -> Path:
        """Return the path that a header's leading names lead to: the last record of each array."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self.records:
                path = (*path, self.records[path])
        return path

    def pair(self, start: int, home: Path) -> Statement | None:
        """Read `key = value` under a header."""
        names, end = self.names(start)
        equals = self.skip(SPACE, end)
        if not names or not self.text.startswith("=", equals):
            return None
        begin = self.skip(SPACE, equals + 1)
        self.parts = []
        path = (*home, *names)
        stop = self.value(begin, path, 0)
        if stop is None:
            return None
        return Statement(path, home, Span(start, end), Span(begin, stop), tuple(self.parts))

    def names(self, start: int) -> tuple[tuple[str, ...], int]:
        """Read a dotted key: its names and where it ends."""
        names: list[str] = []
        end = start
        while token := NAME.match(self.text, start):
            names.append(_name(token[0]))
            end = token.end()
            dot = DOT.match(self.text, end)
            if not dot:
                break
            start = dot.end()
        return tuple(names), end

    def value(self, start: int, path: Path, depth: int) -> int | None:
        """Read a value and note what stands inside it; give the offset of its end."""
        opening = self.text[start : start + 1]
        if opening in ("[", "{") and opening:
            return self.inside(start, path, depth) if depth < DEEPEST else None
        token = STRING if opening in ('"', "'") else MOMENT
        match = token.match(self.text, start) or BARE.match(self.text, start)
        return match.end() if match else None

    def inside(self, start: int, path: Path, depth: int) -> int | None:
        """Read an array or inline table from its opening to its closing bracket."""
        keyed = self.text[start] == "{"
        position, index = self.room(start + 1), 0
        while not self.text.startswith("}" if keyed else "]", position):
            names, stop = self.names(position) if keyed else ((index,), position)
            begin = self.room(self.room(stop) + 1) if keyed else position
            place = len(self.parts)
            end = self.value(begin, (*path, *names), depth + 1) if names else None
            if end is None:
                return None
            key = Span(position, stop) if keyed else None
            self.parts.insert(place, Part((*path, *names), key, Span(begin, end)))
            position, index = self.room(end), index + 1
            if self.text.startswith(",", position):
                position = self.room(position + 1)
        return position + 1

    def room(self, start: int) -> int:
        """Pass over space, line ends and comments; the comments are noted."""
        position = self.skip(ROOM, start)
        while remark := REMARK.match(self.text, position):
            self.remarks.append(Span(position, remark.end()))
            position = self.skip(ROOM, remark.end())
        return position

    def skip(self, token: re.Pattern[str], start: int) -> int:
        """Return the offset behind a token that may be empty."""
        match = token.match(self.text, start)
        return match.end() if match else start


def _name(token: str) -> str:
    if token[0] not in "\"'":
        return token
    if "\\" not in token:
        return token[1:-1]
    read: str = toml.parse(f"x = {token}")["x"]
    return read


def values(statements: Iterable[Statement]) -> Iterator[Part]:
    """Yield every value of the statements, those inside others after them."""
    for statement in statements:
        if statement.value:
            yield Part(statement.path, statement.key, statement.value)
            yield from statement.parts
