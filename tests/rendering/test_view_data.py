"""What a page template would have to decide is decided before it."""

from __future__ import annotations

import pytest

from aabsocial.documents.model import Boxes, Fact, Facts
from aabsocial.rendering.view_data import BREAK, breakable, document_data, parts, table, watermark
from tests.support.pdfs import a_document, a_section, a_table

HEAD = Fact("Emne", "Oplysning")


def facts(number: int) -> Facts:
    """Return so many short answers."""
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


def test_short_answers_stand_in_three_columns_from_top_to_bottom() -> None:
    (data,) = parts((facts(7),))

    values = [[row["value"] for row in column] for column in data["columns"]]
    assert values == [["0", "1", "2"], ["3", "4"], ["5", "6"]]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_few_answers_stand_beside_each_other(number: int) -> None:
    (data,) = parts((facts(number),))

    assert [len(column) for column in data["columns"]] == [1] * number


def test_a_long_answer_counts_as_the_lines_it_takes() -> None:
    long = Fact("Afdelinger", ", ".join(map(str, range(900, 930))))
    (data,) = parts((Facts(HEAD, (long, *facts(4).rows)),))

    assert [len(column) for column in data["columns"]] == [1, 1, 3]


def test_tables_of_facts_in_a_row_become_one() -> None:
    together = parts((facts(2), facts(2), a_table(("1", "Lys")), facts(1)))

    first, _, last = together
    assert [sum(map(len, part["columns"])) for part in (first, last)] == [4, 1]


def test_a_row_to_write_in_is_tall() -> None:
    assert table(a_table(("1", "Lys"), ("2", "")))["tall"] == [False, True]


def test_only_long_tables_break_over_pages() -> None:
    few, many = ([(str(number), "kort") for number in range(rows)] for rows in (3, 40))
    long = [("1", "langt " * 900)]

    breaks = [table(a_table(*rows))["breakable"] for rows in (few, many, long)]
    assert breaks == [False, True, True]


def test_the_sums_of_a_long_table_never_stand_alone() -> None:
    rows = [(str(number), "kort") for number in range(40)]
    short, long = (table(a_table(*some, sums=("I alt", "40"))) for some in (rows[:3], rows))

    assert (len(short["rows"]), short["last"]) == (3, [])
    assert (len(long["rows"]), long["last"]) == (39, ["39", "kort"])


def test_document_with_wide_table_is_landscape() -> None:
    heads = tuple(map(str, range(8)))
    wide = a_document("Overblik", a_section(a_table(heads, heads=heads)))

    assert document_data(wide, "da")["wide"]
    assert not document_data(a_document("Lys", a_section(a_table(("1", "2")))), "da")["wide"]


def test_short_boxes_stand_side_by_side() -> None:
    short, long = parts((Boxes(("Godkendt", "Udsat")), Boxes(("Godkendt", "Få svar " * 9))))

    assert [short["across"], long["across"]] == [True, False]


def test_more_words_across_a_page_are_smaller() -> None:
    assert watermark("UDKAST")["size"] > watermark("UDKAST · FORTROLIGT")["size"]
