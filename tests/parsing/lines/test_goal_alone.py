"""A goal without the source that is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.goal_alone import without_source

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


@pytest.mark.parametrize(
    ("statement", "source", "language", "said"),
    [
        (
            "8 beboere i april, kilde: Inger krydser af",
            "Inger krydser af",
            "da",
            "8 beboere i april",
        ),
        ("8 beboere i april. Kilde: Bogen.", "Bogen", "da", "8 beboere i april"),
        ("80 cykler, talt i en bog", "en bog", "da", "80 cykler"),
        ("80 cykler - kilde bogen", "bogen", "da", "80 cykler"),
        ("80 bikes, source: the log", "the log", "en", "80 bikes"),
        ("80 cykler, bogen", "bogen", "da", "80 cykler"),
        ("80 cykler talt i en bog", "en bog", "da", "80 cykler talt i en bog"),
        ("80 cykler, kilde: bogen, i 2028", "bogen", "da", "80 cykler, kilde: bogen, i 2028"),
        ("kilde: bogen", "bogen", "da", "kilde: bogen"),
        ("80 (heraf 3), kilde: bogen", "bogen", "da", "80 (heraf 3)"),
        ("80 cykler,", "", "da", "80 cykler,"),
    ],
)
def test_the_source_goes_with_the_words_that_lead_to_it(
    statement: str, source: str, language: Language, said: str
) -> None:
    assert without_source(statement, source, language) == said
