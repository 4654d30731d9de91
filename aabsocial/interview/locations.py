"""Where in the interview one is: a kind of screen, and what it is about (pure)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.model.answers import path_of, plain_key

if TYPE_CHECKING:
    from aabsocial.model.answers import Path


class ScreenKind(Enum):
    """The kind of screen at a location."""

    QUESTION = "question"
    JOINT = "joint"
    LIST = "list"
    RECORD = "record"
    PARTS = "parts"
    FINDINGS = "findings"
    REVIEW = "review"
    HUB = "hub"
    TASK = "task"
    ENDING = "ending"
    PAPERS = "papers"
    SUBMISSION = "submission"
    HELP = "help"
    PREVIEW = "preview"
    READINGS = "readings"
    GAP = "gap"
    OFFER = "offer"
    NOT_RELEVANT = "not-relevant"


OVERLAYS = frozenset(
    {
        ScreenKind.HUB,
        ScreenKind.TASK,
        ScreenKind.REVIEW,
        ScreenKind.ENDING,
        ScreenKind.PAPERS,
        ScreenKind.SUBMISSION,
        ScreenKind.HELP,
        ScreenKind.PREVIEW,
        ScreenKind.READINGS,
        ScreenKind.GAP,
        ScreenKind.OFFER,
        ScreenKind.NOT_RELEVANT,
        ScreenKind.FINDINGS,
    }
)


class Location(Struct):
    """One place in the interview, and the kind of screen there.

    `key` is a question's, joint's, group's or record's key (`budget[2].item`), or a task's name.
    """

    kind: ScreenKind
    key: str = ""

    @property
    def path(self) -> Path:
        """Return the key as a path."""
        return path_of(self.key)

    @property
    def item_key(self) -> str:
        """Return the key of the question or group in the interview's order."""
        path = self.path
        return plain_key(path if self.index is None else path[: path.index(self.index)])

    @property
    def question_key(self) -> str:
        """Return the key without indices: the question's own."""
        return plain_key(self.path)

    @property
    def index(self) -> int | None:
        """Return the index of the location's record, `None` outside records."""
        return next((part for part in self.path if isinstance(part, int)), None)

    @property
    def is_field(self) -> bool:
        """Return whether a field of a record is asked here."""
        return self.kind is ScreenKind.QUESTION and self.index is not None
