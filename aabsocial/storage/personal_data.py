"""Find personal data in the files beside proposals: the meeting's and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError
from aabsocial.review.personal_data import findings_in_file
from aabsocial.storage.reading import is_meeting_file, read_proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aabsocial.model.findings import Finding
    from aabsocial.storage.proposal_file import StoredProposal


def personal_data_of(stored: StoredProposal) -> Iterator[Finding]:
    """Return the findings of personal data anywhere in a file that was read.

    A finding in an answer whose text has escapes has only its key, no place.
    """
    return findings_in_file(stored.text, stored.answers, lambda: stored.places.values)


def placed_personal_data(stored: StoredProposal) -> tuple[Finding, ...]:
    """Return the findings of personal data in a file, each with its place."""
    return tuple(
        finding if finding.place else replace(finding, place=stored.place_of(finding))
        for finding in personal_data_of(stored)
    )


def personal_data_at(path: Path | None) -> tuple[Finding, ...]:
    """Return the findings of personal data in a file; none if it cannot be read.

    The command that needs the file reports why it cannot be read.
    """
    try:
        return placed_personal_data(read_proposal(path)) if path else ()
    except AabsocialError:
        return ()


def read_meeting_files(paths: Iterable[Path]) -> Iterator[StoredProposal]:
    """Yield the meetings' files among these paths; files that cannot be read are skipped."""
    for path in paths:
        try:
            stored = read_proposal(path)
        except AabsocialError:
            continue
        if is_meeting_file(stored):
            yield stored
