"""The facts on every proposal side by side on a screen: money, time or people, and the sums."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import format_value
from aabsocial.reports import fact_words
from aabsocial.reports.fact_words import messages
from aabsocial.reports.messages import OUTCOMES, outcome_sign
from aabsocial.reports.terminal import Tone, padded, width, wrap_columns
from aabsocial.review.sums import AMOUNTS, GROUPINGS, UNKNOWN, groups, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.model.totals import Total
    from aabsocial.reports import Overview
    from aabsocial.reports.terminal import TerminalStyle
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal
    from aabsocial.review.sums import Sums

NARROW = 70  # below this a table's columns are too small to read
GAP = " "
STEP = "  "


class Column(Struct):
    """A column of facts: its name, how wide it is, and how it is written of a proposal."""

    name: str
    columns: int
    write: Callable[[Report, ProposalFacts], str]
    right: bool = False


class Row(Struct):
    """A row of the table: lines that stand first, each in its tone, and a cell for each column."""

    first: tuple[tuple[str, Tone], ...]
    cells: tuple[str, ...]


def _amount(name: str) -> Column:
    return Column(
        name, 14, lambda report, facts: getattr(facts, name).brief(report.language), right=True
    )


def _number(name: str, columns: int) -> Column:
    def write(report: Report, facts: ProposalFacts) -> str:
        value = getattr(facts, name)
        if name in facts.unread or value is None:
            return fact_words.unread(report, facts, name)
        return format_value(value, report.language)

    return Column(name, columns, write, right=True)


def _day(name: str) -> Column:
    def write(report: Report, facts: ProposalFacts) -> str:
        day = getattr(facts, name)
        if day is None:
            return fact_words.unread(report, facts, name)
        return format_value(day, report.language)

    return Column(name, 14, write)


def _next(report: Report, facts: ProposalFacts) -> str:
    if facts.next is None:
        return ""
    day = fact_words.dated(facts.next.day, report.language)
    return f"{day}: {fact_words.event(facts.next, report.language)}"


COLUMNS: Mapping[Overview, tuple[Column, ...]] = {
    "money": tuple(map(_amount, AMOUNTS)),
    "time": (_day("start"), _day("end"), Column("next", 24, _next)),
    "people": (
        Column("departments", 15, fact_words.departments),
        Column("municipality", 15, fact_words.municipality),
        _number("participants", 12),
        _number("criteria", 15),
    ),
}


def fact_tables(report: Report, shown: Overview, style: TerminalStyle) -> Iterator[str]:
    """Yield the lines of the table, or of the list that stands for it on a narrow screen.

    Money is summed too: in all, and by what proposals have in common.
    """
    columns = COLUMNS[shown]
    rows = [_row(report, reviewed, columns, style) for reviewed in report.proposals]
    head = messages.text("head.title", report.language)
    if shown != "money":
        yield from _table(report, head, rows, columns, style)
        return
    sums = sums_of(report.proposals)
    rows.append(_sum_row(report, messages.text("all", report.language), sums))
    yield from _table(report, head, rows, columns, style)
    for grouping in GROUPINGS:
        yield ""
        grouped = groups(report.proposals, grouping)
        rows = [
            _sum_row(report, fact_words.group_name(report, it, grouping), it.sums) for it in grouped
        ]
        yield from _table(
            report, messages.text(f"by.{grouping}", report.language), rows, columns, style
        )
    yield ""
    told = messages.text("asked-in-all", report.language, amount=sums.asked.format(report.language))
    yield from wrap_columns(style.displayable(told), style.columns)


def _row(
    report: Report, reviewed: ReviewedProposal, columns: Iterable[Column], style: TerminalStyle
) -> Row:
    facts = reviewed.facts
    sign = style.displayable(outcome_sign(reviewed.outcome, report.language)).strip()
    title = ((reviewed.title, Tone.STRONG),) if reviewed.title else ()
    return Row(
        (*title, (reviewed.folder, Tone.PLAIN), (sign, OUTCOMES[reviewed.outcome][1])),
        tuple(
            column.write(report, facts) if facts else _unknown(report, column) for column in columns
        ),
    )


def _unknown(report: Report, column: Column) -> str:
    """Return what stands in the place of an amount of a proposal that cannot be read."""
    return UNKNOWN.brief(report.language) if column.name in AMOUNTS else ""


def _sum_row(report: Report, name: str, sums: Sums) -> Row:
    number = "number-1" if sums.number == 1 else "number"
    amounts: list[Total] = [getattr(sums, name) for name in AMOUNTS]
    return Row(
        (
            (name, Tone.STRONG),
            (messages.text(number, report.language, number=sums.number), Tone.PLAIN),
        ),
        tuple(amount.brief(report.language) for amount in amounts),
    )


def _table(
    report: Report,
    head: str,
    rows: Iterable[Row],
    columns: tuple[Column, ...],
    style: TerminalStyle,
) -> Iterator[str]:
    heads = tuple(messages.text(f"head.{column.name}", report.language) for column in columns)
    if style.aloud or style.columns < NARROW:
        yield from _stacked(head, heads, rows, style)
        return
    first = style.columns - sum(column.columns + len(GAP) for column in columns)
    for row in (Row(((head, Tone.STRONG),), heads), *rows):
        yield from _lines(row, first, columns, style)


def _lines(
    row: Row, first: int, columns: tuple[Column, ...], style: TerminalStyle
) -> Iterator[str]:
    """Yield the lines of a row; each cell is as high as it needs."""
    left = [
        style.in_colour(line, tone) + " " * (first - width(line))
        for text, tone in row.first
        for line in wrap_columns(style.displayable_line(text), first)
    ]
    beside = [
        [
            _aligned(line, column)
            for line in wrap_columns(style.displayable_line(cell), column.columns)
        ]
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    blanks = (" " * first, *(" " * column.columns for column in columns))
    for line in zip_longest(left, *beside):
        cells = (cell or blank for cell, blank in zip(line, blanks, strict=True))
        yield GAP.join(cells).rstrip()


def _aligned(line: str, column: Column) -> str:
    return (
        " " * (column.columns - width(line)) + line
        if column.right
        else padded(line, column.columns)
    )


def _stacked(
    head: str, heads: tuple[str, ...], rows: Iterable[Row], style: TerminalStyle
) -> Iterator[str]:
    """Yield each row as lines of its own, every fact behind its name."""
    yield style.in_colour(style.displayable(f"{head}:"), Tone.STRONG)
    for number, row in enumerate(rows):
        yield from ("",) if number else ()
        for text, tone in row.first:
            for line in wrap_columns(style.displayable_line(text), style.columns):
                yield style.in_colour(line, tone)
        for name, cell in zip(heads, row.cells, strict=True):
            if cell:
                yield from wrap_columns(
                    style.displayable_line(f"{name}: {cell}"), style.columns, STEP
                )
