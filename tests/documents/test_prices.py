"""The price for each participant is no more exact than their number."""

from __future__ import annotations

import pytest

from aabsocial.core.money import Money
from aabsocial.documents.prices import approximate_price
from aabsocial.model.totals import Total
from tests.support.estimates import count_of

BUDGET = Total(Money.kroner(12_000))
AT_LEAST = Total(Money.kroner(12_000), missing=1)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("count", "da", "en"),
    [
        ("100-120", "100-120 kr.", "DKK 100-120"),
        ("ca. 100-120", "ca. 100-120 kr.", "about DKK 100-120"),
        ("ca. 100", "ca. 120 kr.", "about DKK 120"),
        ("knap 90", "ca. 133 kr.", "about DKK 133"),
        ("godt 90", "ca. 133 kr.", "about DKK 133"),
        ("op til 90", "mindst 133 kr.", "at least DKK 133"),
        ("højst 90", "mindst 133 kr.", "at least DKK 133"),
        ("mindst 90", "højst 134 kr.", "at most DKK 134"),
        ("9000-9001", "ca. 1 kr.", "about DKK 1"),
        ("5-6", "2.000-2.400 kr.", "DKK 2,000-2,400"),
        ("ca. 0", "", ""),
        ("0-5", "", ""),
    ],
)
def test_price_is_as_exact_as_the_number(count: str, da: str, en: str) -> None:
    prices = (approximate_price(BUDGET, count_of(count), language) for language in ("da", "en"))

    assert tuple(map(plain, prices)) == (da, en)


@pytest.mark.parametrize(
    ("count", "price"),
    [
        ("100-120", "mindst 100 kr. (1 beløb mangler)"),
        ("op til 90", "mindst 133 kr. (1 beløb mangler)"),
        ("ca. 100", "Kan ikke opgøres, før alle beløb er kendt"),
        ("mindst 90", "Kan ikke opgøres, før alle beløb er kendt"),
    ],
)
def test_price_of_an_open_budget_is_a_bound_or_none(count: str, price: str) -> None:
    assert plain(approximate_price(AT_LEAST, count_of(count), "da")) == price
