"""What a run comes to."""

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Finding, Gravity, Outcome, Severity
from aabsocial.model.proposal import Gap
from tests.support.reports import ADVICE, BOARD_ONLY, NOT_READY, READY, a_report, rendered


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


def test_open_answer_is_counted_as_to_be_settled_whatever_its_severity() -> None:
    needed, other = (
        replace(it, exempt=None, gap=Gap(note="fonden")) for it in (BOARD_ONLY, ADVICE)
    )
    report = a_report(replace(NOT_READY, findings=(ADVICE, other, BOARD_ONLY, needed)))

    assert report.gravities == {Gravity.HINT: 1, Gravity.TO_SETTLE: 2}
    assert report.proposals[0].gravest_first == (other, needed, ADVICE, BOARD_ONLY)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", ("Afklares FOR01", "1 afklares")),
        ("brief", (": Afklares FOR01",)),
        ("md", ("Afklares FOR01", "1 afklares")),
        ("csv", (";Afklares;",)),
    ],
)
def test_reports_for_people_say_that_an_open_answer_is_to_be_settled(
    form: str, told: tuple[str, ...]
) -> None:
    waiting = replace(BOARD_ONLY, rule="FOR01", exempt=None, gap=Gap(note="fonden"))
    written = rendered(form, a_report(replace(NOT_READY, findings=(waiting,))))

    shown = written.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")
    assert [it for it in told if it not in shown] == []
