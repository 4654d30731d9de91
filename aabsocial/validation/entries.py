"""A report's entries: each finding with its place, in place order, and the lines they stand in."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.errors import AabsocialError, UnreadableProposalError
from aabsocial.model.findings import Outcome, Severity
from aabsocial.personal_data import findings_in_unreadable
from aabsocial.review.results import ReviewedProposal, place_of
from aabsocial.storage.file_findings import file_finding
from aabsocial.storage.proposal_file import BYTE_ORDER_MARK
from aabsocial.storage.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aabsocial.model.findings import Finding, Review, Verdict
    from aabsocial.storage import StoredProposal
    from aabsocial.validation.single import ValidationOptions


def entry(
    stored: StoredProposal, review: Review, more: tuple[Finding, ...], terms: ValidationOptions
) -> ReviewedProposal:
    """Make a reviewed proposal's entry; places are worked out only where something was found."""
    wanted = (found for found in (*review.findings, *more) if terms.want(found.rule))
    places = {id(finding): _placed(stored, finding) for finding in wanted}
    findings = in_place_order(places.values())
    return ReviewedProposal(
        path=written_path(stored.path),
        title=review.proposal.initiative.title or "",
        outcome=(outcome := _outcome(review, more)),
        facts=None if terms.facts is None or outcome is Outcome.UNREADABLE else terms.facts(review),
        verdicts=_placed_verdicts(review, places) if review.findings else review.verdicts,
        findings=findings,
        lines=lines_with(findings, stored.text) if findings else {},
    )


def _outcome(review: Review, more: tuple[Finding, ...]) -> Outcome:
    """Return a review's outcome; no proposal is ready on which something of ours broke."""
    broke = any(finding.severity is Severity.ERROR for finding in more)
    return Outcome.NOT_READY if broke else review.outcome


def unreadable(path: Path, fault: AabsocialError) -> ReviewedProposal:
    """Make the entry of a file that could not be read, with what stands in its way.

    A CPR number is found there too: somebody may send the file on to have it mended.
    """
    found: tuple[Finding, ...] = (file_finding("FIL01", (fault.message, fault.remedy), None),)
    if isinstance(fault, UnreadableProposalError):
        found = fault.findings
    text = _text_of(path) if isinstance(fault, UnreadableProposalError) else ""
    found = in_place_order((*found, *findings_in_unreadable(text)))
    return ReviewedProposal(
        path=written_path(path),
        outcome=Outcome.UNREADABLE,
        findings=found,
        lines=lines_with(found, text) if text else {},
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
    return replace(finding, place=stored.place(finding))


def _placed_verdicts(review: Review, places: Mapping[int, Finding]) -> tuple[Verdict, ...]:
    """Return the verdicts with their findings as they are placed, and without those not wanted."""
    return tuple(_resting_on(verdict, places) for verdict in review.verdicts)


def _resting_on(verdict: Verdict, placed: Mapping[int, Finding]) -> Verdict:
    if not verdict.findings:
        return verdict
    findings = (placed.get(id(finding)) for finding in verdict.findings)
    return verdict._replace(findings=tuple(filter(None, findings)))


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


def written_path(path: Path) -> str:
    """Write a path with `/`; bytes in it that are no text as their codes."""
    written = path.as_posix()
    if written.isprintable():
        return written
    return os.fsencode(written).decode(errors="backslashreplace")
