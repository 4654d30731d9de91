"""What the chapter on documented effect suggests as an answer (6.4)."""

from datetime import date

from aabsocial.policy.aab.p6_documented_effect import end_of_period, next_criterion_id
from tests.support.proposals import a_proposal


def test_the_first_free_criterion_id_is_suggested() -> None:
    assert next_criterion_id(a_proposal()) == "K3"
    assert next_criterion_id(a_proposal({"success_criteria[0].id": "K7"})) == "K8"
    assert next_criterion_id(a_proposal({"success_criteria[1].id": "x"})) == "K2"


def test_the_end_of_the_period_is_suggested_as_deadline() -> None:
    assert end_of_period(a_proposal()) == date(2027, 8, 31)
    assert end_of_period(a_proposal({"initiative.end": None})) is None
