"""Papers that no longer match their proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.finding import Outcome
from aabsocial.store.derived import is_written
from aabsocial.validation.entries import written_path
from aabsocial.validation.rules import PAPER_OUT_OF_DATE, found
from aabsocial.validation.whole import whole_review

if TYPE_CHECKING:
    from aabsocial.finding import Finding, Review
    from aabsocial.store import StoredProposal
    from aabsocial.validation.terms import Terms

PAPERS = ("proposal.md", "checklist.md")


def outdated_papers(
    stored: StoredProposal, review: Review, terms: Terms, beside: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    """Find the papers that are there and differ from what would be written today.

    A paper that was never written is no finding, and nothing is composed where none is there.
    """
    if terms.compose is None or not terms.want(PAPER_OUT_OF_DATE):
        return ()
    names = {name.lower() for name in stored.neighbours}
    if names.isdisjoint(PAPERS):
        return ()
    folder = stored.path.parent
    there = {name for name in PAPERS if name in names and (folder / name).exists()}
    if not there or review.outcome is Outcome.UNREADABLE:
        return ()
    composed = terms.compose(_as_rendered(stored, review, terms, beside))
    changed = tuple(
        name
        for name, text in composed.items()
        if name in there and not is_written(folder / name, text)
    )
    if not changed:
        return ()
    says = "found" if len(changed) == 1 else "several"
    return (found(PAPER_OUT_OF_DATE, "", says, names=changed, folder=written_path(folder)),)


def _as_rendered(
    stored: StoredProposal, review: Review, terms: Terms, beside: tuple[Finding, ...]
) -> Review:
    """Give the review that papers are written from: of the proposal alone, never as a draft."""
    if not beside and not terms.circumstances.as_draft:
        return review
    return whole_review(terms.policy, stored, replace(terms.circumstances, as_draft=False))
