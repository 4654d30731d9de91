"""What a command line's paths come to: proposals, folders without one, and paths with nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.cli.workspace import no_proposal_in
from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.cli.workspace import Workspace
    from aabsocial.errors import NothingToDoError
    from aabsocial.storage.folder_search import FolderWithoutProposal


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
            errors.append(no_proposal_in(path, workspace))
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
