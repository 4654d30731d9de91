"""A fact with a day that is still to come is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.parsing.lines.days_to_come import ask_about_day_to_come
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.partner_line import parse_partner_line

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ansøgt 1/9-2027", "applied"),
        ("bevilget den 1/9-2027", "granted"),
        ("tilsagn (senest 1. september 2027)", "pledged"),
        ("søgt september 2027", "applied"),
    ],
)
def test_status_with_a_day_to_come_is_asked_about(words: str, status: str) -> None:
    read = parse_financing_line(f"Fonden 40.000 {words}", "da")
    reading = ask_about_day_to_come(read, "status", "statuses", "da", TODAY)
    (question,) = reading.questions
    assert [*question.readings] == [{"status": status}, {}]
    assert "status" not in reading.values
    assert len(reading.remarks) == 1


@pytest.mark.parametrize(
    "words",
    [
        "ansøgt 1/9-2026",
        "ansøgt, svar 1/9-2027",
        "ansøgt 31/2-2027",
        "forventet 1/9-2027",
        "ansøgt",
        "ikke bevilget 1/9-2027",
    ],
)
def test_status_without_a_day_to_come_stays(words: str) -> None:
    read = parse_financing_line(f"Fonden 40.000 {words}", "da")
    assert ask_about_day_to_come(read, "status", "statuses", "da", TODAY) == read


def test_agreement_with_a_day_to_come_is_asked_about() -> None:
    read = parse_partner_line("Kirken: lokale; kaffe; aftale underskrevet 3/6-2027", "da")
    reading = ask_about_day_to_come(read, "commitment", "commitments", "da", TODAY)
    (question,) = reading.questions
    assert [*question.readings] == [{"commitment": "signed"}, {}]
    assert reading.values["contribution"] == "kaffe; aftale underskrevet 3/6-2027"


@pytest.mark.parametrize("said", ["aftale af 1/11-2027", "skriftlig aftale 1/12-2027"])
def test_agreement_of_a_day_to_come_is_asked_about(said: str) -> None:
    read = parse_partner_line(f"Kirken: lokale; kaffe; {said}", "da")
    reading = ask_about_day_to_come(read, "commitment", "commitments", "da", TODAY)
    assert [*reading.questions[0].readings] == [{"commitment": "signed"}, {}]
    before = parse_partner_line("Kirken: lokale; kaffe; aftale af 1/11-2025", "da")
    assert ask_about_day_to_come(before, "commitment", "commitments", "da", TODAY) == before
