"""Amounts and sums in texts are read as their writer means them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aabsocial.core.money import Money
from aabsocial.policy.aab.detectors.figures import WrittenAmount, amounts_in, asks_for_money, sum_of
from tests.policy.aab.money import kr


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Det koster 180.000 kr., og der søges om 120.000 kr. fra AAB.", [180_000, 120_000]),
        ("I alt 2.400 kroner", [2_400]),
        ("Der bevilges kr. 60.000 i 2027.", [60_000]),
        ("DKK 1200", [1_200]),
        ("1,2 mio. kr. og 3 mia. kr.", [1_200_000, 3_000_000_000]),
        ("DKK 1.2 million", [1_200_000]),
        ("9999999999999999 kr.", []),
        ("Der kommer 120 beboere i 2 afdelinger.", []),
        ("Afdeling 901 kr", [901]),
        ("Vi taler om kroner", []),
        ("Bilag 2.4 om krogen", []),
    ],
)
def test_amounts_are_found_with_their_currency(text: str, amounts: list[int]) -> None:
    assert [it.amount for it in amounts_in(text)] == [kr(amount) for amount in amounts]


def test_an_english_amount_is_read() -> None:
    (found,) = amounts_in("It costs DKK 180,000 in all")

    assert found.amount == kr(180_000)


@pytest.mark.parametrize(
    ("text", "is_rounded"),
    [
        ("Det koster 1,2 mio. kr.", True),
        ("Det koster ca. 180.000 kr.", True),
        ("Det koster knap 180.000 kr.", True),
        ("It costs nearly DKK 180,000", True),
        ("Det koster 180.000 kr.", False),
    ],
)
def test_a_rounded_amount_is_known_by_its_words(text: str, is_rounded: bool) -> None:  # noqa: FBT001 - a case
    (found,) = amounts_in(text)

    assert found.is_rounded is is_rounded


@pytest.mark.parametrize(
    ("written", "figure", "is_same"),
    [
        (WrittenAmount(kr(180_000), is_rounded=False), kr(180_000), True),
        (WrittenAmount(kr(180_000), is_rounded=False), Money(18_000_049), True),
        (WrittenAmount(kr(180_000), is_rounded=False), kr(180_001), False),
        (WrittenAmount(kr(200_000), is_rounded=True), kr(191_000), True),
        (WrittenAmount(kr(200_000), is_rounded=True), kr(189_000), False),
    ],
)
def test_odd_ore_and_rounding_make_no_other_amount(
    written: WrittenAmount,
    figure: Money,
    is_same: bool,  # noqa: FBT001 - a case
) -> None:
    assert written.is_of(figure) is is_same


@pytest.mark.parametrize(
    ("text", "comes_to"),
    [
        ("320 timer à 475 kr.", 152_000),
        ("8 aftener a 1.200 kr", 9_600),
        ("2 instruktører x 10 gange × 500 kr.", 10_000),
        ("12 gange 350", 4_200),
        ("20 timer à 475,50 kr. = 9.510 kr.", 9_510),
        ("10 hours at DKK 1,250", 12_500),
        ("3 * 40", 120),
        ("96 lørdage × 500 kr. = 48.000 kr.; to fester × 3.000 kr. = 6.000 kr.", 54_000),
        ("32 gange × 1.100 kr. = 35.200 kr.; reservedele 10.800 kr.", 46_000),
        ("60 sæt × 900 kr. + værksteder, 12 × 5.500 kr. = 66.000 kr.", 120_000),
        ("300 timer à 500 kr. = 140.000 kr.", 150_000),
    ],
)
def test_sum_is_computed(text: str, comes_to: int) -> None:
    assert sum_of(text) == Decimal(comes_to)


def test_english_sum_is_computed() -> None:
    text = "10 hours at DKK 1,250; catering = DKK 2,500"

    assert sum_of(text) == Decimal(15_000)


@pytest.mark.parametrize(
    "text",
    [
        "Anslået",
        "320 timer",
        "320 timer à 475 kr. plus transport for 2.000 kr.",
        "2 stk. à 1.000 kr. ekskl. moms",
        "ca. 20 timer à 475 kr.",
        "Tilbud af 3. maj",
        "Kasse x",
        "Tilbud på 9.000 kr.",
        "2 x 3 kr.; og lidt til",
        "Materialer 200 kr.; leje 300 kr.",
        "",
    ],
)
def test_expression_beyond_a_sum_is_not_computed(text: str) -> None:
    assert sum_of(text) is None


def test_a_point_asks_for_money_by_its_words() -> None:
    assert asks_for_money("at der bevilges 60.000 kr.")
    assert asks_for_money("that DKK 60,000 be granted")
    assert not asks_for_money("at indsatsen til 60.000 kr. godkendes")
