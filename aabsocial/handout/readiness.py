"""Whether an item can be decided on: what keeps its proposal from being ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome, Severity

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding
    from aabsocial.model.meeting import AgendaItem

NOT_READY = (Outcome.NOT_READY, Outcome.UNREADABLE)
ANNEX_MISSING = "MAP01"


def is_ready(item: AgendaItem) -> bool:
    """Whether an item's proposal is ready, and the files of its annexes are there.

    What nobody can read is no paper at all, and is told apart.
    """
    if item.review is None:
        return not missing_annexes(item)
    return item.review.outcome not in NOT_READY and not any(
        found.rule == ANNEX_MISSING and not found.exempt for found in item.review.findings
    )


def is_unready_decision(item: AgendaItem) -> bool:
    """Whether the board is asked to decide on an item that is not ready."""
    return item.kind == "decision" and not item.hidden and not is_ready(item)


def hindrances(item: AgendaItem) -> tuple[Finding, ...]:
    """Return the findings that keep an item from being ready."""
    return tuple(
        found
        for found in (item.review.findings if item.review else ())
        if not found.exempt and (found.severity is Severity.ERROR or found.rule == ANNEX_MISSING)
    )


def missing_annexes(item: AgendaItem) -> tuple[str, ...]:
    """Return the paths of the annexes whose file is not there, of an item without a proposal."""
    if item.review is not None:
        return ()
    return tuple(file.path for file in item.files if file and not file.sha256)
