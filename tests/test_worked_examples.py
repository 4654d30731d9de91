"""The worked examples are what they are shown as: ready, complete, and with papers that match."""

from __future__ import annotations

from collections import Counter

import pytest

from aabsocial.core.estimates import surely_before
from aabsocial.core.money import Money
from aabsocial.model.findings import Outcome, Review, Severity, VerdictKind
from aabsocial.model.proposal_facts import (
    budget_total,
    financing_total,
    is_external,
    lasts_longer_than,
)
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from aabsocial.review.review import review
from aabsocial.storage import read_proposal
from aabsocial.storage.layout import layout_of
from aabsocial.storage.meeting_file import read_meeting_file
from aabsocial.storage.toml_edit.edit import write_answers
from tests.support.processes import CHECKOUT, run_program
from tests.support.proposals import ON_THE_DAY

POLICY = load_policy()
EXAMPLES = sorted((CHECKOUT / "proposals").glob("*/proposal.toml"))
TOTALS = {
    "sommer-i-gaarden": 24_500,
    "fritidsjob-med-mening": 1_950_000,
    "faedre-i-faellesskab": 285_000,
    "staerk-start-vest": 12_400_000,
    "cafeens-aabne-doere": 430_000,
    "bikes-back-on-the-road": 206_000,
}
TO_SHOW_REMARKS = {"bikes-back-on-the-road", "fritidsjob-med-mening"}
FINDINGS = {"bikes-back-on-the-road": ["FYS01"], "staerk-start-vest": ["LOK02"]}  # one is exempt
every_example = pytest.mark.parametrize("name", [path.parent.name for path in EXAMPLES])


def test_the_examples_are_those_that_are_shown() -> None:
    assert {path.parent.name for path in EXAMPLES} == set(TOTALS)


def reviewed(name: str) -> Review:
    stored = read_proposal(CHECKOUT / "proposals" / name / "proposal.toml")
    assert stored.findings == ()
    return review(POLICY, read_answers(POLICY, stored.answers), ON_THE_DAY)


@every_example
def test_example_is_ready_except_what_it_demonstrates(name: str) -> None:
    result = reviewed(name)
    weighing = [it.rule for it in result.findings if it.severity is not Severity.HINT]

    remarks = name in TO_SHOW_REMARKS
    assert result.outcome is (Outcome.READY_WITH_REMARKS if remarks else Outcome.READY)
    assert weighing == FINDINGS.get(name, [])


def test_the_examples_show_every_kind_of_verdict() -> None:
    names = [path.parent.name for path in EXAMPLES]
    kinds = {verdict.kind for name in names for verdict in reviewed(name).verdicts}

    assert kinds == set(VerdictKind)


@every_example
def test_an_example_has_its_facts_and_most_of_it_is_text(name: str) -> None:
    kinds = Counter(verdict.kind for verdict in reviewed(name).verdicts)

    assert 5 <= kinds[VerdictKind.MET] <= 10
    assert 8 <= kinds[VerdictKind.ANSWERED] + kinds[VerdictKind.FOR_THE_BOARD] <= 12


def test_the_meeting_lies_before_anything_on_its_agenda_has_begun() -> None:
    plan = read_meeting_file(CHECKOUT / "proposals" / "moede-2026-06-25.toml")
    starts = [
        read_answers(POLICY, read_proposal(item.proposal).answers).proposal.initiative.start
        for item in plan.items
        if item.proposal
    ]

    assert len(starts) == 4
    assert all(start and surely_before(plan.meeting.day, start) for start in starts)


@every_example
def test_an_example_costs_what_its_case_says(name: str) -> None:
    stored = read_proposal(CHECKOUT / "proposals" / name / "proposal.toml")
    proposal = read_answers(POLICY, stored.answers).proposal

    assert budget_total(proposal) == financing_total(proposal) == Money.kroner(TOTALS[name])
    assert is_external(proposal) is proposal.initiative.external_financing
    assert lasts_longer_than(12, proposal) <= bool(proposal.evaluation.points)


@every_example
def test_an_example_is_laid_out_as_the_program_does(name: str) -> None:
    stored = read_proposal(CHECKOUT / "proposals" / name / "proposal.toml")
    layout = layout_of(POLICY, "en" if stored.answers["language"] == "en" else "da")

    assert write_answers("", stored.answers, layout) == stored.text


def test_the_examples_papers_match_their_answers() -> None:
    checked = run_program("render", str(CHECKOUT / "proposals"), "--check", "--date", "2026-06-20")

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_annexes_that_an_example_names_are_there() -> None:
    for path in EXAMPLES:
        proposal = read_answers(POLICY, read_proposal(path).answers).proposal
        for annex in proposal.annexes:
            assert annex.file
            assert (path.parent / annex.file).is_file()
