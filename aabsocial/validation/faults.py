"""A fault of ours in one rule, or in the papers, costs that and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial import faults
from aabsocial.errors import AabsocialError, UnreadableProposalError
from aabsocial.faults import INTERNAL_ERROR
from aabsocial.questionnaire import read_answers
from aabsocial.store.reading import in_time
from aabsocial.validation.outdated import outdated_papers
from aabsocial.validation.rules import PAPER_OUT_OF_DATE, found
from aabsocial.validation.whole import whole_review

if TYPE_CHECKING:
    from aabsocial.finding import Finding, Review
    from aabsocial.policy import Policy
    from aabsocial.proposal import Proposal
    from aabsocial.store import StoredProposal
    from aabsocial.validation.terms import Terms


def despite_faults(
    stored: StoredProposal, terms: Terms, beside: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal as a whole; whatever breaks on it becomes a finding of its own."""
    try:
        return despite_broken_rules(stored, terms, beside)
    except UnreadableProposalError:  # it takes too long
        raise
    except Exception as fault:  # noqa: BLE001 - the fault lies outside the rules
        terms.log(fault)
        return faults.nothing_judged(beside)


def despite_broken_rules(
    stored: StoredProposal, terms: Terms, beside: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal as a whole; a rule that breaks on it becomes a finding of its own.

    Raises a fault that lies outside the rules: there is nothing then to make papers of. Raises
    `UnreadableProposalError` where it takes too long.
    """

    def judge(policy: Policy, others: tuple[Finding, ...]) -> Review:
        return whole_review(policy, stored, terms.circumstances, others)

    def read() -> Proposal:
        return read_answers(terms.policy, stored.answers).proposal

    def work() -> Review:
        return faults.despite_broken_rules(terms, judge, read, beside)

    return in_time(stored.path, work, terms.seconds)


def papers_despite_faults(
    stored: StoredProposal, review: Review, terms: Terms, beside: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    """Compare the papers; a fault on the way is a finding of its own.

    A template of the user's that cannot be used is no fault of ours, and is told as it is.
    """
    try:
        return outdated_papers(stored, review, terms, beside)
    except AabsocialError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever breaks, the findings are still told
        terms.log(fault)
        return (found(INTERNAL_ERROR, "", code=PAPER_OUT_OF_DATE),)
