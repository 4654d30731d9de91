"""Write the parts of a paper in Word, one function for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Boxes, Chart, Column, Facts, Points, Table, Text
from aabsocial.rendering.charts import bar_picture, bar_segments, swatch
from aabsocial.rendering.column_widths import column_widths
from aabsocial.rendering.docx.markup import (
    LOOKS,
    REPEATED,
    TAB,
    WITH_THE_NEXT,
    Grid,
    Picture,
    at_least,
    line,
    paragraph,
    picture,
    row,
    run,
    table,
    tick_box,
)
from aabsocial.rendering.docx.prose import points, prose
from aabsocial.rendering.pagination import join_facts, mark_keep_with_next
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.model import Part, Section
    from aabsocial.rendering.docx.package import WordFile

TABLE = "Tabel i oplæg"
ROOM_FOR_A_PEN = 560  # twips
NARROW = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'
GAP = f"<w:p><w:pPr>{NARROW}</w:pPr></w:p>"
GAP_WITHIN = f"<w:p><w:pPr>{WITH_THE_NEXT}{NARROW}</w:pPr></w:p>"
BAR_HEIGHT = 300  # twips
SAMPLE_HEIGHT = 180  # twips
CELL_EDGES = 200  # twips, the margins of a cell beside its text
DEEPEST_HEADING = 4
# more would not fit, and LibreOffice then leaves the title alone on a page
MOST_BARS_HELD = 24


class PartContext:
    """The context of parts: the file, the colour of its pictures, the title above."""

    def __init__(self, file: WordFile, colour: str, title: str = "") -> None:
        """Take the file, the colour and the title over the parts."""
        self.file, self.colour, self.title = file, colour, title


def sections(context: PartContext, many: Iterable[Section], level: int) -> Iterator[str]:
    """Yield sections with headings of a level, and those inside them one level below."""
    for section in many:
        here = PartContext(context.file, context.colour, section.title)
        yield heading(context.file, section.title, level)
        yield from parts(here, section.parts)
        yield from sections(here, section.sections, level + 1)


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
        after_table = is_table or isinstance(part, Chart)
    if after_table:
        yield GAP


def part_markup(part: Part, context: PartContext, more: str = "") -> Iterator[str]:
    """Yield one part; `more` are properties of its paragraphs, if it introduces a table."""
    match part:
        case Text(blocks):
            return prose(context.file, blocks, more=more)
        case Facts():
            return _facts(context, part)
        case Table():
            return _table(context, part, CELLS, more)
        case Points(items):
            return points(context.file, map(one_line, items))
        case Boxes(items):
            return _boxes(context.file, items, more)
        case Chart():
            return _chart(context, part)


def _facts(context: PartContext, part: Facts) -> Iterator[str]:
    columns = (Column(part.head.label), Column(part.head.value))
    rows = tuple((fact.label, fact.value) for fact in part.rows)
    return _table(context, Table(columns, rows), LABELS)


def _boxes(file: WordFile, items: Iterable[str], more: str) -> Iterator[str]:
    style = file.style("Afkrydsning")
    return (paragraph(style, tick_box(it, file.number()) + TAB + line(it), more) for it in items)


def _chart(context: PartContext, chart: Chart) -> Iterator[str]:
    """Yield a chart as rows of label and picture, and its numbers as a table below."""
    file = context.file
    yield paragraph(file.style("caption"), line(chart.title))
    labels = [("", ""), *((one_line(bar.label), "") for bar in chart.bars)]
    first = min(column_widths(labels, file.width)[0], file.width * 2 // 5)
    grid = Grid(
        style=file.style(TABLE),
        widths=(first, file.width - first),
        title=one_line(chart.title),
        description=one_line(chart.alternative),
        shape="picture",
    )
    yield table(grid, _bars(context, grid, chart))
    yield paragraph(file.style("Tabeltekst"), _legend(context, chart))
    yield from part_markup(chart.numbers, PartContext(file, context.colour, chart.title))


LABELS = (LOOKS["strong"], "")
CELLS = ("", "")


def _table(
    context: PartContext, part: Table, cell_format: tuple[str, str], more: str = ""
) -> Iterator[str]:
    """Yield a table whose head is repeated on every page."""
    columns = part.columns
    heads = [one_line(column.title) for column in columns]
    cells = [[one_line(cell) for cell in cells] for cells in part.rows]
    last = [[one_line(cell) for cell in part.sums]] if part.sums else []
    widths = column_widths((heads, *cells, *last), context.file.width)
    above = _styles(context.file, columns, "Tabelhoved", "Tabelhoved til tal")
    below = _styles(context.file, columns, "Tabeltekst", "Tabeltal")
    first, other = cell_format
    theme = [first, *[other] * (len(columns) - 1)]
    strong = [LOOKS["strong"]] * len(columns)
    grid = Grid(
        style=context.file.style(TABLE),
        widths=widths,
        title=one_line(context.title),
        shape="rows and sums" if last else "rows",
    )
    before_sums = len(cells) - len(last)
    others, with_sums = cells[:before_sums], cells[before_sums:]
    yield table(
        grid,
        (
            row(widths, _cells(above, heads, CELLS * len(columns), more), REPEATED),
            *(row(widths, _cells(below, it, theme, more), _height(it)) for it in others),
            *(row(widths, _cells(below, it, theme, WITH_THE_NEXT)) for it in with_sums),
            *(row(widths, _cells(below, it, strong)) for it in last),
        ),
    )


def _styles(file: WordFile, columns: Iterable[Column], text: str, number: str) -> list[str]:
    """Return the style of each column's cells."""
    styles = {"left": file.style(text), "right": file.style(number)}
    return [styles[column.align] for column in columns]


