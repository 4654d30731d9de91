"""The first pages of a pack: band, agenda, overview."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.struct import Struct, replace
from aabsocial.documents.model import Column
from aabsocial.model.findings import SYMBOLS
from aabsocial.rendering.docx.markup import LOOKS, Look, line, paragraph
from aabsocial.rendering.docx.parts import GAP
from aabsocial.rendering.docx.references import link, place
from aabsocial.rendering.docx.tables import Cell, Rows, build_table, cell, cell_of
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aabsocial.documents.case_page import Fill
    from aabsocial.handout.pack import (
        Agenda,
        AgendaRow,
        Front,
        Overview,
        OverviewCharts,
        OverviewRow,
        ShareBar,
    )
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.docx.tables import Row

    Stack: TypeAlias = Literal["text", "marked", "number"]

DOT = " · "
NONE = "–"
LATE = "⚠"
ON_ONE_PAGE = 12  # rows of the overview
OVERVIEW = ("number", "initiative", "asked", "total", "open", "period", "ready")
NUMBERS = ("asked", "total", "open")
LONGEST = 60  # letters of a line by which a column is made wide


class TwoLines(Struct, kw_only=True):
    """The styles of a cell of two lines, and the look of the lower one."""

    upper: str
    lower: str
    look: Look = ""


STACKS: Mapping[Stack, TwoLines] = MappingProxyType(
    {
        "text": TwoLines(upper="Tabeltekst", lower="Tabeldetalje"),
        "marked": TwoLines(upper="Tabeltekst", lower="Tabeldetalje", look="strong"),
        "number": TwoLines(upper="Tabeltal", lower="Tabeldetalje til tal"),
    }
)


def front(context: PartContext, it: Front) -> Iterator[str]:
    """Yield the band, the agenda, and the overview where there are proposals."""
    yield from _band(context, it)
    yield GAP
    yield from _agenda(context, it.agenda)
    if it.overview:
        yield from _overview(context, it.overview)
    yield from _notes(context, it.notes)


def _notes(context: PartContext, notes: Sequence[str]) -> Iterator[str]:
    return (paragraph(context.file.style("Normal"), line(note)) for note in notes)


def _band(context: PartContext, it: Front) -> Iterator[str]:
    file, band = context.file, it.band
    if band.mark:
        yield paragraph(file.style("Bånd"), line(band.mark, LOOKS["strong"]))
    yield paragraph(file.style("Bånd"), line(band.association))
    yield paragraph(file.style("Bånd organ"), line(band.body))
    yield paragraph(file.style("Bånd tidspunkt"), line(band.when))
    yield paragraph(file.style("Bånd"), line(band.about))


def _heading(context: PartContext, anchor: str, title: str) -> str:
    return paragraph(context.file.style("heading 1"), place(context.file, anchor, line(title)))


def _columns(names: Sequence[str], heads: dict[str, str]) -> list[Column]:
    return [Column(heads.get(it, ""), "right" if it in NUMBERS else "left") for it in names]


def _agenda(context: PartContext, it: Agenda) -> Iterator[str]:
    file = context.file
    yield _heading(context, "agenda", it.title)
    if it.sentence:
        yield paragraph(file.style("Ledetekst"), line(it.sentence))
    if not it.rows:
        return
    names = ["number", "item", "kind", "asked"]
    if any(row.clock for row in it.rows):
        names.insert(0, "clock")
    columns = _columns(names, it.heads)
    rows = tuple(chain.from_iterable(_agenda_rows(context, names, columns, row) for row in it.rows))
    narrow = [at for at, name in enumerate(names) if name != "item"]
    yield build_table(
        replace(context, title=it.title), Rows(columns=columns, rows=rows, narrow=narrow)
    )
    yield GAP


def _agenda_rows(
    context: PartContext, names: Sequence[str], columns: Sequence[Column], row: AgendaRow
) -> Iterator[Row]:
    file = context.file
    if row.section:
        yield paragraph(file.style("Tabelhoved"), line(row.section))
    said = {
        "clock": cell(file, Column(""), row.clock),
        "number": cell(file, Column(""), row.number, "strong"),
        "item": _item(context, row),
        "kind": _stacked(context, line(row.kind), row.kind, row.closed, "marked"),
        "asked": cell(file, Column("", "right"), row.asked),
    }
    yield [said[name] for name, _ in zip(names, columns, strict=True)]


def _item(context: PartContext, row: AgendaRow) -> Cell:
    title = link(context.file, row.anchor, one_line(row.title), "strong")
    return _stacked(context, title, row.title, DOT.join(row.details), "text")


def _stacked(context: PartContext, first: str, text: str, below: str, kind: Stack) -> Cell:
    """Return a cell of two lines, the lower one smaller; `first` is the upper one's markup."""
    file, stack = context.file, STACKS[kind]
    lines = [paragraph(file.style(stack.upper), first if text else "")]
    if below:
        lines.append(paragraph(file.style(stack.lower), line(below, LOOKS[stack.look])))
    longest = max((one_line(text), one_line(below)[:LONGEST]), key=len)
    return cell_of(longest, "".join(lines))


