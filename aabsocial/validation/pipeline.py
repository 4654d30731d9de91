"""The way of proposals from their files to the entries of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError, UnreadableProposalError
from aabsocial.review.internal_errors import without_review
from aabsocial.review.results import ReviewedProposal
from aabsocial.storage.reading import read_proposal, reject_meeting_file, with_time_limit
from aabsocial.validation.entries import report_entry, unreadable_entry
from aabsocial.validation.run_checks import outdated_papers, same_titles
from aabsocial.validation.single import review_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from aabsocial.model.findings import Finding
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions

    Executor = Callable[[tuple[Path, ...], ValidationOptions], Iterable[ReviewedProposal]]
    # A file's content, or the entry of a file that is done with.
    Loaded: TypeAlias = StoredProposal | ReviewedProposal


BATCH_SIZE = 16
LARGE_FILE = 1 << 16  # bytes


def sequential(files: tuple[Path, ...], options: ValidationOptions) -> Iterator[ReviewedProposal]:
    """Validate files in this process, batch by batch, as they are asked for.

    All files of a batch are read before any is reviewed: what a step touches is then still at
    hand, in the processor, when the next file needs it. Only a large one is validated when it is
    read: sixteen of 1 MiB would fill the memory.
    """
    for batch in batched(files):
        for loaded in [_load_or_validate_large(path, options) for path in batch]:
            yield _validate_loaded(loaded, options)


def batched(files: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Yield files in batches that are validated together."""
    return (files[start : start + BATCH_SIZE] for start in range(0, len(files), BATCH_SIZE))


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
    return _validate_loaded(_load(path, options), options, extra)


def _load(path: Path, options: ValidationOptions) -> Loaded:
    """Return a file's content, or the entry of one that cannot be read or takes too long."""
    try:
        stored = with_time_limit(path, partial(read_proposal, path), options.seconds_per_file)
        reject_meeting_file(stored)
    except (UnreadableProposalError, FileTroubleError) as error:
        return unreadable_entry(path, error)
    return stored


def _load_or_validate_large(path: Path, options: ValidationOptions) -> Loaded:
    loaded = _load(path, options)
    is_large = not isinstance(loaded, ReviewedProposal) and len(loaded.raw or b"") > LARGE_FILE
    return _validate_loaded(loaded, options) if is_large else loaded


def _validate_loaded(
    loaded: Loaded, options: ValidationOptions, extra: tuple[Finding, ...] = ()
) -> ReviewedProposal:
    if isinstance(loaded, ReviewedProposal):
        return loaded
    validate_this = partial(validate_stored, loaded, options, extra)
    try:
        return with_time_limit(loaded.path, validate_this, options.seconds_per_file)
    except UnreadableProposalError as error:
        return unreadable_entry(loaded.path, error)


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
