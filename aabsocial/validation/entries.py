"""A report's entries: each finding with its place, in place order, and the lines they stand in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.errors import AabsocialError, UnreadableProposalError
from aabsocial.model.findings import Outcome, Severity
from aabsocial.policy.builtin_rules import unreadable_finding
from aabsocial.review.personal_data import findings_in_unreadable
from aabsocial.review.results import ReviewedProposal, place_of
from aabsocial.storage.proposal_file import BYTE_ORDER_MARK
from aabsocial.storage.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aabsocial.model.findings import Finding, Review, Verdict
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions


def report_entry(
    stored: StoredProposal,
    review: Review,
    outdated: tuple[Finding, ...],
    options: ValidationOptions,
) -> ReviewedProposal:
    """Return a reviewed proposal's entry; places are worked out only where something was found."""
    every = (*review.findings, *outdated)
    selected = [it for it in every if options.is_selected(it.rule)]
    placed = {id(finding): _placed(stored, finding) for finding in selected}
    findings = in_place_order(placed.values())
    outcome = _outcome(review, outdated)
    facts_of = None if outcome is Outcome.UNREADABLE else options.facts
    return ReviewedProposal(
        path=displayed_path(stored.path),
        title=review.proposal.initiative.title or "",
        outcome=outcome,
        facts=facts_of(review) if facts_of else None,
        verdicts=_placed_verdicts(review, placed) if review.findings else review.verdicts,
        findings=findings,
        lines=lines_with(findings, stored.text) if findings else {},
        left_out=len(every) - len(selected),
    )


def _outcome(review: Review, outdated: tuple[Finding, ...]) -> Outcome:
    """Return a review's outcome; no proposal is ready whose papers could not be compared."""
    is_broken = any(finding.severity is Severity.ERROR for finding in outdated)
    return Outcome.NOT_READY if is_broken else review.outcome


def unreadable_entry(path: Path, error: AabsocialError) -> ReviewedProposal:
    """Return the entry of a file that could not be read, with what stands in its way.

    A CPR number is found there too: somebody may send the file on to have it mended.
    """
    findings: tuple[Finding, ...] = (unreadable_finding(error),)
    if isinstance(error, UnreadableProposalError):
        findings = error.findings
    text = _text_of(path) if isinstance(error, UnreadableProposalError) else ""
    findings = in_place_order((*findings, *findings_in_unreadable(text)))
    return ReviewedProposal(
        path=displayed_path(path),
        outcome=Outcome.UNREADABLE,
        findings=findings,
        lines=lines_with(findings, text) if text else {},
    )


def _text_of(path: Path) -> str:
    """Return as much of a file's text as there is."""
    try:
        text = read_bytes(path).decode(errors="replace")
    except AabsocialError:
        return ""
    return text.removeprefix(BYTE_ORDER_MARK)


def _placed(stored: StoredProposal, finding: Finding) -> Finding:
    """Return a finding with its place; what is about the file as a whole has none."""
    if finding.place or not finding.key:
        return finding
    return replace(finding, place=stored.place_of(finding))


def _placed_verdicts(review: Review, placed: Mapping[int, Finding]) -> tuple[Verdict, ...]:
    """Return the verdicts with their findings as they are placed, without those not selected."""
    return tuple(_with_placed_findings(verdict, placed) for verdict in review.verdicts)


def _with_placed_findings(verdict: Verdict, placed: Mapping[int, Finding]) -> Verdict:
    if not verdict.findings:
        return verdict
    findings = (placed.get(id(finding)) for finding in verdict.findings)
    return replace(verdict, findings=tuple(filter(None, findings)))


def in_place_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by where they stand, those of one place by their code."""
    return tuple(sorted(findings, key=_by_place))


def _by_place(finding: Finding) -> tuple[int, int, str, str]:
    place = place_of(finding)
    return place.line, place.column, finding.rule, finding.key


def lines_with(findings: Iterable[Finding], text: str) -> Mapping[int, str]:
    """Return the lines in which findings begin, by number."""
    lines = text.split("\n")
    numbers = {finding.place.line for finding in findings if finding.place}
    return {number: lines[number - 1].rstrip("\r") for number in sorted(numbers)}


def displayed_path(path: Path) -> str:
    """Return a path with `/`, and with bytes in it that are no text as their codes."""
    text = path.as_posix()
    if text.isprintable():
        return text
    return os.fsencode(text).decode(errors="backslashreplace")
