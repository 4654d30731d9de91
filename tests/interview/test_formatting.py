"""Answers as text, to be read in lists."""

import pytest

from aabsocial.interview.formatting import SHORT, record_line, shortened
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


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("ja " * 20, "ja " * 19 + "ja"),
        ("ja " * 21, "ja " * 19 + "ja…"),
        (f"{'x' * 59} hver uge", f"{'x' * 59}…"),
        (f"ligget {'x' * 60}", f"ligget {'x' * 52}…"),
    ],
)
def test_what_is_cut_short_ends_with_a_whole_word(text: str, short: str) -> None:
    assert shortened(text) == short
    assert len(short) <= SHORT
