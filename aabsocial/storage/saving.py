"""Save a proposal so that no crash, full disk, second editor or locked folder costs an answer."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aabsocial.core import toml
from aabsocial.errors import ChangedMeanwhileError, FileTroubleError, UnsavedError
from aabsocial.localization.messages import message_and_remedy
from aabsocial.storage.atomic import (
    directory_lock,
    free_names,
    fsync_directory,
    is_drive_full,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_file_next_to,
)
from aabsocial.storage.proposal_file import StoredProposal, digest_of
from aabsocial.storage.recovery import save_to_recovery_folder

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.storage.toml_edit.writer import Layout

WORDS = Path(__file__).with_suffix(".toml")


def save_proposal(stored: StoredProposal, answers: Answers, layout: Layout) -> StoredProposal:
    """Write answers into a proposal's file and return it as it stands then.

    Raises `ChangedMeanwhileError` when someone else saved it after it was read, and
    `FileTroubleError` when the folder cannot be written; both have kept the answers elsewhere.
    """
    from aabsocial.storage.toml_edit.edit import write_answers  # only who saves needs it

    return save(stored.path, write_answers(stored.text, answers, layout), expecting=stored.digest)


def save(path: Path, text: str, *, expecting: str | None) -> StoredProposal:
    """Replace a proposal's file by a new text, all of it or nothing.

    `expecting` is the SHA-256 of the file as it was read, `None` for one that does not exist.
    Raises as `save_proposal` does.
    """
    raw = text.encode()
    answers = toml.parse(text)
    try:
        _replace(path, raw, expecting)
    except OSError as fault:
        raise_recovered(path, raw, fault)
    return StoredProposal(path=path, raw=raw, text=text, answers=answers)


def _replace(path: Path, raw: bytes, expecting: str | None) -> None:
    """Write beside the file, make sure of what was written, and only then take its place."""
    target = Path(os.path.realpath(path))
    if expecting is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    remove_stale_temporaries(target.parent)
    if _content(target) == raw:
        return
    with (
        temporary_file_next_to(target, raw, _mode(target)) as temporary,
        directory_lock(target.parent),
    ):
        if (digest := _digest(target)) != expecting:
            kept = next(free_names(target.parent, f"{target.stem}.conflict", ".toml"))
            temporary.replace(kept)
            happened = "changed" if digest else "gone"
            raise ChangedMeanwhileError(*message_and_remedy(WORDS, happened, path=path, kept=kept))
        retry_while_locked(lambda: temporary.replace(target))
    fsync_directory(target.parent)


def _mode(target: Path) -> int | None:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    return None


def _content(target: Path) -> bytes | None:
    with contextlib.suppress(FileNotFoundError):
        return retry_while_locked(target.read_bytes)
    return None


def _digest(target: Path) -> str | None:
    content = _content(target)
    return None if content is None else digest_of(content)


def raise_recovered(path: Path, raw: bytes, fault: OSError) -> NoReturn:
    """Keep the answers in the user's own state folder, whose path the message tells."""
    kept = save_to_recovery_folder(raw)
    if kept is None:
        raise UnsavedError(*message_and_remedy(WORDS, "lost", path=path)) from fault
    says = "rescued-full" if is_drive_full(fault) else "rescued"
    raise FileTroubleError(*message_and_remedy(WORDS, says, path=path, kept=kept)) from fault
