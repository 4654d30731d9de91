"""Counts and days that are not exact say which numbers and days they may mean."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.estimates import figures_of, first_day, last_day, most_meant, surely_before
from tests.support.estimates import count_of, stretch_of

DAY = date(2027, 8, 31)


def test_stretch_has_a_first_and_a_last_day() -> None:
    august = stretch_of("august 2027")

    assert (first_day(august), last_day(august)) == (date(2027, 8, 1), DAY)
    assert (first_day(DAY), last_day(DAY)) == (DAY, DAY)
    assert (first_day(None), last_day(None)) == (None, None)


@pytest.mark.parametrize(
    ("one", "other", "is_before"),
    [
        ("august 2027", "september 2027", True),
        ("august 2027", "medio august 2027", False),
        ("medio august 2027", "august 2027", False),
        ("september 2027", "august 2027", False),
    ],
)
def test_a_stretch_lies_before_another_only_as_a_whole(
    one: str, other: str, *, is_before: bool
) -> None:
    assert surely_before(stretch_of(one), stretch_of(other)) is is_before


@pytest.mark.parametrize(
    ("text", "figures", "most"),
    [
        ("ca. 120", (120,), None),
        ("120-150", (120, 150), 150),
        ("ca. 120-150", (120, 150), None),
        ("knap 120", (120,), None),
        ("godt 120", (120,), None),
        ("op til 120", (120,), 120),
        ("højst 120", (120,), 120),
        ("mindst 120", (120,), None),
    ],
)
def test_count_says_how_many_it_may_mean(
    text: str, figures: tuple[int, ...], most: int | None
) -> None:
    count = count_of(text)

    assert (figures_of(count), most_meant(count)) == (figures, most)


def test_exact_count_means_itself() -> None:
    assert (figures_of(7), most_meant(7)) == ((7,), 7)
