"""Amounts by year as a person types them."""

from __future__ import annotations

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.localization.messages import format_value
from aabsocial.parsing import Ambiguous, Parsed, Rejected, parse_money_by_year

BOTH = MoneyByYear({2026: Money.kroner(100_000), 2027: Money.kroner(20_000)})


@pytest.mark.parametrize(
    "text",
    [
        "2026: 100.000; 2027: 20.000",
        "2027: 20.000 kr.;2026:100.000 kr.;",
        "2026 = 100.000\n2027 = 20.000",
        " 2026 100 t.kr.; 2027 20.000,- ",
    ],
)
def test_years_with_their_amounts_are_read(text: str) -> None:
    assert parse_money_by_year(text, "da") == Parsed(BOTH)


def test_what_is_shown_is_read_again() -> None:
    assert parse_money_by_year(format_value(BOTH, "da"), "da") == Parsed(BOTH)
    assert parse_money_by_year(format_value(BOTH, "en"), "en") == Parsed(BOTH)


def test_two_readings_of_an_amount_are_two_of_the_whole() -> None:
    read = parse_money_by_year("2026: 1,250; 2027: 5", "da")

    assert isinstance(read, Ambiguous)
    assert [reading.years for reading in read.readings] == [(2026, 2027)] * 2
    assert len({reading.total for reading in read.readings}) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("100.000 i 2026", "beløb for hvert år"),
        ("1926: 500", "beløb for hvert år"),
        ("2026: 1; 2026: 2", "beløb for hvert år"),
        (" ; ", "beløb for hvert år"),
        ("2026: mange penge", "mange penge"),
    ],
)
def test_what_is_no_amount_by_year_is_told(text: str, says: str) -> None:
    read = parse_money_by_year(text, "da")

    assert isinstance(read, Rejected)
    assert says in read.message.in_("da")
    assert "2026: 100.000" in read.remedy.in_("da") or says == "mange penge"
