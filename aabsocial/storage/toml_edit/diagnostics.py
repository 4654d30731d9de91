"""What is wrong with a file that is no TOML, line by line, and what only TOML 1.1 allows."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.core import toml
from aabsocial.core.struct import Struct
from aabsocial.storage.toml_edit.positions import Lines
from aabsocial.storage.toml_edit.repairs import suggest_repair
from aabsocial.storage.toml_edit.scanner import Part, scan, values
from aabsocial.storage.toml_edit.writer import without_indices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.model.findings import Place


MOST_TOLD = 20
FEW = 3  # lines: what is longer and holds no statement was never meant as TOML
MOST_READ = 2_000_000  # characters: a large file is not read again for each of its errors

# No part of these gives back what it took (`*+`, `++`): what a person wrote may be of any length.
BEGINNING = re.compile(r"""^[ \t]*+(?:\[|[\w"'][^=\n]*+=|<<<<<<<|>>>>>>>)""", re.MULTILINE)
NEXT_HEADER = re.compile(r"^[ \t]*+\[", re.MULTILINE)
CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)
JSON = re.compile(r"\s*+\{")
YAML = re.compile(
    r"(?>(?:\s++|#[^\n]*+\n)*)"
    r"(?:---|- .*|(?:[\w-]++:[ \t][^\n]*+\n)*[\w-]++:[ \t]*+(?:[|>][ \t]*+)?\n(?:[ \t]++|-))"
)
STATEMENT = re.compile(r"""^[ \t]*+(?:\[|[\w"'.-]++[ \t]*+=)""", re.MULTILINE)
PROSE = re.compile(r"^[ \t]*+[^\s#].*$", re.MULTILINE)
LONE_RETURN = re.compile(r"\r")  # that of Windows' line ends is taken out by then
DIGITS = re.compile(r"(?<!\d)\d{4300,}+")
NESTED = re.compile(
    r"(?>(?:[\[{][\s\w=.-]*+){100,})|(?<![\w.-])(?>(?:[\w-]++[ \t]*+\.[ \t]*+){100,})"
)
EXPONENT = re.compile(r"[eE][+-]?\d{10,}+")
OPENS = re.compile(r"\s*+[\w-]++\s*+=\s*+(?:\"{3}|'{3})")
LONG_TEXT = re.compile("\"\"\"|'''")
LIST = re.compile(r"=\s*+([\[{])")
EMPTY = re.compile(r"[^=]*+=\s*+(?:(?:null|none|nil|[-–?…]|\.\.\.)\s*+)?(?:#.*)?$", re.IGNORECASE)
NO_SUCH_DAY = re.compile(r"[^=]*+=\s*+\d{4}-\d{1,2}-\d{1,2}\s*+(?:#.*)?$")
# A text between single quotation marks with line breaks in it, up to where it ends.
OVER_LINES = re.compile(
    r"""[ \t]*+[\w-]++[ \t]*+=[ \t]*+(["'])(?>(?:(?!\1)[^\n])+)
    (?:\n(?![ \t]*+(?:\[|[\w"'-]++[ \t]*+=))(?>(?:(?!\1)[^\n])*)){1,200}?
    \1[ \t]*+(?:\#[^\n]*+)?(?:\n|\Z)""",
    re.VERBOSE,
)
COMPLAINTS = {
    "Invalid date or datetime": "no-such-day",
    "digits": "digits",
    "nested": "nested",
    "exponent": "exponent",
}
# What the parser stumbles over that is no error of syntax, and how such a thing looks.
SIGNS = {"nested": NESTED, "exponent": EXPONENT, "digits": DIGITS}
WHOLE_FILE = (
    ("conflict", CONFLICT.search),
    ("lone-return", LONE_RETURN.search),
    ("json", JSON.match),
    ("yaml", YAML.match),
)


class FaultySpan(Struct):
    """The broken statement: from its first line to where the next one begins, and the fault."""

    start: int
    end: int
    fault: int
    complaint: str


class SyntaxProblem(NamedTuple):
    """One syntax error: the message of FIL02 that describes it, its place, and the gaps' values."""

    message_key: str
    place: Place
    params: Mapping[str, str]


def syntax_problems(text: str) -> tuple[SyntaxProblem, ...]:
    """Return a problem for each syntax error in a text, none where the parser accepts it."""
    text = text.replace("\r\n", "\n")
    for message_key, look in WHOLE_FILE:
        if found := look(text):
            return (_problem(text, message_key, *found.span()),)
    lines = list(islice(PROSE.finditer(text), FEW))
    if len(lines) == FEW and not STATEMENT.search(text):
        return (_problem(text, "prose", *lines[0].span()),)
    return tuple(_one_by_one(text))


def _one_by_one(text: str) -> Iterator[SyntaxProblem]:
    """Report the first error, leave its statement out, and try to read the rest."""
    last = -1
    for _ in range(max(1, min(MOST_TOLD, MOST_READ // len(text)))):
        fault = _fault(text)
        stretch = _stretch(text, fault)
        if fault is None or stretch is None or stretch.start <= last:
            return
        last = stretch.start
        yield _told(text, stretch)
        left_out = re.sub(r"[^\n]", " ", text[stretch.start : stretch.end])
        text = text[: stretch.start] + left_out + text[stretch.end :]


def _fault(text: str) -> Exception | None:
    try:
        toml.parse(text)
    except (ValueError, ArithmeticError, RecursionError) as fault:
        return fault
    return None


def _stretch(text: str, fault: Exception | None) -> FaultySpan | None:
    if fault is None:
        return None
    if isinstance(fault, toml.NotTomlError):
        return _statement_around(text, min(fault.pos, len(text)), fault.msg)
    complaint = _complaint(fault)
    found = SIGNS[complaint].search(text)
    at = found.start() if found else _last_readable(text, _beginnings(text, len(text)))
    return _statement_around(text, at, complaint)


def _complaint(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "nested"
    return "exponent" if isinstance(fault, ArithmeticError) else "digits"


def _beginnings(text: str, end: int) -> list[int]:
    """Return where statements begin, by the look of their lines, with the start of the text."""
    return [0, *(found.start() for found in BEGINNING.finditer(text, 0, end))]


def _statement_around(text: str, fault: int, complaint: str) -> FaultySpan:
    """Find the statement in which the parser stopped: it starts on the last readable line."""
    line = text.rfind("\n", 0, fault) + 1
    if _fault(text[:line]) is None:
        start = _swallowing(text, line)
    else:
        start = _last_readable(text, _beginnings(text, line))
    is_header = text[start:].lstrip(" \t").startswith("[")
    after = text.find("\n", start) + 1 or len(text)
    if start == line and not is_header:
        over_lines = OVER_LINES.match(text, start)
        return FaultySpan(start, over_lines.end() if over_lines else after, fault, complaint)
    following = NEXT_HEADER if is_header else BEGINNING
    next_one = following.search(text, after)
    end = next_one.start() if next_one else len(text)
    return FaultySpan(start, end, fault, complaint)


def _swallowing(text: str, line: int) -> int:
    """Return the start of a long text that ended only where the next one was to begin.

    Where there is none, the line itself is the start.
    """
    before = scan(text[:line]).statements[-1:]
    for one in before:
        last_line = text[text.rfind("\n", 0, one.end) + 1 : one.end]
        if "\n" in text[one.key.end : one.end] and OPENS.fullmatch(last_line):
            return text.rfind("\n", 0, one.key.start) + 1
    return line


def _last_readable(text: str, starts: list[int]) -> int:
    """Return the last start before which everything can be read (what follows it cannot)."""
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _fault(text[: starts[middle]]) is None:
            low = middle
        else:
            high = middle - 1
    return starts[low]


def _told(text: str, stretch: FaultySpan) -> SyntaxProblem:
    """Find the words for one error: by its kind, by the slip in its line, or in general."""
    first = text[stretch.start : stretch.end].split("\n", 1)[0]
    start = stretch.start + len(first) - len(first.lstrip())
    end = max(start + 1, stretch.start + len(first.rstrip()))
    if stretch.complaint.startswith("Cannot"):
        return _twice(text, start, end)
    if message_key := COMPLAINTS.get(stretch.complaint):
        return _problem(text, message_key, start, end)
    if over_lines := OVER_LINES.match(text, stretch.start):
        return _problem(text, "over-lines", over_lines.start(1), over_lines.start(1) + 1)
    if opening := _left_open(text, stretch):
        return _problem(text, *opening)
    if EMPTY.fullmatch(first):
        return _problem(text, "empty", start, end)
    general = "no-such-day" if NO_SUCH_DAY.fullmatch(first) else "not-understood"
    return _slip(text, stretch) or _problem(text, general, *_line_at_fault(text, stretch))


def _slip(text: str, stretch: FaultySpan) -> SyntaxProblem | None:
    start, end = _line_at_fault(text, stretch)
    mended = suggest_repair(text[start:end])
    if mended is None:
        return None
    slip, proposal = mended
    return _problem(text, slip, _point(text, slip, start, end), end, line=proposal)


def _line_at_fault(text: str, stretch: FaultySpan) -> tuple[int, int]:
    """Return where the line in which the parser stopped starts and ends, blanks left out.

    That is the first one of the stretch where the parser stopped beyond it.
    """
    begin = stretch.start
    if begin <= stretch.fault < stretch.end:
        begin = max(begin, text.rfind("\n", 0, stretch.fault) + 1)
    line = text[begin:].split("\n", 1)[0]
    start = begin + len(line) - len(line.lstrip())
    return start, max(start + 1, begin + len(line.rstrip()))


def _point(text: str, slip: str, start: int, end: int) -> int:
    """Point at the opening quotation mark of a text that does not end, else at the line."""
    if slip != "unended":
        return start
    return min(found for quote in "\"'" if (found := text.find(quote, start, end)) >= 0)


def _left_open(text: str, stretch: FaultySpan) -> tuple[str, int, int] | None:
    """Return where a long text or a list was opened that does not end."""
    statement = text[stretch.start : stretch.end]
    marks = list(LONG_TEXT.finditer(statement))
    if len(marks) % 2:
        opening = stretch.start + marks[0].start()
        return "long-text", opening, opening + 3
    opened = LIST.search(statement)
    beyond = stretch.fault >= stretch.end or not text[stretch.fault :].strip()
    if opened and beyond and not LONG_TEXT.search(statement):
        opening = stretch.start + opened.start(1)
        return ("list" if opened[1] == "[" else "table"), opening, opening + 1
    return None


def _twice(text: str, start: int, end: int) -> SyntaxProblem:
    """Name both places of a key or table that stands twice."""
    statements = scan(text[:end]).statements
    this = next((one for one in reversed(statements) if one.key.start >= start), None)
    names = without_indices(this.path) if this else ()
    earlier = [one for one in statements if one is not this]
    same = [one for one in earlier if without_indices(one.path) == names]
    near = same or [one for one in earlier if without_indices(one.path)[: len(names)] == names]
    near = near or [one for one in earlier if without_indices(one.path) == names[:-1]]
    if this is None or not near:
        return _problem(text, "not-understood", start, end)
    line = text.count("\n", 0, near[0].key.start) + 1
    kinds = {text.startswith("[[", one.key.start) for one in (this, near[0])}
    message_key = "table-and-records" if len(kinds) > 1 and not this.value else "twice"
    return _problem(text, message_key, start, end, name=".".join(names), first=str(line))


def _problem(text: str, message_key: str, start: int, end: int, **params: str) -> SyntaxProblem:
    return SyntaxProblem(message_key, Lines(text).span(start, end), params)


ESCAPE = re.compile(r"(?:[^\\]|^)(?:\\\\)*\\[ex]")
TEXTS_AND_REMARKS = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?>(?:[^"\\]|\\.)*)"|\'[^\']*+\'|\#[^\n]*+''',
    re.DOTALL,
)
ARRAY = re.compile(r"\[[^\[\]]*+\]")


def newer_syntax(text: str) -> tuple[Place, ...]:
    """Return the place of every statement that only TOML 1.1 allows."""
    lines = Lines(text)
    return tuple(
        lines.place(statement.value or statement.key)
        for statement in scan(text).statements
        if any(_is_newer(text, part) for part in values([statement]))
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
