"""A report as SARIF 2.1.0, which code review tools read (OASIS standard, 27 March 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aabsocial.localization.messages import LOCALES
from aabsocial.model.findings import Severity
from aabsocial.reports.json_data import NAME, format_json, gap_data
from aabsocial.reports.messages import clause_line, exemption_line
from aabsocial.review.results import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding, Place
    from aabsocial.model.policy import Policy, Rule
    from aabsocial.review.results import Report, ReviewedProposal

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "note",
}


def pieces(report: Report) -> Iterator[str]:
    """Yield the log with its one run, a line for each result."""
    rules = _rules(report)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    driver = {"name": NAME, "version": report.version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": _language(report.language),
        "columnKind": "unicodeCodePoints",
    }
    yield f'{{"$schema": {format_json(SCHEMA)}, "version": "2.1.0", "runs": [\n'
    yield f'{format_json(run)[:-1]}, "results": ['
    mark = "\n "
    for reviewed in report.proposals:
        for finding in reviewed.findings:
            yield mark + format_json(_result(report, reviewed, finding, indices))
            mark = ",\n "
    yield "]}]}\n"


def _language(language: Language) -> str:
    return LOCALES[language].replace("_", "-")


def _rules(report: Report) -> list[dict[str, Any]]:
    """Return the descriptions of the policy's rules, and of other rules that have findings."""
    policy, language = report.policy, report.language
    codes = {code: _rule(policy, rule, language) for code, rule in policy.rules.items()}
    for finding in report.findings():
        if finding.rule not in codes:
            codes[finding.rule] = _rule_of(finding, language)
    return list(codes.values())


def _rule(policy: Policy, rule: Rule, language: Language) -> dict[str, Any]:
    words = policy.rule_words[rule.code]
    clause = policy.clauses.get(rule.clause)
    why = words.why.in_(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": words.title.in_(language)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{clause.text.in_(language)}" if clause else why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"clause": rule.clause},
    }


def _rule_of(finding: Finding, language: Language) -> dict[str, Any]:
    """Return the description of a rule outside the policy, from its first finding."""
    remedy = {"text": finding.remedy.in_(language)}
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": finding.message.in_(language)},
        "fullDescription": remedy,
        "help": remedy,
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }


def _result(
    report: Report, reviewed: ReviewedProposal, finding: Finding, indices: Mapping[str, int]
) -> dict[str, Any]:
    language = report.language
    text = (
        f"{finding.message.in_(language)} {finding.remedy.in_(language)}",
        clause_line(report.policy, finding, language),
    )
    location = {
        "artifactLocation": {"uri": _address(reviewed.path)},
        "region": _region(place_of(finding)),
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": indices[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, text))},
        "locations": [{"physicalLocation": location}],
        "suppressions": _suppressions(finding, language),
        "properties": {
            "clause": finding.clause,
            "key": finding.key,
            **({"gap": gap_data(finding.gap)} if finding.gap else {}),
        },
    }


def _address(path: str) -> str:
    """Return a path as URI: a relative one unchanged, an absolute one with its scheme."""
    quoted = quote(path, errors="replace")
    if path.startswith("/"):
        return f"file://{quoted}"
    drive = path[1:3] == ":/"
    return f"file:///{path[:2]}{quote(path[2:], errors='replace')}" if drive else quoted


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _suppressions(finding: Finding, language: Language) -> list[dict[str, str]]:
    """Return the list with the exemption, which is in the proposal itself.

    The standard requires that all results of a run have this list if one has it (3.27.23).
    """
    if finding.exempt is None:
        return []
    reason = exemption_line(finding.exempt, language)
    return [{"kind": "inSource", "status": "accepted", "justification": reason}]
