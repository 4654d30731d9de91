"""A report as a table for a spreadsheet: a row for each finding, or for a proposal without any.

RFC 4180: doubled quotes, CRLF. The file begins with a byte order mark: without one, Excel reads it
as Windows-1252, and æ, ø and å are broken. In Danish it is for people: semicolons, which a Danish
Excel makes columns of by a double click, and Danish heads and words. (A first line `sep=;` would do
the same, but Excel then overlooks the mark.) In English it is for programs: commas, and the names
of the JSON contract. A clause has its title with it, since a Danish spreadsheet reads a bare 1.5 as
the first of May.

Nobody knows with which separator a file is opened, so no text is a formula behind any of them.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from aabsocial.model.findings import display_name
from aabsocial.reports.fact_words import messages
from aabsocial.reports.messages import clause_line, exemption_line, on_one_line
from aabsocial.review.actors import actor_for, actor_name
from aabsocial.review.results import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.review.results import Report

    Cell = str | int
    OfFinding = Callable[[Report, Finding], Cell]

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
SEPARATORS: Mapping[Language, str] = {"da": ";", "en": ","}
# What a spreadsheet would calculate: OWASP, "CSV Injection"; some take full-width signs too.
SIGNS = "[-=+@|%\uff1d\uff0b\uff0d\uff20]"
BLANKS = '[ \N{NO-BREAK SPACE}"]*+'
FORMULA = re.compile(f"{BLANKS}{SIGNS}")
# Behind a separator, a new cell begins for whoever takes it for one; quotes do not hold it off.
FORMULA_INSIDE = re.compile(f"([,;\t]{BLANKS})(?={SIGNS})")
FORCED_TEXT = "'"

OF_FINDING: Mapping[str, OfFinding] = {
    "severity": lambda _, found: found.severity.value,
    "rule": lambda _, found: found.rule,
    "name": lambda _, found: found.name,
    "clause": lambda report, found: clause_line(report.policy, found, report.language),
    "key": lambda _, found: found.key,
    "message": lambda report, found: found.message.in_(report.language),
    "remedy": lambda report, found: found.remedy.in_(report.language),
    "line": lambda _, found: place_of(found).line,
    "column": lambda _, found: place_of(found).column,
    "end_line": lambda _, found: place_of(found).end_line,
    "end_column": lambda _, found: place_of(found).end_column,
    "exempt": lambda report, found: (
        exemption_line(found.exempt, report.language) if found.exempt else ""
    ),
    "who": lambda report, found: actor_name(actor_for(found)).in_(report.language),
}
FOR_PEOPLE: Mapping[str, OfFinding] = {
    "severity": lambda report, found: display_name(found.gravity).in_(report.language),
    **{name: OF_FINDING[name] for name in ("message", "remedy", "who", "clause", "exempt")},
    **{name: OF_FINDING[name] for name in ("rule", "key", "line")},
}


def pieces(report: Report) -> Iterator[str]:
    """Yield the heads, then the rows; a proposal's errors come first."""
    is_for_people = report.language == "da"
    columns = FOR_PEOPLE if is_for_people else OF_FINDING
    heads = ("path", "title", "outcome", *columns)
    written = (
        [messages.text(f"head.{it}", report.language) for it in heads] if is_for_people else heads
    )
    yield BYTE_ORDER_MARK + _record(written, report.language)
    for reviewed in report.proposals:
        outcome = reviewed.outcome
        said = display_name(outcome).in_(report.language) if is_for_people else outcome.value
        start = (reviewed.path, reviewed.title, said)
        for finding in reviewed.gravest_first or (None,):
            cells = [it(report, finding) if finding else "" for it in columns.values()]
            yield _record((*start, *cells), report.language)


def _record(cells: Iterable[Cell], language: Language) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=SEPARATORS[language]).writerow(map(inert, cells))
    return line.getvalue()


def inert(cell: Cell) -> Cell:
    """Return a text on one line of which no spreadsheet reads any part as a formula."""
    if not isinstance(cell, str):
        return cell
    line = FORMULA_INSIDE.sub(rf"\g<1>{FORCED_TEXT}", on_one_line(cell))
    return FORCED_TEXT + line if FORMULA.match(line) else line
