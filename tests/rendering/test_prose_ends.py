"""The ends of running text stay together, so that no page begins with one item or one line."""

from __future__ import annotations

import pytest

from aabsocial.rendering.prose_ends import LINE, MOST_KEPT, text_lines
from aabsocial.rendering.view_data import as_data
from aabsocial.richtext import parse_prose

LONG = "x" * (LINE + 1)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("- en", 0),
        ("- en\n- to\n- tre", 2),
        (f"- en\n- to\n- {LONG}", 3),
        ("- en\n- to\n\nSlut.", 3),
        ("- en\n\nSlut.", 2),
        (f"- en\n- to\n\n{LONG}", 2),
        (f"- en\n- {LONG * MOST_KEPT}", 0),
    ],
)
def test_a_list_keeps_its_last_two_items_and_a_last_line_after_it(text: str, kept: int) -> None:
    assert as_data(parse_prose(text))[0]["keep"] == kept


def test_a_paragraph_keeps_a_last_line_of_its_own() -> None:
    one, two, last = as_data(parse_prose(f"{LONG}\n\n{LONG}\n\nSlut."))

    assert [it["sticky"] for it in (one, two, last)] == [False, True, False]


def test_a_text_takes_the_lines_of_its_paragraphs_and_items() -> None:
    assert text_lines(parse_prose(f"En.\n\n{LONG}\n\n- en\n- to")) == 5
