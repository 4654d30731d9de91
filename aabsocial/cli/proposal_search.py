"""What a command line's paths come to: proposals, folders without one, and paths with nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.core.struct import Struct
from aabsocial.errors import NothingToDoError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.storage.folder_search import FolderWithoutProposal

messages = Messages(__file__)


class Search(Struct, kw_only=True):
    """The proposals' files, the folders that have none, and an error for each path with neither."""

    files: tuple[Path, ...]
    folders: tuple[FolderWithoutProposal, ...]
    errors: tuple[NothingToDoError, ...]


def search(given: Iterable[Path], workspace: Workspace) -> Search:
    """Look at every path: folders, files, whole trees, or names in the workspace.

    One with nothing stops no other. Files and folders come in path order, each once.
    """
    from aabsocial.storage.folder_search import folders_without_proposal

    files: set[Path] = set()
    folders: dict[Path, FolderWithoutProposal] = {}
    errors = []
    usual = relative_to_cwd(workspace.proposals)
    for path in given or (workspace.proposals,):
        where, found = _look_at(path, workspace)
        without = folders_without_proposal(found, (where,), usual)
        files.update(found)
        folders |= {folder.path: folder for folder in without}
        if not (found or without):
            errors.append(_nothing_in(relative_to_cwd(path), workspace))
    return Search(
        files=tuple(sorted(files, key=lambda file: (file.parent.parts, file.name))),
        folders=tuple(folder for folder in folders.values() if not _is_in(folder.path, files)),
        errors=tuple(errors),
    )


def _is_in(folder: Path, files: set[Path]) -> bool:
    return folder / "proposal.toml" in files


def _look_at(path: Path, workspace: Workspace) -> tuple[Path, tuple[Path, ...]]:
    """Return where a path leads, and the proposals there.

    A name that only looks different on disk is found too.
    """
    from aabsocial.storage.workspace import proposals_below

    *all_but_last, last = _readings(path, workspace)
    for where in (*all_but_last, last):
        if found := proposals_below(where):
            return where, found
    return next((where for where in (*all_but_last, last) if where.is_dir()), last), ()


def _readings(path: Path, workspace: Workspace) -> Iterator[Path]:
    from aabsocial.storage.name_matching import path_on_disk

    for reading in (path, workspace.proposals / path):
        yield path_on_disk(relative_to_cwd(reading)) or relative_to_cwd(reading)


def _nothing_in(path: Path, workspace: Workspace) -> NothingToDoError:
    """Return the error for a path with nothing, with the nearest name that has something."""
    from aabsocial.storage.name_matching import nearest_name
    from aabsocial.storage.proposal_file import names_in_folder

    for folder in (path.parent, workspace.proposals):
        if path.exists():
            break
        if near := nearest_name(path.name, names_in_folder(str(folder))):
            meant = relative_to_cwd(folder / near)
            return NothingToDoError(*messages.problem("near", path=path, near=meant))
    return NothingToDoError(*messages.problem("nothing", path=path))