def _overview(context: PartContext, it: Overview) -> Iterator[str]:
    file = context.file
    yield _heading(context, "overview", it.title)
    names = [name for name in OVERVIEW if name in it.heads]
    columns = _columns(names, it.heads)
    rows = Rows(
        columns=columns,
        rows=[_overview_row(context, names, row) for row in it.rows],
        sums=[
            cell(file, column, it.sums.get(name, ""), "strong")
            for name, column in zip(names, columns, strict=True)
        ],
        narrow=[at for at, name in enumerate(names) if name != "initiative"],
        held=ON_ONE_PAGE + 1,
    )
    yield build_table(replace(context, title=it.title), rows)
    yield GAP
    yield from _notes(context, it.notes)
    if it.charts and it.charts.shares:
        yield from _shares(context, it, it.charts)


def _overview_row(context: PartContext, names: Sequence[str], row: OverviewRow) -> list[Cell]:
    file = context.file
    number = Column("", "right")
    late = f"{LATE} {row.late}" if row.late else ""
    initiative = link(file, row.anchor, one_line(row.title), "strong")
    said = {
        "number": cell(file, Column(""), row.number, "strong"),
        "initiative": _stacked(context, initiative, row.title, "", "text"),
        "asked": cell(file, number, row.asked, "strong"),
        "total": cell(file, number, row.total),
        "open": _stacked(context, line(row.open), row.open, row.open_share, "number"),
        "period": _stacked(context, line(row.period), row.period, late, "marked"),
        "ready": cell(file, Column(""), f"{SYMBOLS[row.ready_kind]}\xa0{row.ready}"),
    }
    return [said[name] for name in names]


def _shares(context: PartContext, it: Overview, charts: OverviewCharts) -> Iterator[str]:
    """Yield who pays as a table; what is asked for stands in the overview itself."""
    file = context.file
    fills = [fill for fill, _ in charts.legend]
    heads = (it.heads.get("number", ""), *(word for _, word in charts.legend))
    columns = [Column(heads[0]), *(Column(head, "right") for head in heads[1:])]
    yield paragraph(file.style("caption"), line(charts.shares_title))
    rows = [
        [cell(file, column, text) for column, text in zip(columns, texts, strict=True)]
        for texts in (_share_texts(bar, fills) for bar in charts.shares)
    ]
    table = Rows(
        columns=columns, rows=rows, description=charts.shares_alternative, held=ON_ONE_PAGE
    )
    yield build_table(replace(context, title=charts.shares_title), table)
    yield GAP
    yield from _notes(context, tuple(filter(None, (charts.note,))))


def _share_texts(bar: ShareBar, fills: Sequence[Fill]) -> tuple[str, ...]:
    shares = {piece.fill: piece.share for piece in bar.pieces}
    return (bar.number, *(shares.get(fill, NONE) for fill in fills))
