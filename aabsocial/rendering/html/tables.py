"""Tables with the head of its column beside every cell, which a narrow screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.column_widths import column_widths
from aabsocial.rendering.html.model import Cell, ShownTable
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.documents.model import Column, Table

WHOLE = 9411  # twips, how wide a printed page is
LONGEST_STRONG = 34  # letters of a row's heading


def table_view(caption: str, table: Table) -> ShownTable:
    """Return a table with a caption, and its columns' widths as shares of the whole."""
    sums = (table.sums,) if table.sums else ()
    heads = tuple(column.title for column in table.columns)
    widths = column_widths([tuple(map(one_line, it)) for it in (heads, *table.rows, *sums)], WHOLE)
    heading = _heading(table)
    return ShownTable(
        caption=caption,
        columns=table.columns,
        rows=tuple(_cells(table.columns, row, heading) for row in table.rows),
        sums=_cells(table.columns, table.sums, heading) if table.sums else (),
        widths=tuple(f"{width / WHOLE:.1%}" for width in widths),
        is_light=any(len(first) > LONGEST_STRONG for first, *_ in table.rows),
    )


def _heading(table: Table) -> int:
    """Return how many leading cells of a row are its heading; a running number alone is none."""
    counted = all(first == str(number) for number, (first, *_) in enumerate(table.rows, 1))
    return 2 if counted else 1


def _cells(columns: Iterable[Column], texts: Iterable[str], heading: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=text,
            head=column.title,
            align=column.align,
            heads_row=bool(text) and at < heading,
        )
        for at, (column, text) in enumerate(zip(columns, texts, strict=True))
    )
