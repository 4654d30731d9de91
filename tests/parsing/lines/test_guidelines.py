"""The edition of AAB's guidelines and its points, read in one line."""

from __future__ import annotations

import pytest

from aabsocial.parsing.lines.guidelines import parse_guidelines


@pytest.mark.parametrize(
    ("text", "edition", "points"),
    [
        ("Retningslinjer af 2019, punkt 4 og 7", "Retningslinjer af 2019", "punkt 4 og 7"),
        ("maj 2024; om lokaler", "maj 2024", "om lokaler"),
        ("2019: § 4", "2019", "§ 4"),
        ("Retningslinjer af 2019", "Retningslinjer af 2019", None),
        ("punkt 4", None, "punkt 4"),
    ],
)
def test_edition_and_points_are_told_apart(
    text: str, edition: str | None, points: str | None
) -> None:
    reading = parse_guidelines(text, "da")

    assert reading.values.get("guidelines_edition") == edition
    assert reading.values.get("guidelines") == points


def test_what_a_line_lacks_is_named() -> None:
    assert parse_guidelines("punkt 4", "da").missing == ("guidelines_edition",)
    assert "" in parse_guidelines("ved ikke", "da").gaps


@pytest.mark.parametrize(
    ("text", "gaps", "points"),
    [
        (
            "AAB's udgave kender jeg ikke",
            {"guidelines_edition": "AAB's udgave kender jeg ikke"},
            None,
        ),
        (
            "kan ikke finde udgaven, punkt 4",
            {"guidelines_edition": "kan ikke finde udgaven"},
            "punkt 4",
        ),
        ("vist nok 2019, punkt 4", {"guidelines_edition": "vist nok 2019"}, "punkt 4"),
        ("2019?; om lokaler", {"guidelines_edition": "2019?"}, "om lokaler"),
        (
            "ved ikke hvilken udgave, punkt 4",
            {"guidelines_edition": "ved ikke hvilken udgave"},
            "punkt 4",
        ),
        ("2019, punkterne kender jeg ikke", {"guidelines": "punkterne kender jeg ikke"}, None),
    ],
)
def test_what_is_not_known_or_not_sure_is_left_open(
    text: str, gaps: dict[str, str], points: str | None
) -> None:
    reading = parse_guidelines(text, "da")
    assert {name: gap.note for name, gap in reading.gaps.items()} == gaps
    assert not {*gaps} & {*reading.values, *reading.missing}
    assert reading.values.get("guidelines") == points


@pytest.mark.parametrize(
    ("text", "open_part", "asked"),
    [
        ("ved ikke hvilken udgave", "guidelines_edition", "guidelines"),
        ("ved ikke hvilke punkter", "guidelines", "guidelines_edition"),
        ("mangler punkterne", "guidelines", "guidelines_edition"),
    ],
)
def test_what_is_said_of_one_of_the_two_leaves_the_other_to_be_asked(
    text: str, open_part: str, asked: str
) -> None:
    reading = parse_guidelines(text, "da")

    assert {name: gap.note for name, gap in reading.gaps.items()} == {open_part: text}
    assert (dict(reading.values), reading.missing) == ({}, (asked,))


def test_both_may_be_unknown_in_one_line() -> None:
    assert "" in parse_guidelines("ved ikke hvilken udgave og hvilke punkter", "da").gaps


def test_points_that_are_not_known_stand_behind_the_edition() -> None:
    reading = parse_guidelines("2019, ved ikke hvilke punkter", "da")

    assert reading.values == {"guidelines_edition": "2019"}
    assert reading.gaps["guidelines"].note == "ved ikke hvilke punkter"
