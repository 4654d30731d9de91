"""Names are completed one by one in a text with several."""

from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from aabsocial.interview.frontends.name_completer import NameCompleter

NAMES = ("Afdeling 40", "Afdeling 58", "Bjerget")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("4", ["Afdeling 40"]),
        ("afd", ["Afdeling 40", "Afdeling 58"]),
        ("Afdeling 40\nbje", ["Afdeling 40\nBjerget"]),
        ("40, 5", ["40, Afdeling 58"]),
        ("40 og bj", ["40 og Bjerget"]),
        ("9", []),
    ],
)
def test_the_last_name_is_completed(typed: str, completed: list[str]) -> None:
    found = NameCompleter(NAMES).get_completions(Document(typed), CompleteEvent())

    assert [typed[: len(typed) + it.start_position] + it.text for it in found] == completed
