"""A text from afar: its letters, its shape, and the words that are looked for in it."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.text.prefilter import (
    FEW,
    PatternSet,
    SearchIndex,
    indexed_form,
    longest_part,
    search_for,
)

PHRASES = ("psykisk syg*", "i kommunens sted", "§ 85*", "støtte-kontaktperson*", "hjemme* besøg*")
FILLING = st.text("abæø A.,-*\n 1ab", max_size=5)


def test_a_shape_has_a_byte_for_each_letter_between_two_spaces() -> None:
    shape = SearchIndex("År 2026: «Æble» 7,5\n").shape

    assert shape.decode("latin-1") == " år 0000   æble  0,0  "


@pytest.mark.parametrize(
    "text", ["Møde – i morgen", "mo\N{SOFT HYPHEN}de", "\N{FULLWIDTH DIGIT ONE}", "\x07"]
)
def test_letters_follow_what_a_reader_sees(text: str) -> None:
    search_index = SearchIndex(text)

    assert len(search_index.letters) == len(search_index.seen.text)
    assert len(search_index.shape) == len(search_index.letters) + 2


def test_words_have_one_space_between_them() -> None:
    assert SearchIndex("to  \n\n (psykisk)   syge").words.decode() == " to psykisk syge "


def test_phrases_are_indexed_like_texts() -> None:
    assert (
        indexed_form("Take over the municipality's § 85*") == "take over the municipality s § 00*"
    )


@pytest.mark.parametrize(
    ("phrase", "part"),
    [("sagsbehandl*", "sagsbehandl"), ("bevilge* ydelse*", " ydelse"), ("i stedet", "i stedet")],
)
def test_a_phrase_is_known_by_its_longest_part(phrase: str, part: str) -> None:
    assert longest_part(phrase) == part


def test_every_sign_in_a_text_is_found() -> None:
    signs = PatternSet({"beginning": ["some", "thing"], "whole": ["something"], "other": ["else"]})

    assert signs.within(SearchIndex("SOMETHING").words) == {"beginning", "whole"}
    assert signs.within(SearchIndex("").words) == frozenset()


def test_the_search_is_the_same_however_often_it_is_made() -> None:
    signs = PatternSet({"beginning": ["some"], "whole": ["something"]})

    found = {signs.within(b" something ") for _ in range(2 * FEW)}

    assert found == {frozenset({"beginning", "whole"})}


def test_registered_words_are_searched_for_afterwards() -> None:
    assert "test" not in SearchIndex("Et hjørne med gyngestole").signs

    search_for("test")(lambda: ["gyngestol"])

    assert "test" in SearchIndex("Et hjørne med gyngestole").signs
    assert "test" not in SearchIndex("Et hjørne med stole").signs


@given(st.sampled_from(PHRASES), FILLING, FILLING, st.sampled_from([" ", "\n", "  ", " \t "]))
def test_a_phrase_in_a_text_is_never_missed(
    phrase: str, before: str, after: str, space: str
) -> None:
    pattern = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    text = f"{before} {phrase.replace('*', 'en').replace(' ', space).title()} {after}"
    assert re.search(pattern, text, re.IGNORECASE)

    signs = PatternSet({"phrase": [longest_part(indexed_form(phrase))]})

    assert signs.within(SearchIndex(text).words) == {"phrase"}


def test_a_letter_and_its_mark_are_one_letter() -> None:
    seen = SearchIndex(normalize("NFD", "på én gård, 1̶2")).seen

    assert seen.text == "på én gård, 12"
    assert seen.original(6, 10) == (8, 13)
