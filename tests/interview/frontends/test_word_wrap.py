"""Text in a field breaks between words; every character and the cursor are where they look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

from aabsocial.interview.frontends.word_wrap import WordWrap, padded, wrapped_places

COLUMNS = 12


def rows_of(text: str, columns: int = COLUMNS, indent: int = 0) -> list[str]:
    """Return the rows that a terminal makes of a line."""
    shown = "".join(part for _, part, *_ in transformed(text, columns, indent).fragments)
    rows, column = [""], indent
    for character in shown:
        if column + get_cwidth(character) > columns:
            rows.append("")
            column = 0
        rows[-1] += character
        column += get_cwidth(character)
    return rows


def transformed(text: str, columns: int, indent: int) -> Transformation:
    wrap = WordWrap(lambda _, row: 0 if row else indent)
    control, document = BufferControl(Buffer()), Document(text)
    given_line = TransformationInput(control, document, 0, lambda at: at, [("", text)], columns, 1)
    return wrap.apply_transformation(given_line)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [""]),
        ("kort", ["kort"]),
        ("to ord i alt her", ["to ord i alt", "her"]),
        ("seksten bogstaver", ["seksten     ", "bogstaver"]),
        ("enmegetlangtord", ["enmegetlangt", "ord"]),
        ("et enmegetlangtord", ["et enmegetla", "ngtord"]),
        ("præcis tolv.", ["præcis tolv."]),
        ("ord  to mellemrum", ["ord  to     ", "mellemrum"]),
    ],
)
def test_words_are_not_broken(text: str, rows: list[str]) -> None:
    assert rows_of(text) == rows


def test_first_row_has_less_room() -> None:
    assert rows_of("en to tre fire", indent=8) == ["en  ", "to tre fire"]


SHOWN = st.characters(exclude_categories=["C", "M", "Z"]).filter(get_cwidth)


@given(st.text(SHOWN | st.just(" "), max_size=80))
def test_every_word_is_shown_and_every_place_is_that_of_its_character(text: str) -> None:
    change = transformed(text, COLUMNS, 3)
    shown = "".join(part for _, part, *_ in change.fragments)

    assert shown.replace(" ", "") == text.replace(" ", "")
    rows = rows_of(text, COLUMNS, 3)
    assert all(
        any(word in row for row in rows) for word in text.split() if get_cwidth(word) <= COLUMNS
    )
    for index, character in enumerate(text):
        place = change.source_to_display(index)
        assert character.isspace() or shown[place] == character
        assert text[change.display_to_source(place)] == character or character.isspace()
    assert change.source_to_display(len(text)) == len(shown)


@given(st.text("ab ", max_size=60))
def test_places_never_go_back(text: str) -> None:
    places = wrapped_places(text, lambda _: COLUMNS)

    assert places == sorted(places)
    assert len(places) == len(text) + 1


def test_a_line_longer_than_any_answer_is_left_to_the_toolkit() -> None:
    line = TransformationInput(
        BufferControl(),
        Document(),
        0,
        lambda at: at,
        [("", "ord " * 20_000)],
        80,
        24,
    )

    assert WordWrap(lambda *_: 2).apply_transformation(line).fragments == line.fragments


def test_padded_line_breaks_between_words() -> None:
    shown = padded("talt i vagtplanen, punkt 8", lambda _: 12)

    rows = [shown[at : at + 12].rstrip() for at in range(0, len(shown), 12)]
    assert rows == ["talt i", "vagtplanen,", "punkt 8"]
