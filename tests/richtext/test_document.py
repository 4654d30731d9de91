"""A whole document, as an annex is, becomes headings, tables and prose that steer nothing."""

from __future__ import annotations

import pytest

from aabsocial.personal_data import redact
from aabsocial.richtext import Heading, Item, Listing, Paragraph, Run, TextTable, parse_document


def prose(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text),)),)


def test_headings_tables_and_prose_stand_in_order() -> None:
    table = "| For | Imod |\n| --- | --: |\n| 47 | 12 |"
    text = f"# Referat\n\nVi mødtes.\n\n## Stemmer\n\n{table}\n\n- a\n- b\n"

    assert parse_document(text) == (
        Heading(level=1, text="Referat"),
        prose("Vi mødtes."),
        Heading(level=2, text="Stemmer"),
        TextTable(heads=("For", "Imod"), rows=(("47", "12"),)),
        (Listing((Item(prose("a")), Item(prose("b")))),),
    )


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Referat\n=======", 1, "Referat"),
        ("Referat\n---", 2, "Referat"),
        ("### **Fed** og *kursiv* ###", 3, "Fed og kursiv"),
        ("# [Klik](javascript:alert) <b>her</b>", 1, "Klik (javascript:alert) <b>her</b>"),
    ],
)
def test_heading_has_words_alone(text: str, level: int, words: str) -> None:
    assert parse_document(text) == (Heading(level=level, text=words),)


def test_table_with_uneven_rows_has_a_cell_everywhere() -> None:
    (table,) = parse_document("| a | b |\n|---|---|\n| 1 |\n| 1 | **2** | 3 |")

    assert table == TextTable(heads=("a", "b", ""), rows=(("1", "", ""), ("1", "2", "3")))


@pytest.mark.parametrize("text", ["", "\n\n", "# \n", "---", "* * *"])
def test_what_shows_nothing_is_no_block(text: str) -> None:
    assert parse_document(text) == ()


def test_line_below_running_text_is_no_heading() -> None:
    (block,) = parse_document("Første linje\nanden linje\n---")

    assert block == prose("Første linje anden linje")


def test_notes_keep_their_numbers_across_headings() -> None:
    blocks = parse_document(
        "Et tal[^a].\n\n# Mere\n\nEt til[^b].\n\n[^a]: Fra 2025\n[^b]: Fra 2026"
    )

    assert blocks[0] == prose("Et tal (note 1).")
    assert blocks[2] == (
        *prose("Et til (note 2)."),
        *prose("Note 1: Fra 2025"),
        *prose("Note 2: Fra 2026"),
    )


def test_number_of_a_person_is_masked_everywhere() -> None:
    number = f"{10:02}{1:02}{90:02}-1234"
    text = f"# {number}\n\n{number}\n\n| {number} | b |\n|---|---|\n| {number} | b |"

    assert number not in repr(parse_document(text))
    assert repr(parse_document(text)).count(redact(number)) == 4
