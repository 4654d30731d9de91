"""Save a proposal so that no crash, full disk, second editor or locked folder costs an answer."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aabsocial.core import toml
from aabsocial.errors import ChangedMeanwhileError, FileTroubleError, UnsavedError
from aabsocial.localization.messages import Messages
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

messages = Messages(__file__)


def save_proposal(stored: StoredProposal, answers: Answers, layout: Layout) -> StoredProposal:
    """Write answers into a proposal's file and return the file as stored.

    Raises `ChangedMeanwhileError` if it was changed since it was read, and `FileTroubleError` if
    the folder cannot be written; the answers are saved elsewhere in both cases.
    """
    from aabsocial.storage.toml_edit.edit import write_answers  # only needed to save

    return save(stored.path, write_answers(stored.text, answers, layout), expecting=stored.digest)


def save(path: Path, text: str, *, expecting: str | None) -> StoredProposal:
    """Replace a proposal's file with a new text, all of it or nothing.

    `expecting` is the SHA-256 of the file as it was read, `None` for one that does not exist.
    Raises as `save_proposal` does.
    """
    raw = text.encode()
    answers = toml.parse(text)
    try:
        _replace(path, raw, expecting)
    except OSError as error:
        raise_recovered(path, raw, error)
    return StoredProposal(path=path, raw=raw, text=text, answers=answers)


def _replace(path: Path, raw: bytes, expecting: str | None) -> None:
    """Write a temporary file, verify it, and only then replace the target."""
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
            conflict_copy = next(free_names(target.parent, f"{target.stem}.conflict", ".toml"))
            temporary.replace(conflict_copy)
            happened = "changed" if digest else "gone"
            raise ChangedMeanwhileError(*messages.problem(happened, path=path, kept=conflict_copy))
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


def raise_recovered(path: Path, raw: bytes, error: OSError) -> NoReturn:
    """Save the answers in the user's state folder, and raise the error that names their path."""
    recovered = save_to_recovery_folder(raw)
    if recovered is None:
        raise UnsavedError(*messages.problem("lost", path=path)) from error
    message_key = "rescued-full" if is_drive_full(error) else "rescued"
    raise FileTroubleError(*messages.problem(message_key, path=path, kept=recovered)) from error
