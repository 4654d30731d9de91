"""A report as an Excel workbook: the proposals, the findings and the sums, each a table.

What is a day or an amount is one there too, so that it can be sorted and filtered. An amount that
is not wholly known is a text that says so: a spreadsheet would sum it as if it were all. No text is
a formula, not even once somebody edits its cell.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

import xlsxwriter

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.struct import Struct
from aabsocial.model.findings import Gravity, Outcome, display_name
from aabsocial.model.totals import Total
from aabsocial.reports import fact_words
from aabsocial.reports.csv import FORMULA
from aabsocial.reports.fact_words import messages
from aabsocial.reports.facts_data import kroner
from aabsocial.reports.messages import clause_line, exemption_line, on_one_line
from aabsocial.review.actors import actor_for, actor_name
from aabsocial.review.results import place_of
from aabsocial.review.sums import AMOUNTS, GROUPINGS, UNKNOWN, groups, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.model.findings import Finding
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal
    from aabsocial.review.sums import Sums

    Cell = str | int | date | Total | Outcome | None
    Encodable = Callable[[str], str]

FIRST_DAY = date(1900, 3, 1)  # Excel counts days from 1900, and takes that for a leap year
MOST_DIGITS = 10**15  # a spreadsheet's numbers have no more
LONGEST = 32_000  # letters; a cell holds 32 767
CUT = "…"
# Columns by name, with their widths in letters; texts of many words are wrapped within them.
PROPOSALS: Mapping[str, int] = {
    "title": 34,
    "path": 26,
    "outcome": 25,
    "status": 12,
    "departments": 24,
    "municipality": 22,
    "focus_areas": 30,
    "start": 12,
    "end": 12,
    "total": 17,
    "asked": 17,
    "external": 17,
    "unsecured": 17,
    "participants": 12,
    "criteria": 12,
    "next": 12,
    "what": 26,
    "must_act": 34,
    "errors": 8,
    "to_settle": 10,
    "warnings": 11,
}
FINDINGS: Mapping[str, int] = {
    "title": 28,
    "path": 26,
    "outcome": 25,
    "severity": 10,
    "message": 48,
    "remedy": 48,
    "who": 28,
    "clause": 28,
    "exempt": 28,
    "rule": 9,
    "key": 24,
    "line": 7,
}
SUMS: Mapping[str, int] = {
    "by": 24,
    "group": 44,
    "proposals": 12,
    "total": 24,
    "asked": 24,
    "external": 24,
    "unsecured": 24,
}
COLOURS: Mapping[Outcome, str] = {
    Outcome.READY: "#1E6B2E",
    Outcome.READY_WITH_REMARKS: "#7A5200",
    Outcome.NOT_READY: "#A4161A",
    Outcome.UNREADABLE: "#A4161A",
    Outcome.NO_PROPOSAL: "#A4161A",
}
TABLE_STYLE = "Table Style Light 9"
A4 = 9
MOST_ON_A_PAGE = 15  # columns that can be read when a page is filled with them
# Not every program makes a row as high as its text needs, so it is said. Letters are counted, and
# some are wider than others.
LINE_HEIGHT = 15
MOST_LINES = 25
WIDER = 1.1


def content(report: Report, encodable: Encodable) -> bytes:
    """Return the workbook's bytes, the same for the same report.

    `encodable` replaces what stands in no encoding.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime.combine(report.today, time()), "author": "aabsocial"})
    formats = _formats(book)
    sheets = (
        ("proposals", PROPOSALS, _proposal_rows(report)),
        ("findings", FINDINGS, _finding_rows(report)),
        ("sums", SUMS, _sum_rows(report)),
    )
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(messages.text(f"sheet.{name}", report.language))
        widths = tuple(columns.values())
        writer = _SheetWriter(
            report=report, sheet=sheet, widths=widths, formats=formats, encodable=encodable
        )
        last = writer.rows(rows)
        writer.table(name, columns, last)
    book.close()
    return stream.getvalue()


def _formats(book: xlsxwriter.Workbook) -> Mapping[str, Format]:
    """Return every format of a cell; numbers and days are shown as the reader's Excel is."""
    top = {"valign": "top"}
    formats = {
        "text": {**top, "text_wrap": True},
        "quoted": {**top, "text_wrap": True, "quote_prefix": True},
        "number": {**top, "num_format": "#,##0"},
        "ore": {**top, "num_format": "#,##0.00"},
        "day": {**top, "num_format": 14},
        "head": {**top, "text_wrap": True, "bold": True, "bottom": 1},
        "partly": {**top, "text_wrap": True, "align": "right"},
        **{it.value: {**top, "font_color": COLOURS[it], "bold": True} for it in Outcome},
    }
    return {name: book.add_format(look) for name, look in formats.items()}


