"""A report with a line for each finding, in the form of compilers and linters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import display_name
from aabsocial.reports.messages import messages, on_one_line
from aabsocial.review.results import place_of
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.review.results import Report, ReviewedProposal


def pieces(report: Report) -> Iterator[str]:
    """Yield `path:line:column: Gravity CODE message`; exempt findings are marked at the end."""
    for reviewed in report.proposals:
        for finding in reviewed.findings:
            yield f"{_line(report, reviewed, finding)}\n"


def _line(report: Report, reviewed: ReviewedProposal, finding: Finding) -> str:
    place = place_of(finding)
    message = on_one_line(finding.message.in_(report.language))
    exempt = f" ({messages.text('exempt-mark', report.language)})" if finding.exempt else ""
    location = f"{printable_line(reviewed.path)}:{place.line}:{place.column}"
    gravity = display_name(finding.gravity).in_(report.language)
    return f"{location}: {gravity} {finding.rule} {message}{exempt}"
