"""The name that was meant is found, however it was typed."""

from __future__ import annotations

import pytest

from aabsocial.text.nearest import nearest

NAMES = ("sommer-i-gaarden", "cafeens-aabne-doere", "faedre-i-faellesskab")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("sommer", "sommer-i-gaarden", id="its beginning"),
        pytest.param("aabne", "cafeens-aabne-doere", id="a word in it"),
        pytest.param("Fædre i fællesskab", "faedre-i-faellesskab", id="as its title is spelt"),
        pytest.param("fa\N{COMBINING RING ABOVE}dre-i-faellesskab", NAMES[2], id="from a Mac"),
        pytest.param("sommer-i-gården", "sommer-i-gaarden", id="with Danish letters"),
        pytest.param("somer-i-garden", "sommer-i-gaarden", id="a slip"),
        pytest.param("cykelværksted", "", id="nothing near"),
        pytest.param("", "", id="nothing typed"),
        pytest.param("-", "", id="nothing but a sign"),
    ],
)
def test_the_nearest_name_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == meant


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert nearest("sommer", ()) == ""