class _SheetWriter(Struct, kw_only=True, dict=True):
    """Writes cells into one sheet."""

    report: Report
    sheet: Worksheet
    widths: tuple[int, ...]
    formats: Mapping[str, Format]
    encodable: Encodable

    def rows(self, rows: Iterable[Iterable[Cell]]) -> int:
        """Write rows under the heads, and return the last one's number."""
        last = 0
        for last, row in enumerate(rows, 1):
            lines = 1
            for column, cell in enumerate(row):
                if cell is not None and cell != "":
                    lines = max(lines, self._cell(last, column, cell))
            if lines > 1:
                self.sheet.set_row(last, LINE_HEIGHT * min(lines, MOST_LINES))
        return last

    def _cell(self, row: int, column: int, cell: str | int | date | Total | Outcome) -> int:
        """Write a cell, and return how many lines it needs."""
        if isinstance(cell, Total):
            return self._amount(row, column, cell)
        if isinstance(cell, Outcome):
            return self._text(row, column, self._words[cell], cell.value)
        if isinstance(cell, int) and cell < MOST_DIGITS:
            self.sheet.write_number(row, column, cell, self.formats["number"])
            return 1
        if isinstance(cell, date) and cell >= FIRST_DAY:
            self.sheet.write_datetime(row, column, cell, self.formats["day"])
            return 1
        text = self.encodable(on_one_line(str(cell)))
        return self._text(row, column, text, "quoted" if FORMULA.match(text) else "text")

    @cached_property
    def _words(self) -> Mapping[Outcome, str]:
        return {it: display_name(it).in_(self.report.language) for it in Outcome}

    def _amount(self, row: int, column: int, cell: Total) -> int:
        """Write an amount that is wholly known as a number, any other as the text it is."""
        if not cell.is_whole:
            return self._text(row, column, cell.format(self.report.language), "partly")
        look = self.formats["number" if cell.amount.whole_kroner else "ore"]
        self.sheet.write_number(row, column, kroner(cell.amount), look)
        return 1

    def _text(self, row: int, column: int, text: str, look: str) -> int:
        cut = text if len(text) <= LONGEST else text[:LONGEST] + CUT
        self.sheet.write_string(row, column, cut, self.formats[look])
        return 1 + int(len(text) * WIDER / self.widths[column])

    def table(self, name: str, columns: Mapping[str, int], last: int) -> None:
        """Put the heads over the rows, make a table of them, and keep the heads in sight."""
        for number, columns_wide in enumerate(columns.values()):
            self.sheet.set_column(number, number, columns_wide)
        heads = [
            {
                "header": messages.text(f"head.{it}", self.report.language),
                "header_format": self.formats["head"],
            }
            for it in columns
        ]
        self.sheet.set_row(0, 2 * LINE_HEIGHT)
        options = {"name": f"aabsocial_{name}", "columns": heads, "style": TABLE_STYLE}
        self.sheet.add_table(0, 0, max(1, last), len(columns) - 1, options)
        self.sheet.freeze_panes(1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1 + len(columns) // MOST_ON_A_PAGE, 0)
        self.sheet.repeat_rows(0)
        self.sheet.repeat_columns(0)


def _proposal_rows(report: Report) -> Iterator[Iterator[Cell]]:
    return (_proposal(report, reviewed) for reviewed in report.proposals)


def _proposal(report: Report, reviewed: ReviewedProposal) -> Iterator[Cell]:
    counts, facts = reviewed.gravities, reviewed.facts
    yield from (reviewed.title or reviewed.folder, reviewed.folder, reviewed.outcome)
    yield from _facts(report, facts) if facts else _no_facts()
    yield fact_words.must_act(reviewed, report.language)
    yield from (counts[it] for it in (Gravity.ERROR, Gravity.TO_SETTLE, Gravity.WARNING))


def _facts(report: Report, facts: ProposalFacts) -> Iterator[Cell]:
    def or_unread(name: str) -> Cell:
        is_unread = name in facts.unread
        return fact_words.unread(report, facts, name) if is_unread else said(getattr(facts, name))

    def said(value: int | ApproximateCount | DayOrStretch | None) -> Cell:
        if isinstance(value, ApproximateCount | FuzzyDate):
            return value.in_(report.language)
        return value

    yield fact_words.status(report, facts)
    yield fact_words.departments(report, facts)
    yield fact_words.municipality(report, facts)
    yield fact_words.focus_areas(report, facts)
    yield from map(or_unread, ("start", "end"))
    yield from (getattr(facts, name) for name in AMOUNTS)
    yield from map(or_unread, ("participants", "criteria"))
    yield said(facts.next.day) if facts.next else None
    yield fact_words.event(facts.next, report.language) if facts.next else None


def _no_facts() -> Iterator[Cell]:
    """Yield the cells of a proposal that cannot be read: nobody knows what it costs."""
    for name in list(PROPOSALS)[3:-4]:
        yield UNKNOWN if name in AMOUNTS else None


def _finding_rows(report: Report) -> Iterator[Iterator[Cell]]:
    return (
        _finding(report, reviewed, finding)
        for reviewed in report.proposals
        for finding in reviewed.gravest_first
    )


def _finding(report: Report, reviewed: ReviewedProposal, finding: Finding) -> Iterator[Cell]:
    language = report.language
    yield from (reviewed.title or reviewed.folder, reviewed.folder, reviewed.outcome)
    yield display_name(finding.gravity).in_(language)
    yield finding.message.in_(language)
    yield finding.remedy.in_(language)
    yield actor_name(actor_for(finding)).in_(language)
    yield clause_line(report.policy, finding, language)
    yield exemption_line(finding.exempt, language) if finding.exempt else None
    yield finding.rule
    yield finding.key
    yield None if reviewed.outcome is Outcome.NO_PROPOSAL else place_of(finding).line


def _sum_rows(report: Report) -> Iterator[Iterator[Cell]]:
    yield _sums(messages.text("all", report.language), "", sums_of(report.proposals))
    for grouping in GROUPINGS:
        head = messages.text(f"grouping.{grouping}", report.language)
        for group in groups(report.proposals, grouping):
            yield _sums(head, fact_words.group_name(report, group, grouping), group.sums)


def _sums(head: str, name: str, sums: Sums) -> Iterator[Cell]:
    yield from (head, name, sums.number)
    yield from (getattr(sums, name) for name in AMOUNTS)
