"""Write the parts of a paper in Word, one function for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.model import Boxes, Column, Facts, Lines, Points, Table, Text, Verbatim
from aabsocial.rendering.docx.markup import (
    LINE_BREAK,
    TAB,
    WITH_THE_NEXT,
    Look,
    at_least,
    line,
    paragraph,
    run,
    tick_box,
)
from aabsocial.rendering.docx.prose import points, prose
from aabsocial.rendering.docx.tables import Rows, build_table, cells, keep_with_next
from aabsocial.rendering.docx.writing import line_to
from aabsocial.rendering.pagination import join_facts, mark_keep_with_next
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.model import Part, Section
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.docx.package import WordFile

ROOM_FOR_A_PEN = 560  # twips
NARROW = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
GAP = f"<w:p><w:pPr>{NARROW}</w:pPr></w:p>"
GAP_WITHIN = f"<w:p><w:pPr>{WITH_THE_NEXT}{NARROW}</w:pPr></w:p>"
DEEPEST_HEADING = 4
ON_ONE_PAGE = (
    '<w:keepLines/><w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>'
    '<w:spacing w:before="120" w:after="200"/>'
)
OF_ONE_WIDTH = (
    '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>'
    '<w:sz w:val="17"/></w:rPr>'
)


def sections(context: PartContext, many: Iterable[Section], level: int) -> Iterator[str]:
    """Yield sections with headings of a level, and those inside them one level below."""
    for section in many:
        yield heading(context.file, section.title, level)
        yield from parts(replace(context, title=section.title), section.parts)
        yield from sections(context, section.sections, level + 1)


def heading(file: WordFile, text: str, level: int) -> str:
    """Return a heading."""
    return paragraph(file.style(f"heading {min(level, DEEPEST_HEADING)}"), line(text))


def parts(context: PartContext, many: Iterable[Part]) -> Iterator[str]:
    """Yield parts; two tables in a row are separated, else Word merges them."""
    after_table, gap = False, GAP
    for part, leads in mark_keep_with_next(join_facts(many)):
        is_table = isinstance(part, Facts | Table)
        if after_table and is_table:
            yield gap
        yield from part_markup(part, context, WITH_THE_NEXT if leads else "")
        gap = GAP_WITHIN if leads else GAP
        after_table = is_table
    if after_table:
        yield GAP


def part_markup(part: Part, context: PartContext, more: str = "") -> Iterator[str]:
    """Yield one part; `more` are properties of its paragraphs, if it introduces a table."""
    match part:
        case Text(blocks):
            yield from prose(context.file, blocks, more=more)
        case Facts():
            yield from _facts(context, part)
        case Table():
            yield part_table(context, part, more)
        case Points(items):
            yield from points(context.file, map(one_line, items))
        case Boxes(items):
            yield from _boxes(context.file, items, more)
        case Lines():
            yield from _lines(context.file, part)
        case Verbatim(text):
            yield _verbatim(context.file, text)
        case _:
            raise TypeError(type(part))


def _facts(context: PartContext, part: Facts) -> Iterator[str]:
    columns = (Column(part.head.label), Column(part.head.value))
    rows = tuple((fact.label, fact.value) for fact in part.rows)
    yield part_table(context, Table(columns, rows), first="strong")


def _boxes(file: WordFile, items: Iterable[str], more: str) -> Iterator[str]:
    style = file.style("Afkrydsning")
    return (paragraph(style, tick_box(it, file.number()) + TAB + line(it), more) for it in items)


def _lines(file: WordFile, part: Lines) -> Iterator[str]:
    style, tabs = file.style("Skrivelinje"), line_to(file.width)
    if part.label:
        box = tick_box(part.label, file.number()) + run("\xa0") if part.has_box else ""
        yield paragraph(style, f"{box}{line(part.label)}{run(' ')}{TAB}", tabs)
    yield from (paragraph(style, TAB, tabs) for _ in part.unlabelled)


def _verbatim(file: WordFile, text: str) -> str:
    """Return lines as they are, on one page; a space at the start of a line is kept."""
    rows = (run(it, OF_ONE_WIDTH) for it in text.split("\n"))
    return paragraph(file.style("Normal"), LINE_BREAK.join(rows), ON_ONE_PAGE)


def part_table(
    context: PartContext,
    part: Table,
    more: str = "",
    first: Look = "",
    narrow: Sequence[int] = (),
) -> str:
    """Return a table; `more` keeps it with the next part, `first` is its first column's look.

    `narrow` are columns with only the room that they need.
    """
    file, columns = context.file, part.columns
    plain: Look = ""
    strong: Look = "strong"
    looks = (first, *(plain for _ in columns[1:]))
    rows = Rows(
        columns=columns,
        rows=[cells(file, columns, texts, looks) for texts in part.rows],
        sums=cells(file, columns, part.sums, [strong] * len(columns)) if part.sums else (),
        heights=[_height(texts) for texts in part.rows],
        narrow=narrow,
    )
    made = build_table(context, rows)
    return keep_with_next(made) if more else made


def _height(texts: Sequence[str]) -> str:
    """Return the property for a row's height: room for a pen if there are cells to write in."""
    return "" if all(map(one_line, texts)) else at_least(ROOM_FOR_A_PEN)
