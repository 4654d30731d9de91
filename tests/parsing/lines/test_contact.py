"""Whom the board may ask, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.contact import format_contact, parse_contact

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL = {
    "role": "Boligsocial konsulent",
    "name": "Ane Holm",
    "email": "ah@aab.example",
    "phone": "33 76 01 00",
}
ROLE_AND_EMAIL = {"role": "Projektleder", "email": "boligsocial@aab.example"}


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Boligsocial konsulent, Ane Holm, ah@aab.example, 33 76 01 00", ALL),
        ("Boligsocial konsulent; Ane Holm; ah@aab.example; 33 76 01 00", ALL),
        ("33 76 01 00, ah@aab.example, Ane Holm, Boligsocial konsulent", ALL),
        ("Boligsocial konsulent Ane Holm", {"role": "Boligsocial konsulent Ane Holm"}),
        ("Boligsocial konsulent - Ane Holm <ah@aab.example>, tlf. 33 76 01 00", ALL),
        ("Projektleder, boligsocial@aab.example", ROLE_AND_EMAIL),
        ("Projektleder, boligsocial@aab.example.", ROLE_AND_EMAIL),
        ("Projektleder (boligsocial@aab.example)", ROLE_AND_EMAIL),
        ("boligsocial@aab.example", {"email": "boligsocial@aab.example"}),
        ("Projektleder", {"role": "Projektleder"}),
        ("Boligsocialt Team", {"role": "Boligsocialt Team"}),
        (
            "Boligsocial leder, AAB; Ane Holm <ah@aab.example>",
            {"role": "Boligsocial leder, AAB", "name": "Ane Holm", "email": "ah@aab.example"},
        ),
        ("Ane Holm, projektleder", {"role": "projektleder", "name": "Ane Holm"}),
        ("+45 33 76 01 00", {"phone": "+45 33 76 01 00"}),
        ("Telefon: 33760100, projektleder", {"role": "projektleder", "phone": "33760100"}),
        ("Projektleder, lokal 1234", {"role": "Projektleder", "name": "lokal 1234"}),
        (
            "Projektleder, 33 76 01 00, 22 33 44 55",
            {"role": "Projektleder", "name": "22 33 44 55", "phone": "33 76 01 00"},
        ),
        (
            "Konsulent, Ane Holm, på kontoret i Vest",
            {"role": "Konsulent", "name": "Ane Holm, på kontoret i Vest"},
        ),
        ("Område Vest, Ane Holm", {"role": "Område Vest", "name": "Ane Holm"}),
    ],
)
def test_each_part_is_known_by_its_form(line: str, values: Mapping[str, str]) -> None:
    reading = parse_contact(line, "da")

    assert reading.values == values
    assert reading.missing == (() if "role" in values else ("role",))


def test_the_word_for_a_number_is_known_in_english() -> None:
    assert (
        parse_contact("Project manager, phone 33 76 01 00", "en").values["phone"] == "33 76 01 00"
    )


def test_it_may_be_unknown() -> None:
    assert parse_contact("ved ikke", "da").gaps


@pytest.mark.parametrize(
    "values",
    [
        ALL,
        ROLE_AND_EMAIL,
        {"phone": "33 76 01 00"},
        {"role": "Boligsocial leder, AAB", "email": "ah@aab.example"},
    ],
)
def test_what_is_written_reads_back(values: Mapping[str, str]) -> None:
    lines = [*format_contact(values, "da")]

    assert any(parse_contact(line, "da").values == values for line in lines)


@pytest.mark.parametrize(
    ("line", "values"), [("20", {}), ("Projektleder, 20", {"role": "Projektleder"})]
)
def test_short_number_is_nobody(line: str, values: Mapping[str, str]) -> None:
    reading = parse_contact(line, "da")

    assert reading.values == values
    assert reading.unread == ("20",)
