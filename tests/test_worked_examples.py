"""The worked examples are what they are shown as: ready, complete, and with papers that match."""

from __future__ import annotations

import pytest

from aabsocial.finding import Outcome, Severity
from aabsocial.money import Money
from aabsocial.principles import the_policy
from aabsocial.proposal import budget_total, financing_total, is_external, lasts_longer_than
from aabsocial.questionnaire import read_answers
from aabsocial.review import review
from aabsocial.store import read_proposal
from aabsocial.store.editing import write_answers
from aabsocial.store.layout import layout_of
from tests.proposals import ON_THE_DAY
from tests.started import CHECKOUT, started

POLICY = the_policy()
EXAMPLES = sorted((CHECKOUT / "proposals").glob("*/proposal.toml"))
TOTALS = {
    "sommer-i-gaarden": 24_500,
    "fritidsjob-med-mening": 1_950_000,
    "faedre-i-faellesskab": 285_000,
    "staerk-start-vest": 12_400_000,
    "cafeens-aabne-doere": 430_000,
    "bikes-back-on-the-road": 206_000,
}
every_example = pytest.mark.parametrize("name", [path.parent.name for path in EXAMPLES])


def test_the_examples_are_those_that_are_shown() -> None:
    assert {path.parent.name for path in EXAMPLES} == set(TOTALS)


@every_example
def test_an_example_is_ready_with_no_finding_above_hint(name: str) -> None:
    stored = read_proposal(CHECKOUT / "proposals" / name / "proposal.toml")
    result = review(POLICY, read_answers(POLICY, stored.answers), ON_THE_DAY)

    assert result.outcome is Outcome.READY
    assert {found.severity for found in result.findings} <= {Severity.HINT}
    assert stored.findings == ()


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
    checked = started("render", str(CHECKOUT / "proposals"), "--check", "--date", "2026-06-20")

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_annexes_that_an_example_names_are_there() -> None:
    for path in EXAMPLES:
        proposal = read_answers(POLICY, read_proposal(path).answers).proposal
        for annex in proposal.annexes:
            assert annex.file
            assert (path.parent / annex.file).is_file()
