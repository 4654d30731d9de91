"""Which files of a pack's folder earlier runs left there, and which somebody has changed."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from aabsocial.core.paths import is_inside
from aabsocial.core.struct import Struct
from aabsocial.handout import (
    ARCHIVE,
    COPIES_FOLDERS,
    is_copy_name,
    is_item_file_name,
    is_whole_pack_name,
    variant_of,
)
from aabsocial.storage.outputs import is_up_to_date
from aabsocial.storage.pack_listing import read_listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from aabsocial.handout import Edition
    from aabsocial.storage.pack_listing import ListedFile


class PackFiles(Struct, kw_only=True):
    """The files that one run writes into one folder.

    `contents` are by file name, copies with their folder and a `/` before it; `made_of` has the
    edition and version of each, and `manifests` what each edition is made of. `variant` has "short"
    and "large-print" where the run writes those.
    """

    folder: Path
    contents: Mapping[str, bytes]
    made_of: Mapping[str, tuple[str, str]]
    manifests: Mapping[Edition, bytes]
    in_parts: bool
    day: str
    variant: frozenset[str]


def files_in_the_way(files: PackFiles) -> tuple[str, ...]:
    """Return the names of files that must not be replaced or removed: somebody's work.

    Those are files changed after they were written, files with a name of ours that are not on the
    listing, copies of annexes that a pack for another day links to, and the files of items of
    another edition, which have the names of this one's.
    """
    ours = read_listing(files.folder)
    return tuple(
        name
        for name in sorted({*leftovers(files), *_names_to_replace(files)})
        if not _is_unchanged(files.folder, name, ours)
        or _is_copy_of_another_day(files, name)
        or _is_item_of_another_edition(files, name, ours)
    )


def changed_files(files: PackFiles) -> tuple[str, ...]:
    """Return the names of files of this very version that somebody has changed since."""
    ours = read_listing(files.folder)
    versions = {*files.made_of.values()}
    mine = {entry.name for entry in ours if (entry.edition, entry.version) in versions}
    there = (name for name in sorted(mine) if os.path.lexists(files.folder / name))
    return tuple(name for name in there if not _is_unchanged(files.folder, name, ours))


def leftovers(files: PackFiles) -> tuple[str, ...]:
    """Return the names of files in the folder that belong to no pack after this run."""
    papers = _old_papers(files)
    staying = versions_that_stay(files)
    versions = _versions_by_name(files.folder)
    copies = {
        name
        for name in names_in(files.folder) - files.contents.keys()
        if is_copy_name(name) and staying.isdisjoint(versions.get(name, ()))
    }
    return tuple(sorted({*papers, *copies}))


def versions_that_stay(files: PackFiles) -> frozenset[tuple[str, str]]:
    """Return the editions and versions of the packs in the folder after this run."""
    gone = {*_old_papers(files), *files.contents}
    there = names_in(files.folder) - gone
    return frozenset(files.made_of.values()) | {
        (entry.edition, entry.version)
        for entry in read_listing(files.folder)
        if entry.name in there and not is_copy_name(entry.name)
    }


def _old_papers(files: PackFiles) -> tuple[str, ...]:
    names = names_in(files.folder) - files.contents.keys()
    papers = (it for it in names if is_whole_pack_name(it) or is_item_file_name(it))
    versions = _versions_by_name(files.folder)
    return tuple(it for it in papers if not _may_stay(files, it, versions.get(it, set())))


def _versions_by_name(folder: Path) -> Mapping[str, AbstractSet[tuple[str, str]]]:
    """Return the editions and versions that the listing has for each file."""
    versions: dict[str, set[tuple[str, str]]] = {}
    for entry in read_listing(folder):
        versions.setdefault(entry.name, set()).add((entry.edition, entry.version))
    return versions


def versions_of_other_days(files: PackFiles) -> frozenset[tuple[str, str]]:
    """Return the editions and versions of the packs for other days that lie in the folder."""
    there = names_in(files.folder)
    return frozenset(
        (entry.edition, entry.version)
        for entry in read_listing(files.folder)
        if entry.name in there
        and is_whole_pack_name(entry.name)
        and not entry.name.startswith(files.day)
    )


def earlier_files(files: PackFiles) -> tuple[str, ...]:
    """Return the names of files of the editions made that stay from an earlier version of them.

    Such are a short pack, one in large print, an archive, and the copies of annexes that they need.
    """
    made = {*files.made_of.values()}
    editions, others = {edition for edition, _ in made}, versions_of_other_days(files)
    left = names_in(files.folder) - files.contents.keys()
    return tuple(
        sorted(
            name
            for name, versions in _versions_by_name(files.folder).items()
            if name in left
            and versions.isdisjoint(made | others)
            and not editions.isdisjoint(edition for edition, _ in versions)
        )
    )


def other_editions(files: PackFiles) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the day's packs in the folder that this run did not make, by edition."""
    made = {edition for edition, _ in files.made_of.values()}
    there = names_in(files.folder)
    listed = sorted(
        entry
        for entry in read_listing(files.folder)
        if entry.name in there
        and is_whole_pack_name(entry.name)
        and entry.name.startswith(files.day)
        and entry.edition not in made
    )
    editions = dict.fromkeys(entry.edition for entry in listed)
    return {it: tuple(one.name for one in listed if one.edition == it) for it in editions}


def _is_copy_of_another_day(files: PackFiles, name: str) -> bool:
    """Return whether a copy belongs to a pack for another day, so that it must not change."""
    others = versions_of_other_days(files)
    return is_copy_name(name) and any(
        entry.name == name and (entry.edition, entry.version) in others
        for entry in read_listing(files.folder)
    )


def _is_item_of_another_edition(files: PackFiles, name: str, ours: Iterable[ListedFile]) -> bool:
    editions = {entry.edition for entry in ours if entry.name == name}
    return is_item_file_name(name) and _is_another_edition(files, editions)


def _is_another_edition(files: PackFiles, editions: AbstractSet[str]) -> bool:
    return bool(editions) and editions.isdisjoint(edition for edition, _ in files.made_of.values())


def _may_stay(files: PackFiles, name: str, versions: AbstractSet[tuple[str, str]]) -> bool:
    """Return whether a paper stays: it has a version of this run, or is of another kind.

    It may be the very pack that was sent out. Only a run by item takes the items of another edition
    along: their names have no edition, so that one could be mistaken for one of this run.
    """
    if not versions.isdisjoint(files.made_of.values()):
        return True
    is_item = is_item_file_name(name)
    if is_item != files.in_parts:
        return True
    if _is_another_edition(files, {edition for edition, _ in versions}):
        return not is_item
    if variant_of(name) != files.variant or name.endswith(ARCHIVE):
        return True
    return not is_item and not name.startswith(files.day)


def _names_to_replace(files: PackFiles) -> Iterator[str]:
    for name, content in files.contents.items():
        path = files.folder / name
        if os.path.lexists(path) and not is_up_to_date(path, content):
            yield name


def _is_unchanged(folder: Path, name: str, ours: Iterable[ListedFile]) -> bool:
    """Return whether a file has the content that the listing says."""
    path = folder / name
    hashes = {entry.sha256 for entry in ours if entry.name == name}
    if not hashes or path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() in hashes
    except OSError:
        return False


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder, and those in the folders of its copies."""
    names = _names_right_in(folder)
    for below in names.intersection(COPIES_FOLDERS.values()):
        place = folder / below
        if place.is_dir() and not place.is_symlink() and is_inside(place, folder):
            names |= {f"{below}/{name}" for name in _names_right_in(place)}
    return names


def _names_right_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return set()
