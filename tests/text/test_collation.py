"""Lists for people are in the order of the Danish alphabet."""

from __future__ import annotations

from itertools import permutations

import pytest

from aabsocial.text.collation import danish_key


@pytest.mark.parametrize(
    "order",
    [
        ("Zebra", "Ærø", "Østerbro", "Aabenraa", "aalborg", "Åen"),
        ("Café", "Cafe til", "Cafeen"),
        ("1 fod frem", "anden", "Anden gang", "bord"),
    ],
)
def test_titles_are_in_the_order_of_the_alphabet(order: tuple[str, ...]) -> None:
    for titles in permutations(order):
        assert tuple(sorted(titles, key=danish_key)) == order


def test_a_letter_from_a_mac_is_the_same_letter() -> None:
    assert danish_key("A\u030aen")[0] == danish_key("Åen")[0]
