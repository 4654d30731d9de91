"""Short answers that share a line with the answer after them, where pages are to be few."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.blocks import Break, Paragraph, Run
from aabsocial.paper.parts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.blocks import Block
    from aabsocial.paper.parts import Part

    Runs: TypeAlias = "tuple[Run | Break, ...]"

SHORT = 90  # characters, about two thirds of a line
BETWEEN = Run(" · ")


def run_in(parts: Iterable[Part]) -> Iterator[Part]:
    """Make one text of texts that follow each other, and let its short answers share lines."""
    for is_text, together in groupby(parts, lambda part: isinstance(part, Text)):
        if is_text:
            texts = (part.blocks for part in together if isinstance(part, Text))
            yield Text(tuple(_sharing(chain.from_iterable(map(_apart, chain(*texts))))))
        else:
            yield from together


def _sharing(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put short answers before the answer after them; what has no label begins a line."""
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


def _apart(block: Block) -> Iterator[Block]:
    """Take answers that are the lines of one paragraph apart."""
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
    """Tell whether a paragraph begins with a label."""
    if not isinstance(block, Paragraph):
        return False
    match block.runs:
        case (Run(text=label, strong=True), *_):
            return label.endswith(":")
        case _:
            return False


def _is_short(block: Paragraph) -> bool:
    """Tell whether a paragraph is an answer of some words, and no sentence."""
    text = "".join(run.text for run in block.runs if isinstance(run, Run))
    return len(text) <= SHORT and not text.endswith(".")
