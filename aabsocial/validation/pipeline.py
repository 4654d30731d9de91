"""How proposals flow from files to a report's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.errors import AabsocialError, FileTroubleError, UnreadableProposalError
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review import fault_isolation
from aabsocial.review.fault_isolation import INTERNAL_ERROR
from aabsocial.review.results import ReviewedProposal
from aabsocial.storage.reading import read_proposal, reject_meeting_file, with_time_limit
from aabsocial.validation.entries import entry, unreadable
from aabsocial.validation.folder_checks import PAPER_OUT_OF_DATE, found
from aabsocial.validation.run_checks import outdated_papers, same_titles
from aabsocial.validation.single import review_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeVar

    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions

    Begun = TypeVar("Begun")
    Executor = Callable[[tuple[Path, ...], ValidationOptions], Iterable[ReviewedProposal]]


# All of these are read before any is judged: what a step touches is then still at hand, in the
# processor, when the next file needs it.
TOGETHER = 16
LARGE = 1 << 16  # bytes of a file that is judged at once: sixteen of 1 MiB would fill the memory


def batched(files: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Yield files in batches that are reviewed together."""
    return (files[start : start + TOGETHER] for start in range(0, len(files), TOGETHER))


def sequential(files: tuple[Path, ...], terms: ValidationOptions) -> Iterable[ReviewedProposal]:
    """Review files in this process, some at a time, as they are asked for."""
    return (entry for some in batched(files) for entry in validate_batch(some, terms))


def validate(
    files: tuple[Path, ...], terms: ValidationOptions, each: Executor = sequential
) -> tuple[ReviewedProposal, ...]:
    """Review every proposal, first alone, then beside those it shares something with."""
    found = list(each(files, terms))
    for index, beside in same_titles(found).items():
        found[index] = validate_file(files[index], terms, beside)
    return tuple(found)


def validate_batch(files: tuple[Path, ...], terms: ValidationOptions) -> list[ReviewedProposal]:
    """Review some files: first all are read, then all are judged, but a large one at once."""
    begun = [_begun(path, terms) for path in files]
    return [_judged(one, terms) for one in begun]


def _begun(path: Path, terms: ValidationOptions) -> StoredProposal | ReviewedProposal:
    read = _read(path, terms)
    is_large = not isinstance(read, ReviewedProposal) and len(read.raw or b"") > LARGE
    return _judged(read, terms) if is_large else read


def validate_file(
    path: Path, terms: ValidationOptions, beside: tuple[Finding, ...] = ()
) -> ReviewedProposal:
    """Review one file as a whole; `beside` are findings from comparing it with others."""
    return _judged(_read(path, terms), terms, beside)


def _read(path: Path, terms: ValidationOptions) -> StoredProposal | ReviewedProposal:
    """Return a file's content, or the entry of an unreadable one."""

    def work() -> StoredProposal | ReviewedProposal:
        try:
            stored = read_proposal(path)
            reject_meeting_file(stored)
        except (UnreadableProposalError, FileTroubleError) as fault:
            return unreadable(path, fault)
        return stored

    return _in_time(path, terms, work)


def _in_time(
    path: Path, terms: ValidationOptions, work: Callable[[], Begun]
) -> Begun | ReviewedProposal:
    """Return what work on a file returns, or the entry of one that takes too long."""
    try:
        return with_time_limit(path, work, terms.seconds)
    except UnreadableProposalError as fault:
        return unreadable(path, fault)


def _judged(
    read: StoredProposal | ReviewedProposal,
    terms: ValidationOptions,
    beside: tuple[Finding, ...] = (),
) -> ReviewedProposal:
    """Judge what was read; what could not be is an entry already."""
    if isinstance(read, ReviewedProposal):
        return read

    def work() -> ReviewedProposal:
        review = despite_faults(read, terms, beside)
        return entry(read, review, papers_despite_faults(read, review, terms, beside), terms)

    return _in_time(read.path, terms, work)


def despite_faults(
    stored: StoredProposal, terms: ValidationOptions, beside: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal as a whole; whatever breaks on it becomes a finding of its own."""
    try:
        return despite_broken_rules(stored, terms, beside)
    except UnreadableProposalError:  # it takes too long
        raise
    except Exception as fault:  # noqa: BLE001 - the fault lies outside the rules
        terms.log(fault)
        return fault_isolation.nothing_judged(beside)


def despite_broken_rules(
    stored: StoredProposal, terms: ValidationOptions, beside: tuple[Finding, ...] = ()
) -> Review:
    """Review a proposal as a whole; a rule that breaks on it becomes a finding of its own.

    Raises a fault that lies outside the rules: there is nothing then to make papers of. Raises
    `UnreadableProposalError` where it takes too long.
    """

    def judge(policy: Policy, others: tuple[Finding, ...]) -> Review:
        return review_stored(policy, stored, terms.review_context, others)

    def read() -> Proposal:
        return read_answers(terms.policy, stored.answers).proposal

    def work() -> Review:
        return fault_isolation.despite_broken_rules(terms, judge, read, beside)

    return with_time_limit(stored.path, work, terms.seconds)


def papers_despite_faults(
    stored: StoredProposal,
    review: Review,
    terms: ValidationOptions,
    beside: tuple[Finding, ...] = (),
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
