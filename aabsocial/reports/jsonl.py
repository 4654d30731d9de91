"""A report as JSON lines: one for each proposal, as in the JSON document, then the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.reports.facts_data import sums_data
from aabsocial.reports.json_data import format_json, proposal_data, report_data, summary_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.review.results import Report


def pieces(report: Report) -> Iterator[str]:
    """Yield the lines; only the last has a `summary` and the `sums`."""
    for reviewed in report.proposals:
        yield f"{proposal_data(report, reviewed)}\n"
    totals = {"summary": summary_data(report), "sums": sums_data(report.proposals)}
    yield f"{format_json({**report_data(report), **totals})}\n"
