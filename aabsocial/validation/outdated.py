"""Papers that no longer match their proposal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aabsocial.finding import Outcome
from aabsocial.store.derived import is_written
from aabsocial.validation.rules import PAPER_OUT_OF_DATE, found

if TYPE_CHECKING:
    from aabsocial.finding import Finding, Review
    from aabsocial.store import StoredProposal
    from aabsocial.validation.terms import Terms

PAPERS = ("proposal.md", "checklist.md")


def outdated_papers(stored: StoredProposal, review: Review, terms: Terms) -> tuple[Finding, ...]:
    """Find the papers that are there and differ from what would be written today.

    A paper that was never written is no finding, and nothing is composed where none is there.
    """
    if terms.compose is None or not terms.want(PAPER_OUT_OF_DATE):
        return ()
    folder = stored.path.parent
    there = {name for name in PAPERS if os.path.exists(f"{folder}/{name}")}  # noqa: PTH110 - a Path for each of thousands costs more than the question
    if not there or review.outcome is Outcome.UNREADABLE:
        return ()
    names = tuple(
        name
        for name, text in terms.compose(review).items()
        if name in there and not is_written(folder / name, text)
    )
    if not names:
        return ()
    says = "found" if len(names) == 1 else "several"
    return (found(PAPER_OUT_OF_DATE, "", says, names=names, folder=folder.name),)
