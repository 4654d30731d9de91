"""Report the syntax errors of a file that is no TOML, and the syntax that only TOML 1.1 allows."""

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


MOST_FINDINGS = 20
FEW = 3  # lines: a longer file without a statement was never meant as TOML
MOST_READ = 2_000_000  # characters: a large file is not read again for each of its errors

# Possessive quantifiers (`*+`, `++`) avoid backtracking: a text may be of any length.
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
LONE_RETURN = re.compile(r"\r")  # line ends of Windows are replaced by then
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
# What the parser cannot read although it is no syntax error, and a pattern that finds it.
SIGNS = {"nested": NESTED, "exponent": EXPONENT, "digits": DIGITS}
WHOLE_FILE = (
    ("conflict", CONFLICT.search),
    ("lone-return", LONE_RETURN.search),
    ("json", JSON.match),
    ("yaml", YAML.match),
)


class FaultySpan(Struct):
    """A broken statement: its span, the offset of the error in it, and the parser's complaint."""

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
    for message_key, search in WHOLE_FILE:
        if match := search(text):
            return (_problem(text, message_key, *match.span()),)
    lines = list(islice(PROSE.finditer(text), FEW))
    if len(lines) == FEW and not STATEMENT.search(text):
        return (_problem(text, "prose", *lines[0].span()),)
    return tuple(_each_error(text))


