"""An activity in a few words: its name, and when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.model.activities import named_with_time

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


@pytest.mark.parametrize(
    ("name", "when", "language", "told"),
    [
        ("højbede", "Lørdage kl. 10-12.", "da", "højbede (lørdage kl. 10-12)"),
        ("raised beds", "Saturdays at 10", "en", "raised beds (Saturdays at 10)"),
        ("kaffe hver onsdag", "Hver onsdag", "da", "kaffe hver onsdag"),
        ("kaffe", "en gang om ugen fra maj til september", "da", "kaffe"),
        ("kaffe", "tirsdage (ikke i juli)", "da", "kaffe"),
        ("kaffe", "", "da", "kaffe"),
        ("", "tirsdage", "da", ""),
    ],
    ids=["Danish", "English", "said already", "long", "with a bracket", "no time", "no name"],
)
def test_an_activity_has_its_time_beside_its_name(
    name: str, when: str, language: Language, told: str
) -> None:
    assert named_with_time(name, when, language) == told
