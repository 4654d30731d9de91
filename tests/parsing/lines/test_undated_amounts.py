"""Amounts of money beside dates, and the lines on money that contain both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.undated_amounts import find_undated_amounts

DAYS = st.integers(1, 28)
MONTHS = st.sampled_from(["januar", "marts", "maj", "august", "december"])
YEARS = st.sampled_from(["", " 2026", " 2027", " 2031"])
DATES = st.one_of(
    st.builds("{}. {}{}".format, DAYS, MONTHS, YEARS),
    st.builds("{}/{}".format, DAYS, st.integers(1, 12)),
    st.builds("{}/{}-2027".format, DAYS, st.integers(1, 12)),
    st.builds("{}.{}.2027".format, DAYS, st.integers(1, 12)),
    st.builds("{} 2027".format, MONTHS),
    st.builds("uge {}".format, st.integers(1, 52)),
    st.builds("{}. runde".format, DAYS),
)


@given(date=DATES)
def test_figure_of_a_date_is_never_an_amount(date: str) -> None:
    assert find_undated_amounts(f"svar {date}", "da") == []
    assert "amount" not in parse_financing_line(f"Fonden søgt, svar {date}", "da").values
    assert "amount" not in parse_budget_line(f"Tur {date}", "da").values


@given(date=DATES, kroner=st.integers(3_000, 900_000))
def test_amount_beside_a_date_is_the_amount(date: str, kroner: int) -> None:
    reading = parse_financing_line(f"Fonden {kroner} ansøgt, svar {date}", "da")
    assert reading.values["amount"] == Money.kroner(kroner)
    assert (reading.values["source"], reading.values["note"]) == ("Fonden", f"svar {date}")


@pytest.mark.parametrize(
    ("text", "item", "kroner"),
    [
        ("Kaffe 500, købes 1. maj", "Kaffe, købes 1. maj", 500),
        ("Kaffe 1. halvår 5.000", "Kaffe 1. halvår", 5_000),
        ("Løn fra 1. maj 2027 300.000", "Løn fra 1. maj 2027", 300_000),
        ("Tur 1/5 4.000", "Tur 1/5", 4_000),
        ("Kaffe 2.000 pr. 1/9", "Kaffe pr. 1/9", 2_000),
        ("Udflugt 4.500 den 3. og 4. juni", "Udflugt den 3. og 4. juni", 4_500),
    ],
)
def test_budget_line_keeps_its_date_in_the_item(text: str, item: str, kroner: int) -> None:
    reading = parse_budget_line(text, "da")
    assert (reading.values["item"], reading.values["amount"]) == (item, Money.kroner(kroner))
    assert not reading.questions
