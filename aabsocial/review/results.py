"""A validation as values: what was reviewed, what was found where, and what it comes to."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, field
from aabsocial.model.findings import (
    Finding,
    Gravity,
    Outcome,
    Place,
    Severity,
    Verdict,
    VerdictKind,
    count_findings,
    gravest_first,
)
from aabsocial.review.actors import actors_for
from aabsocial.review.review import worst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Chapter, Policy
    from aabsocial.review.actors import Actor
    from aabsocial.review.facts import ProposalFacts

PRINCIPLES = tuple("123456")  # the policy's own six; its other chapters are no principles
MORE_COLUMNS = ("7", "8")  # the focus areas and the financing, which an overview shows too
USUAL_PLACE = "proposals/"
THE_WHOLE_FILE = Place(1, 1, 1, 1)


class ReviewedProposal(Struct, kw_only=True):
    """One proposal of a run: its findings in place order, each with its place.

    `path` is written with `/`, as the user would write it from here. `verdicts` is empty and the
    title too for a file that could not be read. `lines` holds the lines of the file that have
    findings, by number, for showing them with a caret. `left_out` counts the findings of rules that
    are not selected: the outcome takes them into account all the same. `facts` are worked out where
    a list shows them, and `None` for what cannot be read. All texts are as they were written: what
    must not be shown is masked when the report is written.
    """

    path: str
    title: str = ""
    outcome: Outcome
    facts: ProposalFacts | None = None
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    left_out: int = 0

    @property
    def folder(self) -> str:
        """Return the proposal's folder as one would write it after a command.

        In the usual place, where commands look anyway, its name is enough.
        """
        return self.path.removesuffix("/proposal.toml").removeprefix(USUAL_PLACE)

    @property
    def counted(self) -> tuple[Finding, ...]:
        """Return the findings that weigh: those that no exemption lets stand."""
        return tuple(finding for finding in self.findings if not finding.exempt)

    @property
    def exempt(self) -> tuple[Finding, ...]:
        """Return the findings that an exemption lets stand."""
        return tuple(finding for finding in self.findings if finding.exempt)

    @property
    def exempt_count(self) -> int:
        """Count the findings that an exemption lets stand."""
        return len(self.exempt)

    @property
    def severities(self) -> Counter[Severity]:
        """Count the findings that weigh by severity."""
        return Counter(finding.severity for finding in self.counted)

    @property
    def gravities(self) -> Counter[Gravity]:
        """Count the findings that weigh as people read them."""
        return count_findings(self.findings)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return who must act before the proposal is ready, none where it is."""
        return actors_for(self.outcome, self.findings)

    @property
    def gravest_first(self) -> tuple[Finding, ...]:
        """Return the findings that weigh with the errors first, then the exempt ones."""
        return (*gravest_first(self.counted), *self.exempt)

    @property
    def columns(self) -> Mapping[str, VerdictKind]:
        """Return the verdicts that an overview shows: first the principles'."""
        return by_chapter(*self.by_clause, PRINCIPLES + MORE_COLUMNS)

    @property
    def by_clause(self) -> tuple[tuple[str, ...], tuple[VerdictKind, ...]]:
        """Return the clauses and beside them their verdicts, the same for many proposals."""
        clauses = tuple([verdict.clause for verdict in self.verdicts])
        return clauses, tuple([verdict.kind for verdict in self.verdicts])


class Report(Struct, kw_only=True):
    """A whole run, proposals in path order; the same input gives an equal report.

    `fail_on` is the severity from which a finding makes the run fail.
    """

    policy: Policy
    today: date
    language: Language
    version: str
    proposals: tuple[ReviewedProposal, ...]
    fail_on: Severity = Severity.ERROR

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Count the proposals by outcome."""
        return Counter(proposal.outcome for proposal in self.proposals)

    @property
    def severities(self) -> Counter[Severity]:
        """Count the findings by severity; what is exempt does not count."""
        return sum((proposal.severities for proposal in self.proposals), Counter[Severity]())

    @property
    def gravities(self) -> Counter[Gravity]:
        """Count the findings as people read them; what is exempt does not count."""
        return count_findings(self.findings())

    @property
    def exempt_count(self) -> int:
        """Count the findings that exemptions let stand."""
        return sum(proposal.exempt_count for proposal in self.proposals)

    @property
    def left_out(self) -> int:
        """Count the findings of rules that are not selected."""
        return sum(proposal.left_out for proposal in self.proposals)

    @property
    def principles(self) -> tuple[Chapter, ...]:
        """Return the policy's chapters that are principles."""
        return self._chapters(PRINCIPLES)

    @property
    def beside_principles(self) -> tuple[Chapter, ...]:
        """Return the other chapters that an overview has columns for."""
        return self._chapters(MORE_COLUMNS)

    def _chapters(self, numbers: tuple[str, ...]) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.policy.chapters if chapter.number in numbers)

    @property
    def fails(self) -> bool:
        """Return whether the run fails: by a finding, or because a proposal could not be read."""
        outcomes = self.outcomes
        return bool(outcomes[Outcome.UNREADABLE] or outcomes[Outcome.NO_PROPOSAL]) or any(
            self.is_failure(finding) for finding in self.findings()
        )

    def findings(self) -> Iterator[Finding]:
        """Yield every finding of every proposal, the exempt ones too."""
        for proposal in self.proposals:
            yield from proposal.findings

    def is_failure(self, finding: Finding) -> bool:
        """Return whether a finding weighs, and reaches the severity to fail on."""
        gravity = tuple(Severity)
        reached = gravity.index(finding.severity) <= gravity.index(self.fail_on)
        return reached and not finding.exempt


@lru_cache
def by_chapter(
    clauses: tuple[str, ...], kinds: tuple[VerdictKind, ...], numbers: tuple[str, ...]
) -> Mapping[str, VerdictKind]:
    """Return the verdict of each of these chapters by its number: the worst of its clauses'."""
    chapters: dict[str, set[VerdictKind]] = {}
    for clause, kind in zip(clauses, kinds, strict=True):
        chapters.setdefault(clause.partition(".")[0], set()).add(kind)
    worst_of = {number: worst(chapters[number]) for number in numbers if number in chapters}
    return MappingProxyType(worst_of)


def place_of(finding: Finding) -> Place:
    """Return a finding's place; what is about a file as a whole stands at its start."""
    return finding.place or THE_WHOLE_FILE
