"""A number that is said as the least that is aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.at_least import says_at_least, says_at_most

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


@pytest.mark.parametrize(
    ("text", "number", "language", "expected"),
    [
        ("Mindst 90 unge om året", "90", "da", True),
        ("At least 90 young people", "90", "en", True),
        ("8-10 virksomheder med", "8", "da", True),
        ("8 – 10 virksomheder med", "8", "da", True),
        ("90 unge, mindst 40 i job", "90", "da", False),
        ("mindst 900 unge", "90", "da", False),
        ("mindst 4,5 i snit", "4", "da", False),
        ("8-10 virksomheder med", "10", "da", False),
        ("16 unge på 16-18 år", "16", "da", False),
        ("18-10 unge", "8", "da", False),
    ],
)
def test_the_words_before_and_behind_a_number_tell(
    text: str, number: str, language: Language, *, expected: bool
) -> None:
    assert says_at_least(text, number, language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("fra 38 til højst 28", "da", True),
        ("fra 38 til under ca. 28", "da", True),
        ("fra 62 til 75 % i AAB's undersøgelse", "da", False),
        ("12 unge under kursets gang", "da", False),
        ("from 38 to at most 28", "en", True),
    ],
)
def test_the_most_is_said_right_before_a_number(
    text: str, language: Language, *, expected: bool
) -> None:
    assert says_at_most(text, language) is expected
