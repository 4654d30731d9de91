"""Choices are found by what is typed, however its letters are spelled."""

from __future__ import annotations

import unicodedata

import pytest

from aabsocial.interview.search import exactly, found

LABELS = ["Løn", "Materialer og udstyr", "Forplejning", "Ærlighed", "Åbent hus", "Aabenraa", "Lån"]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("ø", [0]),
        ("l", [0, 6]),
        ("lø", [0]),
        ("loe", [0]),
        ("LØN", [0]),
        ("ae", [3]),
        ("å", [4, 5]),
        ("aab", [4, 5]),
        ("udst", [1]),
        ("plej", [2]),
        ("xyz", []),
        ("", []),
        (" ", []),
    ],
)
def test_what_is_typed_finds_choices(typed: str, places: list[int]) -> None:
    assert found(typed, LABELS) == places


def test_letters_in_two_parts_are_the_same() -> None:
    assert found(unicodedata.normalize("NFD", "å"), LABELS) == [4, 5]


@pytest.mark.parametrize(
    ("typed", "place"), [("løn", 0), ("l", None), ("mat", 1), ("xyz", None), ("åbent hus", 4)]
)
def test_only_one_choice_is_meant_or_none(typed: str, place: int | None) -> None:
    assert exactly(typed, LABELS) == place


def test_a_label_written_out_beats_longer_ones() -> None:
    assert exactly("ja", ["Ja, delvist", "Ja"]) == 1
