"""Rules on the evaluation along the way (6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.finding import Severity
from aabsocial.policy import Hit, Rule
from aabsocial.principles.checks import unless_draft
from aabsocial.principles.conditions import is_long
from aabsocial.principles.p6_period import hits_outside_period, perhaps_outside_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.policy import Circumstances
    from aabsocial.proposal import Frequency, Proposal

TWICE_A_YEAR: frozenset[Frequency | None] = frozenset({"monthly", "quarterly", "half-yearly"})


def no_evaluation(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """6.5: nothing is said of how the initiative is evaluated; a pilot is too."""
    if proposal.evaluation.method is None:
        yield Hit(key="evaluation.method")


def no_evaluation_on_the_way(proposal: Proposal, circumstances: Circumstances) -> Iterator[Hit]:
    """6.5: more than twelve months, and nobody looks before the end."""
    end, points = proposal.initiative.end, proposal.evaluation.points
    if end is None or not is_long(proposal) or _is_measured_often(proposal):
        return
    if any(point.date is None or point.date < end for point in points):
        return
    if points or not circumstances.as_draft:
        says = "late" if points else "none"
        start = proposal.initiative.start
        yield Hit(key="evaluation.points", says=says, values={"start": start, "end": end})


def _is_measured_often(proposal: Proposal) -> bool:
    return any(criterion.frequency in TWICE_A_YEAR for criterion in proposal.success_criteria)


def evaluation_outside_period(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """6.5: an evaluation point before the start, or more than twelve months after the end."""
    is_suspect = perhaps_outside_period(proposal)
    for index, point in enumerate(proposal.evaluation.points):
        if is_suspect(point.date):
            key = f"evaluation.points[{index}].date"
            yield from hits_outside_period(proposal, key, point.date)


RULES = (
    Rule(
        code="EFF20",
        name="no-evaluation",
        clause="6.5",
        severity=Severity.ERROR,
        check=unless_draft(no_evaluation),
    ),
    Rule(
        code="EFF21",
        name="no-evaluation-on-the-way",
        clause="6.5",
        severity=Severity.WARNING,
        check=no_evaluation_on_the_way,
    ),
    Rule(
        code="EFF22",
        name="evaluation-outside-period",
        clause="6.5",
        severity=Severity.WARNING,
        check=evaluation_outside_period,
    ),
)
