"""A report as annotations that GitHub shows beside the lines of a change.

Format: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those
of `actions/toolkit`, `packages/core/src/command.ts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import Severity
from aabsocial.reports.messages import finding_line
from aabsocial.review.results import place_of
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.review.results import Report, ReviewedProposal

COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}
IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def pieces(report: Report) -> Iterator[str]:
    """Yield an annotation for each finding; an exempt one is only a notice."""
    for reviewed in report.proposals:
        for finding in reviewed.findings:
            yield f"{_annotation(report, reviewed, finding)}\n"


def _annotation(report: Report, reviewed: ReviewedProposal, finding: Finding) -> str:
    command = "notice" if finding.exempt else COMMANDS[finding.severity]
    place = place_of(finding)
    properties = {
        "file": reviewed.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"{finding.rule} {finding.name}",
    }
    if place.end_line != place.line:  # GitHub takes columns only within one line
        del properties["col"], properties["endColumn"]
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {fields}::{finding_line(finding, report.language).translate(IN_TEXT)}"


def _property(value: str) -> str:
    return printable_line(value).translate(IN_PROPERTY)
