"""A line that says of a whole list that there is nothing in it."""

from datetime import date

import pytest

from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.contract_line import parse_contract
from aabsocial.parsing.lines.echo import echo_lines
from aabsocial.parsing.lines.existing_line import parse_existing_volunteering
from aabsocial.parsing.lines.partner_line import parse_partner_line

TODAY = date(2026, 11, 30)
NONE = pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ingen", "da"),
        ("nej ingen", "da"),
        ("Nej, ingen endnu.", "da"),
        ("Ingen kommune, ingen andre", "da"),
        ("ingen kommune og heller ingen andre partnere", "da"),
        ("Med socialtilsynet?? nej ingen", "da"),
        ("No, none yet", "en"),
        ("no municipality, no others", "en"),
    ],
)
NAMED = pytest.mark.parametrize("text", ["Ingen Grænser: kurser", "Med skolen?? ja", "Skolen, nej"])


@NONE
def test_none_is_no_partner(text: str, language: Language) -> None:
    reading = parse_partner_line(text, language)
    assert (reading.values, reading.missing, reading.consumed) == ({}, ("reason",), (text,))


@NONE
def test_none_is_no_effort(text: str, language: Language) -> None:
    reading = parse_existing_volunteering(text, language)
    assert (reading.values, reading.missing) == ({"existing_volunteering": "none"}, ())


@NONE
def test_none_is_no_authority(text: str, language: Language) -> None:
    reading = parse_contract(text, language, TODAY)
    assert (reading.values, reading.missing) == ({}, ())
    told = {"da": "Der er ikke nævnt nogen myndighed.", "en": "No authority is named"}
    assert echo_lines(reading, language)[-1].startswith(told[language])


@NAMED
def test_somebody_who_is_named_is_kept(text: str) -> None:
    assert "name" in parse_partner_line(text, "da").values
    assert "name" in parse_existing_volunteering(text, "da").values
    assert "authority" in parse_contract(text, "da", TODAY).values
