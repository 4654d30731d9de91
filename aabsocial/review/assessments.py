"""What a person recorded about a clause: which judgement counts, and those of no clause.

`[[assessments]]` lay before the board what a machine cannot decide. One that does not say who
judged, when and why is nobody's judgement: it is told as unanswered, and does not count. Nor does
one of a day to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import values_in
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.questionnaire.quoting import quote_value
from aabsocial.review.exemptions import own_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Assessment, Proposal

UNKNOWN_CLAUSE = "FOR06"
BY_THE_PROPOSER = "UND05"


def assessment_of(proposal: Proposal, clause: str, today: date) -> Assessment | None:
    """Return the newest whole judgement of a clause; of one day's, the last in the file."""
    judgements = [
        one
        for one in proposal.assessments
        if one.clause == clause and _is_whole(one) and not _is_to_come(one, today)
    ]
    return max(reversed(judgements), key=_day, default=None)


def _is_whole(assessment: Assessment) -> bool:
    return None not in values_in(assessment)


def _is_to_come(assessment: Assessment, today: date) -> bool:
    return assessment.date is not None and assessment.date > today


def _day(assessment: Assessment) -> int:
    return assessment.date.toordinal() if assessment.date else 0


def faulty_assessments(proposal: Proposal, policy: Policy, today: date) -> Iterator[Finding]:
    """Find the judgements that cover nothing yet, and those that proposers made of themselves.

    Nothing is covered by one of a clause that the policy does not have, or of a day to come.
    """
    for index, assessment in enumerate(proposal.assessments):
        key = f"assessments[{index}]"
        written = assessment.clause
        if written is None:
            continue
        if written not in policy.clauses:
            near = _nearest(written, policy)
            message_key = "near" if near else "far"
            yield builtin_finding(
                UNKNOWN_CLAUSE,
                f"{key}.clause",
                message_key,
                written=quote_value(written),
                near=near,
            )
        elif _is_to_come(assessment, today):
            day = assessment.date
            yield builtin_finding(
                UNKNOWN_CLAUSE, f"{key}.date", "early", clause=written, day=day, today=today
            )
        elif assessment.verdict == "met" and (own := own_name(assessment.by, proposal.contact)):
            yield builtin_finding(BY_THE_PROPOSER, f"{key}.by", "met", clause=written, written=own)


def _nearest(written: str, policy: Policy) -> str:
    """Return the clause that was probably meant: `5,1` and `punkt 5.1` are 5.1."""
    from difflib import get_close_matches  # only a slip needs it

    figures = ".".join("".join(c if c.isdecimal() else " " for c in written).split())
    return next(iter(get_close_matches(figures, policy.clauses, n=1)), "")
