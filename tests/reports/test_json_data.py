"""Plain data in JSON: the same when it is read again, and nothing in it steers a terminal."""

from __future__ import annotations

import json
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.reports.json_data import format_json

WHOLE_LETTERS = st.characters(exclude_categories=["Cs"])


@given(st.text(WHOLE_LETTERS))
def test_what_is_written_is_read_again(text: str) -> None:
    assert json.loads(format_json({"text": text})) == {"text": text}


@given(st.text())
def test_only_what_can_be_seen_stands_as_it_is(text: str) -> None:
    written = format_json(text)

    assert all(letter.isprintable() or category(letter) == "Zs" for letter in written)
    written.encode()


def test_spaces_between_a_number_and_its_unit_are_no_codes() -> None:
    assert format_json("250.000\N{NO-BREAK SPACE}kr. \N{THIN SPACE}æ") == (
        '"250.000\N{NO-BREAK SPACE}kr. \N{THIN SPACE}æ"'
    )


def test_half_of_a_pair_is_no_character() -> None:
    assert format_json("en \ud800 halv") == r'"en \ufffd halv"'
