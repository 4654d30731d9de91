"""A report as JSON lines: each proposal on one, as in the document, and the summary last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.reports.facts_data import sums
from aabsocial.reports.json_data import as_json, entry, head, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.review.results import Report


def pieces(report: Report) -> Iterator[str]:
    """Yield the lines; only the last has a `summary` and the `sums`."""
    for reviewed in report.proposals:
        yield f"{entry(report, reviewed)}\n"
    told = {**head(report), "summary": summary(report), "sums": sums(report.proposals)}
    yield f"{as_json(told)}\n"
