"""What the first chapter suggests and when it asks."""

import pytest

from aabsocial.model.proposal import ResidentDecision
from aabsocial.policy.aab.p1_local_anchoring import (
    has_volunteering,
    undecided_department,
    votes_are_counted,
)
from tests.support.proposals import a_proposal


def test_the_first_undecided_department_is_suggested() -> None:
    proposal = a_proposal({"initiative.departments": ("Afdeling 901", "903", "904", "905")})
    assert undecided_department(proposal) == "904"


def test_nothing_is_suggested_when_all_have_decided() -> None:
    assert undecided_department(a_proposal()) is None


@pytest.mark.parametrize(
    ("decision", "counted"),
    [
        (ResidentDecision(forum="ballot"), True),
        (ResidentDecision(forum="ballot", unanimous=False), True),
        (ResidentDecision(forum="ballot", unanimous=True), False),
        (ResidentDecision(forum="survey"), False),
        (ResidentDecision(forum="survey", unanimous=False), False),
    ],
    ids=["a ballot", "not unanimous", "unanimous", "a survey", "a survey that was not"],
)
def test_votes_are_asked_for_where_they_were_counted(
    decision: ResidentDecision, *, counted: bool
) -> None:
    assert votes_are_counted(decision) is counted


@pytest.mark.parametrize(("answer", "has"), [("some", True), ("none", False), (None, False)])
def test_efforts_are_asked_for_where_there_are_some(answer: str | None, *, has: bool) -> None:
    assert has_volunteering(a_proposal({"residents.existing_volunteering": answer})) is has
