"""A validation as values: what was reviewed, what was found where, and what it comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aabsocial.finding import Finding, Outcome, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aabsocial.policy import Policy
    from aabsocial.wording import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewed:
    """One proposal of a run: its findings in place order, each with its place.

    `path` is written with `/`, as the user would write it from here. `verdicts` is empty and the
    title too for a file that could not be read. `lines` holds the lines of the file that have
    findings, by number, for showing them with a caret; personal data in them is masked.
    """

    path: str
    title: str = ""
    outcome: Outcome
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A whole run, proposals in path order; the same input gives an equal report."""

    policy: Policy
    today: date
    language: Language
    version: str
    proposals: tuple[Reviewed, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Count the proposals by outcome."""
        return Counter(proposal.outcome for proposal in self.proposals)

    @property
    def severities(self) -> Counter[Severity]:
        """Count the findings by severity; what is exempt does not count."""
        return Counter(
            finding.severity
            for proposal in self.proposals
            for finding in proposal.findings
            if not finding.exempt
        )
