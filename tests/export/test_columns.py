"""A table's columns share its width out by what stands in them."""

from __future__ import annotations

import pytest

from aabsocial.export.columns import LETTER, PADDING, column_widths

WHOLE = 9411


@pytest.mark.parametrize("head", ["Nummer", "Dokumentation"])
def test_a_strong_head_has_room_for_its_letters(head: str) -> None:
    first, _ = column_widths(((head, "Kriterium"), ("K1", "ord " * 60)), WHOLE)
    assert first > PADDING + LETTER * len(head)


def test_the_columns_make_up_the_whole() -> None:
    rows = (("Nr.", "Indsats", "Beløb"), *((str(it), "x" * it, "1.000 kr.") for it in range(70)))
    assert sum(column_widths(rows, WHOLE)) == WHOLE


def test_a_short_column_has_its_whole_lines_beside_long_ones() -> None:
    who = "Boligsocial konsulent"
    rows = (("Hvem", "Hvad", "Hvordan"), (who, "ord " * 30, "ord " * 90))
    short, long, longer = column_widths(rows, WHOLE)

    assert short >= LETTER * len(who)
    assert min(long, longer) > short


def test_a_table_without_text_has_even_columns() -> None:
    assert column_widths((("", ""), ("", "")), 100) == (50, 50)
