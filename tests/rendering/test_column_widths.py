"""A table's columns share its width out by what stands in them."""

from __future__ import annotations

import pytest

from aabsocial.rendering.column_widths import (
    LETTER,
    LETTER_OF_A_HEAD,
    PADDING,
    column_widths,
    has_room_for_words,
    height,
)

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


def test_a_head_goes_on_in_a_second_line_before_many_rows_do() -> None:
    heads = ("Nr.", "Indsats", "Samlet budget", "Søges hos AAB", "Ekstern finansiering", "Andel")
    rows = [("10", "Udgave 10 af Sommer i gården", "24.500 kr.", "12.000 kr.", "–", "0 %")] * 40
    assert height(rows, column_widths((heads, *rows), WHOLE)) == len(rows)


def test_room_to_spare_goes_to_the_columns_of_lines() -> None:
    rows = (("Nr.", "Indsats", "Søges"), ("1", "Lys og stier", "1.000 kr."))
    number, title, _ = column_widths(rows, WHOLE)

    assert number == PADDING + LETTER_OF_A_HEAD * len("Nr.")
    assert title > WHOLE // 2


def test_longer_head_gets_more_room_to_write() -> None:
    votes, conditions = column_widths((("For", "Betingelser"), ("", "")), WHOLE)

    assert conditions > 2 * votes


def test_one_row_to_write_in_has_room_beside_a_long_name() -> None:
    heads = ("Nr.", "Punkt", "Beslutning", "For", "Betingelser")
    row = ("1", "Cyklerne tilbage på vejen igen", "", "", "")
    widths = column_widths((heads, row), WHOLE)
    assert widths[4] > widths[2] > LETTER * 2 * len(heads[2])


def test_a_table_without_text_has_even_columns() -> None:
    assert column_widths((("", ""), ("", "")), 100) == (50, 50)


def test_one_long_cell_does_not_narrow_the_others_of_many_rows() -> None:
    title = "En titel af middel længde"
    rows = (("Indsats", "Afdelinger"), *((title, "901"),) * 30, (title, "afdeling 901 og " * 20))
    titles, _ = column_widths(rows, PADDING * 2 + LETTER * 50)

    assert titles >= PADDING + LETTER * len(title)


def test_table_height_is_overestimated() -> None:
    assert height((("ord",), ("ord " * 10,)), (PADDING + LETTER * 20,)) == 3


def test_a_long_word_stays_whole_where_there_is_room() -> None:
    word = "Virksomhedsarrangementer"
    rows = (("Post", "Beregning", "Beløb"), (word, "ord " * 60, "60.000 kr."))
    first, *_ = column_widths(rows, WHOLE)
    assert first >= PADDING + LETTER * len(word)


def test_long_words_without_room_are_broken_alike() -> None:
    widths = column_widths((("a",) * 9, ("x" * 40,) * 9), WHOLE)
    assert (sum(widths), max(widths) - min(widths)) == (WHOLE, 1)


def test_a_long_text_gets_the_room_that_makes_the_table_lowest() -> None:
    heads = ("Mål", "Frist", "Sådan måles det")
    rows = (heads, ("ord " * 20, "31. december 2030", "ord " * 90))
    goal, _, measured = column_widths(rows, WHOLE)

    assert measured > 1.5 * goal


def test_columns_have_room_for_their_words_or_not() -> None:
    rows = (("Hvor", "Hvad"), ("afdelingsmøde", "beboerhuset"))

    assert [has_room_for_words(rows, whole) for whole in (WHOLE, 2000)] == [True, False]
