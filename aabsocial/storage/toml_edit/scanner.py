"""The statements of a TOML text: the offsets of each header, key and value.

This is no parser: it scans text that the parser has accepted, with one regular expression for each
kind of token. It validates nothing, so that it also works on text with an error in a later line.
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
LINE_END = r"[ \t]*+\r?+\n[ \t\r\n]*+"  # with the blank space after it
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
    """A span of text by its offsets, the end exclusive."""

    start: int
    end: int


class Part(NamedTuple):
    """A value inside an inline table or array; a table's parts have a key, an array's none."""

    path: Path
    key: Span | None
    value: Span


class Statement(NamedTuple):
    """One header (without value) or one `key = value`, with all parts of the value.

    `home` is the path of the header that the statement is under; a header's home is its own path.
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
    """Consecutive simple pairs under one header, not scanned one by one yet."""

    home: Path
    start: int
    end: int


class ScannedDocument(Struct):
    """Everything found in one text: its statements and its comments, in order."""

    text: str
    statements: Sequence[Statement]
    remarks: Sequence[Span]


def scan(text: str) -> ScannedDocument:
    """Return the statements of a text; scanning stops at the first that cannot be read."""
    scanner = _Scanner(text)
    scanner.scan()
    return ScannedDocument(text, list(expanded(text, scanner.outline)), scanner.remarks)


def outline(text: str) -> tuple[Statement | Run, ...]:
    """Return the headers of a text and the runs under each, in a third of the time of `scan`."""
    scanner = _Scanner(text)
    scanner.scan()
    return tuple(scanner.outline)


def expanded(text: str, runs: Iterable[Statement | Run]) -> Iterator[Statement]:
    """Yield the statements of an outline, with a run's pairs one by one."""
    for one in runs:
        if isinstance(one, Statement):
            yield one
            continue
        for pair in ORDINARY.finditer(text, one.start, one.end):
            key, value = Span(*pair.span(1)), Span(*pair.span(2))
            yield Statement((*one.home, pair[1]), one.home, key, value)


class _Scanner:
    """One scan of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.outline: list[Statement | Run] = []
        self.remarks: list[Span] = []
        self.records: dict[Path, int] = {}
        self.parts: list[Part] = []

    def scan(self) -> None:
        """Scan all statements; every round reads at least one character."""
        home: Path = ()
        position = self.skip_ordinary(self.skip_blank(0), home)
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
            position = self.skip_ordinary(self.skip_blank(statement.end), home)

    def table(self, table: re.Match[str]) -> tuple[Path, int]:
        """Add a simple header and the pairs under it; return its path and the offset after it."""
        header = self.header_statement(tuple(table[3].split(".")), Span(*table.span(1)))
        self.outline.append(header)
        if table[4]:
            self.outline.append(Run(header.home, *table.span(4)))
        return header.home, self.skip_blank(table.end())

    def skip_ordinary(self, start: int, home: Path) -> int:
        """Add a run of simple pairs; return the offset after it."""
        run = RUN.match(self.text, start)
        if not run:
            return start
        self.outline.append(Run(home, *run.span()))
        return self.skip_blank(run.end())

    def header(self, start: int) -> Statement | None:
        """Read `[table]` or `[[record]]`; a record's path ends in its index."""
        brackets = 2 if self.text.startswith("[[", start) else 1
        names, end = self.names(self.skip(SPACE, start + brackets))
        end = self.skip(SPACE, end)
        if not names or not self.text.startswith("]" * brackets, end):
            return None
        return self.header_statement(names, Span(start, end + brackets))

    def header_statement(self, names: tuple[str, ...], span: Span) -> Statement:
        """Return a header's statement; the index in a record's path counts those before it."""
        path = (*self.resolve(names[:-1]), names[-1])
        if self.text.startswith("[[", span.start):
            self.records[path] = self.records.get(path, -1) + 1
            path = (*path, self.records[path])
        return Statement(path, path, span)

    def resolve(self, names: tuple[str, ...]) -> Path:
        """Return the path of a header's leading names, with the last record of each array."""
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
        """Read a value and add the parts inside it; return the offset of its end."""
        opening = self.text[start : start + 1]
        if opening in ("[", "{") and opening:
            return self.container(start, path, depth) if depth < DEEPEST else None
        token = STRING if opening in ('"', "'") else MOMENT
        match = token.match(self.text, start) or BARE.match(self.text, start)
        return match.end() if match else None

    def container(self, start: int, path: Path, depth: int) -> int | None:
        """Read an array or inline table from its opening to its closing bracket."""
        keyed = self.text[start] == "{"
        position, index = self.skip_blank(start + 1), 0
        while not self.text.startswith("}" if keyed else "]", position):
            names, stop = self.names(position) if keyed else ((index,), position)
            begin = self.skip_blank(self.skip_blank(stop) + 1) if keyed else position
            place = len(self.parts)
            end = self.value(begin, (*path, *names), depth + 1) if names else None
            if end is None:
                return None
            key = Span(position, stop) if keyed else None
            self.parts.insert(place, Part((*path, *names), key, Span(begin, end)))
            position, index = self.skip_blank(end), index + 1
            if self.text.startswith(",", position):
                position = self.skip_blank(position + 1)
        return position + 1

    def skip_blank(self, start: int) -> int:
        """Return the offset after space, line ends and comments; the comments are added."""
        position = self.skip(ROOM, start)
        while remark := REMARK.match(self.text, position):
            self.remarks.append(Span(position, remark.end()))
            position = self.skip(ROOM, remark.end())
        return position

    def skip(self, token: re.Pattern[str], start: int) -> int:
        """Return the offset after a token that may be empty."""
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
