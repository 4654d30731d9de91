"""Folders among those of proposals that have no proposal in them, and what lies there instead."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.errors import AabsocialError
from aabsocial.storage.name_matching import nearest_name
from aabsocial.storage.proposal_file import names_in_folder
from aabsocial.storage.reading import is_meeting_file, read_proposal
from aabsocial.storage.workspace import PROPOSAL_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PASSED_OVER = (".", "_")  # a folder whose name begins so is nobody's proposal
OF_WINDOWS = frozenset(("desktop.ini", "thumbs.db"))  # it hides them, and nobody put them there
STEM, ENDING = PROPOSAL_FILE.split(".")
TEXT_FILE = ".txt"  # what Windows Notepad puts behind a name, and Explorer hides
# A paper of a proposal, and a document in an office's format, is no proposal whatever its name.
NEAR_ENDINGS = frozenset(("", ".toml", ".tml", ".tom", TEXT_FILE, ".bak", ".old", ".ini", ".json"))


class FolderWithoutProposal(Struct, kw_only=True):
    """A folder, the names in it, and those of them that are probably its proposal.

    It may be a link that leads nowhere.
    """

    path: Path
    names: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    leads_nowhere: bool = False


def folders_without_proposal(
    files: Sequence[Path], places: Iterable[Path], usual: Path
) -> tuple[FolderWithoutProposal, ...]:
    """Find the folders without a proposal beside those with one, in path order.

    `files` are the proposals that were found below `places`. Looked at are the folders that lie
    where a proposal's folder lies, and those in a place that has no proposal at all; `usual` is
    where proposals are expected, so that a file there is not taken for one that went wrong. A
    folder below which a proposal lies is not reported, nor one that is hidden, begins with `_`,
    or holds a pack or meetings.
    """
    with_one = {_parent(file) for file in files}
    found: dict[Path, FolderWithoutProposal] = {}
    for place in places:
        if os.fspath(place) in with_one or not place.is_dir():
            continue
        below = {folder for folder in with_one if _is_below(folder, place)}
        inside = tuple(_candidates(place, below))
        alone = _alone(place, usual) if not below and not inside else ()
        for folder in (*inside, *alone):
            found.setdefault(folder.path, folder)
    return tuple(sorted(found.values(), key=lambda folder: folder.path.parts))


def _parent(path: Path | str) -> str:
    return os.path.dirname(path) or os.curdir  # noqa: PTH120 - a Path for each of thousands costs more


def _is_below(folder: str, place: Path) -> bool:
    written = os.fspath(place)
    return written == os.curdir or folder.startswith(f"{written}{os.sep}")


def _candidates(place: Path, below: set[str]) -> Iterator[FolderWithoutProposal]:
    """Yield the folders beside proposals' folders, or in a place without any proposal."""
    above = set(_ancestors({_parent(folder) for folder in below}))
    beside = sorted({_parent(folder) for folder in below} - below)
    for container in map(Path, beside or (place,)):
        names = [
            name
            for name in _visible(container)
            if not name.startswith(PASSED_OVER) and os.fspath(container / name) not in below
        ]
        folders = [name for name in names if _is_own_folder(os.fspath(container / name))]
        for name in folders:
            if os.fspath(container / name) not in above:
                yield from _looked_at(container / name)
        for name in names:
            if _leads_nowhere(os.fspath(container / name)):
                yield FolderWithoutProposal(path=container / name, leads_nowhere=True)
        stray = tuple(name for name in names if name not in folders and is_near_name(name))
        if stray:
            yield FolderWithoutProposal(path=container, names=stray, near=stray)


def _ancestors(folders: Iterable[str]) -> Iterator[str]:
    """Yield folders and all that they lie in."""
    for folder in folders:
        inner, outer = folder, _parent(folder)
        yield inner
        while outer != inner:
            yield outer
            inner, outer = outer, _parent(outer)


def _leads_nowhere(path: str) -> bool:
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114 - as above


def _is_own_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114 - as above


def _looked_at(folder: Path) -> Iterator[FolderWithoutProposal]:
    """Yield a folder with what lies in it, or in a folder right below where nothing lies in it."""
    from aabsocial.handout.names import is_item_file_name, is_whole_pack_name  # few folders need it

    names = _visible(folder)
    if any(is_whole_pack_name(name) or is_item_file_name(name) for name in names):
        return
    near = _near(folder, names)
    if not near:
        inside = [name for name in names if _is_own_folder(os.fspath(folder / name))]
        near = tuple(f"{name}/{it}" for name in inside for it in _near(folder / name))
    if names and not near and all(_is_meeting(folder / name) for name in names):
        return
    yield FolderWithoutProposal(path=folder, names=names, near=near)


def _alone(place: Path, usual: Path) -> tuple[FolderWithoutProposal, ...]:
    """Return a place that was given and has files, but neither proposals nor folders."""
    return () if place == usual else tuple(it for it in _looked_at(place) if it.names)


def _near(folder: Path, names: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the files in a folder that are probably its proposal, the likeliest alone if any."""
    files = [
        name
        for name in (_visible(folder) if names is None else names)
        if (folder / name).is_file() and not _is_meeting(folder / name)
    ]
    likely = tuple(name for name in files if is_near_name(name))
    return likely or tuple(name for name in files if f".{ENDING}" in _plain(name))


def is_near_name(name: str) -> bool:
    """Return whether a name is nearly that of a proposal's file, and no paper's.

    It may have other capitals, an ending behind or none, a copy's mark, or a slip.
    """
    plain = _plain(name)
    if plain == PROPOSAL_FILE != name:
        return True
    stem, ending = os.path.splitext(plain)  # noqa: PTH122 - a name, no path
    if name == PROPOSAL_FILE or ending not in NEAR_ENDINGS:
        return False
    return stem.startswith(STEM) or bool(nearest_name(plain, (PROPOSAL_FILE,)))


def _plain(name: str) -> str:
    """Return a name with ordinary letters in one form: full-width ones and ligatures are none."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _visible(folder: Path) -> tuple[str, ...]:
    names = names_in_folder(os.fspath(folder))
    return tuple(it for it in names if not it.startswith(".") and it.lower() not in OF_WINDOWS)


def _is_meeting(path: Path) -> bool:
    if path.suffix.lower() != f".{ENDING}" or not path.is_file():
        return False
    try:
        return is_meeting_file(read_proposal(path))
    except AabsocialError:
        return False
