"""What is typed finds the option that is meant."""

from __future__ import annotations

import unicodedata

import pytest

from aabsocial.interview.frontends.label_matching import best_match, matching_labels

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
def test_typed_text_matches_choices(typed: str, places: list[int]) -> None:
    assert matching_labels(typed, LABELS) == places


def test_decomposed_letters_match() -> None:
    assert matching_labels(unicodedata.normalize("NFD", "å"), LABELS) == [4, 5]


@pytest.mark.parametrize(
    ("typed", "place"), [("løn", 0), ("l", None), ("mat", 1), ("xyz", None), ("åbent hus", 4)]
)
def test_ambiguous_choice_matches_none(typed: str, place: int | None) -> None:
    assert best_match(typed, LABELS) == place


def test_a_label_written_out_beats_longer_ones() -> None:
    assert best_match("ja", ["Ja, delvist", "Ja"]) == 1
