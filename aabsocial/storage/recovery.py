"""The user's own folders, for answers that cannot be saved in their place."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.storage.atomic import (
    directory_lock,
    free_names,
    fsync_directory,
    remove_stale_temporaries,
    temporary_file_next_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOR_THE_USER_ALONE = 0o600


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's folder for state: logs and recovered answers.

    Raises `RuntimeError` if the user has no home folder.
    """
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "aabsocial"
    if state := environment.get("XDG_STATE_HOME"):
        return Path(state) / "aabsocial"
    return Path.home() / ".local" / "state" / "aabsocial"


def save_to_recovery_folder(raw: bytes) -> Path | None:
    """Save a proposal's bytes in a folder of the user; return its path, `None` if none works."""
    for folder in _recovery_folders():
        try:
            return _save_in(folder, raw)
        except OSError:
            with contextlib.suppress(OSError):  # it does not exist, or is not empty
                folder.rmdir()
    return None


def _save_in(folder: Path, raw: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    remove_stale_temporaries(folder)
    with (
        temporary_file_next_to(folder / "proposal.toml", raw, FOR_THE_USER_ALONE) as temporary,
        directory_lock(folder),
    ):
        target = next(free_names(folder, "proposal", ".toml"))
        temporary.replace(target)
    fsync_directory(folder)
    return target


def _recovery_folders() -> Iterator[Path]:
    with contextlib.suppress(RuntimeError):
        yield state_folder(os.environ) / "rescued"
    import tempfile  # only if the user's own folder cannot be written either

    with contextlib.suppress(OSError):
        yield Path(tempfile.mkdtemp(prefix="aabsocial-rescued-"))
