"""The reports' own words."""

from __future__ import annotations

from collections import Counter

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import Outcome, Severity
from aabsocial.reports.messages import clause_line, counted, exemption_line
from tests.support.reports import ADVICE, EXEMPTION, MISSING, POLICY


@pytest.mark.parametrize(
    ("severities", "exempt", "said"),
    [
        pytest.param({}, 0, "no remarks", id="nothing"),
        pytest.param({Severity.ERROR: 1, Severity.HINT: 2}, 0, "1 error, 2 hints", id="some"),
        pytest.param({Severity.WARNING: 2}, 3, "2 warnings, 3 exempt", id="exempt ones apart"),
    ],
)
def test_counts_are_said_in_words(severities: dict[Severity, int], exempt: int, said: str) -> None:
    counts = counted(Counter(severities), exempt, (Outcome.READY,), "en")
    assert counts.replace(NO_BREAK_SPACE, " ") == said


def test_what_is_ready_with_remarks_has_not_no_remarks() -> None:
    outcomes = (Outcome.READY, Outcome.READY_WITH_REMARKS)
    assert counted(Counter(), 0, outcomes, "en") == "no errors, warnings or hints"


@pytest.mark.parametrize(
    ("clause", "line"),
    [("1.1", "Punkt 1.1: Krav 1"), ("7", "Afsnit 7: Vægtede områder"), ("", "")],
)
def test_a_finding_names_its_clause_or_chapter(clause: str, line: str) -> None:
    assert clause_line(POLICY, replace(MISSING, clause=clause), "da") == line


def test_finding_without_clause_names_none() -> None:
    assert clause_line(POLICY, ADVICE, "da") == ""


def test_missing_facts_of_exemption_are_named() -> None:
    bare = replace(EXEMPTION, granted_by=None, granted_on=None, until=None)

    assert exemption_line(bare, "da") == (
        "Undtagelse: »Afdelingsmødet er udsat«. Givet af: ikke oplyst. Dato: ikke oplyst. "
        "Uden udløbsdato."
    )
