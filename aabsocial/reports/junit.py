"""A report as JUnit XML: a suite for each proposal, a case for each finding.

A finding fails its case if it has at least the severity to fail on; else it is only printed. An
exempt one is skipped, with the reason.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from aabsocial.model.findings import display_name
from aabsocial.reports.messages import clause_line, exemption_line, messages, on_one_line
from aabsocial.review.results import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.review.results import Report, ReviewedProposal

NOT_IN_XML = re.compile(
    "[\ud800-\udfff\ufffe\uffff]"
)  # among characters that are printable otherwise


def pieces(report: Report) -> Iterator[str]:
    """Yield the document, a piece for each proposal."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    cases = sum(map(_cases, report.proposals))
    failures = sum(_failures(report, reviewed) for reviewed in report.proposals)
    yield f'<testsuites name="aabsocial" tests="{cases}" failures="{failures}" errors="0">\n'
    for reviewed in report.proposals:
        yield from _suite(report, reviewed)
    yield "</testsuites>\n"


def _cases(reviewed: ReviewedProposal) -> int:
    return len(reviewed.findings) or 1


def _failures(report: Report, reviewed: ReviewedProposal) -> int:
    return sum(map(report.is_failure, reviewed.findings))


def _suite(report: Report, reviewed: ReviewedProposal) -> Iterator[str]:
    yield (
        f'  <testsuite name="{_attribute(reviewed.path)}" tests="{_cases(reviewed)}"'
        f' failures="{_failures(report, reviewed)}" errors="0" skipped="{len(reviewed.exempt)}"'
        ' time="0">\n'
    )
    for finding in reviewed.findings:
        yield from _case(report, reviewed, finding)
    if not reviewed.findings:
        yield f"    {_opening(reviewed, messages.text('nothing-found', report.language))} />\n"
    yield "  </testsuite>\n"


def _opening(reviewed: ReviewedProposal, name: str) -> str:
    path, name = _attribute(reviewed.path), _attribute(name)
    return f'<testcase classname="{path}" name="{name}" time="0"'


def _case(report: Report, reviewed: ReviewedProposal, finding: Finding) -> Iterator[str]:
    message = finding.message.in_(report.language)
    yield f"    {_opening(reviewed, f'{finding.rule} {finding.key}'.rstrip())}>\n"
    if finding.exempt:
        reason = exemption_line(finding.exempt, report.language)
        yield f'      <skipped message="{_attribute(reason)}" />\n'
    elif report.is_failure(finding):
        kind = finding.severity.value
        yield f'      <failure type="{kind}" message="{_attribute(message)}">'
        yield f"{_failure_text(report, reviewed, finding)}</failure>\n"
    else:
        yield f"      <system-out>{_failure_text(report, reviewed, finding)}</system-out>\n"
    yield "    </testcase>\n"


def _failure_text(report: Report, reviewed: ReviewedProposal, finding: Finding) -> str:
    """Return severity and place, message, remedy and clause, a line for each."""
    place = place_of(finding)
    severity = display_name(finding.severity).in_(report.language)
    lines = (
        f"{severity} {finding.rule} {reviewed.path}:{place.line}:{place.column}",
        finding.message.in_(report.language),
        finding.remedy.in_(report.language),
        clause_line(report.policy, finding, report.language),
    )
    return _in_xml("\n".join(on_one_line(line) for line in lines if line))


def _attribute(text: str) -> str:
    return _in_xml(on_one_line(text))


def _in_xml(text: str) -> str:
    return escape(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))
