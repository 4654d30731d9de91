"""The whole review of one stored proposal, which the papers and `validate` share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.finding import Outcome, Review
from aabsocial.personal_data import hides_nothing
from aabsocial.questionnaire import read_answers
from aabsocial.review import review
from aabsocial.store.personal import personal_data_of
from aabsocial.validation.folder import found_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.finding import Finding
    from aabsocial.policy import Circumstances, Policy
    from aabsocial.questionnaire import Structure
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
        *_personal_data(stored, structure),
        *found_among(stored.neighbours, stored.path, structure.proposal),
        *beside,
    )
    if around:
        structure = replace(structure, findings=(*structure.findings, *around))
    return review(policy, structure, circumstances)


def _personal_data(stored: StoredProposal, structure: Structure) -> Iterator[Finding]:
    """Find personal data in the file; of most files, the answers tell that there is none."""
    written = structure.proposal.written
    if structure.findings or not hides_nothing(stored.raw or b"", stored.text, written):
        yield from personal_data_of(stored)
