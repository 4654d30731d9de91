"""Answers as text, to be read in lists."""

import pytest

from aabsocial.interview.formatting import record_line
from aabsocial.localization.messages import Language
from aabsocial.model.proposal import Annex
from aabsocial.policy.aab import load_policy


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("da", "Referat · referat.pdf · Lukket bilag: nej"),
        ("en", "Referat · referat.pdf · Closed annex: no"),
    ],
)
def test_yes_or_no_in_record_line_has_label(language: Language, line: str) -> None:
    annex = Annex(title="Referat", file="referat.pdf", closed=False)
    policy = load_policy()
    assert record_line(policy, policy.groups["annexes"], annex, language) == line
