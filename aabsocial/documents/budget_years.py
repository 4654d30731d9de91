"""The budget by year, where the amount of a line is spread over several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY
from aabsocial.documents.answers import NOTHING, OPEN_MARK, Cells, is_open, messages
from aabsocial.documents.model import Table
from aabsocial.localization.messages import format_value
from aabsocial.model.totals import Total, total_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents.answers import AnswerFormatter, Entry
    from aabsocial.documents.model import AnswerParts, Points, Text
    from aabsocial.model.proposal import BudgetLine
    from aabsocial.model.questions import Question

KEY = "budget"
MOST_YEARS = 6  # columns; of more, each line has its years in one


def budget_by_year(formatter: AnswerFormatter) -> AnswerParts:
    """Return a table of the budget's lines by year with sums, nothing where none has years.

    A line without years is a gap in the sums of the years, and counts in that of all with its
    amount; a year that a line does not name is nothing. Where one year alone is named, and not by
    all lines, there are no sums, but the lines that name it.
    """
    group = formatter.policy.groups[KEY]
    if not formatter.is_said(KEY) or formatter.unread(KEY) is not None:
        return ()
    entries = formatter.entries(group)
    fields = {field.name: field for field in group.fields}
    spread = fields["years"]
    years = sorted({year for it in entries if it.record.years for year in it.record.years.years})
    is_unread = any(formatter.unread(entry.key_of(spread)) is not None for entry in entries)
    if not years and not is_unread:
        return ()
    item = formatter.column(fields["item"])
    lead = formatter.remark("by-year")
    if not 0 < len(years) <= MOST_YEARS:
        return (lead, *formatter.table(group, (item, formatter.column(spread))))
    if len(years) == 1 and not all(it.record.years for it in entries) and not is_unread:
        table = formatter.records_table(group, (item, formatter.column(spread)))
        rows = tuple(row for row in table.rows if row[-1] != NOTHING)
        named = Table(table.columns, rows)
        return (formatter.remark("of-one-year"), named, *formatter.open_list(group))
    columns = [Cells(str(year), partial(_in_year, formatter, year), "right") for year in years]
    whole = Cells(formatter.own_word("sum"), partial(_of_all_years, formatter, fields), "right")
    sums = [total_of(_part(formatter, spread, it, year) for it in entries) for year in years]
    is_whole = all(it.is_whole for it in sums)
    sums.append(total_of(_whole(formatter, fields, it) for it in entries))
    told = (formatter.own_word("sum"), *(it.brief(formatter.language) for it in sums))
    tables = formatter.table(group, (item, *columns, whole))
    remarks = () if is_whole else (formatter.remark("by-year-open"),)
    return (lead, *(_with_sums(it, told) for it in tables), *remarks)


def _in_year(formatter: AnswerFormatter, year: int, entry: Entry) -> str:
    amount = entry.record.years.of(year) if entry.record.years else None
    return NOTHING if amount is None else format_value(amount, formatter.language)


def _of_all_years(formatter: AnswerFormatter, fields: Mapping[str, Question], entry: Entry) -> str:
    """Return what a line comes to in all years: the sum of its own, else its amount."""
    if (raw := formatter.unread(entry.key_of(fields["years"]))) is not None:
        return formatter.marked(raw)
    line: BudgetLine = entry.record
    known = line.years.total if line.years else line.amount
    if known is None:
        cell = formatter.cell(fields["amount"], entry)
        return OPEN_MARK if is_open(cell) else cell  # why it is open stands in the budget
    amount = format_value(known, formatter.language)
    if not line.estimated:
        return amount
    return messages.text("estimated", formatter.language, amount=amount)


def _whole(formatter: AnswerFormatter, fields: Mapping[str, Question], entry: Entry) -> Total:
    """Return what a line adds to the sum of all years."""
    line: BudgetLine = entry.record
    if line.years:
        return Total(line.years.total)
    if any(formatter.unread(entry.key_of(fields[name])) for name in ("years", "amount")):
        return Total(unreadable=1)
    return Total(missing=1) if line.amount is None else Total(line.amount)


def _part(formatter: AnswerFormatter, spread: Question, entry: Entry, year: int) -> Total:
    """Return what a line adds to the sum of a year."""
    if formatter.unread(entry.key_of(spread)) is not None:
        return Total(unreadable=1)
    line = entry.record
    if line.years is None:
        return Total() if line.amount == NO_MONEY else Total(missing=1)
    return Total(line.years.of(year) or NO_MONEY)


def _with_sums(part: Text | Table | Points, sums: tuple[str, ...]) -> Text | Table | Points:
    return Table(part.columns, part.rows, sums) if isinstance(part, Table) else part
