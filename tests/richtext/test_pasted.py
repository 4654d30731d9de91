"""Tables and footnotes as they come from Word's Markdown and from spreadsheets."""

from __future__ import annotations

import pytest

from aabsocial.richtext.pasted import without_tables_and_notes


def test_each_row_becomes_an_item_with_its_heads() -> None:
    table = "Før\n| Post | Beløb |\n|:--|--:|\n| Mad | 500 |\n| Leje | |\nEfter"
    assert without_tables_and_notes(table).split("\n") == [
        *("Før", "", "- Post: Mad; Beløb: 500", "- Post: Leje", "", "Efter")
    ]


def test_cells_beyond_the_heads_are_kept() -> None:
    table = "| Post | Beløb |\n|---|---|\n| Mad | 500 | også kaffe |"
    assert "- Post: Mad; Beløb: 500; også kaffe" in without_tables_and_notes(table)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mad | 500", id="one line"),
        pytest.param("a | b\nc | d", id="no line of dashes"),
        pytest.param("| a |\n|---|\n| b |", id="one column"),
        pytest.param("| a | b | c |\n|---|---|\n| d | e |", id="other heads than columns"),
        pytest.param("| a | b |\n|:-:| : |\n| d | e |", id="a column without dashes"),
    ],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    assert without_tables_and_notes(text) == text


def test_a_bar_in_a_cell_is_no_border() -> None:
    assert "- a: x|y; b: z" in without_tables_and_notes("| a | b |\n|---|---|\n| x\\|y | z |")


def test_a_note_is_numbered_and_referred_to() -> None:
    said = without_tables_and_notes("Vi måler[^kilde] det.\n\n[^kilde]: Rapport 2025.")
    assert "[^" not in said
    assert "Rapport 2025." in said
