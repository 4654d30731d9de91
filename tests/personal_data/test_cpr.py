"""The century table and the checks that raise confidence."""

from __future__ import annotations

import pytest

from aabsocial.personal_data import find_personal_data
from aabsocial.personal_data.cpr import birth_year
from tests.support.cpr_numbers import date_part, failing, parted, passing


@pytest.mark.parametrize(
    ("year", "seventh", "born"),
    [
        (0, 0, 1900),
        (99, 3, 1999),
        (36, 4, 2036),
        (37, 4, 1937),
        (57, 5, 2057),
        (58, 5, 1858),
        (99, 8, 1899),
        (0, 8, 2000),
        (36, 9, 2036),
        (37, 9, 1937),
    ],
)
def test_the_seventh_digit_gives_the_century(year: int, seventh: int, born: int) -> None:
    assert birth_year(year, seventh) == born


@pytest.mark.parametrize(
    ("day", "month", "year", "seventh", "exists"),
    [
        pytest.param(29, 2, 4, 1, True, id="leap-day-1904"),
        pytest.param(29, 2, 4, 5, True, id="leap-day-2004"),
        pytest.param(29, 2, 3, 1, False, id="no-leap-day-1903"),
        pytest.param(29, 2, 3, 5, False, id="no-leap-day-2003"),
        pytest.param(29, 2, 0, 1, False, id="no-leap-day-1900"),
        pytest.param(29, 2, 0, 5, True, id="leap-day-2000"),
        pytest.param(31, 4, 80, 1, False, id="thirty-first-of-april"),
        pytest.param(1, 13, 80, 1, False, id="month-thirteen"),
        pytest.param(1, 0, 80, 1, False, id="month-zero"),
        pytest.param(0, 1, 80, 1, False, id="day-zero"),
        pytest.param(1, 1, 60, 1, True, id="first-of-january-without-modulus"),
    ],
)
def test_only_a_day_that_exists_counts(
    day: int, month: int, year: int, seventh: int, *, exists: bool
) -> None:
    number = parted("-", failing(date_part(day, month, year), seventh))
    assert bool(find_personal_data(f"Anna {number}")) is exists


def test_a_cue_counts_only_within_forty_characters() -> None:
    near, far = "x" * 30, "x" * 60
    rules = [
        [match.kind.rule for match in find_personal_data(f"cpr {room} {failing()}")]
        for room in (near, far)
    ]
    assert rules == [["DAT01"], ["DAT02"]]


def test_a_word_for_another_number_must_stand_beside() -> None:
    (match,) = find_personal_data(f"Kontoen er spærret, og hun hedder {failing()}")
    assert match.kind.rule == "DAT02"


@pytest.mark.parametrize("date", [date_part(), date_part(5, 3, 61), date_part(17, 9, 88)])
def test_modulus_eleven_separates_certain_from_possible(date: str) -> None:
    texts = (f"Henvendelse {passing(date)}", f"Henvendelse {failing(date)}")
    assert [find_personal_data(text)[0].kind.rule for text in texts] == ["DAT01", "DAT02"]


def test_a_cue_behind_counts_only_within_forty_characters() -> None:
    near, far = "x" * 30, "x" * 60
    rules = [
        [match.kind.rule for match in find_personal_data(f"{failing()} {room} cpr")]
        for room in (near, far)
    ]
    assert rules == [["DAT01"], ["DAT02"]]
