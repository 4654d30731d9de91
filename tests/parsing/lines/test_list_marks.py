"""The numbers and bullets in front of the lines of a list are no part of them."""

from __future__ import annotations

import pytest

from aabsocial.parsing.lines.list_marks import split_at_numbers, without_list_marks


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1) værksted", "værksted"),
        ("(2) cykelskole", "cykelskole"),
        ("a) spisning", "spisning"),
        ("3. Fælles cykeltur", "Fælles cykeltur"),
        ("• spisning", "spisning"),
        ("- spisning", "spisning"),
        ("– spisning", "spisning"),
        ("1)\tVærktøj\t14.000", "Værktøj\t14.000"),
    ],
)
def test_mark_is_no_part_of_a_line(line: str, said: str) -> None:
    assert without_list_marks([line]) == [said]


@pytest.mark.parametrize(
    "line",
    [
        "1. maj: spisning",
        "1. Maj: spisning",
        "1. mandag i måneden",
        "- 500 i rabat",
        "10 aftener",
        "9: afdelingsmøde 14/9",
        "A/S Byg",
        "-5.000 rabat",
        "dårligt vejr - så rykker vi lørdagen",
        "kaffe • kage",
        "se punkt 1) i bilaget",
    ],
)
def test_number_that_says_something_stays(line: str) -> None:
    assert without_list_marks([line]) == [line]


def test_numbers_from_one_on_are_marks_whatever_is_behind_them() -> None:
    assert without_list_marks(["1. værksted", "2. 20 kvinder"]) == ["værksted", "20 kvinder"]
    ordinals = ["1. kvartal 2027: start", "2. kvartal 2027: slut"]
    assert without_list_marks(ordinals) == ordinals
    days = ["1. marts: start", "2. april: slut"]
    assert without_list_marks(days) == days
    others = ["2. mandag: start", "3. tirsdag: slut"]
    assert without_list_marks(others) == others


def test_numbers_inside_a_line_part_it() -> None:
    line = "1) værksted med to unge, 2) cykelskole og 3) tur"
    assert split_at_numbers(line, "da") == ["1) værksted med to unge", "2) cykelskole", "3) tur"]
    assert split_at_numbers("se punkt 1) og 2) i bilaget", "da") == ["se punkt 1) og 2) i bilaget"]
    assert split_at_numbers("1) værksted (se bilag 2)", "da") == ["1) værksted (se bilag 2)"]


def test_number_of_a_department_is_no_mark() -> None:
    lines = ["9. Afdelingsmøde 14/9", "2) afdelingsmøde 14/9"]
    assert without_list_marks(lines, ["9", "31"]) == [lines[0], "afdelingsmøde 14/9"]
