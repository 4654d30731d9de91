"""Write the files of a pack into their folder: all or none, and over nobody's work.

Copies of annexes lie in a folder below. Only files that are on the folder's listing and unchanged
are ever replaced or removed.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from aabsocial.core.paths import is_inside
from aabsocial.core.struct import Struct
from aabsocial.errors import ChangedMeanwhileError, FileTroubleError
from aabsocial.handout import COPIES_FOLDERS
from aabsocial.localization.messages import Messages
from aabsocial.storage.atomic import (
    directory_lock,
    fsync_directory,
    is_drive_full,
    remove_stale_temporaries,
    retry_while_locked,
    temporary_name,
    write,
)
from aabsocial.storage.outputs import is_up_to_date
from aabsocial.storage.pack_leftovers import (
    PackFiles,
    files_in_the_way,
    leftovers,
    names_in,
    versions_that_stay,
)
from aabsocial.storage.pack_listing import (
    ListedFile,
    read_listing,
    read_manifests,
    sorted_files,
    write_listing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


messages = Messages(__file__)


class Change(Struct, kw_only=True):
    """The changes in a folder: the names of the files written, and of those removed."""

    written: frozenset[str]
    removed: tuple[str, ...]


def refuse_to_replace(files: PackFiles) -> None:
    """Raise `ChangedMeanwhileError` with the names of the files in the way, if there are any."""
    if names := files_in_the_way(files):
        values = {"folder": files.folder, "names": names}
        raise ChangedMeanwhileError(*messages.problem("in-the-way", **values))


def write_pack(files: PackFiles) -> Change:
    """Write the files and remove those that an earlier run left: all or nothing.

    Raises `ChangedMeanwhileError` if somebody's work is in the way, and `FileTroubleError` if the
    folder cannot be written; it is then as before.
    """
    folder = files.folder
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place in _places(files):
            remove_stale_temporaries(place)
        with _stage(files) as staged, directory_lock(folder):
            refuse_to_replace(files)
            change = _replace_all(files, staged)
        _remove_empty_folders(folder)
        return change  # noqa: TRY300 - what follows the writing may fail as it may
    except OSError as fault:
        _remove_empty_folders(folder)
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        message_key = "full" if is_drive_full(fault) else "unwritable"
        raise FileTroubleError(*messages.problem(message_key, folder=folder)) from fault


def is_writable(folder: Path) -> bool:
    """Return whether a pack and its copies can be put into a folder, as far as that can be told."""
    there = next((it for it in (folder, *folder.absolute().parents) if os.path.lexists(it)), folder)
    below = [it for name in COPIES_FOLDERS.values() if os.path.lexists(it := folder / name)]
    if not there.is_dir() or any(not it.is_dir() or leads_elsewhere(it, folder) for it in below):
        return False
    return all(os.access(it, os.W_OK | os.X_OK) for it in (there, *below))


def leads_elsewhere(place: Path, folder: Path) -> bool:
    """Return whether a folder of copies is a link, or a junction of Windows."""
    return place.is_symlink() or not is_inside(place, folder)


def _places(files: PackFiles) -> tuple[Path, ...]:
    """Return the folder and those of its copies, and make what is missing of them.

    Raises `OSError` for a folder that leads elsewhere, as a link or a junction of Windows does.
    """
    needed = {name.partition("/")[0] for name in files.contents if "/" in name}
    below = [files.folder / name for name in sorted(needed)]
    for place in below:
        if leads_elsewhere(place, files.folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
        place.mkdir(exist_ok=True)
    return files.folder, *below


def _remove_empty_folders(folder: Path) -> None:
    for name in COPIES_FOLDERS.values():
        with suppress(OSError):  # it is not there, or holds something
            (folder / name).rmdir()


@contextmanager
def _stage(files: PackFiles) -> Iterator[Mapping[str, Path]]:
    """Yield the new content as hidden files by name; those still there are removed at the end."""
    staged: dict[str, Path] = {}
    try:
        for name, content in files.contents.items():
            path = files.folder / name
            if not is_up_to_date(path, content):
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


def _replace_all(files: PackFiles, staged: Mapping[str, Path]) -> Change:
    """Remove the old files, then move the new ones into place.

    A process that is killed on the way leaves files missing, the agenda among them, never old ones
    beside new ones. Any other error is undone.
    """
    folder = files.folder
    before, earlier = read_listing(folder), read_manifests(folder)
    old_files = leftovers(files)
    after = sorted_files({*_entries_of_run(files), *_remaining(files, before, old_files)})
    replaced = (name for name in staged if os.path.lexists(folder / name))
    old = sorted((*old_files, *replaced))  # the agenda sorts first, so it goes first
    if old or staged:
        write_listing(folder, sorted_files({*before, *after}), earlier)
        _exchange(folder, old, staged)
    with suppress(OSError):  # the listing written before names every file too
        write_listing(folder, after, _manifests(files, after, earlier))
    fsync_directory(folder)
    return Change(written=frozenset(staged), removed=old_files)


def _manifests(
    files: PackFiles, listed: Iterable[ListedFile], earlier: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return what each edition in the folder is made of, after this run."""
    editions = {entry.edition for entry in listed}
    made: dict[str, Any] = {**earlier}
    made.update({edition: json.loads(content) for edition, content in files.manifests.items()})
    return {name: manifest for name, manifest in made.items() if name in editions}


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


def _entries_of_run(files: PackFiles) -> Iterator[ListedFile]:
    for name, content in files.contents.items():
        yield ListedFile(name, sha256(content).hexdigest(), *files.made_of[name])


def _remaining(
    files: PackFiles, before: Iterable[ListedFile], old_files: Iterable[str]
) -> Iterator[ListedFile]:
    names, others = names_in(files.folder), versions_that_stay(files)
    for entry in before:
        content = files.contents.get(entry.name)
        is_shared = (
            content is not None
            and (entry.edition, entry.version) in others
            and entry.sha256 == sha256(content).hexdigest()
        )
        is_kept = entry.name not in files.contents and entry.name not in old_files
        if entry.name in names and (is_shared or is_kept):
            yield entry
