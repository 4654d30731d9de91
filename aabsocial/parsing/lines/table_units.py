"""Find the unit that the head of a pasted budget gives its amounts, and give it to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.parsing.lines.table_columns import LOOKED_AT, find_head
from aabsocial.parsing.lines.units import find_unit_alone, find_unit_of_cell, with_unit
from aabsocial.parsing.lines.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.table_columns import Columns
    from aabsocial.parsing.lines.units import Stated


def without_unit(
    rows: Sequence[list[str]], language: Language
) -> tuple[list[list[str]], tuple[Stated, ...]]:
    """Return the rows without the unit of all amounts, and where they tell it, the first first.

    It may have a row of its own, or stand in the cells of the head and above.
    """
    of_rows = [(row, _unit_alone(row, language)) for row in rows]
    left = [row for row, stated in of_rows if stated is None]
    alone = [stated for _, stated in of_rows if stated is not None]
    in_cells = [_without_unit_in_cells(row, language) for row in left[:LOOKED_AT]]
    named = [row for row, _ in in_cells]
    head = find_head([*named, *left[LOOKED_AT:]], language)
    above = 0 if head is None else head + 1
    of_cells = [stated for _, found in in_cells[:above] for stated in found]
    return [*named[:above], *left[above:]], (*alone, *of_cells)


def _unit_alone(row: Sequence[str], language: Language) -> Stated | None:
    """Return the unit that a row tells and nothing else: in one cell, or in each below a head."""
    cells = [*filter(None, row)]
    if len(cells) == 1:
        return find_unit_alone(cells, language)
    named, read = _without_unit_in_cells(row, language)
    is_alone = len(read) == len(cells) and not {*named} - {"", *words("budget.kroner", language)}
    return read[0] if is_alone else None


def _without_unit_in_cells(
    row: Sequence[str], language: Language
) -> tuple[list[str], list[Stated]]:
    first = next(number for number, cell in enumerate(row) if cell)
    read = [
        find_unit_of_cell(cell, language, is_first=number == first)
        for number, cell in enumerate(row)
    ]
    named = [cell if it is None else it.rest for cell, it in zip(row, read, strict=True)]
    return named, [it for it in read if it is not None]


def rows_in_unit(
    rows: Sequence[list[str]], columns: Columns, unit: str, language: Language
) -> list[list[str]]:
    """Return the rows of a table with the unit behind their amounts, also in a line among them.

    Of two columns that are multiplied, the second is the price.
    """
    if not unit:
        return [*rows]
    start = 0 if columns.head is None else columns.head + 1
    own = {columns.amount, *columns.years, *(columns.factors or ())[1:]}
    return [*rows[:start], *(_row_in_unit(row, own, unit, language) for row in rows[start:])]


def _row_in_unit(
    row: Sequence[str], own: set[int | None], unit: str, language: Language
) -> list[str]:
    is_line = sum(map(bool, row)) == 1
    return [
        with_unit(cell, unit, language) if is_line or number in own else cell
        for number, cell in enumerate(row)
    ]
