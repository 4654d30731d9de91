"""Change the answers in a proposal's text and touch nothing else.

The text is edited in place: a value is replaced where it stands, a line or section is put in
where the layout wants it, and everything that a person wrote stays as it is. What was written
is parsed again and compared with what was meant; if it ever differs, the file is written anew.
(The library for this, tomlkit 0.15.2, drops the comment between two records when the first is
taken out, puts a new key below the next table's comment, and takes 40 ms to parse 30 kB.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from aabsocial.core import toml
from aabsocial.model.answers import Path, answer_at
from aabsocial.storage.toml_edit.diff import GONE, Change, changes, identical, matches, merged
from aabsocial.storage.toml_edit.document import TomlDocument
from aabsocial.storage.toml_edit.scanner import Span
from aabsocial.storage.toml_edit.writer import (
    Layout,
    block,
    inline,
    is_records,
    is_sections,
    section,
    sections,
    whole,
    without_indices,
    written,
)
from aabsocial.storage.toml_edit.writer import name as quoted_name

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.storage.toml_edit.scanner import Statement


def write_answers(text: str, answers: Answers, layout: Layout) -> str:
    """Return a file's text with these answers in it.

    Keys that the layout does not name are a person's own: they stay, unless the answers change
    them. Raises what `toml.parse` raises when the text is no TOML.
    """
    intended = merged(toml.parse(text), answers, (), layout)
    if not text.strip():
        return whole(intended, layout) if intended else text
    try:
        edited = edit(text, intended, layout)
    except TooIntricateError:
        return whole(intended, layout)
    return edited if _holds(edited, intended) else whole(intended, layout)


def edit(text: str, intended: Answers, layout: Layout, path: Path = ()) -> str:
    """Return a text that holds what is intended below a path, changed in as few places as can be.

    Raises `TooIntricateError` where a text is put together in a way that it does not follow.
    """
    old: Any = answer_at(toml.parse(text), path)
    new: Any = answer_at(intended, path)
    for change in changes(old, new, path, layout):
        text = _changed(TomlDocument(text, layout), change, intended)
    return text


def _holds(text: str, intended: Answers) -> bool:
    try:
        return identical(toml.parse(text), intended)
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _changed(page: TomlDocument, change: Change, intended: Answers) -> str:
    path, value = change.path, change.value
    holding = page.holding(path)
    if holding and holding.path == path:
        return _whole_value_changed(page, holding, value)
    if holding:
        return _inner_value_changed(page, holding, change, intended)
    if isinstance(value, list) and is_records(value) and page.under((*path, 0)):
        return regrouped(page, path, value, edit)
    rest = page.without_all(page.under(path))
    return rest if value is GONE else _inserted(TomlDocument(rest, page.layout), path, value)


def _whole_value_changed(page: TomlDocument, holding: Statement, value: object) -> str:
    becomes_sections = is_sections(value) and page.text[holding.end - 1] not in "]}"
    empty = holding.value and page.text[holding.value.start : holding.end] == "[]"
    if value is GONE:
        return page.without(holding)
    if (becomes_sections or (empty and is_sections(value))) and _is_single(holding):
        return _inserted(TomlDocument(page.without(holding), page.layout), holding.path, value)
    return _replaced(page, holding, holding.value, written(value))


def _is_single(statement: Statement) -> bool:
    return len(statement.path) == len(statement.home) + 1


def _inner_value_changed(
    page: TomlDocument, holding: Statement, change: Change, intended: Answers
) -> str:
    """Change something inside an inline table or array; what has no place yet rewrites it all."""
    part = next((part for part in holding.parts if part.path == change.path), None)
    if part and change.value is not GONE:
        return _replaced(page, holding, part.value, inline(change.value))
    return _replaced(page, holding, holding.value, written(answer_at(intended, holding.path)))


def _replaced(page: TomlDocument, holding: Statement, span: Any, new: str) -> str:
    """Put a new value where the old one stood; comments inside the old one move above it."""
    line = page.line_start(holding.key.start)
    kept = page.remarks(span.start, span.end)
    before = page.text[:line] + kept + page.text[line : span.start]
    return before + new.replace("\n", page.newline) + page.text[span.end :]


def _inserted(page: TomlDocument, path: Path, value: object) -> str:
    """Put in what is not there yet: a line in its table, or a section of its own."""
    home = path[:-1]
    dotted = [one for one in page.under(home) if one.value and len(one.home) < len(home)]
    if home and not page.header(home) and dotted:
        return _after_dotted(page, dotted[-1], path, value)
    if is_sections(value):
        text = "\n".join(sections(path, value, page.layout))
        return _section_inserted(page, path, text)
    if not home or page.header(home):
        return _line_inserted(page, path, value)
    return _section_inserted(page, home, section(home, {str(path[-1]): value}, page.layout))


def _after_dotted(page: TomlDocument, sibling: Statement, path: Path, value: object) -> str:
    key = ".".join(quoted_name(part) for part in path[len(sibling.home) :])
    return page.put(page.bottom(sibling), f"{key} = {written(value)}\n")


def _line_inserted(page: TomlDocument, path: Path, value: object) -> str:
    home = path[:-1]
    lines = block(path, value, page.layout)
    siblings = page.section(home)
    rank = page.layout.rank(path)
    before = [one for one in siblings if page.layout.rank(one.path) < rank]
    if before:
        nearest = max(before, key=lambda one: page.layout.rank(one.path))
        gap = "\n" if lines.startswith("#") else ""
        return page.put(page.bottom(nearest), gap + lines)
    start = _section_start(page, home, siblings)
    gap = "\n" if page.follows(start, "#") or (not siblings and page.follows(start, "[")) else ""
    return page.put(start, lines + gap)


def _section_start(page: TomlDocument, home: Path, siblings: list[Statement]) -> int:
    if siblings:
        return page.top(siblings[0])
    header = page.header(home)
    if header:
        return page.line_end(header.end)
    return page.top(page.statements[0]) if page.statements else len(page.text)


def _section_inserted(page: TomlDocument, path: Path, lines: str) -> str:
    """Put a section behind the last one that the layout has before it."""
    rank = page.layout.rank(path)
    before = [one for one in page.statements if page.layout.rank(one.home) < rank]
    if before:
        highest = max(page.layout.rank(one.home) for one in before)
        last = [one for one in before if page.layout.rank(one.home) == highest][-1]
        end = page.bottom(last)
        gap = "" if end == len(page.text) or page.follows(end, page.newline) else "\n"
        return page.put(end, f"\n{lines}{gap}")
    if page.statements:
        return page.put(page.top(page.statements[0]), f"{lines}\n")
    return page.put(len(page.text), f"\n{lines}" if page.text else lines)


Edit = Callable[[str, Mapping[str, Any], Layout, Path], str]


class TooIntricateError(Exception):
    """A text put together in a way that cannot be followed; the file is written anew."""


def regrouped(page: TomlDocument, group: Path, records: list[Any], edit: Edit) -> str:
    """Return the text with a group's records as they shall be.

    While the old ones keep their order, each stays where it is. When they change places, the
    places stay and the records move between them, with the comments right above each.
    """
    slots = _slots(page, group)
    question, texts = _without_question(page, slots, group)
    names = without_indices(group)
    old = [_record_in(text, names) for text in texts]
    sources = matches(old, records, group, page.layout)
    written = [
        _fresh(page, group, record)
        if source is None
        else texts[source]
        if identical(old[source], record)
        else edit(texts[source], _nested(names, record), page.layout, (*names, 0))
        for source, record in zip(sources, records, strict=True)
    ]
    filled = _filled(sources, written, len(slots))
    for index in sorted(set(range(len(slots))) - set(sources)):
        kept = page.remarks(slots[index].start, slots[index].end)
        filled[index][:0] = [kept] if kept else []
    first = next(slot for slot in filled if slot)
    first[0] = question + first[0]
    return _with_slots(page, slots, filled)


def _slots(page: TomlDocument, group: Path) -> list[Span]:
    """Return the stretch of text of each record, from its comments to its last line."""
    orders: dict[str | int, list[int]] = {}  # of each record's statements, by its index
    for order, one in enumerate(page.statements):
        if len(one.path) > len(group) and one.path[: len(group)] == group:
            orders.setdefault(one.path[len(group)], []).append(order)
    slots: list[Span] = []
    while mine := orders.get(len(slots)):
        if mine[-1] - mine[0] + 1 != len(mine):
            raise TooIntricateError
        first, last = page.statements[mine[0]], page.statements[mine[-1]]
        slots.append(Span(page.top(first), page.bottom(last)))
    return slots


def _without_question(page: TomlDocument, slots: list[Span], group: Path) -> tuple[str, list[str]]:
    """Part the group's question from the records' texts: it stands above whichever is first."""
    texts = [page.text[slot.start : slot.end] for slot in slots]
    question = page.tool_comment(page.under((*group, 0))[0])
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


def _fresh(page: TomlDocument, group: Path, record: Any) -> str:
    """Write a new record as one that is not the first: the group's question is there already."""
    lines = "\n".join(sections((*group, 1), record, page.layout))
    return lines.replace("\n", page.newline)


def _filled(sources: list[int | None], written: list[str], slots: int) -> list[list[str]]:
    """Share the records' texts out among the places that the old ones had."""
    filled: list[list[str]] = [[] for _ in range(slots)]
    kept = [source for source in sources if source is not None]
    in_order = kept == sorted(kept)
    place = 0
    for index, text in enumerate(written):
        source = sources[index]
        if not in_order:
            place = min(index, slots - 1)
        elif source is not None:
            place = source
        filled[place].append(text)
    return filled


def _with_slots(page: TomlDocument, slots: list[Span], filled: list[list[str]]) -> str:
    newline = page.newline
    for slot, texts in reversed(list(zip(slots, filled, strict=True))):
        lines = [text if text.endswith("\n") else text + newline for text in texts]
        if page.text[slot.start : slot.end] != (instead := newline.join(lines)):
            page = page.changed_below(page.cut(slot.start, slot.end, instead))
    return page.text
