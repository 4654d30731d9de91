"""Which judgement of a clause counts, and what is told of those of no clause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aabsocial.model.proposal import Assessment, Contact, Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import open_questions
from aabsocial.review.assessments import assessment_of, faulty_assessments
from tests.support.assessments import judgement
from tests.support.proposals import TODAY

POLICY = load_policy()


def of_5_1(*assessments: Assessment) -> Assessment | None:
    return assessment_of(Proposal(assessments=assessments), "5.1", TODAY)


@pytest.mark.parametrize("missing", ["verdict", "reason", "by", "date"])
def test_incomplete_assessment_is_reported_and_ignored(missing: str) -> None:
    proposal = Proposal(assessments=(judgement("5.1", "met", **{missing: None}),))

    assert assessment_of(proposal, "5.1", TODAY) is None
    assert f"assessments[0].{missing}" in {it.key for it in open_questions(POLICY, proposal)}


def test_newest_assessment_counts_in_any_order() -> None:
    newest = judgement("5.1", "met", date=date(2026, 6, 3))
    older = judgement("5.1", "not-met", date=date(2026, 6, 2))

    assert of_5_1(newest, older) == of_5_1(older, newest) == newest


def test_last_assessment_of_a_day_counts() -> None:
    first, last = judgement("5.1", "met"), judgement("5.1", "not-met")

    assert of_5_1(first, last, judgement("1.4", "met")) == last


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("5,1", "5.1"),
        ("punkt 5.1", "5.1"),
        ("1.14", "1.4"),
        ("6.44", "6.4"),
        ("bro til kommunen", "»aabsocial policy«"),
    ],
)
def test_unknown_clause_of_assessment_is_reported(written: str, near: str) -> None:
    proposal = Proposal(assessments=(judgement("5.1", "met"), judgement(written, "met")))

    (found,) = faulty_assessments(proposal, POLICY, TODAY)

    assert (found.rule, found.key) == ("FOR06", "assessments[1].clause")
    assert written in found.message.in_("da")
    assert near in found.remedy.in_("da")


def test_assessment_without_clause_is_reported_once() -> None:
    proposal = Proposal(assessments=(judgement("5.1", "met", clause=None),))

    assert list(faulty_assessments(proposal, POLICY, TODAY)) == []
    assert "assessments[0].clause" in {it.key for it in open_questions(POLICY, proposal)}


def test_future_assessment_is_reported_and_ignored() -> None:
    tomorrow = judgement("5.1", "met", date=TODAY + timedelta(days=1))
    proposal = Proposal(assessments=(judgement("5.1", "not-met", date=TODAY), tomorrow))

    assert assessment_of(proposal, "5.1", TODAY) == proposal.assessments[0]
    (found,) = faulty_assessments(proposal, POLICY, TODAY)
    assert (found.rule, found.key) == ("FOR06", "assessments[1].date")
    assert "5.1 er dateret den 21. juni 2026" in found.message.in_("da")


@pytest.mark.parametrize(("verdict", "told"), [("met", ["UND05"]), ("not-met", [])])
def test_assessment_by_proposer_is_reported(verdict: str, told: list[str]) -> None:
    proposal = Proposal(
        contact=Contact(role="Boligsocial konsulent"),
        assessments=(judgement("5.1", verdict, by="den boligsociale konsulent"),),
    )

    assert [it.rule for it in faulty_assessments(proposal, POLICY, TODAY)] == told