def _cells(
    styles: Iterable[str], texts: Iterable[str], cell_format: Iterable[str], more: str = ""
) -> Iterator[str]:
    for style, text, theme in zip(styles, texts, cell_format, strict=False):
        yield paragraph(style, run(text, theme) if text else "", more)


def _height(cells: Sequence[str]) -> str:
    """Return the property for a row's height: room for a pen if there are cells to write in."""
    return "" if all(cells) else at_least(ROOM_FOR_A_PEN)


def _bars(context: PartContext, grid: Grid, chart: Chart) -> Iterator[str]:
    """Yield a row for each bar; they are kept on one page with their legend if possible."""
    keep = WITH_THE_NEXT if len(chart.bars) <= MOST_BARS_HELD else ""
    (_, room), style = grid.widths, context.file.style("Tabeltekst")
    for bar, numbers in zip(chart.bars, chart.numbers.rows, strict=True):
        drawn = ""
        if segments := bar_segments(chart, bar):
            end = segments[-1].start + segments[-1].length
            bar_image = Picture(
                relation=context.file.picture("bar.png", bar_picture(segments, context.colour)),
                number=context.file.number(),
                width=max(1, int((room - CELL_EDGES) * end)),
                height=BAR_HEIGHT,
                alternative=_numbers_as_text(chart.numbers.columns, numbers),
            )
            drawn = picture(bar_image)
        cells = (line(bar.label), drawn)
        yield row(grid.widths, (paragraph(style, it, keep) for it in cells))


def _numbers_as_text(columns: Iterable[Column], numbers: Iterable[str]) -> str:
    """Return a bar's numbers as text."""
    words = zip(columns, numbers, strict=True)
    return one_line(", ".join(f"{column.title} {number}" for column, number in words))


def _legend(context: PartContext, chart: Chart) -> str:
    """Yield the legend: the pattern of each series."""
    entries = []
    for number, series in enumerate(chart.series):
        sample = Picture(
            relation=context.file.picture("sample.png", swatch(number, context.colour)),
            number=context.file.number(),
            width=2 * SAMPLE_HEIGHT,
            height=SAMPLE_HEIGHT,
            alternative=one_line(series),
        )
        entries.append(picture(sample) + run(f" {one_line(series)}"))
    return run("     ").join(entries)
