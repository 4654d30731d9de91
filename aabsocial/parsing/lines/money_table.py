"""Read a whole budget, typed as lines or pasted from Excel or Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, Money, MoneyByYear, total
from aabsocial.core.struct import Struct, replace
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.budget_line import guess_category, parse_budget_line, part_product
from aabsocial.parsing.lines.builder import ReadingBuilder
from aabsocial.parsing.lines.line import Line, in_plain_letters
from aabsocial.parsing.lines.part_of_budget import says_share_of_others
from aabsocial.parsing.lines.pasted_cells import rows_of
from aabsocial.parsing.lines.products import product_at_end
from aabsocial.parsing.lines.rates import ask_what_a_rate_comes_to, rate_by_head
from aabsocial.parsing.lines.reading import Gap, LineQuestion, LineReading
from aabsocial.parsing.lines.table_columns import (
    Columns,
    amounts_of,
    cell_of,
    find_columns,
    is_estimate,
    is_total,
    money_cells,
    product_in,
    rate_of,
)
from aabsocial.parsing.lines.table_units import rows_in_unit, without_unit
from aabsocial.parsing.lines.units import Stated, with_unit
from aabsocial.parsing.lines.unknown import parse_gap
from aabsocial.parsing.numbers import SCALES
from aabsocial.parsing.result import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.localization.messages import Language
    from aabsocial.parsing.lines.rates import Period


class TableReading(Struct, kw_only=True):
    """A budget as it was read.

    `heads` are the names of the columns, `stated_total` what the table says itself of its sum,
    `totals` the rows that say it, and `unit` what it tells of all its amounts. `left_out` are the
    other rows that are no lines. A question under `amounts_in` is put once for the column: in
    which language its amounts are written.
    """

    rows: tuple[LineReading, ...]
    heads: tuple[str, ...] = ()
    stated_total: Money | None = None
    questions: tuple[LineQuestion, ...] = ()
    totals: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unit: Stated | None = None

    @property
    def total(self) -> Money:
        """Return the sum of the amounts that were read."""
        amounts = (row.values.get("amount") for row in self.rows)
        return total(amount for amount in amounts if isinstance(amount, Money))

    @property
    def without_amount(self) -> int:
        """Return how many rows have no amount yet, because it is asked or missing."""
        return sum("amount" not in row.values for row in self.rows)

    @property
    def difference(self) -> Money | None:
        """Return how much more the table says than its lines sum to.

        It is `None` where they agree, and while a line has no amount.
        """
        if self.stated_total is None or self.stated_total == self.total or self.without_amount:
            return None
        return self.stated_total - self.total

    @property
    def is_in_thousands_of_its_total(self) -> bool:
        """Return whether the table's own sum, `I alt 740 tkr.`, is a thousand of its lines."""
        stated = self.stated_total
        return stated is not None and 0 < self.total.ore * SCALES["thousand"] == stated.ore


def parse_money_table(
    text: str,
    language: Language,
    amounts_in: Language | None = None,
    period: Period | None = None,
    others: Money | None = NO_MONEY,
) -> TableReading:
    """Read a budget of lines or columns; `amounts_in` is the answer to its question.

    `others` are the posts that there are already, `None` while some of them have no amount.
    """
    table = _parse_table(text, language, amounts_in, period)
    if table.unit is None and table.is_in_thousands_of_its_total:
        unit = phrases("thousand-kroner", language)[1]
        in_thousands = _parse_table(f"{text}\n{unit}", language, amounts_in, period)
        table = replace(in_thousands, unit=Stated(unit, table.totals[-1]), left_out=table.left_out)
    return replace(table, rows=_with_shares(table.rows, language, period, others))


def _with_shares(
    rows: tuple[LineReading, ...], language: Language, period: Period | None, others: Money | None
) -> tuple[LineReading, ...]:
    """Return the rows, in which each that is a share of the others has what that comes to."""
    is_share = [
        "amount" in row.missing and says_share_of_others(in_plain_letters(row.text), language)
        for row in rows
    ]
    beside = [
        row.values.get("amount") for row, share in zip(rows, is_share, strict=True) if not share
    ]
    known = [it for it in (*beside, others) if isinstance(it, Money)]
    base = total(known) if len(known) > len(beside) else None
    return tuple(
        parse_budget_line(row.text, language, period, base) if share else row
        for row, share in zip(rows, is_share, strict=True)
    )


def _parse_table(
    text: str, language: Language, amounts_in: Language | None, period: Period | None
) -> TableReading:
    rows, units = without_unit(rows_of(text), language)
    unit = next(iter(units), None)
    told = tuple(it.words for it in units)
    if not any(len(row) > 1 for row in rows):
        lines = [with_unit(row[0], unit.unit if unit else "", language) for row in rows]
        return replace(_parse_lines(lines, language, period), left_out=told, unit=unit)
    columns = find_columns(rows, amounts_in or language)
    rows = rows_in_unit(rows, columns, unit.unit if unit else "", language)
    likelier = amounts_in or _likelier_language(rows, columns, language)
    is_asked = amounts_in is None and likelier != language
    choices = ({"amounts_in": likelier}, {"amounts_in": language})
    above = rows[: columns.head + 1] if columns.head is not None else []
    body = rows[len(above) :]
    totals = [row for row in body if is_total(row, language)]
    return TableReading(
        rows=tuple(
            _read_row(row, columns, language, likelier, period)
            for row in body
            if not is_total(row, language)
        ),
        heads=columns.names,
        stated_total=_stated_total(totals, columns, likelier),
        questions=(LineQuestion("amounts_in", choices),) if is_asked else (),
        totals=tuple(" ".join(filter(None, row)) for row in totals),
        left_out=(*told, *(" ".join(filter(None, row)) for row in above)),
        unit=unit,
    )


