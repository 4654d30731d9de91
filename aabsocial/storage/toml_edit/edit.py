"""Change the answers in a proposal's text and touch nothing else.

The text is edited in place: a value is replaced, a line or section is inserted in the order of the
layout, and everything else that a person wrote stays. The result is parsed again and compared with
what was intended; if it differs, the file is written anew. (The library for this, tomlkit 0.15.2,
drops the comment between two records when the first is removed, puts a new key below the next
table's comment, and takes 40 ms to parse 30 kB.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.model.answers import Path, answer_at
from aabsocial.storage.toml_edit.diff import GONE, Change, changes, identical, match_records, merge
from aabsocial.storage.toml_edit.document import TomlDocument
from aabsocial.storage.toml_edit.scanner import Span
from aabsocial.storage.toml_edit.writer import (
    Layout,
    format_answer,
    format_answer_value,
    format_file,
    format_inline,
    format_section,
    format_sections,
    has_own_header,
    is_records,
    without_indices,
)
from aabsocial.storage.toml_edit.writer import format_key as quoted_name

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.storage.toml_edit.scanner import Statement


def write_answers(text: str, answers: Answers, layout: Layout) -> str:
    """Return a file's text with these answers in it.

    Keys that the layout does not name are a person's own: they stay, unless the answers change
    them. Raises what `toml.parse` raises if the text is no TOML.
    """
    intended = merge(toml.parse(text), answers, (), layout)
    if not text.strip():
        return format_file(intended, layout) if intended else text
    try:
        edited = edit(text, intended, layout)
    except TooIntricateError:
        return format_file(intended, layout)
    return edited if _has_answers(edited, intended) else format_file(intended, layout)


def edit(text: str, intended: Answers, layout: Layout, path: Path = ()) -> str:
    """Return the text with the intended answers below a path, changed in as few places as possible.

    Raises `TooIntricateError` for a structure that cannot be edited in place.
    """
    old: Any = answer_at(toml.parse(text), path)
    new: Any = answer_at(intended, path)
    for change in changes(old, new, path, layout):
        text = _apply_change(TomlDocument(text, layout), change, intended)
    return text


def _has_answers(text: str, intended: Answers) -> bool:
    try:
        return identical(toml.parse(text), intended)
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _apply_change(document: TomlDocument, change: Change, intended: Answers) -> str:
    path, value = change.path, change.value
    holding = document.value_holding(path)
    if holding and holding.path == path:
        return _replace_whole_value(document, holding, value)
    if holding:
        return _change_inner_value(document, holding, change, intended)
    if isinstance(value, list) and is_records(value) and document.statements_under((*path, 0)):
        return rewrite_records(document, path, value, edit)
    rest = document.without_all(document.statements_under(path))
    if value is GONE:
        return rest
    return _insert(TomlDocument(rest, document.layout), path, value)


def _replace_whole_value(document: TomlDocument, holding: Statement, value: object) -> str:
    has_header = has_own_header(holding.path, value)
    becomes_sections = has_header and document.text[holding.end - 1] not in "]}"
    empty = holding.value and document.text[holding.value.start : holding.end] == "[]"
    if value is GONE:
        return document.without_statement(holding)
    if (becomes_sections or (empty and has_header)) and _is_single(holding):
        return _insert(
            TomlDocument(document.without_statement(holding), document.layout), holding.path, value
        )
    return _replace_value(document, holding, holding.value, format_answer_value(value))


def _is_single(statement: Statement) -> bool:
    return len(statement.path) == len(statement.home) + 1


def _change_inner_value(
    document: TomlDocument, holding: Statement, change: Change, intended: Answers
) -> str:
    """Change a value inside an inline table or array; rewrite it whole for a new or removed key."""
    part = next((part for part in holding.parts if part.path == change.path), None)
    if part and change.value is not GONE:
        return _replace_value(document, holding, part.value, format_inline(change.value))
    return _replace_value(
        document, holding, holding.value, format_answer_value(answer_at(intended, holding.path))
    )


def _replace_value(document: TomlDocument, holding: Statement, span: Any, new: str) -> str:
    """Replace a value; comments inside the old one move above it."""
    line = document.line_start(holding.key.start)
    comments = document.remarks(span.start, span.end)
    before = document.text[:line] + comments + document.text[line : span.start]
    return before + new.replace("\n", document.newline) + document.text[span.end :]


def _insert(document: TomlDocument, path: Path, value: object) -> str:
    """Insert a new value: a line in its table, or a section of its own."""
    home = path[:-1]
    dotted = [
        statement
        for statement in document.statements_under(home)
        if statement.value and len(statement.home) < len(home)
    ]
    if home and not document.header(home) and dotted:
        return _insert_after_dotted(document, dotted[-1], path, value)
    if has_own_header(path, value):
        text = "\n".join(format_sections(path, value, document.layout))
        return _insert_section(document, path, text)
    if not home or document.header(home):
        return _insert_line(document, path, value)
    return _insert_section(
        document, home, format_section(home, {str(path[-1]): value}, document.layout)
    )


def _insert_after_dotted(
    document: TomlDocument, sibling: Statement, path: Path, value: object
) -> str:
    key = ".".join(quoted_name(part) for part in path[len(sibling.home) :])
    return document.with_lines(document.bottom(sibling), f"{key} = {format_answer_value(value)}\n")


def _insert_line(document: TomlDocument, path: Path, value: object) -> str:
    home = path[:-1]
    lines = format_answer(path, value, document.layout)
    siblings = document.section(home)
    rank = document.layout.rank(path)
    before = [statement for statement in siblings if document.layout.rank(statement.path) < rank]
    if before:
        nearest = max(before, key=lambda statement: document.layout.rank(statement.path))
        gap = "\n" if lines.startswith("#") else ""
        return document.with_lines(document.bottom(nearest), gap + lines)
    start = _section_start(document, home, siblings)
    gap = (
        "\n"
        if document.continues_with(start, "#")
        or (not siblings and document.continues_with(start, "["))
        else ""
    )
    return document.with_lines(start, lines + gap)


def _section_start(document: TomlDocument, home: Path, siblings: list[Statement]) -> int:
    if siblings:
        return document.top(siblings[0])
    header = document.header(home)
    if header:
        return document.line_end(header.end)
    return document.top(document.statements[0]) if document.statements else len(document.text)


def _insert_section(document: TomlDocument, path: Path, lines: str) -> str:
    """Insert a section after the last one that precedes it in the layout."""
    rank = document.layout.rank(path)
    before = [
        statement
        for statement in document.statements
        if document.layout.rank(statement.home) < rank
    ]
    if before:
        highest = max(document.layout.rank(statement.home) for statement in before)
        last = [
            statement for statement in before if document.layout.rank(statement.home) == highest
        ][-1]
        end = document.bottom(last)
        gap = (
            ""
            if end == len(document.text) or document.continues_with(end, document.newline)
            else "\n"
        )
        return document.with_lines(end, f"\n{lines}{gap}")
    if document.statements:
        return document.with_lines(document.top(document.statements[0]), f"{lines}\n")
    return document.with_lines(len(document.text), f"\n{lines}" if document.text else lines)


Edit = Callable[[str, Mapping[str, Any], Layout, Path], str]


class TooIntricateError(Exception):
    """The text has a structure that cannot be edited in place; the file is written anew."""


def rewrite_records(document: TomlDocument, group: Path, records: list[Any], edit: Edit) -> str:
    """Return the text with a group's records replaced by these.

    If the old ones keep their order, each stays where it is. If not, the slots stay and the records
    move between them, with the comments right above each.
    """
    slots = _slots(document, group)
    question, texts = _without_question(document, slots, group)
    names = without_indices(group)
    old = [_record_in(text, names) for text in texts]
    sources = match_records(old, records, group, document.layout)
    texts_of_records = [
        _new_record(document, group, record)
        if source is None
        else texts[source]
        if identical(old[source], record)
        else edit(texts[source], _nested(names, record), document.layout, (*names, 0))
        for source, record in zip(sources, records, strict=True)
    ]
    filled = _fill_slots(sources, texts_of_records, len(slots))
    for index in sorted(set(range(len(slots))) - set(sources)):
        comments = document.remarks(slots[index].start, slots[index].end)
        filled[index][:0] = [comments] if comments else []
    first = next(slot for slot in filled if slot)
    first[0] = question + first[0]
    return _replace_slots(document, slots, filled)


def _slots(document: TomlDocument, group: Path) -> list[Span]:
    """Return the span of each record, from its comments to its last line."""
    orders: dict[str | int, list[int]] = {}  # of each record's statements, by its index
    for order, statement in enumerate(document.statements):
        if len(statement.path) > len(group) and statement.path[: len(group)] == group:
            orders.setdefault(statement.path[len(group)], []).append(order)
    slots: list[Span] = []
    while mine := orders.get(len(slots)):
        if mine[-1] - mine[0] + 1 != len(mine):
            raise TooIntricateError
        first, last = document.statements[mine[0]], document.statements[mine[-1]]
        slots.append(Span(document.top(first), document.bottom(last)))
    return slots


def _without_question(
    document: TomlDocument, slots: list[Span], group: Path
) -> tuple[str, list[str]]:
    """Return the group's question and the records' texts without it: it belongs above the first."""
    texts = [document.text[slot.start : slot.end] for slot in slots]
    question = document.tool_comment(document.statements_under((*group, 0))[0])
    if not question:
        return "", texts
    start, end = (offset - slots[0].start for offset in (question.start, question.end))
    return texts[0][start:end], [texts[0][:start] + texts[0][end:], *texts[1:]]


def _record_in(text: str, names: tuple[str, ...]) -> Any:
    return answer_at(toml.parse(text), (*names, 0))


def _nested(names: tuple[str, ...], record: object) -> dict[str, Any]:
    nested: Any = [record]
    for name in reversed(names):
        nested = {name: nested}
    whole: dict[str, Any] = nested
    return whole


def _new_record(document: TomlDocument, group: Path, record: Any) -> str:
    """Return a new record as text, without the group's question."""
    lines = "\n".join(format_sections((*group, 1), record, document.layout))
    return lines.replace("\n", document.newline)


def _fill_slots(sources: list[int | None], texts: list[str], slots: int) -> list[list[str]]:
    """Return the records' texts by the slots of the old records."""
    filled: list[list[str]] = [[] for _ in range(slots)]
    comments = [source for source in sources if source is not None]
    in_order = comments == sorted(comments)
    place = 0
    for index, text in enumerate(texts):
        source = sources[index]
        if not in_order:
            place = min(index, slots - 1)
        elif source is not None:
            place = source
        filled[place].append(text)
    return filled


def _replace_slots(document: TomlDocument, slots: list[Span], filled: list[list[str]]) -> str:
    newline = document.newline
    for slot, texts in reversed(list(zip(slots, filled, strict=True))):
        lines = [text if text.endswith("\n") else text + newline for text in texts]
        if document.text[slot.start : slot.end] != (instead := newline.join(lines)):
            document = document.changed_below(document.with_replaced(slot.start, slot.end, instead))
    return document.text
