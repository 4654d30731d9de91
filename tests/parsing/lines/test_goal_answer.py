"""An answer that says several parts of a goal one after the other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.parsing.lines.goal_answer import IN_ORDER, read_goal_parts

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

TODAY = date(2026, 6, 20)


def read(text: str, language: Language = "da") -> dict[str, Any]:
    return dict(read_goal_parts(text, IN_ORDER, language, TODAY))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "Inger krydser af, vi tæller beboere der kommer, i dag 0",
            "da",
            {
                "source": "Inger krydser af",
                "indicator": "Beboere der kommer",
                "unit": "beboere",
                "baseline": 0,
            },
        ),
        (
            "politiet, anmeldelser om året.",
            "da",
            {"source": "politiet", "indicator": "Anmeldelser om året", "unit": "anmeldelser"},
        ),
        (
            "bogen, unge, der har et job, unge",
            "da",
            {"source": "bogen", "indicator": "Unge, der har et job", "unit": "unge"},
        ),
        (
            "unge i job, enheden er unge, talt i bogen",
            "da",
            {"source": "bogen", "indicator": "Unge i job", "unit": "unge"},
        ),
        (
            "bogen, andelen af unge i job",
            "da",
            {"source": "bogen", "indicator": "Andelen af unge i job"},
        ),
        ("bogen, 12", "da", {}),
        ("inden 1/10-2028, bogen", "da", {"source": "bogen", "deadline": date(2028, 10, 1)}),
        (
            "the rota, we count volunteers",
            "en",
            {"source": "the rota", "indicator": "Volunteers", "unit": "volunteers"},
        ),
        ("bogen, unge, de unge der kommer til værkstedet", "da", {}),
        ("bogen, unge, unge, unge", "da", {}),
        ("politiet", "da", {}),
        ("bogen, unge i job, i dag 3 eller 4", "da", {}),
    ],
)
def test_parts_are_taken_in_their_order_and_by_their_words(
    text: str, language: Language, said: dict[str, Any]
) -> None:
    assert read(text, language) == said


def test_one_part_alone_is_read_with_the_goal() -> None:
    assert read_goal_parts("bogen, i dag 3", ("source", "baseline"), "da", TODAY) == {}
