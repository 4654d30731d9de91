"""The whole review of one stored proposal, which the papers and `validate` share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.model.findings import Outcome, Review
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.personal_data import is_certainly_clean
from aabsocial.review.review import review
from aabsocial.storage.personal_data import personal_data_of
from aabsocial.storage.reading import with_time_limit
from aabsocial.text.time_limit import LONGEST
from aabsocial.validation.folder_checks import findings_among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.questionnaire.questions import DecodedAnswers
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.storage import StoredProposal


NEWER_FORMAT = "FIL10"


def review_for_papers(stored: StoredProposal, options: ValidationOptions) -> Review:
    """Review a proposal that papers are to be made of.

    Raises `UnreadableProposalError` where it takes too long, and any error of ours outside the
    rules: there is nothing then to make papers of.
    """
    return with_time_limit(
        stored.path, partial(review_stored, stored, options), options.seconds_per_file
    )


def review_stored(
    stored: StoredProposal, options: ValidationOptions, extra: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal with all that stands around its answers: characters, personal data, folder.

    `extra` are findings from comparing it with other proposals. A file of a newer format is
    not judged at all.
    """
    structure = read_answers(options.policy, stored.answers)
    if any(finding.rule == NEWER_FORMAT for finding in structure.findings):
        return Review(
            proposal=structure.proposal,
            verdicts=(),
            findings=structure.findings,
            outcome=Outcome.UNREADABLE,
        )
    around = (
        *findings_in_text(stored, structure),
        *findings_among(stored.neighbours, stored.path, structure.proposal),
        *extra,
    )
    if around:
        structure = replace(structure, findings=(*structure.findings, *around))
    return review(options.policy, structure, options.review_context)


def findings_in_text(stored: StoredProposal, structure: DecodedAnswers) -> Iterator[Finding]:
    """Find what a file's text has beside its answers: odd characters, and personal data anywhere.

    Of most files, the answers tell that there is no personal data.
    """
    yield from stored.findings
    text = structure.proposal.searchable_text
    if structure.findings or not is_certainly_clean(stored.raw or b"", stored.text, text):
        yield from personal_data_of(stored)


class ValidationOptions(Struct, kw_only=True):
    """The policy, what a rule may look at beside the proposal, and which rules are selected.

    `select` and `ignore` are codes or their beginnings; without `select` every rule is selected.
    `compose` returns a review's papers by file name; without it no paper is compared. `facts`
    returns the row that lists show of a proposal; without it no entry has one. An error of ours
    outside the rules goes to the context's `on_error` too. `seconds_per_file` is how long the work
    on each file may take.
    """

    policy: Policy
    review_context: ReviewContext
    compose: Callable[[Review], Mapping[str, str]] | None = None
    facts: Callable[[Review], ProposalFacts] | None = None
    select: tuple[str, ...] = ("",)
    ignore: tuple[str, ...] = ()
    seconds_per_file: float = LONGEST

    def is_selected(self, code: str) -> bool:
        """Return whether the findings of a rule are reported."""
        return code.startswith(self.select) and not code.startswith(self.ignore)
