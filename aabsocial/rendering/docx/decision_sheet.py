"""The sheet on which the decisions of a meeting are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.docx.markup import TAB, line, paragraph, run
from aabsocial.rendering.docx.references import link, place
from aabsocial.rendering.docx.writing import framed, line_to
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.pack import DecisionSheet, SheetItem
    from aabsocial.rendering.docx.context import PartContext

DOT = " · "


def decision_sheet(context: PartContext, sheet: DecisionSheet) -> Iterator[str]:
    """Yield attendance, a frame for each item, and lines to sign on."""
    file = context.file
    yield paragraph(file.style("heading 1"), place(file, "sheet", line(sheet.title)))
    yield from _lines(context, sheet.attendance)
    for it in sheet.items:
        yield from _item(context, it)
    yield from _lines(context, sheet.signatures)


def _lines(context: PartContext, labels: Iterable[str]) -> Iterator[str]:
    style, tabs = context.file.style("Skrivelinje"), line_to(context.file.width)
    return (paragraph(style, run(f"{one_line(label)} ") + TAB, tabs) for label in labels)


def _item(context: PartContext, it: SheetItem) -> Iterator[str]:
    file = context.file
    title = link(file, it.anchor, one_line(f"{it.number} {it.title}"))
    text = run(DOT).join((title, *(line(more) for more in (it.kind, it.asked) if more)))
    yield paragraph(file.style("Sagens overskrift"), text)
    yield from framed(context, it, it.name)