def _each_error(text: str) -> Iterator[SyntaxProblem]:
    """Yield the first error, then blank out its statement and try to parse the rest."""
    last = -1
    for _ in range(max(1, min(MOST_FINDINGS, MOST_READ // len(text)))):
        fault = _parse_error(text)
        span = _faulty_span(text, fault)
        if fault is None or span is None or span.start <= last:
            return
        last = span.start
        yield _finding_for(text, span)
        left_out = re.sub(r"[^\n]", " ", text[span.start : span.end])
        text = text[: span.start] + left_out + text[span.end :]


def _parse_error(text: str) -> Exception | None:
    try:
        toml.parse(text)
    except (ValueError, ArithmeticError, RecursionError) as fault:
        return fault
    return None


def _faulty_span(text: str, fault: Exception | None) -> FaultySpan | None:
    if fault is None:
        return None
    if isinstance(fault, toml.NotTomlError):
        return _statement_around(text, min(fault.pos, len(text)), fault.msg)
    complaint = _complaint(fault)
    match = SIGNS[complaint].search(text)
    at = match.start() if match else _last_readable(text, _statement_starts(text, len(text)))
    return _statement_around(text, at, complaint)


def _complaint(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "nested"
    return "exponent" if isinstance(fault, ArithmeticError) else "digits"


def _statement_starts(text: str, end: int) -> list[int]:
    """Return the offsets of lines that look like the start of a statement, and 0."""
    return [0, *(match.start() for match in BEGINNING.finditer(text, 0, end))]


def _statement_around(text: str, fault: int, complaint: str) -> FaultySpan:
    """Return the span of the statement in which the parser stopped."""
    line = text.rfind("\n", 0, fault) + 1
    if _parse_error(text[:line]) is None:
        start = _start_of_swallowed(text, line)
    else:
        start = _last_readable(text, _statement_starts(text, line))
    is_header = text[start:].lstrip(" \t").startswith("[")
    after = text.find("\n", start) + 1 or len(text)
    if start == line and not is_header:
        over_lines = OVER_LINES.match(text, start)
        return FaultySpan(start, over_lines.end() if over_lines else after, fault, complaint)
    following = NEXT_HEADER if is_header else BEGINNING
    next_one = following.search(text, after)
    end = next_one.start() if next_one else len(text)
    return FaultySpan(start, end, fault, complaint)


def _start_of_swallowed(text: str, line: int) -> int:
    """Return the start of an unclosed long text that ended at the next one's opening marks.

    If there is none, return the start of the line itself.
    """
    before = scan(text[:line]).statements[-1:]
    for statement in before:
        last_line = text[text.rfind("\n", 0, statement.end) + 1 : statement.end]
        if "\n" in text[statement.key.end : statement.end] and OPENS.fullmatch(last_line):
            return text.rfind("\n", 0, statement.key.start) + 1
    return line


def _last_readable(text: str, starts: list[int]) -> int:
    """Return the last start before which everything can be parsed."""
    low, high = 0, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _parse_error(text[: starts[middle]]) is None:
            low = middle
        else:
            high = middle - 1
    return starts[low]


def _finding_for(text: str, span: FaultySpan) -> SyntaxProblem:
    """Return the finding for one error: by its kind, by the mistake in its line, or general."""
    first = text[span.start : span.end].split("\n", 1)[0]
    start = span.start + len(first) - len(first.lstrip())
    end = max(start + 1, span.start + len(first.rstrip()))
    if span.complaint.startswith("Cannot"):
        return _duplicate(text, start, end)
    if message_key := COMPLAINTS.get(span.complaint):
        return _problem(text, message_key, start, end)
    if over_lines := OVER_LINES.match(text, span.start):
        return _problem(text, "over-lines", over_lines.start(1), over_lines.start(1) + 1)
    if opening := _left_open(text, span):
        return _problem(text, *opening)
    if EMPTY.fullmatch(first):
        return _problem(text, "empty", start, end)
    general = "no-such-day" if NO_SUCH_DAY.fullmatch(first) else "not-understood"
    return _repairable(text, span) or _problem(text, general, *_line_at_fault(text, span))


def _repairable(text: str, span: FaultySpan) -> SyntaxProblem | None:
    start, end = _line_at_fault(text, span)
    mended = suggest_repair(text[start:end])
    if mended is None:
        return None
    slip, proposal = mended
    return _problem(text, slip, _start_of_slip(text, slip, start, end), end, line=proposal)


def _line_at_fault(text: str, span: FaultySpan) -> tuple[int, int]:
    """Return start and end of the line in which the parser stopped, without blanks around it.

    If the parser stopped beyond the span, it is the first line of the span.
    """
    begin = span.start
    if begin <= span.fault < span.end:
        begin = max(begin, text.rfind("\n", 0, span.fault) + 1)
    line = text[begin:].split("\n", 1)[0]
    start = begin + len(line) - len(line.lstrip())
    return start, max(start + 1, begin + len(line.rstrip()))


def _start_of_slip(text: str, slip: str, start: int, end: int) -> int:
    """Return the offset of an unclosed text's opening quotation mark, else of the line."""
    if slip != "unended":
        return start
    return min(offset for quote in "\"'" if (offset := text.find(quote, start, end)) >= 0)


def _left_open(text: str, span: FaultySpan) -> tuple[str, int, int] | None:
    """Return the key of the message and the span of an unclosed long text, list or table."""
    statement = text[span.start : span.end]
    marks = list(LONG_TEXT.finditer(statement))
    if len(marks) % 2:
        opening = span.start + marks[0].start()
        return "long-text", opening, opening + 3
    opened = LIST.search(statement)
    beyond = span.fault >= span.end or not text[span.fault :].strip()
    if opened and beyond and not LONG_TEXT.search(statement):
        opening = span.start + opened.start(1)
        return ("list" if opened[1] == "[" else "table"), opening, opening + 1
    return None


def _duplicate(text: str, start: int, end: int) -> SyntaxProblem:
    """Return the finding for a key or table that is defined twice; it names both places."""
    statements = scan(text[:end]).statements
    this = next(
        (statement for statement in reversed(statements) if statement.key.start >= start), None
    )
    names = without_indices(this.path) if this else ()
    earlier = [statement for statement in statements if statement is not this]
    same = [statement for statement in earlier if without_indices(statement.path) == names]
    near = same or [
        statement for statement in earlier if without_indices(statement.path)[: len(names)] == names
    ]
    near = near or [
        statement for statement in earlier if without_indices(statement.path) == names[:-1]
    ]
    if this is None or not near:
        return _problem(text, "not-understood", start, end)
    line = text.count("\n", 0, near[0].key.start) + 1
    kinds = {text.startswith("[[", statement.key.start) for statement in (this, near[0])}
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
    """Return whether an inline table itself has line ends, not only its arrays."""
    outside, count = ARRAY.subn("", table)
    while count:
        outside, count = ARRAY.subn("", outside)
    return "\n" in outside
