"""A report as plain data, with the names that the JSON contract gives everything."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aabsocial.finding import Outcome, Severity
from aabsocial.report.values import place_of

if TYPE_CHECKING:
    from aabsocial.finding import Finding
    from aabsocial.proposal import Exemption
    from aabsocial.report.values import Report, Reviewed
    from aabsocial.wording import Language

SCHEMA = 1
NAME = "aabsocial"

# Controls, invisible formats, separators, halves of pairs: JSON may hold them, but a terminal
# that it is shown on must not.
STEERING = re.compile(
    "[\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff]"
)
ENCODER = json.JSONEncoder(ensure_ascii=False)


def as_json(value: object) -> str:
    """Write a value as JSON on one line; what would steer a terminal stands as its code."""
    return STEERING.sub(_as_code, ENCODER.encode(value))


def _as_code(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return r"\ufffd"
    return json.dumps(character)[1:-1]


def head(report: Report) -> dict[str, Any]:
    """Give what a report says of itself: tool, policy, day, language."""
    return {
        "schema": SCHEMA,
        "tool": {"name": NAME, "version": report.version},
        "policy": report.policy.version,
        "date": report.today.isoformat(),
        "language": report.language,
    }


def summary(report: Report) -> dict[str, int]:
    """Give the numbers of proposals by outcome and of findings by severity."""
    outcomes = report.outcomes
    severities = report.severities
    return {
        "proposals": len(report.proposals),
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
        **{f"{severity.value}s": severities[severity] for severity in Severity},
        "exempt": report.exempt,
    }


def entry(report: Report, reviewed: Reviewed) -> dict[str, Any]:
    """Give one proposal: outcome, principles, clauses and findings."""
    kinds = reviewed.principles
    return {
        "path": reviewed.path,
        "title": reviewed.title,
        "outcome": reviewed.outcome.value,
        "principles": [
            {
                "number": int(chapter.number),
                "title": chapter.title.in_(report.language),
                "verdict": kinds[chapter.number].value,
            }
            for chapter in report.principles
            if chapter.number in kinds
        ],
        "clauses": [
            {"clause": verdict.clause, "verdict": verdict.kind.value}
            for verdict in reviewed.verdicts
        ],
        "findings": [_finding(finding, report.language) for finding in reviewed.findings],
    }


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
