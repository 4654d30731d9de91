"""The neutral blocks of free text; every paper format writes them in its own way."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.struct import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Run(Struct):
    """Text in one style; `link` is a web or mail address, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


class Break(Struct):
    """A line's end inside a paragraph."""


class Paragraph(Struct):
    """Text that flows."""

    runs: tuple[Run | Break, ...]


class Item(Struct):
    """One item of a list."""

    blocks: tuple[Block, ...]


class Listing(Struct):
    """A list: numbered from `start`, or with bullets where that is `None`."""

    items: tuple[Item, ...]
    start: int | None = None


Block: TypeAlias = Paragraph | Listing
Prose: TypeAlias = tuple[Block, ...]


class Heading(Struct, kw_only=True):
    """A heading in a whole document, its level from 1."""

    level: int
    text: str


class TextTable(Struct, kw_only=True):
    """A table in a whole document; every row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


DocumentBlock: TypeAlias = Heading | TextTable | Prose


def labelled(label: str, blocks: Prose) -> Prose:
    """Return blocks with a label before the first words, or above if a list comes first."""
    return _with_lead((Run(label),), blocks)


def strongly_labelled(label: str, blocks: Prose) -> Prose:
    """Return blocks with a bold label before the first words."""
    return _with_lead((Run(label, strong=True), Run(" ")), blocks)


def _with_lead(lead: tuple[Run, ...], blocks: Prose) -> Prose:
    match blocks:
        case (Paragraph(runs), *others):
            return (Paragraph(tidied((*lead, *runs))), *others)
        case _:
            return (Paragraph(tidied(lead)), *blocks)


def joined_lines(blocks: Iterable[Block]) -> Prose:
    """Return the paragraphs as lines of one paragraph, without lists."""
    lines = [block.runs for block in blocks if isinstance(block, Paragraph)]
    runs = tuple(run for line in lines for run in (Break(), *line))[1:]
    return (Paragraph(runs),) if runs else ()


def tidied(runs: Iterable[Run | Break]) -> tuple[Run | Break, ...]:
    """Return runs joined if they have one style; spaces are moved out of emphasis and links."""
    bare = [part for run in runs for part in _without_edges(run)]
    joined = [run for _, alike in groupby(bare, _style_of) for run in _merged(tuple(alike))]
    while joined and _is_blank(joined[0]):
        del joined[0]
    while joined and _is_blank(joined[-1]):
        del joined[-1]
    return tuple(joined)


def _is_blank(run: Run | Break) -> bool:
    return isinstance(run, Break) or not run.text.strip()


def _without_edges(run: Run | Break) -> Iterator[Run | Break]:
    if isinstance(run, Break) or not is_styled(run):
        yield run
        return
    core = run.text.strip()
    before, _, after = run.text.partition(core) if core else (run.text, "", "")
    yield from (part for part in (Run(before), replace(run, text=core), Run(after)) if part.text)


def is_styled(run: Run | Break) -> bool:
    """Return whether a run has a style or link."""
    return isinstance(run, Run) and bool(run.strong or run.emphasis or run.link)


def _style_of(run: Run | Break) -> object:
    return run if isinstance(run, Break) else replace(run, text="")


def _merged(alike: tuple[Run | Break, ...]) -> Iterator[Run | Break]:
    runs = [run for run in alike if isinstance(run, Run)]
    if not runs:
        yield from alike
    elif text := "".join(run.text for run in runs):
        yield replace(runs[0], text=text)
