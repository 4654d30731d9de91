"""Days within a sentence, exact ones and those that are only about known."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.localization.days import on_day, the_day
from tests.support.estimates import stretch_of

DAY = date(2027, 5, 1)


@pytest.mark.parametrize(
    ("text", "da", "en"),
    [
        ("medio august 2027", "medio august 2027", "in mid-August 2027"),
        ("foråret 2028", "i foråret 2028", "in spring 2028"),
        ("2028", "i 2028", "in 2028"),
        ("udgangen af 2028", "ved udgangen af 2028", "at the end of 2028"),
        ("1. kvartal 2027", "i 1. kvartal 2027", "in Q1 2027"),
    ],
)
def test_what_happens_in_a_stretch_has_its_preposition(text: str, da: str, en: str) -> None:
    said = on_day(stretch_of(text))

    assert (said.in_("da"), said.in_("en")) == (da, en)


def test_what_happens_on_a_day_is_on_it() -> None:
    assert on_day(DAY).in_("da") == "den 1. maj 2027"
    assert on_day(DAY).in_("en") == "on 1 May 2027"
    assert on_day(DAY, "1.\N{NO-BREAK SPACE}maj").in_("da") == "den 1.\N{NO-BREAK SPACE}maj"


def test_day_is_named_in_a_sentence() -> None:
    assert (the_day(DAY).in_("da"), the_day(DAY).in_("en")) == ("den 1. maj 2027", "1 May 2027")
    stretch = the_day(stretch_of("medio maj 2027"))
    assert (stretch.in_("da"), stretch.in_("en")) == ("medio maj 2027", "mid-May 2027")
