"""The annexes of an item: texts and pictures as they are, a line for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.model import Column, Table
from aabsocial.handout.pack import AnnexHeading, AnnexTable
from aabsocial.rendering.docx.markup import (
    LOOKS,
    Picture,
    after_space,
    line,
    paragraph,
    picture,
    run,
    stamp,
)
from aabsocial.rendering.docx.parts import DEEPEST_HEADING, GAP, heading, part_table
from aabsocial.rendering.docx.pictures import picture_ending, picture_size
from aabsocial.rendering.docx.prose import prose
from aabsocial.rendering.docx.references import link, place
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.pack import AnnexBlock, PackAnnex
    from aabsocial.rendering.docx.context import PartContext

LEVEL = 2  # of an annex's heading
HIGHEST = 9000  # twips, of a picture


def annex_list(context: PartContext, many: Iterable[PackAnnex]) -> Iterator[str]:
    """Yield a line for each annex of an item without a case."""
    file = context.file
    for it in many:
        label = run(f"{one_line(it.label)}: ", LOOKS["strong"])
        title = link(file, it.anchor, one_line(it.title))
        yield paragraph(file.style("List Bullet"), label + title + _note(it))


def _note(it: PackAnnex) -> str:
    told = it.note and one_line(it.note) != one_line(it.title)
    return after_space(f"({one_line(it.note)})") if told else ""


def annexes(context: PartContext, title: str, many: Iterable[PackAnnex]) -> Iterator[str]:
    """Yield annexes after one another, each under its title with its stamp."""
    if title:
        yield heading(context.file, title, LEVEL)
    for annex in many:
        yield from _annex(context, annex)


def _annex(context: PartContext, annex: PackAnnex) -> Iterator[str]:
    file = context.file
    stamped = line(annex.title) + stamp(annex.label, file.style("Stempel"))
    title = place(file, annex.anchor, stamped)
    yield paragraph(file.style("Bilagets titel"), title)
    drawn = _picture(context, annex) if annex.kind == "picture" else ""
    if annex.note and not drawn and one_line(annex.note) != one_line(annex.title):
        yield paragraph(file.style("Normal"), line(annex.note))
    if drawn:
        yield drawn
    if annex.kind == "text":
        yield from _blocks(replace(context, title=annex.title), annex.blocks)


def _picture(context: PartContext, annex: PackAnnex) -> str:
    """Return the picture with the title as its alternative; nothing if it cannot be shown."""
    file = context.file
    size = picture_size(annex.content, (file.width, HIGHEST))
    if size is None:
        return ""
    name = f"annex.{picture_ending(annex.content)}"
    shown = Picture(
        relation=file.picture(name, annex.content),
        number=file.number(),
        width=size[0],
        height=size[1],
        alternative=one_line(annex.title),
    )
    return paragraph(file.style("Normal"), picture(shown))


def _blocks(context: PartContext, blocks: Iterable[AnnexBlock]) -> Iterator[str]:
    above = LEVEL
    for block in blocks:
        match block:
            case AnnexHeading(level=level):
                above = min(LEVEL + level, above + 1, DEEPEST_HEADING)
                yield heading(context.file, block.text, above)
            case AnnexTable():
                columns = tuple(map(Column, block.heads))
                yield part_table(context, Table(columns, block.rows))
                yield GAP
            case _:
                yield from prose(context.file, block)
