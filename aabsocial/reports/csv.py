"""A report as a table for a spreadsheet: a row for each finding, or for a proposal without any.

RFC 4180: commas, doubled quotes, CRLF. The file begins with a byte order mark: without one, Excel
reads it as Windows-1252, and æ, ø and å are broken. The separator is a comma, as the RFC and every
program but a Danish Excel expects; there, Data, From Text/CSV imports it and detects both.
The column names are those of the JSON contract; a clause has its title with it, since a Danish
spreadsheet reads a bare 1.5 as the first of May.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from aabsocial.reports.messages import clause_line, exemption_line, on_one_line
from aabsocial.review.results import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.review.results import Report, ReviewedProposal

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
COLUMNS = (
    *("path", "title", "outcome", "severity", "rule", "name", "clause", "key"),
    *("message", "remedy", "line", "column", "end_line", "end_column", "exempt"),
)
# What a spreadsheet would calculate: OWASP, "CSV Injection"; some take full-width signs too.
FORMULA = re.compile("[ \N{NO-BREAK SPACE}]*[-=+@|%\uff1d\uff0b\uff0d\uff20]")
FORCED_TEXT = "'"


def pieces(report: Report) -> Iterator[str]:
    """Yield the header, then the rows."""
    yield BYTE_ORDER_MARK + _record(COLUMNS)
    for reviewed in report.proposals:
        for finding in reviewed.findings or (None,):
            yield _record(_row(report, reviewed, finding))


def _row(report: Report, reviewed: ReviewedProposal, finding: Finding | None) -> Iterator[object]:
    yield from (_cell(reviewed.path), _cell(reviewed.title), reviewed.outcome.value)
    if finding is None:
        yield from [""] * (len(COLUMNS) - 3)
        return
    place = place_of(finding)
    yield from (finding.severity.value, finding.rule, finding.name)
    yield clause_line(report.policy, finding, report.language)
    yield _cell(finding.key)
    yield _cell(finding.message.in_(report.language))
    yield _cell(finding.remedy.in_(report.language))
    yield from (place.line, place.column, place.end_line, place.end_column)
    yield _cell(exemption_line(finding.exempt, report.language)) if finding.exempt else ""


def _cell(text: str) -> str:
    """Return a text on one line that no spreadsheet reads as a formula."""
    line = on_one_line(text)
    return FORCED_TEXT + line if FORMULA.match(line) else line


def _record(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
