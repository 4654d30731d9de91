"""A report as plain data, with the names of the JSON contract."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import Outcome, Severity
from aabsocial.reports.facts_data import facts_data
from aabsocial.reports.redaction import redact_quickly
from aabsocial.review.results import PRINCIPLES, by_chapter, place_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Verdict, VerdictKind
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Assessment, Exemption, Gap
    from aabsocial.review.results import Report, ReviewedProposal

SCHEMA = 1
NAME = "aabsocial"

ENCODER = json.JSONEncoder(ensure_ascii=False)


def format_json(value: object) -> str:
    """Return a value as JSON on one line, with control characters escaped."""
    text = ENCODER.encode(value)
    if text.replace(NO_BREAK_SPACE, " ").isprintable():
        return text
    return "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    """Return a control character escaped, or a replacement for a lone surrogate."""
    if character.isprintable() or category(character) == "Zs":
        return character
    return r"\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]


def report_data(report: Report) -> dict[str, Any]:
    """Return the facts about a report: tool, policy, day, language."""
    return {
        "schema": SCHEMA,
        "tool": {"name": NAME, "version": report.version},
        "policy": report.policy.version,
        "date": report.today.isoformat(),
        "language": report.language,
    }


def summary_data(report: Report) -> dict[str, int]:
    """Return the numbers of proposals by outcome and of findings by severity."""
    outcomes = report.outcomes
    severities = report.severities
    return {
        "proposals": len(report.proposals),
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
        **{f"{severity.value}s": severities[severity] for severity in Severity},
        "exempt": report.exempt_count,
    }


def proposal_data(report: Report, reviewed: ReviewedProposal) -> str:
    """Return one proposal as JSON: outcome, facts, principles, clauses and findings."""
    language = report.language
    start = {"path": reviewed.path, "title": reviewed.title, "outcome": reviewed.outcome.value}
    principles = _principles(report.policy, language, *reviewed.by_clause)
    clauses = ", ".join([_clause(verdict, language) for verdict in reviewed.verdicts])
    findings = format_json([_finding(finding, language) for finding in reviewed.findings])
    facts = format_json(facts_data(reviewed))
    rest = f'"principles": {principles}, "clauses": [{clauses}], "findings": {findings}'
    return f'{format_json(start)[:-1]}, "facts": {facts}, {rest}}}'


def _clause(verdict: Verdict, language: Language) -> str:
    """Return a clause's verdict with its ground, and a person's assessment if there is one.

    CPR numbers are masked, since both may quote answers.
    """
    told = _verdict(verdict.clause, verdict.kind)
    if verdict.ground:
        told += f', "ground": {format_json(redact_quickly(verdict.ground.in_(language)))}'
    if verdict.assessment:
        told += f', "assessment": {format_json(_assessment(verdict.assessment))}'
    return f"{told}}}"


@cache
def _verdict(clause: str, kind: VerdictKind) -> str:
    """Return how a clause's object begins: there are few of these, and a proposal has dozens."""
    return format_json({"clause": clause, "verdict": kind.value})[:-1]


def _assessment(assessment: Assessment) -> dict[str, str | None]:
    return {
        "reason": redact_quickly(assessment.reason or "") or None,
        "by": redact_quickly(assessment.by or "") or None,
        "date": assessment.date.isoformat() if assessment.date else None,
    }


@lru_cache
def _principles(
    policy: Policy, language: Language, clauses: tuple[str, ...], kinds: tuple[VerdictKind, ...]
) -> str:
    """Return the principles of a proposal as JSON; cached, since many proposals have the same."""
    by_number = by_chapter(clauses, kinds, PRINCIPLES)
    principles = [
        {
            "number": int(chapter.number),
            "title": chapter.title.in_(language),
            "verdict": by_number[chapter.number].value,
        }
        for chapter in policy.chapters
        if chapter.number in by_number
    ]
    return format_json(principles)


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    place = place_of(finding)
    facts: dict[str, Any] = {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "key": finding.key,
        "message": finding.message.in_(language),
        "remedy": finding.remedy.in_(language),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
    if finding.gap:
        facts["gap"] = gap_data(finding.gap)
    return facts | {"exempt": _exemption(finding.exempt)} if finding.exempt else facts


def gap_data(gap: Gap) -> dict[str, str | None]:
    """Return what is said of an answer that is left open on purpose."""
    return {
        "note": gap.note,
        "by": gap.by.isoformat() if gap.by else None,
        "who": gap.who,
    }


def _exemption(exemption: Exemption) -> dict[str, str | None]:
    return {
        "reason": exemption.reason,
        "granted_by": exemption.granted_by,
        "granted_on": exemption.granted_on.isoformat() if exemption.granted_on else None,
        "until": exemption.until.isoformat() if exemption.until else None,
    }
