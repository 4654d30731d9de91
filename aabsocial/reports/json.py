"""A report as one JSON document, as the contract says, a line for each proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.reports.facts_data import sums
from aabsocial.reports.json_data import as_json, entry, head, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.review.results import Report


def pieces(report: Report) -> Iterator[str]:
    """Yield the document, from its head to its end."""
    yield as_json(head(report))[:-1]
    yield f',\n "summary": {as_json(summary(report))}'
    yield f',\n "sums": {as_json(sums(report.proposals))},\n "proposals": ['
    mark = "\n  "
    for reviewed in report.proposals:
        yield mark + entry(report, reviewed)
        mark = ",\n  "
    yield "]}\n"
