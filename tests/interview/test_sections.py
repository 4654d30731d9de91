"""A section's findings are those that somebody may still do something about."""

from __future__ import annotations

from aabsocial.interview.sections import findings_in
from aabsocial.interview.words import finding_line
from aabsocial.principles import the_policy
from tests.interview.playing import session_with

POLICY = the_policy()
EXEMPTION = {"rule": "FOK01", "reason": "Et forsøg", "granted_by": "Bestyrelsen"}
NO_FOCUS: dict[str, object] = {"initiative": {"focus_areas": []}}


def test_a_finding_is_told_in_its_section() -> None:
    session = session_with(NO_FOCUS, policy=POLICY)

    assert [found.rule for found in findings_in(session, "idea") if found.rule != "FOR01"] == [
        "FOK01"
    ]


def test_what_is_exempt_is_told_in_the_review_alone() -> None:
    session = session_with({**NO_FOCUS, "exemptions": [EXEMPTION]}, policy=POLICY)
    lines = [finding_line(found, "da") for found in session.review.findings if found.exempt]

    assert "FOK01" not in {found.rule for found in findings_in(session, "idea")}
    assert len(lines) == 1
    assert lines[0].startswith("Undtaget: ")
    assert lines[0].endswith("Begrundelse: Et forsøg (FOK01)")
