"""Whether an agenda item is ready to be decided, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome, Severity

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding
    from aabsocial.model.meeting import AgendaItem

NOT_READY = (Outcome.NOT_READY, Outcome.UNREADABLE)
ANNEX_MISSING = "MAP01"


def is_ready(item: AgendaItem) -> bool:
    """Return whether an item's proposal is ready and the files of its annexes exist.

    Unreadable proposals are not covered: callers report them separately.
    """
    if item.review is None:
        return not missing_annexes(item)
    return item.review.outcome not in NOT_READY and not any(
        finding.rule == ANNEX_MISSING and not finding.exempt for finding in item.review.findings
    )


def is_unready_decision(item: AgendaItem) -> bool:
    """Return whether the board is asked to decide on an item that is not ready."""
    return item.kind == "decision" and not item.hidden and not is_ready(item)


def blocking_findings(item: AgendaItem) -> tuple[Finding, ...]:
    """Return the findings that prevent an item from being ready."""
    return tuple(
        finding
        for finding in (item.review.findings if item.review else ())
        if not finding.exempt
        and (finding.severity is Severity.ERROR or finding.rule == ANNEX_MISSING)
    )


def missing_annexes(item: AgendaItem) -> tuple[str, ...]:
    """Return the paths of missing annexes of an item without a proposal."""
    if item.review is not None:
        return ()
    return tuple(file.path for file in item.files if file and not file.sha256)
