"""What only shows beside other files: the same title twice, papers that are out of date."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome
from aabsocial.storage.outputs import is_up_to_date
from aabsocial.validation.entries import written_path
from aabsocial.validation.folder_checks import PAPER_OUT_OF_DATE, SAME_TITLE, found
from aabsocial.validation.single import review_stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aabsocial.model.findings import Finding, Review
    from aabsocial.review.results import ReviewedProposal
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions


MOST_NAMED = 3


def same_titles(reviewed: Sequence[ReviewedProposal]) -> Mapping[int, tuple[Finding, ...]]:
    """Return, by its index, every proposal that shares its title, with the finding that says so."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(reviewed):
        if one.title:
            groups[_bare(one.title)].append(index)
    return {
        index: (_found(reviewed, index, [other for other in group if other != index]),)
        for group in groups.values()
        if len(group) > 1
        for index in group
    }


def _bare(title: str) -> str:
    """Return a title as it sounds: without capitals, spacing, and how its letters are composed."""
    if title.isascii():
        return " ".join(title.lower().split())
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _found(reviewed: Sequence[ReviewedProposal], index: int, others: list[int]) -> Finding:
    named = tuple(reviewed[other].path for other in others[:MOST_NAMED])
    more = ("…",) if len(others) > MOST_NAMED else ()
    says = "found" if len(others) == 1 else "several"
    return found(
        SAME_TITLE, "initiative.title", says, others=(*named, *more), title=reviewed[index].title
    )


PAPERS = ("proposal.md", "checklist.md")


def outdated_papers(
    stored: StoredProposal,
    review: Review,
    terms: ValidationOptions,
    beside: tuple[Finding, ...] = (),
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
        if name in there and not is_up_to_date(folder / name, text)
    )
    if not changed:
        return ()
    says = "found" if len(changed) == 1 else "several"
    return (found(PAPER_OUT_OF_DATE, "", says, names=changed, folder=written_path(folder)),)


def _as_rendered(
    stored: StoredProposal, review: Review, terms: ValidationOptions, beside: tuple[Finding, ...]
) -> Review:
    """Return the review that papers are written from: of the proposal alone, never as a draft."""
    if not beside and not terms.review_context.as_draft:
        return review
    return review_stored(terms.policy, stored, replace(terms.review_context, as_draft=False))
