"""Decide what stays together on a page: short answers, headings, small last sections."""

from __future__ import annotations

from itertools import chain, groupby, takewhile, zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.core.struct import replace
from aabsocial.documents.model import Boxes, Facts, Table, Text
from aabsocial.richtext import Break, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.model import Part
    from aabsocial.richtext import Block

    Runs: TypeAlias = "tuple[Run | Break, ...]"
    Data: TypeAlias = dict[str, Any]


SHORT = 90  # characters, about two thirds of a line
BETWEEN = Run(" · ")


def merge_short_answers(parts: Iterable[Part]) -> Iterator[Part]:
    """Return parts with consecutive texts merged, and their short answers on shared lines."""
    for is_text, together in groupby(parts, lambda part: isinstance(part, Text)):
        if is_text:
            texts = (part.blocks for part in together if isinstance(part, Text))
            yield Text(tuple(_share_lines(chain.from_iterable(map(_split_lines, chain(*texts))))))
        else:
            yield from together


def _share_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with short answers joined to the next; text without label starts a line."""
    waiting: Runs = ()
    for block in blocks:
        if waiting and not _is_answer(block):
            yield Paragraph(waiting)
            waiting = ()
        if not isinstance(block, Paragraph):
            yield block
            continue
        runs = (*waiting, BETWEEN, *block.runs) if waiting else block.runs
        waiting = runs if _is_answer(block) and _is_short(block) else ()
        if not waiting:
            yield Paragraph(runs)
    if waiting:
        yield Paragraph(waiting)


def _split_lines(block: Block) -> Iterator[Block]:
    """Yield the lines of a paragraph of answers as paragraphs."""
    if not isinstance(block, Paragraph):
        yield block
        return
    lines = [
        Paragraph(tuple(runs))
        for is_break, runs in groupby(block.runs, lambda run: isinstance(run, Break))
        if not is_break
    ]
    yield from lines if all(map(_is_answer, lines)) else (block,)


def _is_answer(block: Block) -> bool:
    """Return whether a paragraph begins with a label."""
    if not isinstance(block, Paragraph):
        return False
    match block.runs:
        case (Run(text=label, strong=True), *_):
            return label.endswith(":")
        case _:
            return False


def _is_short(block: Paragraph) -> bool:
    """Return whether a paragraph is an answer of a few words, not a sentence."""
    text = "".join(run.text for run in block.runs if isinstance(run, Run))
    return len(text) <= SHORT and not text.endswith(".")


def mark_keep_with_next(parts: Iterable[Part]) -> Iterator[tuple[Part, bool]]:
    """Yield each part and whether it introduces a table; such a paragraph is a part of its own."""
    them = tuple(parts)
    for part, below in zip_longest(them, them[1:]):
        match part, below:
            case Text(blocks=(*before, Paragraph() as last)), Table() | Facts():
                if before:
                    yield Text(tuple(before)), False
                yield Text((last,)), True
            case Boxes(), Table():
                yield part, True
            case Table(), Table():
                yield part, _is_to_write_on(part)
            case _:
                yield part, False


def _is_to_write_on(table: Table) -> bool:
    return not any(cell for row in table.rows for cell in row)


LAST = 3  # sections, half a page at the most
ONE_LINE = 120  # characters


def split_trailing_sections(sections: Sequence[Data]) -> tuple[Sequence[Data], Sequence[Data]]:
    """Return the sections that flow over pages, and the low ones at the end."""
    low = len(list(takewhile(_is_low, reversed(sections[-LAST:]))))
    place = len(sections) - low
    return sections[:place], sections[place:]


def _is_low(section: Data) -> bool:
    """Return whether a section is only a short table, boxes or a line."""
    return not section["sections"] and all(map(_is_low_part, section["parts"]))


def _is_low_part(part: Data) -> bool:
    match part:
        case {"kind": "text", "blocks": [{"kind": "paragraph", "runs": runs}]}:
            return sum(len(run.get("text", "")) for run in runs) <= ONE_LINE
        case {"kind": "table", "breakable": breakable}:
            return breakable is False
        case {"kind": "boxes"}:
            return True
        case _:
            return False


def join_facts(parts: Iterable[Part]) -> Iterator[Part]:
    """Return parts with consecutive tables of facts merged if they have the same head."""
    for alike, together in groupby(parts, lambda part: getattr(part, "head", None)):
        group = tuple(together)
        facts = [part for part in group if isinstance(part, Facts)]
        if alike is None or not facts:
            yield from group
        else:
            yield replace(facts[0], rows=tuple(row for part in facts for row in part.rows))
