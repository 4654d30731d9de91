"""Keep CPR numbers out of every report, wherever in a proposal somebody wrote one."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.core.struct import changed
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.personal_data.detect import redact

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import Exemption
    from aabsocial.review.facts import ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal

# What is surely no digit, as bytes. Where less than ten are left of a text, no number hides in it,
# and the many grounds of ten thousand proposals need not be searched.
NO_DIGITS = f"{string.ascii_letters}{string.whitespace}ÆØÅæøåé.,:;/_()»«-".encode()
DIGITS = 10


def without_personal_data(report: Report) -> Report:
    """Return the report with a mask for each CPR number; findings speak the report's language.

    The quoted lines are left to the only form that shows them.
    """
    proposals = tuple(_reviewed(reviewed, report.language) for reviewed in report.proposals)
    return replace(report, proposals=proposals)


def redacted(text: str) -> str:
    """Return a text with a mask in the place of each CPR number."""
    perhaps_digits = text.encode("utf-8", "surrogatepass").translate(None, NO_DIGITS)
    return redact(text) if len(perhaps_digits) >= DIGITS else text


def _reviewed(reviewed: ReviewedProposal, language: Language) -> ReviewedProposal:
    path, title = redacted(reviewed.path), redacted(reviewed.title)
    facts = None if reviewed.facts is None else _facts(reviewed.facts)
    told = (path, title, facts)
    if not reviewed.findings and told == (reviewed.path, reviewed.title, reviewed.facts):
        return reviewed
    findings = tuple(_finding(finding, language) for finding in reviewed.findings)
    return replace(reviewed, path=path, title=title, facts=facts, findings=findings)


def _facts(facts: ProposalFacts) -> ProposalFacts:
    """Return facts with a mask in what a person wrote freely."""
    departments = tuple(map(redacted, facts.departments))
    municipality = facts.municipality and redacted(facts.municipality)
    what = redacted(facts.next.what) if facts.next else ""
    told = (departments, municipality, what)
    if told == (facts.departments, facts.municipality, facts.next.what if facts.next else ""):
        return facts
    coming = replace(facts.next, what=what) if facts.next else None
    return replace(facts, departments=departments, municipality=municipality, next=coming)


def _finding(finding: Finding, language: Language) -> Finding:
    return replace(
        finding,
        key=redacted(finding.key),
        message=_said(finding.message, language),
        remedy=_said(finding.remedy, language),
        exempt=_exemption(finding.exempt) if finding.exempt else None,
    )


def _said(sentence: Message, language: Language) -> Message:
    """Return a sentence as it is spoken in one language; its own braces are no gaps any more."""
    text = redacted(sentence.in_(language)).replace("{", "{{").replace("}", "}}")
    return Message(LocalizedText(text, text))


def _exemption(exemption: Exemption) -> Exemption:
    return changed(
        exemption,
        reason=redacted(exemption.reason or "") or None,
        granted_by=redacted(exemption.granted_by or "") or None,
    )
