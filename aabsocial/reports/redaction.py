"""Keep CPR numbers out of every report, wherever in a proposal somebody wrote one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LocalizedText, Message
from aabsocial.personal_data.detect import redact

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Finding
    from aabsocial.model.proposal import Exemption
    from aabsocial.review.results import Report, ReviewedProposal

# What is surely no digit, as bytes. Where less than ten are left of a text, no number hides in it,
# and the many grounds of ten thousand proposals need not be searched.
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
NO_DIGITS = f"{LETTERS}{LETTERS.upper()}é \t\n\r\v\f.,:;/_()»«-".encode()
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
    if not reviewed.findings and (path, title) == (reviewed.path, reviewed.title):
        return reviewed
    findings = tuple(_finding(finding, language) for finding in reviewed.findings)
    return replace(reviewed, path=path, title=title, findings=findings)


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
    return replace(
        exemption,
        reason=redacted(exemption.reason or "") or None,
        granted_by=redacted(exemption.granted_by or "") or None,
    )