def _parse_lines(lines: Sequence[str], language: Language, period: Period | None) -> TableReading:
    """Read rows of one column, each as a line."""
    totals = [line for line in lines if is_total([line], language)]
    stated = [parse_budget_line(line, language).values.get("amount") for line in totals]
    return TableReading(
        rows=tuple(
            parse_budget_line(line, language, period)
            for line in lines
            if not is_total([line], language)
        ),
        stated_total=next((one for one in reversed(stated) if isinstance(one, Money)), None),
        totals=tuple(totals),
    )


def _likelier_language(
    rows: Sequence[Sequence[str]], columns: Columns, language: Language
) -> Language:
    """Return the language in which a column is written: the other, if only it reads all of it."""
    cells = list(money_cells(rows, columns))
    if all(len(amounts_of(cell, language)) == 1 for cell in cells):
        return language
    other = next(one for one in LANGUAGES if one != language)
    return other if all(len(amounts_of(cell, other)) == 1 for cell in cells) else language


def _stated_total(
    totals: Sequence[Sequence[str]], columns: Columns, figures: Language
) -> Money | None:
    """Return what the last row of totals says.

    It stands in the column of the amounts, in those of the years or in its last cell.
    """
    for row in reversed(totals):
        of_years = [amounts_of(cell_of(row, number), figures) for number in columns.years]
        if columns.amount is None and of_years and all(of_years):
            return total(readings[0] for readings in of_years)
        cells = [cell_of(row, columns.amount), *reversed(row)]
        amounts = (amounts_of(cell, figures) for cell in cells)
        found = next((readings[0] for readings in amounts if readings), None)
        if found is not None:
            return found
    return None


def _read_row(
    row: Sequence[str],
    columns: Columns,
    language: Language,
    figures: Language,
    period: Period | None,
) -> LineReading:
    cells = [*filter(None, row)]
    if len(cells) == 1 and any(map(str.isdigit, cells[0])):  # a line among the rows
        return parse_budget_line(cells[0], language, period)
    builder = ReadingBuilder("budget", Line("; ".join(cells)))
    builder.put_text("item", cell_of(row, columns.item))
    used = {columns.item}
    notes = []
    if columns.factors:
        factors = [cell_of(row, number) for number in columns.factors]
        if all(factors):
            notes.append(" × ".join(factors))
            used.update(columns.factors)
    used |= _read_amounts(builder, row, columns, figures)
    head = cell_of(columns.names, columns.amount)
    rate = rate_of(cell_of(row, columns.amount), figures)
    rate = rate or rate_by_head(head, builder.values.get("amount"), language)
    if rate is not None and builder.values.pop("amount", None) is not None:
        used.remove(columns.amount)
        ask_what_a_rate_comes_to(builder, rate, period, language, by_year=not columns.years)
    for number, cell in enumerate(row):
        if cell and number not in used:
            notes.append(_note(cell, cell_of(columns.names, number)))
            _read_product(builder, cell, language)
    part_product(builder, notes, language)
    builder.put_text("note", "; ".join(notes))
    guess_category(builder, language)
    return builder.build("item", "amount")


def _read_product(builder: ReadingBuilder, cell: str, language: Language) -> None:
    """Take the amount from a cell that is a product, where no cell is an amount: `8 stk a 700`."""
    found = product_at_end(cell, language)
    is_said = "amount" in {*builder.values, *builder.gaps} or builder.questions
    if found and not found[0] and not is_said:
        builder.put("amount", [found[2]])
        builder.unread[:] = [it for it in builder.unread if it != cell]


def _note(cell: str, name: str) -> str:
    """Return a cell for the note; a figure has the name of its column beside it."""
    return cell if not name or any(map(str.isalpha, cell)) else f"{name}: {cell}"


def _read_amounts(
    builder: ReadingBuilder, row: Sequence[str], columns: Columns, figures: Language
) -> set[int | None]:
    """Read the amount and the years of a row; return the columns that are read."""
    cell = cell_of(row, columns.amount)
    readings = [*amounts_of(cell, figures)]
    used: set[int | None] = {columns.amount} if readings else set()
    years = {
        year: found[0]
        for number, year in columns.years.items()
        if len(found := amounts_of(cell_of(row, number), figures)) == 1
    }
    if years:
        builder.values["years"] = MoneyByYear(years)
        used |= {number for number, year in columns.years.items() if year in years}
        readings.append(total(years.values()))
    if columns.factors and readings:
        product = product_in(row, *columns.factors, figures)
        readings += [product] if product is not None else []
    builder.put("amount", readings)
    if readings and is_estimate(cell, figures):
        builder.put("estimated", [True])
    if cell and not amounts_of(cell, figures):
        gap = Gap() if not cell.strip("? ") else parse_gap(cell, figures)
        if gap is not None:
            builder.gaps["amount"] = gap
            used.add(columns.amount)
        else:
            builder.unread.append(cell)
    builder.line.consumed.extend(cell_of(row, number) for number in used if number != columns.item)
    return used
