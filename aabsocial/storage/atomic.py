"""Replace files atomically: temporary files, a lock for each folder, retries on Windows."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from errno import EDQUOT, EIO, ENOSPC
from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.process_marks import is_process_gone, process_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")
TEMPORARY, ENDING = ".aabsocial-", ".tmp"
LOCK = f"{TEMPORARY}lock{ENDING}"
OLD_SECONDS = 3_600
PATIENCE_SECONDS = 2.0
OLD_LOCK_SECONDS = (
    10  # a lock is held for a few calls only; clocks of network drives differ a little
)
FULL = frozenset((ENOSPC, EDQUOT))
# Windows' codes for a file that another program has open: a virus scanner, OneDrive.
SHARING_ERRORS = frozenset((5, 32, 33))


def temporary_name() -> str:
    """Return a random name for a hidden temporary file that tells only which process made it."""
    return f"{TEMPORARY}{process_mark()}{ENDING}"


@contextlib.contextmanager
def temporary_file_next_to(target: Path, raw: bytes, mode: int | None) -> Iterator[Path]:
    """Yield a hidden temporary file synced to disk; it is removed at the end if still there.

    A `mode` of `None` is the default one of a new file.
    """
    temporary = target.with_name(temporary_name())
    try:
        write(temporary, raw, mode)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def write(path: Path, raw: bytes, mode: int | None = None) -> None:
    """Write a new file, sync it to disk, and verify it by reading it back."""
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if retry_while_locked(path.read_bytes) != raw:
        raise OSError(EIO, os.strerror(EIO))


@contextlib.contextmanager
def directory_lock(folder: Path) -> Iterator[None]:
    """Lock a folder against other processes of this program while a file is compared and replaced.

    The lock is a file, since the system's own locks do not work on every network drive. It is held
    for a few calls only: a process that has held it for two seconds was killed.
    """
    lock = folder / LOCK
    try:
        retry_while_locked(lambda: _create_lock(lock), _is_locked)
    except FileExistsError:
        lock.unlink(missing_ok=True)
        _create_lock(lock)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _create_lock(lock: Path) -> None:
    handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    with contextlib.suppress(OSError):  # the lock exists, even if closing it fails
        os.close(handle)


def is_drive_full(error: OSError) -> bool:
    """Return whether no room is left, on the drive or in the user's quota."""
    return error.errno in FULL


def is_held_by_scanner(error: OSError) -> bool:
    """Return whether Windows reports that another program has the file open."""
    return getattr(error, "winerror", None) in SHARING_ERRORS


def _is_locked(error: OSError) -> bool:
    """Return whether another process holds the lock; Windows denies access to one being removed."""
    return isinstance(error, FileExistsError) or is_held_by_scanner(error)


def retry_while_locked(
    call: Callable[[], T], is_transient: Callable[[OSError], bool] = is_held_by_scanner
) -> T:
    """Call a function, retrying for two seconds while its error is transient."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return call()
        except OSError as error:
            if not is_transient(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def fsync_directory(folder: Path) -> None:
    """Sync a folder's entries to disk; some systems cannot and need not."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_stale_temporaries(folder: Path) -> None:
    """Remove the temporary files of processes that were killed.

    Those of another machine, or of an older version, go when they are an hour old.
    """
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{TEMPORARY}*{ENDING}"):
            if _is_stale(leftover):
                remove(leftover)


def remove_stale_temporaries_below(folder: Path) -> None:
    """Remove stale temporary files of a folder and of the folders in it."""
    remove_stale_temporaries(folder)
    with contextlib.suppress(OSError):
        inner = [it.name for it in os.scandir(folder) if it.is_dir(follow_symlinks=False)]
        for name in inner:
            remove_stale_temporaries(folder / name)


def _is_stale(leftover: Path) -> bool:
    age = time.time() - leftover.lstat().st_mtime
    if leftover.name == LOCK:
        return age > OLD_LOCK_SECONDS
    mark = leftover.name.removeprefix(TEMPORARY).removesuffix(ENDING)
    return age > OLD_SECONDS or is_process_gone(mark)


def remove(leftover: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if leftover.is_dir():
        import shutil  # rarely needed

        shutil.rmtree(leftover)
    else:
        leftover.unlink()


def free_names(folder: Path, name: str, ending: str = "") -> Iterator[Path]:
    """Yield unused paths in a folder: the name, then `name-2` and so on."""
    number = 1
    while True:
        path = folder / (f"{name}-{number}{ending}" if number > 1 else f"{name}{ending}")
        if not os.path.lexists(path):
            yield path
        number += 1
