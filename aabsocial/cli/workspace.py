"""The workspace of a command: the settings, the folder of proposals and today's date."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import plain_again
from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.core.struct import Struct
from aabsocial.errors import NothingToDoError, WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.model.policy import ReviewContext
    from aabsocial.storage.settings import Settings

messages = Messages(__file__)
PROPOSAL_FILE = "proposal.toml"
MOST_NAMED = 8


class Workspace(Struct, kw_only=True):
    """The settings, the folder of proposals, and the day that counts as today."""

    settings: Settings
    proposals: Path
    today: date

    @property
    def review_context(self) -> ReviewContext:
        """Return what a review needs besides the proposal."""
        from aabsocial.model.policy import ReviewContext

        settings = self.settings
        return ReviewContext(
            today=self.today, limits=settings.limits, departments=settings.departments
        )

    def path_of(self, name: str) -> Path:
        """Return a path that a pack names, which is relative to the proposals, as messages do."""
        return relative_to_cwd(Path(os.path.normpath(self.proposals / name)))


def find_workspace(proposals: Path | None = None, today: date | None = None) -> Workspace:
    """Return the workspace, from the options, the settings and the current folder."""
    from aabsocial.storage.settings import find_settings

    settings = find_settings(Path.cwd())
    return Workspace(
        settings=settings,
        proposals=proposals or settings.proposals,
        today=today or date.today(),  # noqa: DTZ011 - the user's own day is the one that counts
    )


def writing_workspace(proposals: Path | None = None, today: date | None = None) -> Workspace:
    """Return the workspace of a command that writes, without leftovers of killed processes."""
    from aabsocial.storage.atomic import remove_stale_temporaries_below

    workspace = find_workspace(proposals, today)
    remove_stale_temporaries_below(workspace.proposals)
    return workspace


def find_proposal(given: Path, workspace: Workspace, *, plain: bool = False) -> Path:
    """Find a proposal's file from its folder, the file itself, or its folder's name.

    Raises `NothingToDoError` if there is none, with a command that is `plain` if that was given.
    """
    from aabsocial.storage.name_matching import path_on_disk

    for candidate in (given / PROPOSAL_FILE, given, workspace.proposals / given / PROPOSAL_FILE):
        found = path_on_disk(candidate)
        if found and found.is_file():
            return found
    raise no_proposal_in(given, workspace, plain=plain)


def no_proposal_in(given: Path, workspace: Workspace, *, plain: bool = False) -> NothingToDoError:
    """Return the error for a path without a proposal, with the nearest name of one."""
    from aabsocial.text.nearest import nearest

    shown = relative_to_cwd(given)
    names = proposal_names(workspace)
    near = nearest(given.name, names)
    more = ("…",) if len(names) > MOST_NAMED else ()
    values = {"path": shown, "near": near, "names": (*names[:MOST_NAMED], *more)}
    values["plain"] = plain_again(plain=plain)
    key = "no-proposal-near" if near else "no-proposal-others" if names else "no-proposal"
    return NothingToDoError(*messages.problem(key, **values))


def proposal_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the sorted names of the workspace's folders with a proposal."""
    with suppress(OSError):
        names = sorted(it.name for it in os.scandir(workspace.proposals) if it.is_dir())
        return tuple(it for it in names if (workspace.proposals / it / PROPOSAL_FILE).is_file())
    return ()


def only_proposal(workspace: Workspace, *, plain: bool = False) -> Path:
    """Return the path of the workspace's only proposal.

    Raises `NothingToDoError` if there is none, `WrongUseError` with their names if several, and
    the command with one of them, `plain` if that was asked for.
    """
    first, *others = find_proposals((), workspace)
    if others:
        names = tuple(relative_to_cwd(path.parent) for path in (first, *others)[:MOST_NAMED])
        more = ("…",) if len(others) >= MOST_NAMED else ()
        values = {"count": len(others) + 1, "names": (*names, *more), "first": names[0]}
        values["plain"] = plain_again(plain=plain)
        raise WrongUseError(*messages.problem("which-proposal", **values))
    return first


def find_proposals(given: Iterable[Path], workspace: Workspace) -> tuple[Path, ...]:
    """Return the proposals' paths from folders, files, trees, or names in the workspace.

    Without any given, all proposals of the workspace. Raises `NothingToDoError` for a path without.
    """
    paths, errors = find_some_proposals(given, workspace)
    if errors:
        raise errors[0]
    return paths


def find_some_proposals(
    given: Iterable[Path], workspace: Workspace
) -> tuple[tuple[Path, ...], tuple[NothingToDoError, ...]]:
    """Return the same paths as `find_proposals`, and an error for each path without a proposal."""
    from aabsocial.storage.name_matching import path_on_disk
    from aabsocial.storage.workspace import proposals_below

    paths: dict[Path, None] = {}
    errors = []
    for path in given or (workspace.proposals,):
        here, there = (path_on_disk(it) or it for it in (path, workspace.proposals / path))
        below = proposals_below(relative_to_cwd(here)) or proposals_below(relative_to_cwd(there))
        if not below:
            errors.append(no_proposal_in(path, workspace))
        paths |= dict.fromkeys(below)
    return tuple(paths), tuple(errors)
