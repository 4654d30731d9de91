"""The entry of a folder that has no proposal: what lies there, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.findings import Outcome
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.review.personal_data import findings_in_names
from aabsocial.review.results import ReviewedProposal
from aabsocial.storage.folder_search import TEXT_FILE
from aabsocial.validation.entries import displayed_path
from aabsocial.validation.folder_checks import NO_PROPOSAL

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding
    from aabsocial.storage.folder_search import FolderWithoutProposal
    from aabsocial.validation.single import ValidationOptions

MOST_NAMED = 5


def entry_without_proposal(
    folder: FolderWithoutProposal, options: ValidationOptions
) -> ReviewedProposal:
    """Return the entry of a folder without a proposal."""
    names = (folder.path.absolute().name, *folder.names)
    return ReviewedProposal(
        path=displayed_path(folder.path),
        outcome=Outcome.NO_PROPOSAL,
        findings=tuple(
            it
            for it in (_missing_proposal(folder), *findings_in_names(names))
            if options.is_selected(it.rule)
        ),
    )


def _missing_proposal(folder: FolderWithoutProposal) -> Finding:
    near, names = _few(folder.near), _few(folder.names)
    if folder.leads_nowhere:
        return builtin_finding(NO_PROPOSAL, "", "dangling")
    if len(folder.near) > 1:
        return builtin_finding(NO_PROPOSAL, "", "several", names=near)
    if near and near[0].lower().endswith(TEXT_FILE):
        return builtin_finding(NO_PROPOSAL, "", "text-file", name=near[0])
    if near:
        return builtin_finding(NO_PROPOSAL, "", "found", name=near[0])
    return builtin_finding(NO_PROPOSAL, "", "other" if names else "empty", names=names)


def _few(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) <= MOST_NAMED else (*names[:MOST_NAMED], "…")
