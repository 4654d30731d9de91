"""Keep CPR numbers out of every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.personal_data.detect import redact

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import Exemption, Gap
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal

# Bytes that are certainly no digits. If a text has less than ten others, it has no CPR number and
# need not be searched: ten thousand proposals have many grounds.
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
NO_DIGITS = f"{LETTERS}{LETTERS.upper()}é \t\n\r\v\f.,:;/_()»«-".encode()
DIGITS = 10


def without_personal_data(report: Report) -> Report:
    """Return the report with CPR numbers masked; its findings are in the report's language only.

    The quoted lines are masked by the text format, the only one that shows them.
    """
    proposals = tuple(_redact_proposal(reviewed, report.language) for reviewed in report.proposals)
    return replace(report, proposals=proposals)


def redact_quickly(text: str) -> str:
    """Return a text with CPR numbers masked; fast for texts without digits."""
    perhaps_digits = text.encode("utf-8", "surrogatepass").translate(None, NO_DIGITS)
    return redact(text) if len(perhaps_digits) >= DIGITS else text


def _redact_proposal(reviewed: ReviewedProposal, language: Language) -> ReviewedProposal:
    path, title = redact_quickly(reviewed.path), redact_quickly(reviewed.title)
    facts = _redact_facts(reviewed.facts) if reviewed.facts else None
    redacted = (path, title, facts)
    if not reviewed.findings and redacted == (reviewed.path, reviewed.title, reviewed.facts):
        return reviewed
    findings = tuple(_redact_finding(finding, language) for finding in reviewed.findings)
    return replace(reviewed, path=path, title=title, facts=facts, findings=findings)


def _redact_facts(facts: ProposalFacts) -> ProposalFacts:
    """Return facts with CPR numbers masked in what a person wrote freely."""
    departments = tuple(map(redact_quickly, facts.departments))
    municipality = facts.municipality and redact_quickly(facts.municipality)
    what = redact_quickly(facts.next.what) if facts.next else ""
    redacted = (departments, municipality, what)
    if redacted == (facts.departments, facts.municipality, facts.next.what if facts.next else ""):
        return facts
    next_date = replace(facts.next, what=what) if facts.next else None
    return replace(facts, departments=departments, municipality=municipality, next=next_date)


def _redact_finding(finding: Finding, language: Language) -> Finding:
    return replace(
        finding,
        key=redact_quickly(finding.key),
        message=_in_one_language(finding.message, language),
        remedy=_in_one_language(finding.remedy, language),
        exempt=_redact_exemption(finding.exempt) if finding.exempt else None,
        gap=_redact_gap(finding.gap) if finding.gap else None,
    )


def _in_one_language(sentence: Message, language: Language) -> Message:
    """Return a message fixed in one language, with its braces escaped."""
    text = redact_quickly(sentence.in_(language)).replace("{", "{{").replace("}", "}}")
    return Message(LocalizedText(text, text))


def _redact_exemption(exemption: Exemption) -> Exemption:
    return replace(
        exemption,
        reason=redact_quickly(exemption.reason or "") or None,
        granted_by=redact_quickly(exemption.granted_by or "") or None,
    )


def _redact_gap(gap: Gap) -> Gap:
    return replace(
        gap,
        note=redact_quickly(gap.note or "") or None,
        who=redact_quickly(gap.who or "") or None,
    )
