"""What a run comes to."""

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Finding, Outcome, Severity
from tests.support.reports import ADVICE, BOARD_ONLY, NOT_READY, READY, a_report


@pytest.mark.parametrize(
    ("finding", "fail_on", "fails"),
    [
        pytest.param(ADVICE, Severity.ERROR, False, id="hint below error"),
        pytest.param(ADVICE, Severity.HINT, True, id="hint at hint"),
        pytest.param(BOARD_ONLY, Severity.WARNING, False, id="exempt warning"),
        pytest.param(replace(BOARD_ONLY, exempt=None), Severity.WARNING, True, id="warning"),
    ],
)
def test_run_fails_on_findings_of_the_level(
    finding: Finding, fail_on: Severity, *, fails: bool
) -> None:
    assert a_report(replace(NOT_READY, findings=(finding,)), fail_on=fail_on).fails is fails


def test_unreadable_proposal_always_fails() -> None:
    assert a_report(replace(READY, outcome=Outcome.UNREADABLE)).fails


def test_findings_are_counted_without_the_exempt_ones() -> None:
    report = a_report()

    assert report.severities == {Severity.ERROR: 2, Severity.HINT: 1}
    assert report.exempt_count == 1
