"""Where a command works: the settings in force, the folder of proposals, today's date."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import relative_to_cwd
from aabsocial.core.value import Value
from aabsocial.errors import NothingToDoError, WrongUseError
from aabsocial.localization.messages import message_and_remedy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.model.policy import ReviewContext
    from aabsocial.storage.settings import Settings

WORDS = Path(__file__).with_suffix(".toml")
PROPOSAL_FILE = "proposal.toml"
MOST_NAMED = 8


class Workspace(Value):
    """The settings, the folder that proposals lie in, and the day that counts as today."""

    settings: Settings
    proposals: Path
    today: date

    @property
    def review_context(self) -> ReviewContext:
        """Return the facts that a review uses besides the proposal."""
        from aabsocial.model.policy import ReviewContext

        return ReviewContext(today=self.today, limits=self.settings.limits)


def find_workspace(proposals: Path | None = None, today: date | None = None) -> Workspace:
    """Learn where to work from the options, then the settings, then the folder one stands in."""
    from aabsocial.storage.settings import find_settings

    settings = find_settings(Path.cwd())
    return Workspace(
        settings=settings,
        proposals=proposals or settings.proposals,
        today=today or date.today(),  # noqa: DTZ011 - the user's own day is the one that counts
    )


def writing_workspace(proposals: Path | None = None, today: date | None = None) -> Workspace:
    """Return where a command is to write, cleared of what killed runs have left there."""
    from aabsocial.storage.atomic import remove_stale_temporaries_below

    place = find_workspace(proposals, today)
    remove_stale_temporaries_below(place.proposals)
    return place


def proposal_at(given: Path, place: Workspace) -> Path:
    """Find a proposal's file from its folder, the file itself, or its folder's name.

    Raises `NothingToDoError` where there is none.
    """
    for candidate in (given / PROPOSAL_FILE, given, place.proposals / given / PROPOSAL_FILE):
        if candidate.is_file():
            return candidate
    raise no_proposal_in(given, place)


def no_proposal_in(given: Path, place: Workspace) -> NothingToDoError:
    """Return the error that says that a path has no proposal, with the nearest name that has."""
    from aabsocial.text.nearest import nearest

    shown = relative_to_cwd(given)
    names = names_of_proposals(place)
    near = nearest(given.name, names)
    more = ("…",) if len(names) > MOST_NAMED else ()
    values = {"path": shown, "near": near, "names": (*names[:MOST_NAMED], *more)}
    says = "no-proposal-near" if near else "no-proposal-others" if names else "no-proposal"
    return NothingToDoError(*message_and_remedy(WORDS, says, **values))


def names_of_proposals(place: Workspace) -> tuple[str, ...]:
    """Return the names of the folders in the workspace that hold a proposal, in order."""
    with suppress(OSError):
        names = sorted(it.name for it in os.scandir(place.proposals) if it.is_dir())
        return tuple(it for it in names if (place.proposals / it / PROPOSAL_FILE).is_file())
    return ()


def only_proposal(place: Workspace) -> Path:
    """Find the proposal that is meant where none is named: the workspace's only one.

    Raises `NothingToDoError` where there is none, `WrongUseError` with their names for several.
    """
    first, *others = proposals_meant((), place)
    if others:
        names = tuple(relative_to_cwd(path.parent) for path in (first, *others)[:MOST_NAMED])
        more = ("…",) if len(others) >= MOST_NAMED else ()
        values = {"count": len(others) + 1, "names": (*names, *more), "first": names[0]}
        raise WrongUseError(*message_and_remedy(WORDS, "which-proposal", **values))
    return first


def proposals_meant(given: Iterable[Path], place: Workspace) -> tuple[Path, ...]:
    """Find the proposals that are meant: folders, files, whole trees, or names in the workspace.

    Without any given, those of the workspace. Raises `NothingToDoError` for one without proposals.
    """
    from aabsocial.storage.workspace import proposals_below

    found: dict[Path, None] = {}
    for path in given or (place.proposals,):
        below = proposals_below(relative_to_cwd(path)) or proposals_below(
            relative_to_cwd(place.proposals / path)
        )
        if not below:
            raise no_proposal_in(path, place)
        found |= dict.fromkeys(below)
    return tuple(found)
