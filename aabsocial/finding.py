"""What a review finds: findings with their place, verdicts, and the outcome of it all."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.value import Value
from aabsocial.wording import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.proposal import Assessment, Exemption, Proposal
    from aabsocial.wording import Sentence, Words

WORDS = Path(__file__).with_suffix(".toml")


class Severity(Enum):
    """How hard a finding weighs; follows the force of its clause."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(NamedTuple):
    """Where in a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(Value):
    """One thing found in one proposal: the fact and the way out, in both languages.

    `key` is the dotted path with indices (`partners[1].role`), or empty for the whole file;
    `also` names further missing answers that it speaks of. `exempt` is the exemption that lets it
    stand: it is shown and counted apart.
    """

    rule: str
    name: str
    severity: Severity
    clause: str = ""
    key: str = ""
    also: tuple[str, ...] = ()
    exempt: Exemption | None = None
    message: Sentence
    remedy: Sentence
    place: Place | None = None


class VerdictKind(Enum):
    """What a clause's verdict can be, the worst first (the order of a principle's verdict)."""

    NOT_MET = "not-met"
    PARTLY_MET = "partly-met"
    FOR_THE_BOARD = "for-the-board"
    EXEMPT = "exempt"
    MET = "met"
    NOT_APPLICABLE = "not-applicable"

    __hash__ = object.__hash__  # there is one of each; by name it takes a step of Python's own


class Outcome(Enum):
    """What a whole review says of a proposal."""

    READY = "ready"
    READY_WITH_REMARKS = "ready-with-remarks"
    NOT_READY = "not-ready"
    UNREADABLE = "unreadable"


class Verdict(Value):
    """The verdict of one clause with the findings it rests on, or the person's judgement."""

    clause: str
    kind: VerdictKind
    findings: tuple[Finding, ...] = ()
    assessment: Assessment | None = None


class Review(Value):
    """All verdicts and findings of one proposal."""

    proposal: Proposal
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome


SYMBOLS: Mapping[VerdictKind, str] = {
    VerdictKind.MET: "✓",
    VerdictKind.PARTLY_MET: "◐",
    VerdictKind.NOT_MET: "✗",
    VerdictKind.EXEMPT: "⚑",
    VerdictKind.FOR_THE_BOARD: "◇",
    VerdictKind.NOT_APPLICABLE: "–",
}


def called(judged: Severity | VerdictKind | Outcome) -> Words:
    """Give the word that readers know a severity, a verdict or an outcome by."""
    return catalogue(WORDS)[f"{type(judged).__name__.lower()}.{judged.value}"]
