"""A day of evaluation that comes every year is one for each year of the period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.milestone_line import split_years
from aabsocial.parsing.lines.rates import Period

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

PERIOD = Period(date(2028, 5, 1), date(2030, 4, 30))


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        (
            "hvert år i marts: evaluering",
            "da",
            ["marts 2029: evaluering", "marts 2030: evaluering"],
        ),
        ("Evaluering i marts hvert år", "da", ["marts 2029: Evaluering", "marts 2030: Evaluering"]),
        ("hvert år i marts", "da", ["marts 2029", "marts 2030"]),
        ("every year in June: review", "en", ["June 2028: review", "June 2029: review"]),
        ("hvert år i marts 2029: evaluering", "da", ["hvert år i marts 2029: evaluering"]),
        ("hvert år i marts; ekstern i 2029", "da", ["hvert år i marts; ekstern i 2029"]),
        ("evaluering hvert år", "da", ["evaluering hvert år"]),
    ],
)
def test_a_month_of_every_year_is_a_line_for_each(
    text: str, language: Language, lines: list[str]
) -> None:
    assert split_years(text, language, PERIOD) == lines


@pytest.mark.parametrize("period", [None, Period(date(2028, 5, 1), date(2028, 12, 31))])
def test_a_line_stays_one_where_no_year_has_the_month(period: Period | None) -> None:
    assert split_years("hvert år i marts: evaluering", "da", period) == [
        "hvert år i marts: evaluering"
    ]
