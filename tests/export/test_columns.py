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
