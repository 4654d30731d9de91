"""Begin a proposal in a folder of its own, which comes with its file in it or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aabsocial.core import toml
from aabsocial.storage.atomic import (
    alone_in,
    free_names,
    patiently,
    remove,
    settle,
    sweep,
    temporary_name,
    write,
)
from aabsocial.storage.proposal_file import StoredProposal
from aabsocial.storage.saving import rescue
from aabsocial.storage.toml_edit.edit import write_answers
from aabsocial.storage.workspace import PROPOSAL_FILE, slug

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.model.answers import Answers
    from aabsocial.storage.toml_edit.writer import Layout


def begin_proposal(into: Path, title: str, answers: Answers, layout: Layout) -> StoredProposal:
    """Save a new proposal below a folder, in one named after its title and not yet there.

    Raises `FileTroubleError` when it cannot be written; the answers are then kept elsewhere.
    """
    text = write_answers("", answers, layout)
    raw = text.encode()
    try:
        path = _begun(into, slug(title), raw)
    except OSError as fault:
        rescue(into / slug(title) / PROPOSAL_FILE, raw, fault)
    return StoredProposal(path=path, raw=raw, text=text, answers=toml.parse(text))


def _begun(into: Path, name: str, raw: bytes) -> Path:
    """Make the folder under a hidden name, and give it the next free one when all is in it."""
    into.mkdir(parents=True, exist_ok=True)
    sweep(into)
    hidden = into / temporary_name()
    try:
        hidden.mkdir()
        write(hidden / PROPOSAL_FILE, raw)
        settle(hidden)
        with alone_in(into):
            folder = next(free_names(into, name))
            patiently(lambda: hidden.rename(folder))
    finally:
        with contextlib.suppress(OSError):
            remove(hidden)
    settle(into)
    return folder / PROPOSAL_FILE
