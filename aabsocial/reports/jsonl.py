"""A report as JSON lines: one for each proposal, as in the JSON document, then the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.reports.json_data import format_json, proposal_data, report_data, summary_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.review.results import Report


def pieces(report: Report) -> Iterator[str]:
    """Yield the lines; only the last has a `summary`."""
    for reviewed in report.proposals:
        yield f"{proposal_data(report, reviewed)}\n"
    yield f"{format_json({**report_data(report), 'summary': summary_data(report)})}\n"
