"""What only shows beside other files: the same title twice, papers that are out of date."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError
from aabsocial.model.findings import Outcome
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.review.internal_errors import untried_rule
from aabsocial.storage.outputs import is_up_to_date
from aabsocial.validation.entries import displayed_path
from aabsocial.validation.folder_checks import PAPER_OUT_OF_DATE, SAME_TITLE
from aabsocial.validation.single import review_stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aabsocial.model.findings import Finding, Review
    from aabsocial.review.results import ReviewedProposal
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions


MOST_NAMED = 3


def same_titles(entries: Sequence[ReviewedProposal]) -> Mapping[int, tuple[Finding, ...]]:
    """Return, by its index, every proposal that shares its title, with the finding that says so."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.title:
            groups[_normalized(entry.title)].append(index)
    return {
        index: (_same_title(entries, index, [other for other in group if other != index]),)
        for group in groups.values()
        if len(group) > 1
        for index in group
    }


def _normalized(title: str) -> str:
    """Return a title as it sounds: without capitals, spacing, and how its letters are composed."""
    if title.isascii():
        return " ".join(title.lower().split())
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _same_title(entries: Sequence[ReviewedProposal], index: int, others: list[int]) -> Finding:
    named = tuple(entries[other].path for other in others[:MOST_NAMED])
    more = ("…",) if len(others) > MOST_NAMED else ()
    return builtin_finding(
        SAME_TITLE,
        "initiative.title",
        "found" if len(others) == 1 else "several",
        others=(*named, *more),
        title=entries[index].title,
    )


PAPERS = ("proposal.md", "checklist.md")


def outdated_papers(
    stored: StoredProposal,
    review: Review,
    options: ValidationOptions,
    extra: tuple[Finding, ...] = (),
) -> tuple[Finding, ...]:
    """Find the papers that are there and differ from what would be written today.

    A paper that was never written is no finding, and nothing is composed where none is there. An
    error of ours on the way is a finding of its own; a template of the user's that cannot be used
    is none, and raises `AabsocialError`.
    """
    try:
        changed = _changed_papers(stored, review, options, extra)
    except AabsocialError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever breaks, the findings are still reported
        options.review_context.on_error(error)
        return (untried_rule(PAPER_OUT_OF_DATE),)
    if not changed:
        return ()
    message_key = "found" if len(changed) == 1 else "several"
    folder = displayed_path(stored.path.parent)
    return (builtin_finding(PAPER_OUT_OF_DATE, "", message_key, names=changed, folder=folder),)


def _changed_papers(
    stored: StoredProposal,
    review: Review,
    options: ValidationOptions,
    extra: tuple[Finding, ...],
) -> tuple[str, ...]:
    if options.compose is None or not options.is_selected(PAPER_OUT_OF_DATE):
        return ()
    names = {name.lower() for name in stored.neighbours}
    if names.isdisjoint(PAPERS):
        return ()
    folder = stored.path.parent
    there = {name for name in PAPERS if name in names and (folder / name).exists()}
    if not there or review.outcome is Outcome.UNREADABLE:
        return ()
    composed = options.compose(_as_rendered(stored, review, options, extra))
    return tuple(
        name
        for name, text in composed.items()
        if name in there and not is_up_to_date(folder / name, text)
    )


def _as_rendered(
    stored: StoredProposal, review: Review, options: ValidationOptions, extra: tuple[Finding, ...]
) -> Review:
    """Return the review that papers are written from: of the proposal alone, never as a draft."""
    if not extra and not options.review_context.as_draft:
        return review
    whole_context = replace(options.review_context, as_draft=False)
    return review_stored(stored, replace(options, review_context=whole_context))
