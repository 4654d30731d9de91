"""The case in depth: its sections with headings, labels and tables."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import AnnexLinks, Labelled, ShortAnswer
from aabsocial.documents.model import Points, Table, Text
from aabsocial.rendering.docx.markup import LOOKS, TAB, after_space, line, paragraph, run
from aabsocial.rendering.docx.parts import GAP, part_table
from aabsocial.rendering.docx.prose import points, prose
from aabsocial.rendering.docx.references import link, place, reference, way_back
from aabsocial.rendering.docx.tables import keep_with_next, short_columns
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.case_page import AnnexLink, CaseDepth, DepthPart
    from aabsocial.rendering.docx.context import PartContext

DOT = " · "


def case_depth(context: PartContext, depth: CaseDepth) -> Iterator[str]:
    """Yield the way back to the one page, links to the parts, and the sections."""
    file = context.file
    back = way_back(file, depth.back)
    yield paragraph(file.style("Overlinje"), line(depth.overline) + TAB + back)
    yield paragraph(file.style("heading 2"), line(depth.title))
    links = [found for it in depth.links if (found := reference(file, it))]
    if links:
        yield paragraph(file.style("Normal"), run(DOT).join(links))
    for section in depth.sections:
        title = place(file, section.anchor, line(section.title))
        yield paragraph(file.style("heading 3"), title)
        yield from _parts(replace(context, title=section.title), section.parts)


def _parts(context: PartContext, parts: tuple[DepthPart, ...]) -> Iterator[str]:
    for part, following in zip_longest(parts, parts[1:]):
        blocks = list(_part(context, part))
        if blocks and _leads(part, following):
            blocks[-1] = keep_with_next(blocks[-1])
        yield from blocks
        if isinstance(part, Table):
            yield GAP


def _leads(part: DepthPart, following: DepthPart | None) -> bool:
    """Return whether a part stays on the page of the next: an answer and its text or table."""
    match part, following:
        case ShortAnswer(), Text() | Labelled() | Table():
            return True
        case Text(), Table():
            return True
        case _:
            return False


def _part(context: PartContext, part: DepthPart) -> Iterable[str]:
    file = context.file
    match part:
        case Text(blocks):
            return prose(file, blocks)
        case Labelled():
            label = paragraph(file.style("Etiket"), line(part.label))
            return (label, *prose(file, part.blocks))
        case ShortAnswer():
            text = run(f"{one_line(part.label)}: ", LOOKS["strong"]) + line(part.value)
            return (paragraph(file.style("Normal"), text),)
        case Table():
            return (part_table(context, part, narrow=short_columns(part.rows)),)
        case Points(items):
            return points(file, map(one_line, items))
        case AnnexLinks():
            return annex_lines(context, part.items)


def annex_lines(context: PartContext, items: Iterable[AnnexLink]) -> Iterator[str]:
    """Yield a line for each annex: its label, its title as a link, and what it is."""
    file = context.file
    for it in items:
        label = run(f"{one_line(it.label)}: ", LOOKS["strong"])
        title = link(file, it.more.anchor, one_line(it.title)) if it.more else line(it.title)
        note = after_space(f"({one_line(it.note)})") if it.note else ""
        yield paragraph(file.style("List Bullet"), label + title + note)
