"""The whole review of one stored proposal, which the papers and `validate` share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.finding import Outcome, Review
from aabsocial.personal_data import findings_in_file
from aabsocial.questionnaire import read_answers
from aabsocial.review import review
from aabsocial.validation.folder import found_among

if TYPE_CHECKING:
    from aabsocial.finding import Finding
    from aabsocial.policy import Circumstances, Policy
    from aabsocial.store import StoredProposal

NEWER_FORMAT = "FIL10"


def whole_review(
    policy: Policy,
    stored: StoredProposal,
    circumstances: Circumstances,
    beside: tuple[Finding, ...] = (),
) -> Review:
    """Review a proposal with all that stands around its answers: characters, personal data, folder.

    `beside` are findings from comparing it with other proposals. A file of a newer format is
    not judged at all.
    """
    structure = read_answers(policy, stored.answers)
    if any(finding.rule == NEWER_FORMAT for finding in structure.findings):
        return Review(
            proposal=structure.proposal,
            verdicts=(),
            findings=structure.findings,
            outcome=Outcome.UNREADABLE,
        )
    around = (
        *stored.findings,
        *findings_in_file(stored.text, stored.answers, lambda: stored.places.values),
        *found_among(stored.neighbours, stored.path, structure.proposal),
        *beside,
    )
    if around:
        structure = replace(structure, findings=(*structure.findings, *around))
    return review(policy, structure, circumstances)
