"""What a review finds: findings with their place, verdicts, and the outcome of it all."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from aabsocial.core.struct import Struct, field
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from aabsocial.localization.messages import LocalizedText, Message
    from aabsocial.model.proposal import Assessment, Exemption, Gap, Proposal

messages = Messages(__file__)


class Severity(Enum):
    """How hard a finding weighs; follows the force of its clause."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Gravity(Enum):
    """What a finding is counted and called as, the gravest first.

    What is left open on purpose is to be settled, however much the answer is needed.
    """

    ERROR = "error"
    TO_SETTLE = "to-settle"
    WARNING = "warning"
    HINT = "hint"


class Place(NamedTuple):
    """Where in a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(Struct, kw_only=True):
    """One thing found in one proposal: the fact and the way out, in both languages.

    `key` is the dotted path with indices (`partners[1].role`), or empty for the whole file;
    `also` names further missing answers that it speaks of. `exempt` is the exemption that lets it
    stand: it is shown and counted apart. `gap` is what the file says of an answer that is left open
    on purpose.
    """

    rule: str
    name: str
    severity: Severity
    clause: str = ""
    key: str = ""
    also: tuple[str, ...] = ()
    exempt: Exemption | None = None
    gap: Gap | None = None
    message: Message
    remedy: Message
    place: Place | None = None

    @property
    def gravity(self) -> Gravity:
        """Return what the finding is counted and called as."""
        return Gravity.TO_SETTLE if self.gap else Gravity(self.severity.value)


class VerdictKind(Enum):
    """What a clause's verdict can be, the worst first (the order of a principle's verdict).

    `NOT_MET`: a stated fact contradicts the clause. `MISSING`: unanswered, unreadable, or an answer
    that says nothing. `REASONED`: a no with its reason, which a *should* allows. `FOR_THE_BOARD`
    and `ANSWERED`: a text, on a *must* for the board to weigh, otherwise for the consultant. `MET`:
    a fact that can be quoted. `EXEMPT`: somebody else's word, with name, day and reason.
    """

    NOT_MET = "not-met"
    MISSING = "missing"
    PARTLY_MET = "partly-met"
    REASONED = "reasoned"
    FOR_THE_BOARD = "for-the-board"
    ANSWERED = "answered"
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
    NO_PROPOSAL = "no-proposal"  # a folder among those of proposals, without a proposal in it


class Verdict(Struct):
    """The verdict of one clause: what it rests on, its findings, and a person's judgement if any.

    `ground` quotes the answer that the verdict rests on; a clause that asks nothing has none.
    `is_unasked` is true of what does not apply because nobody answered: that is no fact.
    """

    clause: str
    kind: VerdictKind
    ground: Message | None = None
    findings: tuple[Finding, ...] = ()
    assessment: Assessment | None = None
    is_unasked: bool = False


class Review(Struct, kw_only=True):
    """All verdicts and findings of one proposal.

    `unreadable` holds what stands in the file, as it is written, by the key of each answer that
    has the wrong shape; in `proposal` these are unanswered. `today` is the day of the review, from
    which a day is still to come.
    """

    proposal: Proposal
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome
    unreadable: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None


SYMBOLS: Mapping[VerdictKind, str] = {
    VerdictKind.NOT_MET: "✗",
    VerdictKind.MISSING: "▢",
    VerdictKind.PARTLY_MET: "◐",
    VerdictKind.REASONED: "⊘",
    VerdictKind.FOR_THE_BOARD: "◇",
    VerdictKind.ANSWERED: "◇",
    VerdictKind.EXEMPT: "⚑",
    VerdictKind.MET: "✓",
    VerdictKind.NOT_APPLICABLE: "–",
}


def count_findings(findings: Iterable[Finding]) -> Counter[Gravity]:
    """Count findings by gravity; those that an exemption lets stand do not count."""
    return Counter(finding.gravity for finding in findings if not finding.exempt)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by gravity; those of one gravity keep their order."""
    order = tuple(Gravity)
    return sorted(findings, key=lambda finding: order.index(finding.gravity))


def display_name(judged: Severity | Gravity | VerdictKind | Outcome) -> LocalizedText:
    """Return the word that readers know a severity, a gravity, a verdict or an outcome by."""
    return messages[f"{type(judged).__name__.lower()}.{judged.value}"]


def verdict_name(verdict: Verdict) -> LocalizedText:
    """Return the word for a verdict; no fact is claimed of what nobody answered."""
    return messages["unasked"] if verdict.is_unasked else display_name(verdict.kind)
