"""The reports' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import Outcome
from aabsocial.reports.messages import clause_line, counted, counts_of, exemption_line
from tests.support.reports import ADVICE, BOARD_ONLY, EXEMPTION, MISSING, POLICY, READY, a_report

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding


@pytest.mark.parametrize(
    ("findings", "left_out", "said"),
    [
        pytest.param((), 0, "no findings", id="nothing"),
        pytest.param((MISSING, ADVICE, ADVICE), 0, "1 error, 2 hints", id="some"),
        pytest.param((ADVICE, BOARD_ONLY), 0, "1 hint, 1 exempt", id="exempt ones apart"),
        pytest.param((), 2, "2 findings from other rules", id="all left out"),
        pytest.param((MISSING,), 1, "1 error, 1 finding from other rules", id="some left out"),
    ],
)
def test_counts_are_said_in_words(findings: tuple[Finding, ...], left_out: int, said: str) -> None:
    reviewed = replace(READY, findings=findings, left_out=left_out)
    assert counts_of(reviewed, "en").replace(NO_BREAK_SPACE, " ") == said
    assert counted(a_report(reviewed), (READY.outcome,), "en").replace(NO_BREAK_SPACE, " ") == said


def test_an_unready_proposal_without_findings_lacks_answers_or_was_not_asked_about() -> None:
    unready = replace(READY, outcome=Outcome.NOT_READY, findings=())
    assert counts_of(unready, "en") == "answers still missing"
    assert counts_of(replace(unready, left_out=1), "en").endswith("rules")


def test_what_is_ready_with_remarks_has_not_no_remarks() -> None:
    outcomes = (Outcome.READY, Outcome.READY_WITH_REMARKS)
    nothing = a_report(replace(READY, findings=()))
    assert counted(nothing, outcomes, "en") == "no errors, warnings or hints"


@pytest.mark.parametrize(
    ("clause", "line"),
    [("1.1", "Punkt 1.1: Krav 1"), ("7", "Afsnit 7: Prioriterede områder"), ("", "")],
)
def test_a_finding_names_its_clause_or_chapter(clause: str, line: str) -> None:
    assert clause_line(POLICY, replace(MISSING, clause=clause), "da") == line


def test_finding_without_clause_names_none() -> None:
    assert clause_line(POLICY, ADVICE, "da") == ""


def test_missing_facts_of_exemption_are_named() -> None:
    bare = replace(EXEMPTION, granted_by=None, granted_on=None, until=None)

    assert exemption_line(bare, "da") == (
        "Dispensation: »Afdelingsmødet er udsat«. Givet af: ikke oplyst. Dato: ikke oplyst. "
        "Uden udløbsdato."
    )
