"""What a person recorded about a clause: which judgement counts, and those of no clause.

`[[assessments]]` lay before the board what a machine cannot decide. One that does not say who
judged, when and why is nobody's judgement: it is told as unanswered, and does not count.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.finding import Finding
from aabsocial.formal import FORMAL
from aabsocial.part import answers_in
from aabsocial.quotation import shown
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.policy import Policy
    from aabsocial.proposal import Assessment, Proposal

WORDS = Path(__file__).with_suffix(".toml")
UNKNOWN_CLAUSE = "FOR06"


def assessment_of(proposal: Proposal, clause: str) -> Assessment | None:
    """Give the newest whole judgement of a clause; of one day's, the last in the file."""
    judgements = [one for one in proposal.assessments if one.clause == clause and _is_whole(one)]
    return max(reversed(judgements), key=_day, default=None)


def _is_whole(assessment: Assessment) -> bool:
    return None not in answers_in(assessment)


def _day(assessment: Assessment) -> int:
    return assessment.date.toordinal() if assessment.date else 0


def misplaced_assessments(proposal: Proposal, policy: Policy) -> Iterator[Finding]:
    """Find the judgements of clauses that the policy does not have."""
    for index, assessment in enumerate(proposal.assessments):
        written = assessment.clause
        if written is not None and written not in policy.clauses:
            near = _nearest(written, policy)
            says = "near" if near else "far"
            message, remedy = told(
                WORDS, f"{UNKNOWN_CLAUSE}.{says}", written=shown(written), near=near
            )
            yield Finding(
                rule=UNKNOWN_CLAUSE,
                name=FORMAL[UNKNOWN_CLAUSE].name,
                severity=FORMAL[UNKNOWN_CLAUSE].severity,
                key=f"assessments[{index}].clause",
                message=message,
                remedy=remedy,
            )


def _nearest(written: str, policy: Policy) -> str:
    """Give the clause that was probably meant: `5,1` and `punkt 5.1` are 5.1."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    figures = ".".join("".join(c if c.isdecimal() else " " for c in written).split())
    return next(iter(get_close_matches(figures, policy.clauses, n=1)), "")
