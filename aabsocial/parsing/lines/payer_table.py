"""Read a pasted table of who pays as lines, one a payer, with what they pay in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import total
from aabsocial.core.struct import Struct
from aabsocial.localization.messages import format_money
from aabsocial.parsing.lines.pasted_cells import rows_of
from aabsocial.parsing.lines.table_columns import amounts_of, cell_of, find_columns, is_total
from aabsocial.parsing.lines.table_units import rows_in_unit, without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.table_columns import Columns
    from aabsocial.parsing.lines.units import Stated


class PayerTable(Struct, kw_only=True):
    """The lines of a table of who pays, its rows of totals, and the unit of its amounts.

    `has_years` says that the amounts of several years were added up.
    """

    lines: tuple[str, ...]
    totals: tuple[str, ...]
    unit: Stated | None
    has_years: bool


def read_payer_table(text: str, language: Language) -> PayerTable:
    """Return the rows of a table as lines, without its head and its totals."""
    rows, units = without_unit(rows_of(text), language)
    unit = next(iter(units), None)
    columns = find_columns(rows, language)
    rows = rows_in_unit(rows, columns, unit.unit if unit else "", language)
    body = rows if columns.head is None else rows[columns.head + 1 :]
    payers = (row for row in body if not is_total(row, language))
    return PayerTable(
        lines=tuple(_line_of(row, columns, language) for row in payers),
        totals=tuple(" ".join(filter(None, row)) for row in body if is_total(row, language)),
        unit=unit,
        has_years=len(columns.years) > 1,
    )


def _line_of(row: Sequence[str], columns: Columns, language: Language) -> str:
    """Return a row as a line, with the sum of its years where it has no other.

    Where one of them cannot be read, there is no sum.
    """
    of_years = [cell for number in columns.years if (cell := cell_of(row, number))]
    read = [readings[0] for cell in of_years if (readings := amounts_of(cell, language))]
    if len(read) < len(of_years):
        return "; ".join(filter(None, row))
    cells = [cell for number, cell in enumerate(row) if cell and number not in columns.years]
    if read and not cell_of(row, columns.amount):
        cells.insert(1, format_money(total(read), language))
    return "; ".join(cells)
