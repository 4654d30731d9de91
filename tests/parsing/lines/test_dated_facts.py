"""The day of a grant or of an agreement in the words beside it, where it is still to come."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.estimates import FuzzyDate, first_day
from aabsocial.model.proposal import FinancingLine, Partner
from aabsocial.parsing.lines.dated_facts import (
    day_of_agreement_to_come,
    day_of_grant_to_come,
    is_granted,
)

TODAY = date(2026, 11, 30)


def grant(note: str | None, status: str = "granted") -> FinancingLine:
    return FinancingLine(status=status, note=note)  # type: ignore[arg-type] # a word of its choices


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("3. juni 2027, brev j.nr. 27/1188", date(2027, 6, 3)),
        ("den 3. juni 2027", date(2027, 6, 3)),
        ("byrådet 22/9-2027", date(2027, 9, 22)),
        ("af kommunalbestyrelsen den 22/9-27", date(2027, 9, 22)),
        ("14. oktober 2027 (LBF j.nr. 27-334)", date(2027, 10, 14)),
        ("tilsagnsbrev (dateret 1/12-2026)", date(2026, 12, 1)),
        ("i januar 2027", date(2027, 1, 1)),
        ("byrådet i januar 2027", date(2027, 1, 1)),
    ],
)
def test_the_day_of_a_grant_may_be_to_come(note: str, day: date) -> None:
    line = grant(note)
    found = day_of_grant_to_come(line, "da", TODAY)

    assert first_day(found) == day
    assert not is_granted(line, "da", TODAY)


@pytest.mark.parametrize(
    "note",
    [
        "30. november 2026",
        "byrådet 22/9-2026",
        "udbetales 1. marts 2027",
        "gælder til 31. december 2027",
        "første rate 1/3-2027",
        "2027",
        "bevilget for 2027",
        "27/1188",
        "afholdt af byrådet",
        None,
    ],
)
def test_another_day_is_not_that_of_the_grant(note: str | None) -> None:
    assert day_of_grant_to_come(grant(note), "da", TODAY) is None
    assert is_granted(grant(note), "da", TODAY)


def test_only_what_is_said_to_be_granted_has_a_day_of_it() -> None:
    assert day_of_grant_to_come(grant("3. juni 2027", "applied"), "da", TODAY) is None
    assert not is_granted(grant("3. juni 2026", "applied"), "da", TODAY)
    assert is_granted(grant("3. juni 2027"), "da", None)


def test_a_grant_is_read_in_english_too() -> None:
    assert day_of_grant_to_come(grant("letter of 3 June 2027"), "en", TODAY) == date(2027, 6, 3)


@pytest.mark.parametrize(
    ("role", "contribution", "found"),
    [
        (None, "6 rådgivere; skriftlig aftale 1/12-2026", ("contribution", date(2026, 12, 1))),
        ("lektier; aftale underskrevet 1/10-2027", None, ("role", date(2027, 10, 1))),
        (None, "8 trænere, skriftligt 15. november 2027", ("contribution", date(2027, 11, 15))),
        (None, "2 instruktører; aftale af 1/11-2027", ("contribution", date(2027, 11, 1))),
        (None, "aftale af 1/11-2025, fornyet aftale 1/11-2027", None),
        (None, "2 instruktører; aftale af 1/11-2025", None),
        (None, "aftalen gælder til 1/11-2027", None),
        (None, "aftale fra 1/11-2027", None),
        (None, "1/11-2027", None),
        ("kommer 1. marts 2027", None, None),
        ("oplæg, aftalt 1. marts 2027", None, None),
        (None, None, None),
    ],
)
def test_the_day_of_an_agreement_may_be_to_come(
    role: str | None, contribution: str | None, found: tuple[str, date] | None
) -> None:
    partner = Partner(role=role, contribution=contribution, commitment="signed")

    assert day_of_agreement_to_come(partner, "da", TODAY) == found


def test_who_has_not_agreed_has_no_day_of_it() -> None:
    partner = Partner(contribution="aftale 1/11-2027", commitment="dialogue")

    assert day_of_agreement_to_come(partner, "da", TODAY) is None


def test_a_stretch_of_days_may_be_to_come() -> None:
    partner = Partner(contribution="aftale i juni 2027", commitment="pledged")
    found = day_of_agreement_to_come(partner, "da", TODAY)

    assert found is not None
    assert isinstance(found[1], FuzzyDate)
