"""Tables with fixed columns, a head that is repeated, and rows that stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.rendering.column_widths import LETTER_OF_A_HEAD, PADDING, column_widths
from aabsocial.rendering.column_widths import height as estimated_height
from aabsocial.rendering.docx.markup import (
    LOOKS,
    REPEATED,
    WHOLE,
    WITH_THE_NEXT,
    Grid,
    Look,
    paragraph,
    row,
    run,
    table,
    whole_row,
)
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.model import Column
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.docx.package import WordFile

    Row: TypeAlias = "Sequence[Cell] | str"
    Holding: TypeAlias = Literal["whole", "ends"]

TABLE = "Tabel i oplæg"
LEAST_FOR_OTHERS = 0.2  # of the room, beside narrow columns
MOST = (22, 18, 14, 11)  # letters on a line of a narrow column, as there is room
DIGIT = 92  # twips, the width of one in a table; most narrow columns hold numbers
SHORT = 28  # letters, the longest text of a column that is made narrow
LONG_ROW = 700  # letters; a longer row may break over pages
HELD = 8  # rows of a table that stays on one page
WITH_STYLE = re.compile(r"(<w:pStyle [^>]*/>)(?:<w:keepNext/>)?")
HEADS = {"left": "Tabelhoved", "right": "Tabelhoved til tal"}
CELLS = {"left": "Tabeltekst", "right": "Tabeltal"}


class Cell(Struct):
    """A cell: its text, by which columns are made wide, and its paragraphs."""

    text: str
    markup: str


class Rows(Struct, kw_only=True):
    """The content of a table: columns, rows, sums; a row that is text stands over all columns.

    `narrow` are columns with only the room that they need, by their place. `description` is read
    aloud, `held` the most rows that stay on one page.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    sums: Sequence[Cell] = ()
    heights: Sequence[str] = ()
    narrow: Sequence[int] = ()
    description: str = ""
    held: int = HELD


def cell(file: WordFile, column: Column, text: str, look: Look = "") -> Cell:
    """Return a cell of one line of text."""
    text = one_line(text)
    return cell_of(text, paragraph(file.style(CELLS[column.align]), _run(text, look)))


def cell_of(text: str, markup: str) -> Cell:
    """Return a cell of paragraphs; `text` is the longest line among them."""
    return Cell(text, markup)


def cells(
    file: WordFile, columns: Sequence[Column], texts: Iterable[str], looks: Sequence[Look]
) -> tuple[Cell, ...]:
    """Return the cells of a row of texts, each in the look of its column."""
    given = zip(columns, texts, looks, strict=True)
    return tuple(cell(file, column, text, look) for column, text, look in given)


def build_table(context: PartContext, it: Rows) -> str:
    """Return a table with its head; a small one stays on one page, and no row stands alone."""
    file = context.file
    heads = [one_line(column.title) for column in it.columns]
    in_columns = [one for one in (*it.rows, it.sums) if one and not isinstance(one, str)]
    texts = [heads, *([one.text for one in row] for row in in_columns)]
    widths = _widths(file, texts, it.narrow)
    styles = [file.style(HEADS[column.align]) for column in it.columns]
    head = (paragraph(style, _run(text, "")) for style, text in zip(styles, heads, strict=True))
    body = [*_written(widths, it), *([_row(widths, it.sums, "")] if it.sums else [])]
    whole: Holding = "whole" if len(body) <= it.held else "ends"
    grid = Grid(
        style=file.style(TABLE),
        widths=widths,
        title=one_line(context.title),
        description=one_line(it.description),
        shape="rows and sums" if it.sums else "rows",
    )
    kept = (
        keep_with_next(row) if _is_held(at, len(body), whole) else row
        for at, row in enumerate(body)
    )
    return table(grid, (row(widths, map(keep_with_next, head), WHOLE + REPEATED), *kept))


def _is_held(at: int, rows: int, holding: Holding) -> bool:
    """Return whether a row stays with the next: all do, or those that would stand alone."""
    return at < rows - 1 if holding == "whole" else at in (0, rows - 2)


def _written(widths: Sequence[int], it: Rows) -> Iterator[str]:
    heights = it.heights or [""] * len(it.rows)
    for one, height in zip(it.rows, heights, strict=True):
        if isinstance(one, str):
            yield keep_with_next(whole_row(widths, one))
        else:
            yield _row(widths, one, height)


def _row(widths: Sequence[int], row_cells: Sequence[Cell], height: str) -> str:
    whole = WHOLE if sum(len(one.text) for one in row_cells) <= LONG_ROW else ""
    return row(widths, (one.markup for one in row_cells), whole + height)


def _run(text: str, look: Look) -> str:
    return run(text, LOOKS[look]) if text else ""


def keep_with_next(markup: str) -> str:
    """Return markup whose paragraphs stay on the page of what follows."""
    return WITH_STYLE.sub(rf"\1{WITH_THE_NEXT}", markup)


def _widths(
    file: WordFile, rows: Sequence[Sequence[str]], narrow: Sequence[int]
) -> tuple[int, ...]:
    """Return columns' widths that add up to the text's; larger type has less room.

    Narrow columns are tried with more and with fewer letters, and what makes the table lowest is
    taken.
    """
    room = int(file.width / file.scale)
    tried = [_with_narrow(rows, room, narrow, most) for most in MOST if narrow]
    tried.append(column_widths(rows, room))
    lowest = min(filter(None, tried), key=lambda widths: estimated_height(rows, widths))
    *widths, _ = (int(width * file.scale) for width in lowest)
    return (*widths, file.width - sum(widths))


def _with_narrow(
    rows: Sequence[Sequence[str]], room: int, narrow: Sequence[int], most: int
) -> tuple[int, ...]:
    """Return columns' widths with narrow ones of so many letters; nothing if they are too wide."""
    fixed = {at: _narrow_width([row[at] for row in rows], most) for at in narrow}
    others = [at for at in range(len(rows[0])) if at not in fixed]
    left = room - sum(fixed.values())
    if left < room * LEAST_FOR_OTHERS:
        return ()
    shares = column_widths([[row[at] for at in others] for row in rows], left)
    widths = fixed | dict(zip(others, shares, strict=True))
    return tuple(widths[at] for at in range(len(rows[0])))


def short_columns(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns with only short texts, by their place; none if all columns are short."""
    columns = list(zip(*rows, strict=True))
    short = tuple(at for at, texts in enumerate(columns) if max(map(len, texts)) <= SHORT)
    return short if len(short) < len(columns) else ()


def _narrow_width(column: Sequence[str], most: int) -> int:
    """Return room for the longest line of a column, but for no more than `most` letters of it.

    No word is broken, except a very long one; the head may be, between its words.
    """
    head, *below = column
    longest = max(map(len, below), default=0)
    words = (len(word) for text in below for word in text.split(" "))
    letters = max(min(longest, most), min(max(words, default=0), MOST[0]))
    strong = min(max(map(len, head.split(" "))), MOST[0])
    return PADDING + max(DIGIT * letters, LETTER_OF_A_HEAD * strong)
