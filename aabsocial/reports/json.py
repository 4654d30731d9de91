"""A report as one JSON document by the JSON contract, a line for each proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.reports.facts_data import sums_data
from aabsocial.reports.json_data import format_json, proposal_data, report_data, summary_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.review.results import Report


def pieces(report: Report) -> Iterator[str]:
    """Yield the document in pieces."""
    yield format_json(report_data(report))[:-1]
    yield f',\n "summary": {format_json(summary_data(report))}'
    yield f',\n "sums": {format_json(sums_data(report.proposals))},\n "proposals": ['
    mark = "\n  "
    for reviewed in report.proposals:
        yield mark + proposal_data(report, reviewed)
        mark = ",\n  "
    yield "]}\n"
