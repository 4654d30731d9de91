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
