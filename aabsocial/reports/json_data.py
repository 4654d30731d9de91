"""A report as plain data, with the names that the JSON contract gives everything."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import Outcome, Severity
from aabsocial.reports.facts_data import facts
from aabsocial.reports.redaction import redacted
from aabsocial.review.results import PRINCIPLES, by_chapter, place_of

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Verdict, VerdictKind
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Assessment, Exemption
    from aabsocial.review.results import Report, ReviewedProposal

SCHEMA = 1
NAME = "aabsocial"

ENCODER = json.JSONEncoder(ensure_ascii=False)


def as_json(value: object) -> str:
    """Write a value as JSON on one line; what would steer a terminal stands as its code."""
    text = ENCODER.encode(value)
    if text.replace(NO_BREAK_SPACE, " ").isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    """Return control characters escaped, and lone surrogates replaced."""
    if character.isprintable() or category(character) == "Zs":
        return character
    return r"\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]


def head(report: Report) -> dict[str, Any]:
    """Return a report's own facts: tool, policy, day, language."""
    return {
        "schema": SCHEMA,
        "tool": {"name": NAME, "version": report.version},
        "policy": report.policy.version,
        "date": report.today.isoformat(),
        "language": report.language,
    }


def summary(report: Report) -> dict[str, int]:
    """Return the numbers of proposals by outcome and of findings by severity."""
    outcomes = report.outcomes
    severities = report.severities
    return {
        "proposals": len(report.proposals),
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
        **{f"{severity.value}s": severities[severity] for severity in Severity},
        "exempt": report.exempt,
    }


def entry(report: Report, reviewed: ReviewedProposal) -> str:
    """Return one proposal as JSON: outcome, facts, principles, clauses and findings."""
    language = report.language
    start = {"path": reviewed.path, "title": reviewed.title, "outcome": reviewed.outcome.value}
    principles = _principles(report.policy, language, *reviewed.by_clause)
    rest = {
        "clauses": [_clause(verdict, language) for verdict in reviewed.verdicts],
        "findings": [_finding(finding, language) for finding in reviewed.findings],
    }
    told = as_json(facts(reviewed))
    return (
        f'{as_json(start)[:-1]}, "facts": {told}, "principles": {principles}, {as_json(rest)[1:]}'
    )


def _clause(verdict: Verdict, language: Language) -> dict[str, Any]:
    """Return a clause's verdict with what it rests on, and the person's judgement if any.

    Both quote answers, in which somebody may have written a CPR number.
    """
    told: dict[str, Any] = {"clause": verdict.clause, "verdict": verdict.kind.value}
    if verdict.ground:
        told["ground"] = redacted(verdict.ground.in_(language))
    if verdict.assessment:
        told["assessment"] = _assessment(verdict.assessment)
    return told


def _assessment(assessment: Assessment) -> dict[str, str | None]:
    return {
        "reason": redacted(assessment.reason or "") or None,
        "by": redacted(assessment.by or "") or None,
        "date": assessment.date.isoformat() if assessment.date else None,
    }


@lru_cache
def _principles(
    policy: Policy, language: Language, clauses: tuple[str, ...], kinds: tuple[VerdictKind, ...]
) -> str:
    """Return the principles of a proposal as JSON; of ten thousand, many have the same."""
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
    return as_json(principles)


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    place = place_of(finding)
    told = {
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
    return told | {"exempt": _exemption(finding.exempt)} if finding.exempt else told


def _exemption(exemption: Exemption) -> dict[str, str | None]:
    return {
        "reason": exemption.reason,
        "granted_by": exemption.granted_by,
        "granted_on": exemption.granted_on.isoformat() if exemption.granted_on else None,
        "until": exemption.until.isoformat() if exemption.until else None,
    }
