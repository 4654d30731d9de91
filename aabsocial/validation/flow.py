"""How proposals flow from files to a report's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.errors import FileTroubleError, UnreadableProposalError
from aabsocial.store.reading import read_proposal, refuse_a_meeting
from aabsocial.validation.entries import entry, unreadable
from aabsocial.validation.faults import despite_faults, papers_despite_faults
from aabsocial.validation.titles import same_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from aabsocial.finding import Finding
    from aabsocial.report.values import Reviewed
    from aabsocial.validation.terms import Terms

    Each = Callable[[tuple[Path, ...], Terms], Iterable[Reviewed]]


def one_by_one(files: tuple[Path, ...], terms: Terms) -> Iterable[Reviewed]:
    """Review files in this process, each when it is asked for."""
    return (reviewed(path, terms) for path in files)


def validate(
    files: tuple[Path, ...], terms: Terms, each: Each = one_by_one
) -> tuple[Reviewed, ...]:
    """Review every proposal, first alone, then beside those it shares something with."""
    found = list(each(files, terms))
    for index, beside in same_titles(found).items():
        found[index] = reviewed(files[index], terms, beside)
    return tuple(found)


def reviewed(path: Path, terms: Terms, beside: tuple[Finding, ...] = ()) -> Reviewed:
    """Review one file as a whole; `beside` are findings from comparing it with others."""
    try:
        stored = read_proposal(path)
        refuse_a_meeting(stored)
    except (UnreadableProposalError, FileTroubleError) as fault:
        return unreadable(path, fault)
    review = despite_faults(stored, terms, beside)
    return entry(stored, review, papers_despite_faults(stored, review, terms, beside), terms)
