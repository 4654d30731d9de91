"""Personal data in a file beside its proposals: the meeting's, the settings."""

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
    """Find personal data anywhere in a file that was read, as it is found in a proposal.

    One of an answer whose text has escapes has no place yet, only its key.
    """
    return findings_in_file(stored.text, stored.answers, lambda: stored.places.values)


def placed_personal_data(stored: StoredProposal) -> tuple[Finding, ...]:
    """Return the personal data in a file, each with its place."""
    return tuple(
        found if found.place else replace(found, place=stored.place(found))
        for found in personal_data_of(stored)
    )


def personal_data_at(path: Path | None) -> tuple[Finding, ...]:
    """Return the personal data in a file; what cannot be read is told by whoever needs it."""
    try:
        return placed_personal_data(read_proposal(path)) if path else ()
    except AabsocialError:
        return ()


def meetings_among(paths: Iterable[Path]) -> Iterator[StoredProposal]:
    """Read the meetings' files among some; a broken file is told of by whoever needs it."""
    for path in paths:
        try:
            stored = read_proposal(path)
        except AabsocialError:
            continue
        if is_meeting_file(stored):
            yield stored
