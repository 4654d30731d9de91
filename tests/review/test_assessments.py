"""Which judgement of a clause counts, and what is told of those of no clause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aabsocial.model.findings import Review, VerdictKind
from aabsocial.model.policy import ReviewContext
from aabsocial.model.proposal import Assessment, AssessmentVerdict, Contact, Proposal
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers, open_questions
from aabsocial.review.assessments import assessment_of, faulty_assessments
from aabsocial.review.review import review
from tests.support.assessments import judgement
from tests.support.proposals import TODAY, a_proposal

POLICY = load_policy()
UNASKED = {
    "residents.volunteers": None,
    "residents.volunteer_support": None,
    "residents.advice_wanted": None,
    "residents.volunteer_stories": None,
}


def review_of(proposal: Proposal) -> Review:
    return review(POLICY, DecodedAnswers(proposal=proposal), ReviewContext(today=TODAY))


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


@pytest.mark.parametrize("clause", ["1.6", "1.7", "1.8"])
@pytest.mark.parametrize(
    ("verdict", "kind"), [("met", VerdictKind.MET), ("not-met", VerdictKind.NOT_MET)]
)
def test_an_assessment_of_a_clause_that_nobody_was_asked_about_counts(
    clause: str, verdict: AssessmentVerdict, kind: VerdictKind
) -> None:
    unasked = a_proposal(UNASKED)
    judged = a_proposal({**UNASKED, "assessments": (judgement(clause, verdict),)})
    found = {it.clause: it for it in review_of(unasked).verdicts}[clause]
    assert (found.kind, found.is_unasked) == (VerdictKind.NOT_APPLICABLE, True)
    found = {it.clause: it for it in review_of(judged).verdicts}[clause]
    assert (found.kind, found.is_unasked) == (kind, False)


def test_an_assessment_of_what_does_not_apply_counts_for_nothing() -> None:
    no_pilot = a_proposal({"initiative.pilot": False, "assessments": (judgement("6.3", "met"),)})
    found = {it.clause: it for it in review_of(no_pilot).verdicts}["6.3"]
    assert (found.kind, found.assessment) == (VerdictKind.NOT_APPLICABLE, None)
