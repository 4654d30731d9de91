"""What the first chapter suggests and when it asks."""

from aabsocial.principles.p1_local_anchoring import undecided_department
from tests.proposals import a_proposal


def test_the_first_undecided_department_is_suggested() -> None:
    proposal = a_proposal({"initiative.departments": ("Afdeling 901", "903", "904", "905")})
    assert undecided_department(proposal) == "904"


def test_nothing_is_suggested_when_all_have_decided() -> None:
    assert undecided_department(a_proposal()) is None
