"""Where a conversation stands: the answers, the spot, and the way there (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from aabsocial.answers import Answers, path_of, plain_key
from aabsocial.policy import Circumstances, Group, Item, Policy
from aabsocial.questionnaire import read_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.answers import Path
    from aabsocial.interview.screen import Note
    from aabsocial.proposal import Proposal
    from aabsocial.questionnaire import Structure
    from aabsocial.wording import Language


class Stage(Enum):
    """What kind of screen stands at a spot."""

    QUESTION = "question"
    LIST = "list"
    RECORD = "record"
    FINDINGS = "findings"
    REVIEW = "review"
    MENU = "menu"
    SECTION = "section"
    HELP = "help"
    PREVIEW = "preview"
    READINGS = "readings"


OVERLAYS = frozenset(
    {
        Stage.MENU,
        Stage.SECTION,
        Stage.HELP,
        Stage.PREVIEW,
        Stage.READINGS,
        Stage.FINDINGS,
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in the conversation.

    `key` is a question's or record's key (`budget[2].item`), or a section's name. `once` marks
    a field that was opened alone: when it is answered, its record is shown again.
    """

    stage: Stage
    key: str = ""
    once: bool = False

    @property
    def path(self) -> Path:
        """Give the key as a path."""
        return path_of(self.key)

    @property
    def item_key(self) -> str:
        """Give the key of the question or group that stands in the interview's order."""
        path = self.path
        indices = [place for place, part in enumerate(path) if isinstance(part, int)]
        return plain_key(path[: indices[0]] if indices else path)


class Ending(Enum):
    """How a conversation ended."""

    WRITE = "write"
    DRAFT = "draft"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What stays the same all through a conversation.

    `known` holds values used before, by question key; `version_read` the format the file had.
    """

    policy: Policy
    language: Language
    circumstances: Circumstances
    known: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    preview: Callable[[Structure], str] = str
    version_read: int = 1


@dataclass(frozen=True, kw_only=True)
class Session:
    """A conversation at one moment; every action gives a new one.

    `behind` are the spots that Back returns to, `passed` the questions left open on purpose,
    `walk` those to be shown again although answered, `typed` the half-typed texts by key,
    `told` the findings a section has shown, `removed` the record taken out last.
    """

    setting: Setting
    answers: Answers
    spot: Spot
    behind: tuple[Spot, ...] = ()
    passed: frozenset[str] = frozenset()
    walk: frozenset[str] = frozenset()
    typed: Mapping[str, str] = field(default_factory=dict)
    told: frozenset[tuple[str, str]] = frozenset()
    removed: tuple[str, int, object] | None = None
    readings: tuple[object, ...] = ()
    notes: tuple[Note, ...] = ()
    ending: Ending | None = None

    @cached_property
    def structure(self) -> Structure:
        """Give the answers read as a proposal."""
        return read_answers(self.setting.policy, self.answers)

    @property
    def proposal(self) -> Proposal:
        """Give the proposal so far."""
        return self.structure.proposal

    @property
    def policy(self) -> Policy:
        """Give the policy the questions come from."""
        return self.setting.policy

    @property
    def language(self) -> Language:
        """Give the reader's language."""
        return self.setting.language

    def item_at(self, spot: Spot) -> Item:
        """Give the question or group that a spot belongs to."""
        return self.policy.items[spot.item_key]

    def group_at(self, spot: Spot) -> Group:
        """Give the group that a spot belongs to."""
        item = self.item_at(spot)
        if not isinstance(item, Group):
            raise TypeError(spot.key)
        return item

    def at(self, spot: Spot) -> Session:
        """Give the session at another spot, the way there unchanged."""
        return replace(self, spot=spot)
