"""What a page template would have to decide is decided before it."""

from __future__ import annotations

import pytest

from aabsocial.documents.case_page import Reference
from aabsocial.documents.model import Boxes, Fact, Facts, Text
from aabsocial.model.findings import VerdictKind
from aabsocial.rendering.view_data import BREAK, as_data, breakable, table
from aabsocial.richtext import Paragraph, Run, parse_prose
from tests.support.pdfs import a_table

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
    values = [[row["value"] for row in column] for column in as_data(facts(7))["columns"]]

    assert values == [["0", "1", "2"], ["3", "4"], ["5", "6"]]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_few_answers_stand_beside_each_other(number: int) -> None:
    assert [len(column) for column in as_data(facts(number))["columns"]] == [1] * number


def test_a_long_answer_counts_as_the_lines_it_takes() -> None:
    long = Fact("Afdelinger", ", ".join(map(str, range(900, 930))))
    data = as_data(Facts(HEAD, (long, *facts(4).rows)))

    assert [len(column) for column in data["columns"]] == [1, 1, 3]


def test_a_row_to_write_in_is_tall() -> None:
    assert table(a_table(("1", "Lys"), ("2", "")))["tall"] == [False, True]


def test_only_long_tables_break_over_pages() -> None:
    few, many = ([(str(number), "kort") for number in range(rows)] for rows in (8, 9))
    long = [("1", "langt " * 900)]

    breaks = [table(a_table(*rows))["breakable"] for rows in (few, many, long)]
    assert breaks == [False, True, True]


def test_the_last_rows_of_a_long_table_stay_together_or_with_the_sums() -> None:
    rows = [(str(number), "kort") for number in range(40)]
    short, sums, alone = (
        table(a_table(*some, sums=total))
        for some, total in ((rows[:3], ("I alt", "3")), (rows, ("I alt", "40")), (rows, ()))
    )

    assert [len(it["last"]) for it in (short, sums, alone)] == [0, 1, 2]
    assert [len(it["rows"]) for it in (short, sums, alone)] == [3, 39, 38]


def test_only_words_that_their_column_is_too_narrow_for_are_hyphenated() -> None:
    words = ("1", "en helhedsplansmedarbejder i gården")
    wide, narrow = (table(a_table(words), width) for width in (174, 30))

    assert wide["rows"] == [list(words)]
    assert narrow["rows"][0][1] == ["en helh", "edsplansmedarbej", "der i gården"]


def test_a_table_of_few_rows_breaks_if_it_is_high() -> None:
    rows = [(str(number), "ord " * 90) for number in range(6)]

    assert [table(a_table(*rows[:count]))["breakable"] for count in (3, 6)] == [False, True]


def test_marks_that_the_fonts_have_too_small_stand_by_themselves() -> None:
    runs = as_data(parse_prose("2.1 ◐ »Delvist«. 3.1 ✓ helt"))[0]["runs"]

    assert [run["text"] for run in runs] == [["2.1 ", "◐", " »Delvist«. 3.1 ✓ helt"]]


def test_short_boxes_stand_side_by_side() -> None:
    short, long = map(as_data, (Boxes(("Godkendt", "Udsat")), Boxes(("Godkendt", "Få svar " * 9))))

    assert [short["across"], long["across"]] == [True, False]


def test_what_is_not_in_the_paper_is_not_linked_to() -> None:
    text = Text((Paragraph((Run("bilag 2", link="#annex-1-2"),)),))
    reference = Reference(words="side", anchor="annex-1-2")
    known = frozenset({"annex-1-2"})

    linked, unlinked = (
        as_data(text, anchors)["blocks"][0]["runs"][0]["anchor"] for anchors in (known, frozenset())
    )
    assert (linked, unlinked) == ("annex-1-2", "")
    assert as_data(reference, known) == {"words": "side", "anchor": "annex-1-2"}
    assert as_data(reference) is None


def test_bytes_are_left_out_and_kinds_are_named() -> None:
    assert as_data((b"fil", VerdictKind.MET, "to\nlinjer")) == [None, "met", "to linjer"]
