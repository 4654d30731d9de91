"""The files of a pack in their folder: put there all or none, over nobody's work.

A hidden listing in the folder names what earlier runs wrote there, each with its SHA-256. Only what
stands on it and is unchanged is ever replaced or removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.core.value import Value
from aabsocial.errors import ChangedMeanwhileError, FileTroubleError
from aabsocial.handout import file_of_an_item, file_of_the_whole
from aabsocial.localization.messages import message_and_remedy
from aabsocial.storage.atomic import (
    directory_lock,
    fsync_directory,
    is_drive_full,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_file_next_to,
    temporary_name,
    write,
)
from aabsocial.storage.outputs import is_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

WORDS = Path(__file__).with_suffix(".toml")
LISTING = ".aabsocial-handout.json"
SCHEMA = 1
LARGEST_LISTING = 8 << 20  # bytes; a file has some two hundred


class Listed(NamedTuple):
    """A file that a run wrote: its name, what it held, the edition, and of which content."""

    name: str
    sha256: str
    edition: str
    version: str


class PackFiles(Value):
    """What one run puts into one folder.

    `contents` are by file name, of one `edition` and `version` each by `made_of`. `version_now`
    gives what the version of an edition is today, empty where it cannot be made.
    """

    folder: Path
    contents: Mapping[str, bytes]
    made_of: Mapping[str, tuple[str, str]]
    in_parts: bool
    day: str
    version_now: Callable[[str], str]


class Change(Value):
    """What was done in a folder: the files that are new there, and those that are gone."""

    written: frozenset[str]
    removed: tuple[str, ...]


def in_the_way(files: PackFiles) -> tuple[str, ...]:
    """Return the names of what must not be replaced, nor lie among the files: somebody's work.

    That is a file that was changed after it was written, and one of a name of ours that no run of
    the listing wrote.
    """
    ours = _listed_in(files.folder)
    return tuple(
        name
        for name in sorted({*_leftovers(files, ours), *_replaced(files)})
        if not _is_unchanged(files.folder / name, ours)
    )


def refuse_to_replace(files: PackFiles) -> None:
    """Raise `ChangedMeanwhileError` with the names of what is in the way, if anything is."""
    if names := in_the_way(files):
        values = {"folder": files.folder, "names": names}
        raise ChangedMeanwhileError(*message_and_remedy(WORDS, "in-the-way", **values))


def put(files: PackFiles) -> Change:
    """Put the files in their places, and take away what an earlier run left: all or nothing.

    Raises `ChangedMeanwhileError` where something is in the way, and `FileTroubleError` where the
    folder cannot be written; it is then as it was.
    """
    folder = files.folder
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove_stale_temporaries(folder)
        with _staged(files) as staged, directory_lock(folder):
            refuse_to_replace(files)
            return _exchanged(files, staged)
    except OSError as fault:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        says = "full" if is_drive_full(fault) else "unwritable"
        raise FileTroubleError(*message_and_remedy(WORDS, says, folder=folder)) from fault


@contextmanager
def _staged(files: PackFiles) -> Iterator[Mapping[str, Path]]:
    """Yield the new content as hidden files on the disk; leftovers are removed in the end."""
    staged: dict[str, Path] = {}
    try:
        for name, content in files.contents.items():
            path = files.folder / name
            if not is_written(path, content):
                staged[name] = path.with_name(temporary_name())
                write(staged[name], content, _mode_of(path))
        yield staged
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _mode_of(path: Path) -> int | None:
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    return None


def _exchanged(files: PackFiles, staged: Mapping[str, Path]) -> Change:
    """Take the old files away, then put the new ones there.

    Whoever is killed on the way leaves some files missing, the agenda among them, never old ones
    beside new ones. What goes wrong otherwise is undone.
    """
    folder = files.folder
    before = _listed_in(folder)
    left = _leftovers(files, before)
    after = _sorted({*_of_this_run(files), *_still_there(files, before, left)})
    replaced = (name for name in staged if os.path.lexists(folder / name))
    old = sorted((*left, *replaced))  # the agenda, whose name is the first, first
    if old or staged:
        _write_listing(folder, _sorted({*before, *after}))
        _exchange(folder, old, staged)
    with suppress(OSError):  # what stands on the listing meanwhile names every file too
        _write_listing(folder, after)
    fsync_directory(folder)
    return Change(written=frozenset(staged), removed=left)


def _exchange(folder: Path, old: Iterable[str], staged: Mapping[str, Path]) -> None:
    moved: list[tuple[Path, Path]] = []  # from where, to where
    backups: list[Path] = []
    try:
        for name in old:
            backup = folder / temporary_name()
            _move(folder / name, backup, moved)
            backups.append(backup)
        for name in sorted(staged, reverse=True):  # and the new agenda last
            _move(staged[name], folder / name, moved)
    except BaseException:
        for source, target in reversed(moved):
            with suppress(OSError):
                target.replace(source)
        raise
    for backup in backups:
        with suppress(OSError):
            backup.unlink()


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    retry_while_locked(lambda: source.replace(target))
    moved.append((source, target))


def _leftovers(files: PackFiles, ours: Iterable[Listed]) -> tuple[str, ...]:
    """Return the files of the folder that belong to no pack once the run is over."""
    versions: dict[str, set[tuple[str, str]]] = {}
    for one in ours:
        versions.setdefault(one.name, set()).add((one.edition, one.version))
    names = _names_in(files.folder) - files.contents.keys()
    return tuple(
        name for name in sorted(names) if not _may_stay(files, name, versions.get(name, set()))
    )


def _may_stay(files: PackFiles, name: str, versions: Iterable[tuple[str, str]]) -> bool:
    """Whether a file is no leftover: what the run writes says the same, or its name tells it apart.

    The file of one item says neither its meeting's day nor its edition, so that any other would be
    taken for one of the run's own.
    """
    is_whole = file_of_the_whole(name)
    if not (is_whole or file_of_an_item(name)):
        return True
    if any(version in files.made_of.values() for version in versions):
        return True
    if not is_whole:
        return False
    if not name.startswith(files.day):
        return True
    return not files.in_parts and any(
        files.version_now(edition) == version for edition, version in versions
    )


def _replaced(files: PackFiles) -> Iterator[str]:
    for name, content in files.contents.items():
        path = files.folder / name
        if os.path.lexists(path) and not is_written(path, content):
            yield name


def _is_unchanged(path: Path, ours: Iterable[Listed]) -> bool:
    """Whether a file holds what a run of the listing wrote into it."""
    hashes = {one.sha256 for one in ours if one.name == path.name}
    if not hashes or path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() in hashes
    except OSError:
        return False


def _of_this_run(files: PackFiles) -> Iterator[Listed]:
    for name, content in files.contents.items():
        yield Listed(name, sha256(content).hexdigest(), *files.made_of[name])


def _still_there(
    files: PackFiles, before: Iterable[Listed], left: Iterable[str]
) -> Iterator[Listed]:
    gone = {*files.contents, *left}
    names = _names_in(files.folder)
    return (one for one in before if one.name in names and one.name not in gone)


def _names_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return set()


def _listed_in(folder: Path) -> frozenset[Listed]:
    """Read the listing; one that anybody has written on otherwise than we do lists nothing."""
    path = folder / LISTING
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_LISTING:
            return frozenset()
        content = json.loads(path.read_bytes())
        found = frozenset(Listed(*(one[key] for key in Listed._fields)) for one in content["files"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset()
    return frozenset(one for one in found if _is_sound(one))


def _is_sound(one: Listed) -> bool:
    return all(isinstance(part, str) for part in one) and (
        file_of_the_whole(one.name) or file_of_an_item(one.name)
    )


def _write_listing(folder: Path, listed: Iterable[Listed]) -> None:
    content = {"schema": SCHEMA, "files": [one._asdict() for one in listed]}
    raw = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    path = folder / LISTING
    if is_written(path, raw):
        return
    with temporary_file_next_to(path, raw, None) as temporary:
        retry_while_locked(lambda: temporary.replace(path))
    _hide(path)


def _hide(path: Path) -> None:
    """Hide a file where a dot at the beginning of its name does not."""
    if sys.platform == "win32":
        import ctypes  # only Windows needs it

        hidden = 2  # FILE_ATTRIBUTE_HIDDEN
        ctypes.windll.kernel32.SetFileAttributesW(str(path), hidden)


def _sorted(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(listed))
