"""Put a file in its place whole or not at all, while nobody else does, and leave nothing behind."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from errno import EDQUOT, EIO, ENOSPC
from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.makers import is_maker_gone, made_by_this_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")
TEMPORARY, ENDING = ".aabsocial-", ".tmp"
LOCK = f"{TEMPORARY}lock{ENDING}"
OLD_SECONDS = 3_600
PATIENCE_SECONDS = 2.0
OLD_LOCK_SECONDS = 10  # it is held for a few calls only; clocks on a network drive differ a little
FULL = frozenset((ENOSPC, EDQUOT))
# Windows says so while a virus scanner or OneDrive has the file open.
SCANNED = frozenset((5, 32, 33))


def temporary_name() -> str:
    """Return a random hidden name that reveals nothing but which process made it."""
    return f"{TEMPORARY}{made_by_this_process()}{ENDING}"


@contextlib.contextmanager
def temporary_file_next_to(target: Path, raw: bytes, mode: int | None) -> Iterator[Path]:
    """Yield a hidden temporary file that is on the disk; what is left of it goes in the end.

    A `mode` of `None` is the usual one of a new file.
    """
    temporary = target.with_name(temporary_name())
    try:
        write(temporary, raw, mode)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def write(path: Path, raw: bytes, mode: int | None = None) -> None:
    """Write a new file's bytes down to the disk and read them back."""
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
    """Lock a folder against other processes of ours between comparing and replacing.

    The lock is a file, since the system's own locks do not reach over every network drive.
    It is held for a few calls only: whoever has had it for two seconds was killed.
    """
    lock = folder / LOCK
    try:
        retry_while_locked(lambda: _make(lock), _is_taken)
    except FileExistsError:
        lock.unlink(missing_ok=True)
        _make(lock)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _make(lock: Path) -> None:
    handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    with contextlib.suppress(OSError):  # it is held, whatever closing it says
        os.close(handle)


def is_drive_full(fault: OSError) -> bool:
    """Return whether a fault says that there is no room left, on the drive or for this user."""
    return fault.errno in FULL


def is_held_by_scanner(fault: OSError) -> bool:
    """Return whether Windows says that someone looks at the file just now."""
    return getattr(fault, "winerror", None) in SCANNED


def _is_taken(fault: OSError) -> bool:
    """Return whether another holds the lock; Windows calls one that is just going "denied"."""
    return isinstance(fault, FileExistsError) or is_held_by_scanner(fault)


def retry_while_locked(
    act: Callable[[], T], passes: Callable[[OSError], bool] = is_held_by_scanner
) -> T:
    """Call a function, retrying for two seconds while the error is a passing one."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except OSError as fault:
            if not passes(fault) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def fsync_directory(folder: Path) -> None:
    """Flush the folder's entry to the disk too; some systems cannot and need not."""
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
        for left in folder.glob(f"{TEMPORARY}*{ENDING}"):
            if _is_stale(left):
                remove(left)


def remove_stale_temporaries_below(folder: Path) -> None:
    """Remove those of a folder and of the folders in it."""
    remove_stale_temporaries(folder)
    with contextlib.suppress(OSError):
        inner = [it.name for it in os.scandir(folder) if it.is_dir(follow_symlinks=False)]
        for name in inner:
            remove_stale_temporaries(folder / name)


def _is_stale(left: Path) -> bool:
    age = time.time() - left.lstat().st_mtime
    if left.name == LOCK:
        return age > OLD_LOCK_SECONDS
    mark = left.name.removeprefix(TEMPORARY).removesuffix(ENDING)
    return age > OLD_SECONDS or is_maker_gone(mark)


def remove(left: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if left.is_dir():
        import shutil  # few leave a folder behind

        shutil.rmtree(left)
    else:
        left.unlink()


def free_names(folder: Path, name: str, ending: str = "") -> Iterator[Path]:
    """Yield the paths in a folder where nothing is: the name, then `name-2` and so on."""
    number = 1
    while True:
        path = folder / (f"{name}-{number}{ending}" if number > 1 else f"{name}{ending}")
        if not os.path.lexists(path):
            yield path
        number += 1
