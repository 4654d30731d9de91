"""The catalogue of all rules, whichever module reports them, with their texts and examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.errors import UnreadableProposalError
from aabsocial.model.answers import path_of
from aabsocial.model.departments import Department
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.builtin_rules import BUILTIN, builtin_rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.model.findings import Finding, Severity, Verdict
    from aabsocial.model.policy import Policy, RuleWords

# The day and the settings that the examples are written for.
EXAMPLE_CONTEXT = ReviewContext(
    today=date(2026, 6, 20),
    limits={
        "decision_age_months": 24,
        "contingency_percent": 10,
        "landsbyggefonden_percent": 75,
    },
    departments=tuple(Department(name=f"Afdeling {number}") for number in (901, 902)),
    decided_on=date(2026, 9, 9),
)
EXAMPLE_FILE = Path("proposals/eksempel/proposal.toml")
ANSWER_MISSING = "FOR01"


class KnownRule(Struct, kw_only=True):
    """A rule's facts, without its texts."""

    code: str
    name: str
    severity: Severity
    clause: str
    exemptable: bool


def rule_catalogue(policy: Policy) -> Mapping[str, KnownRule]:
    """Return every rule by code, those of the policy first."""
    rules = {
        rule.code: KnownRule(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            clause=rule.clause,
            exemptable=True,
        )
        for rule in policy.rules.values()
    }
    for rule in BUILTIN.values():
        rules[rule.code] = KnownRule(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            clause=rule.clause,
            exemptable=rule.exemptable,
        )
    return rules


def words_of(policy: Policy, code: str) -> RuleWords:
    """Return a rule's texts, the policy's or ours."""
    return policy.rule_words[code] if code in policy.rules else builtin_rule_words(code)


def findings_in_example(
    policy: Policy, code: str, example: str, review_context: ReviewContext = EXAMPLE_CONTEXT
) -> tuple[Finding, ...]:
    """Return a rule's findings in an example, each message once."""
    findings = {
        finding.message.in_("da"): finding
        for finding in _findings(policy, example, review_context)
        if finding.rule == code and (code != ANSWER_MISSING or _is_begun(finding, example))
    }
    return tuple(findings.values())


def _is_begun(finding: Finding, example: str) -> bool:
    """Return whether an example contains the table that a missing answer belongs to."""
    table = path_of(finding.key)[0]
    return f"[{table}]" in example


def verdict_of_example(policy: Policy, clause: str, example: str) -> Verdict:
    """Return the verdict on a clause when an example is reviewed."""
    from aabsocial.questionnaire.questions import read_answers
    from aabsocial.review.review import review
    from aabsocial.storage.reading import parse_proposal

    decoded = read_answers(policy, parse_proposal(example.encode(), EXAMPLE_FILE).answers)
    verdicts = review(policy, decoded, EXAMPLE_CONTEXT).verdicts
    return next(verdict for verdict in verdicts if verdict.clause == clause)


def _findings(policy: Policy, example: str, review_context: ReviewContext) -> Iterator[Finding]:
    from aabsocial.questionnaire.questions import read_answers
    from aabsocial.review.personal_data import findings_in_answers
    from aabsocial.review.review import review_each_answer
    from aabsocial.storage.reading import parse_proposal
    from aabsocial.validation.folder_checks import findings_in_folder

    try:
        stored = parse_proposal(example.encode(), EXAMPLE_FILE)
    except UnreadableProposalError as error:
        yield from error.findings
        return
    decoded = read_answers(policy, stored.answers)
    others = (
        *stored.findings,
        *findings_in_folder(EXAMPLE_FILE, decoded.proposal),
        *findings_in_answers(stored.answers),
    )
    decoded = replace(decoded, findings=(*decoded.findings, *others))
    yield from review_each_answer(policy, decoded, review_context).findings
