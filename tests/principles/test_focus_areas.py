"""The rule on the four weighted focus areas (7)."""

import pytest

from aabsocial.principles.focus_areas import aims_at
from tests.principles.tables import found
from tests.proposals import AS_DRAFT, a_proposal

AREAS = "initiative.focus_areas"
ALL_FOUR = ("safety-wellbeing", "crime-prevention", "education-employment", "prevention-parenting")


@pytest.mark.parametrize("areas", [("crime-prevention",), ALL_FOUR], ids=["one area", "all four"])
def test_one_area_of_the_four_is_enough(areas: tuple[str, ...]) -> None:
    assert found("FOK01", {AREAS: areas}) == []


def test_none_of_the_four_areas_is_found() -> None:
    assert found("FOK01", {AREAS: ()}) == [(AREAS, "found", {})]


def test_none_of_the_four_is_found_in_a_draft() -> None:
    assert found("FOK01", {AREAS: ()}, AS_DRAFT) == [(AREAS, "found", {})]


def test_an_unanswered_question_is_no_choice() -> None:
    assert found("FOK01", {AREAS: None}) == []


def test_an_area_s_clause_applies_where_it_is_chosen() -> None:
    chosen = a_proposal({AREAS: ("crime-prevention",)})
    assert aims_at("crime-prevention")(chosen)
    assert not aims_at("safety-wellbeing")(chosen)


def test_all_four_clauses_stay_open_where_none_is_chosen() -> None:
    assert aims_at("safety-wellbeing")(a_proposal({AREAS: ()}))
