"""Plain data in JSON: the same when it is read again, and nothing in it steers a terminal."""

from __future__ import annotations

import json
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from aabsocial.reports.json_data import format_json

WHOLE_LETTERS = st.characters(exclude_categories=["Cs"])


@given(st.text(WHOLE_LETTERS))
def test_json_is_parsed_back(text: str) -> None:
    assert json.loads(format_json({"text": text})) == {"text": text}


@given(st.text())
def test_only_visible_characters_are_not_escaped(text: str) -> None:
    written = format_json(text)

    assert all(letter.isprintable() or category(letter) == "Zs" for letter in written)
    written.encode()


def test_spaces_between_a_number_and_its_unit_are_no_codes() -> None:
    assert format_json("250.000\N{NO-BREAK SPACE}kr. \N{THIN SPACE}æ") == (
        '"250.000\N{NO-BREAK SPACE}kr. \N{THIN SPACE}æ"'
    )


def test_lone_surrogate_is_replaced() -> None:
    assert format_json("en \ud800 halv") == r'"en \ufffd halv"'
