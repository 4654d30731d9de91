"""Save a proposal so that no crash, full disk, second editor or locked folder costs an answer."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from errno import EIO
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial import toml
from aabsocial.errors import ChangedMeanwhileError, FileTroubleError
from aabsocial.store.stored import StoredProposal, digest_of
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.answers import Answers
    from aabsocial.store.writing import Layout
    from aabsocial.wording import Sentence

WORDS = Path(__file__).with_suffix(".toml")
TEMPORARY = ".aabsocial-"
OLD_SECONDS = 3_600
PATIENCE_SECONDS = 2.0
# Windows says so while a virus scanner or OneDrive has the file open.
SCANNED = frozenset((5, 32, 33))


def save_proposal(stored: StoredProposal, answers: Answers, layout: Layout) -> StoredProposal:
    """Write answers into a proposal's file and give it as it stands then.

    Raises `ChangedMeanwhileError` when someone else saved it after it was read, and
    `FileTroubleError` when the folder cannot be written; both have kept the answers elsewhere.
    """
    from aabsocial.store.editing import write_answers  # noqa: PLC0415 - only who saves needs it

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
        raise FileTroubleError(*_rescued(path, raw)) from fault
    return StoredProposal(path=path, raw=raw, answers=answers)


def _replace(path: Path, raw: bytes, expecting: str | None) -> None:
    """Write beside the file, make sure of what was written, and only then take its place."""
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    if _content(target) == raw and expecting == digest_of(raw):
        return
    with _beside(target, raw) as temporary:
        if _digest(target) != expecting:
            raise ChangedMeanwhileError(*_kept_beside(path, target, temporary))
        patiently(lambda: temporary.replace(target))
    _settle(target.parent)


@contextlib.contextmanager
def _beside(target: Path, raw: bytes) -> Iterator[Path]:
    """Give a hidden temporary file that is on the disk; what is left of it goes in the end."""
    temporary = target.with_name(f"{TEMPORARY}{os.urandom(6).hex()}.tmp")
    try:
        _write(temporary, raw, _mode(target))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _write(temporary: Path, raw: bytes, mode: int | None) -> None:
    """Write bytes down to the disk and read them back."""
    with temporary.open("xb") as file:
        if mode is not None:
            temporary.chmod(mode)
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if temporary.read_bytes() != raw:
        raise OSError(EIO, os.strerror(EIO))


def _mode(target: Path) -> int | None:
    with contextlib.suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    return None


def _content(target: Path) -> bytes | None:
    with contextlib.suppress(FileNotFoundError):
        return target.read_bytes()
    return None


def _digest(target: Path) -> str | None:
    content = _content(target)
    return None if content is None else digest_of(content)


def _kept_beside(path: Path, target: Path, temporary: Path) -> tuple[Sentence, Sentence]:
    kept = next(_names(target.parent, f"{target.stem}.conflict"))
    temporary.replace(kept)
    return told(WORDS, "changed", path=str(path), kept=str(kept))


def _names(folder: Path, stem: str) -> Iterator[Path]:
    """Give the names in a folder that are still free: `stem.toml`, then `stem-2.toml`."""
    number = 1
    while True:
        name = folder / (f"{stem}-{number}.toml" if number > 1 else f"{stem}.toml")
        if not os.path.lexists(name):
            yield name
        number += 1


def patiently(replace: Callable[[], object]) -> None:
    """Replace, trying again for two seconds while Windows says that someone looks at the file."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            replace()
        except OSError as fault:
            if getattr(fault, "winerror", None) not in SCANNED or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _settle(folder: Path) -> None:
    """Put the folder's entry on the disk too; some systems cannot and need not."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Clear away temporary files that a crash left behind an hour ago or more."""
    oldest = time.time() - OLD_SECONDS
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{TEMPORARY}*.tmp"):
            if left.stat().st_mtime < oldest:
                left.unlink()


def _rescued(path: Path, raw: bytes) -> tuple[Sentence, Sentence]:
    """Keep the answers in the user's own state folder, whose path the message tells."""
    for folder in _shelters():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            kept = next(_names(folder, "proposal"))
            with _beside(kept, raw) as temporary:
                temporary.replace(kept)
            return told(WORDS, "rescued", path=str(path), kept=str(kept))
    return told(WORDS, "lost", path=str(path))


def _shelters() -> Iterator[Path]:
    named = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    with contextlib.suppress(RuntimeError):
        yield (Path(named) if named else Path.home() / ".local/state") / "aabsocial/rescued"
    import tempfile  # noqa: PLC0415 - only where the user's own folder cannot be written either

    yield Path(tempfile.gettempdir()) / "aabsocial-rescued"
