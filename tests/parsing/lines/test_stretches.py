"""Estimates are said as they were written in one language, and in usual words in the other."""

from __future__ import annotations

import pytest

from aabsocial.localization.messages import LANGUAGES, Language, format_value
from aabsocial.parsing.lines.estimates import read_approximate_count, read_fuzzy_date
from tests.support.estimates import count_of, stretch_of

DAYS = [
    ("medio august 2027", "medio august 2027", "mid-August 2027"),
    ("primo 2028", "primo 2028", "early 2028"),
    ("ultimo maj 2027", "ultimo maj 2027", "late May 2027"),
    ("udgangen af 2028", "udgangen af 2028", "the end of 2028"),
    ("slutningen af 2028", "slutningen af 2028", "the end of 2028"),
    ("begyndelsen af marts 2027", "begyndelsen af marts 2027", "early March 2027"),
    ("foråret 2028", "foråret 2028", "spring 2028"),
    ("sommeren 2028", "sommeren 2028", "summer 2028"),
    ("efteråret 2028", "efteråret 2028", "autumn 2028"),
    ("vinteren 2027/28", "vinteren 2027/28", "winter 2027/28"),
    ("jul 2027", "jul 2027", "Christmas 2027"),
    ("jul. 2027", "jul. 2027", "July 2027"),
    ("marts 2027", "marts 2027", "March 2027"),
    ("aug. 2027", "aug. 2027", "August 2027"),
    ("1. kvartal 2027", "1. kvartal 2027", "Q1 2027"),
    ("medio 2. kvartal 2027", "medio 2. kvartal 2027", "mid-Q2 2027"),
    ("2027", "2027", "2027"),
    ("mid-August 2027", "medio august 2027", "mid-August 2027"),
    ("the end of 2028", "udgangen af 2028", "the end of 2028"),
    ("Q3 2027", "3. kvartal 2027", "Q3 2027"),
    ("August 2027", "august 2027", "August 2027"),
]
COUNTS = [
    ("ca. 120", "ca. 120", "about 120"),
    ("omkring 40", "omkring 40", "about 40"),
    ("knap 1.200", "knap 1.200", "nearly 1,200"),
    ("godt 90", "godt 90", "just over 90"),
    ("op til 90", "op til 90", "up to 90"),
    ("højst 90", "højst 90", "at most 90"),
    ("mindst 90", "mindst 90", "at least 90"),
    ("120-150", "120-150", "120-150"),
    ("120 til 150", "120 til 150", "120-150"),
    ("ca. 1.200-1.500", "ca. 1.200-1.500", "about 1,200-1,500"),
    ("about 1,200", "ca. 1.200", "about 1,200"),
    ("just over 90", "godt 90", "just over 90"),
    ("50 to 60", "50-60", "50 to 60"),
]


@pytest.mark.parametrize(("text", "da", "en"), DAYS)
def test_stretch_is_said_in_both_languages(text: str, da: str, en: str) -> None:
    stretch = stretch_of(text)

    assert (format_value(stretch, "da"), format_value(stretch, "en")) == (da, en)
    for language in LANGUAGES:
        assert_same_days(stretch.in_(language), text)


def assert_same_days(one: str, other: str) -> None:
    first, second = read_fuzzy_date(one), read_fuzzy_date(other)
    assert first
    assert second
    assert (first.first, first.last) == (second.first, second.last)


@pytest.mark.parametrize(("text", "da", "en"), COUNTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_count_is_said_in_both_languages(text: str, da: str, en: str, language: Language) -> None:
    count = read_approximate_count(text)

    assert count
    assert (count.da, count.en, count.text) == (da, en, text)
    again = count_of(count.in_(language), language)
    assert (again.least, again.most, again.vagueness) == (count.least, count.most, count.vagueness)
