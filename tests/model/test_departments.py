"""The register of departments: names in one way of writing, homes and municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.model.departments import (
    Department,
    department_key,
    find_department,
    is_unlisted,
    nearest_department,
    register_facts,
    written_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.localization.messages import Language

REGISTER = (
    Department(name="Afdeling 40", homes=212, municipality="København"),
    Department(name="Afd. 58", homes=96, municipality="København"),
    Department(name="Bjerget", homes=14, municipality="Rødovre"),
    Department(name="Afdeling 7"),
)
HOMES, MUNICIPALITY = "initiative.homes", "initiative.municipality"


@pytest.mark.parametrize("name", ["40", "afd. 40", "Afd 40", "AFDELING  40", "department 40"])
def test_a_department_is_found_however_it_is_spelled(name: str) -> None:
    assert department_key(name) == "40"
    assert find_department(name, REGISTER) == REGISTER[0]


def test_a_department_without_a_number_has_one_key_too() -> None:
    assert department_key("Afdeling Syd") == department_key("syd")


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("40", "da", "Afdeling 40"),
        ("40", "en", "Afdeling 40"),  # as the register has it
        ("58", "da", "Afd. 58"),
        ("401", "da", "Afdeling 401"),
        ("401", "en", "Department 401"),
        ("bjerget", "da", "Bjerget"),
        (" Toppen ", "da", "Toppen"),
    ],
)
def test_a_name_is_written_in_one_way(name: str, language: Language, written: str) -> None:
    assert written_name(name, REGISTER, language) == written


@pytest.mark.parametrize(
    ("name", "near"),
    [("401", "Afdeling 40"), ("Bjærget", "Bjerget"), ("585", "Afd. 58"), ("Toppen", "")],
)
def test_the_nearest_name_is_offered_for_one_that_is_not_listed(name: str, near: str) -> None:
    assert is_unlisted(name, REGISTER)
    assert nearest_department(name, REGISTER) == near


def test_nothing_is_unlisted_without_a_register() -> None:
    assert not is_unlisted("401", ())
    assert not is_unlisted("40", REGISTER)


@pytest.mark.parametrize(
    ("names", "facts"),
    [
        (("40",), {HOMES: 212, MUNICIPALITY: "København"}),
        (("40", "Afdeling 40"), {HOMES: 212, MUNICIPALITY: "København"}),
        (("40", "58"), {HOMES: 308, MUNICIPALITY: "København"}),
        (("58", "Bjerget"), {HOMES: 110, MUNICIPALITY: "København og Rødovre"}),
        (("40", "7"), {}),
        (("40", "401"), {}),
        ((), {}),
    ],
)
def test_homes_are_summed_where_all_are_known(
    names: tuple[str, ...], facts: Mapping[str, object]
) -> None:
    assert register_facts(names, REGISTER, "da") == facts
