"""A number that is said as the least that is aimed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.at_least import says_at_least

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
