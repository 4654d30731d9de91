"""The whole review of one stored proposal, which the papers and `validate` share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.core.value import Value
from aabsocial.model.findings import Outcome, Review
from aabsocial.personal_data import is_certainly_clean
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.review import review
from aabsocial.storage.personal_data import personal_data_of
from aabsocial.text.time_limit import LONGEST
from aabsocial.validation.folder_checks import found_among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.questionnaire.questions import DecodedAnswers
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.storage import StoredProposal


NEWER_FORMAT = "FIL10"


def review_stored(
    policy: Policy,
    stored: StoredProposal,
    review_context: ReviewContext,
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
    return review(policy, structure, review_context)


def _personal_data(stored: StoredProposal, structure: DecodedAnswers) -> Iterator[Finding]:
    """Find personal data in the file; of most files, the answers tell that there is none."""
    written = structure.proposal.searchable_text
    if structure.findings or not is_certainly_clean(stored.raw or b"", stored.text, written):
        yield from personal_data_of(stored)


class ValidationOptions(Value):
    """The policy, the day and the limits, which rules are wanted, and what is done outside.

    `select` and `ignore` are codes or their beginnings; without `select` every rule is wanted.
    `compose` gives a review's papers by file name; without it no paper is compared. `facts` gives
    the row that lists show of a proposal; without it no entry has one. `log` keeps
    what a maintainer needs to know of a fault of ours. `seconds` is how long each file may take.
    """

    policy: Policy
    review_context: ReviewContext
    log: Callable[[BaseException], object]
    compose: Callable[[Review], Mapping[str, str]] | None = None
    facts: Callable[[Review], ProposalFacts] | None = None
    select: tuple[str, ...] = ("",)
    ignore: tuple[str, ...] = ()
    seconds: float = LONGEST

    def want(self, code: str) -> bool:
        """Return whether a rule is wanted."""
        return code.startswith(self.select) and not code.startswith(self.ignore)
