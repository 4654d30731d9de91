"""Create a proposal in a folder of its own: with its file in it, or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.personal_data.file_names import slug
from aabsocial.storage.atomic import (
    directory_lock,
    free_names,
    fsync_directory,
    remove,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_name,
    write,
)
from aabsocial.storage.proposal_file import StoredProposal
from aabsocial.storage.saving import raise_recovered
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.model.answers import Answers
    from aabsocial.storage.toml_edit.writer import Layout


def begin_proposal(into: Path, title: str, answers: Answers, layout: Layout) -> StoredProposal:
    """Save a new proposal below a folder, in a new one named after its title.

    Raises `FileTroubleError` if it cannot be written; the answers are then saved elsewhere.
    """
    text = write_answers("", answers, layout)
    raw = text.encode()
    try:
        path = _create_folder(into, slug(title), raw)
    except OSError as fault:
        raise_recovered(into / slug(title) / PROPOSAL_FILE, raw, fault)
    return StoredProposal(path=path, raw=raw, text=text, answers=toml.parse(text))


def _create_folder(into: Path, name: str, raw: bytes) -> Path:
    """Create the folder under a hidden name, then rename it; return the path of its file."""
    into.mkdir(parents=True, exist_ok=True)
    remove_stale_temporaries(into)
    hidden = into / temporary_name()
    try:
        hidden.mkdir()
        write(hidden / PROPOSAL_FILE, raw)
        fsync_directory(hidden)
        with directory_lock(into):
            folder = next(free_names(into, name))
            retry_while_locked(lambda: hidden.rename(folder))
    finally:
        with contextlib.suppress(OSError):
            remove(hidden)
    fsync_directory(into)
    return folder / PROPOSAL_FILE
