"""Records under `[[headers]]`: added, changed, taken out and moved with what a person wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aabsocial import toml
from aabsocial.answers import Path, answer_at
from aabsocial.store.merging import identical, matches
from aabsocial.store.page import Page
from aabsocial.store.statements import Span
from aabsocial.store.writing import Layout, sections, without_indices

Edit = Callable[[str, Mapping[str, Any], Layout, Path], str]


class TooIntricateError(Exception):
    """A text put together in a way that cannot be followed; the file is written anew."""


def regrouped(page: Page, group: Path, records: list[Any], edit: Edit) -> str:
    """Give the text with a group's records as they shall be.

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


def _slots(page: Page, group: Path) -> list[Span]:
    """Give the stretch of text of each record, from its comments to its last line."""
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


def _without_question(page: Page, slots: list[Span], group: Path) -> tuple[str, list[str]]:
    """Part the group's question from the records' texts: it stands above whichever is first."""
    texts = [page.text[slot.start : slot.end] for slot in slots]
    question = page.tool_comment(page.under((*group, 0))[0])
    if not question:
        return "", texts
    start, end = (offset - slots[0].start for offset in (question.start, question.end))
    return texts[0][start:end], [texts[0][:start] + texts[0][end:], *texts[1:]]


def _record_in(text: str, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a record
    return answer_at(toml.parse(text), (*names, 0))


def _nested(names: tuple[str, ...], record: object) -> dict[str, Any]:
    nested: Any = [record]
    for name in reversed(names):
        nested = {name: nested}
    whole: dict[str, Any] = nested
    return whole


def _fresh(page: Page, group: Path, record: Any) -> str:  # noqa: ANN401 - a record
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


def _with_slots(page: Page, slots: list[Span], filled: list[list[str]]) -> str:
    newline = page.newline
    for slot, texts in reversed(list(zip(slots, filled, strict=True))):
        lines = [text if text.endswith("\n") else text + newline for text in texts]
        page = Page(page.cut(slot.start, slot.end, newline.join(lines)), page.layout)
    return page.text
