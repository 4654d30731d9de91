"""What a page template would have to decide is decided before it."""

from __future__ import annotations

import pytest

from aabsocial.export.pages import BREAK, breakable, document_data, parts, table, watermark
from aabsocial.paper.parts import Boxes, Fact, Facts
from tests.pdfs import a_document, a_section, a_table

HEAD = Fact("Emne", "Oplysning")


def facts(number: int) -> Facts:
    """Give so many short answers."""
    return Facts(HEAD, tuple(Fact(f"Emne {it}", str(it)) for it in range(number)))


@pytest.mark.parametrize(
    "text", ["kort", "et langt, men helt almindeligt afsnit " * 9, "https://a.dk"]
)
def test_ordinary_text_is_left_whole(text: str) -> None:
    assert breakable(text) == text


def test_a_long_address_goes_on_after_its_signs() -> None:
    address = "https://eksempel.dk/en/sti-til/noget"

    assert breakable(address).split(BREAK) == [
        *("https://", "eksempel.", "dk/", "en/", "sti-", "til/", "noget"),
    ]


def test_short_answers_stand_in_two_columns() -> None:
    (data,) = parts((facts(7),))

    assert data["across"] == 2
    assert [row["value"] for row in data["rows"]] == ["0", "4", "1", "5", "2", "6", "3", ""]


def test_few_answers_stand_in_one_column() -> None:
    (data,) = parts((facts(3),))

    assert [row["value"] for row in data["rows"]] == ["0", "1", "2"]


def test_tables_of_facts_in_a_row_become_one() -> None:
    together = parts((facts(2), facts(2), a_table(("1", "Lys")), facts(1)))

    assert [len(part["rows"]) for part in together] == [4, 1, 1]


def test_a_row_to_write_in_is_tall() -> None:
    assert table(a_table(("1", "Lys"), ("2", "")))["tall"] == [False, True]


def test_a_document_with_a_wide_table_lies_on_its_side() -> None:
    heads = tuple(map(str, range(8)))
    wide = a_document("Overblik", a_section(a_table(heads, heads=heads)))

    assert document_data(wide, "da")["wide"]
    assert not document_data(a_document("Lys", a_section(a_table(("1", "2")))), "da")["wide"]


def test_short_boxes_stand_side_by_side() -> None:
    short, long = parts((Boxes(("Godkendt", "Udsat")), Boxes(("Godkendt", "Få svar " * 9))))

    assert [short["across"], long["across"]] == [True, False]


def test_more_words_across_a_page_are_smaller() -> None:
    assert watermark("UDKAST")["size"] > watermark("UDKAST · FORTROLIGT")["size"]
