"""The way of proposals from their files to the entries of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError, UnreadableProposalError
from aabsocial.review.internal_errors import without_review
from aabsocial.review.results import ReviewedProposal
from aabsocial.storage.reading import in_time, read_proposal, reject_meeting_file
from aabsocial.validation.entries import report_entry, unreadable_entry
from aabsocial.validation.run_checks import outdated_papers, same_titles
from aabsocial.validation.single import review_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from aabsocial.model.findings import Finding
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions

    Executor = Callable[[tuple[Path, ...], ValidationOptions], Iterable[ReviewedProposal]]


# All files of a batch are read before any is reviewed: what a step touches is then still at hand,
# in the processor, when the next file needs it.
BATCH_SIZE = 16
LARGE_FILE = 1 << 16  # bytes; it is reviewed when read: sixteen of 1 MiB would fill the memory


def batched(files: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Yield files in batches that are validated together."""
    return (files[start : start + BATCH_SIZE] for start in range(0, len(files), BATCH_SIZE))


def sequential(files: tuple[Path, ...], options: ValidationOptions) -> Iterator[ReviewedProposal]:
    """Validate files in this process, batch by batch, as they are asked for."""
    for batch in batched(files):
        for proposal in [_read_or_validate_large(path, options) for path in batch]:
            yield _validated(proposal, options)


def validate(
    files: tuple[Path, ...], options: ValidationOptions, executor: Executor = sequential
) -> tuple[ReviewedProposal, ...]:
    """Validate every file, first alone, then together with those it shares its title with."""
    entries = list(executor(files, options))
    for index, findings in same_titles(entries).items():
        entries[index] = validate_file(files[index], options, findings)
    return tuple(entries)


def validate_file(
    path: Path, options: ValidationOptions, extra: tuple[Finding, ...] = ()
) -> ReviewedProposal:
    """Validate one file; `extra` are findings from comparing it with others."""
    return _validated(_read(path, options), options, extra)


def _read_or_validate_large(
    path: Path, options: ValidationOptions
) -> StoredProposal | ReviewedProposal:
    proposal = _read(path, options)
    if not isinstance(proposal, ReviewedProposal) and len(proposal.raw or b"") > LARGE_FILE:
        return _validated(proposal, options)
    return proposal


def _read(path: Path, options: ValidationOptions) -> StoredProposal | ReviewedProposal:
    """Return a file's content, or the entry of one that cannot be read or takes too long."""
    try:
        stored = in_time(path, partial(read_proposal, path), options.seconds_per_file)
        reject_meeting_file(stored)
    except (UnreadableProposalError, FileTroubleError) as error:
        return unreadable_entry(path, error)
    return stored


def _validated(
    proposal: StoredProposal | ReviewedProposal,
    options: ValidationOptions,
    extra: tuple[Finding, ...] = (),
) -> ReviewedProposal:
    """Return the entry of a proposal that was read, or has its entry already."""
    if isinstance(proposal, ReviewedProposal):
        return proposal
    validate_this = partial(validate_stored, proposal, options, extra)
    try:
        return in_time(proposal.path, validate_this, options.seconds_per_file)
    except UnreadableProposalError as error:
        return unreadable_entry(proposal.path, error)


def validate_stored(
    stored: StoredProposal, options: ValidationOptions, extra: tuple[Finding, ...] = ()
) -> ReviewedProposal:
    """Review a proposal that was read, compare its papers, and place what was found."""
    try:
        review = review_stored(stored, options, extra)
    except Exception as error:  # noqa: BLE001 - an error of ours costs no other file its review
        options.review_context.on_error(error)
        review = without_review(extra)
    outdated = outdated_papers(stored, review, options, extra)
    return report_entry(stored, review, outdated, options)
