"""The rules' words: whole, in both languages, and with examples that behave as said."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.localization.messages import LANGUAGES
from aabsocial.personal_data import KINDS, limits
from aabsocial.personal_data.kinds import EXAMPLES as GAPS
from aabsocial.policy.builtin_rules import builtin_rule_words
from aabsocial.review.personal_data import findings_in_file
from aabsocial.storage.reading import parse_proposal

WORDS = {kind.rule: builtin_rule_words(kind.rule) for kind in KINDS}

EXAMPLES = [
    pytest.param(code, example, breaks, id=f"{code}-{'breaks' if breaks else 'passes'}-{number}")
    for code, words in WORDS.items()
    for breaks, examples in ((False, words.examples.passing), (True, words.examples.failing))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("code", "example", "breaks"), EXAMPLES)
def test_examples_pass_or_break_as_labelled(code: str, example: str, *, breaks: bool) -> None:
    stored = parse_proposal(example.encode(), Path("proposal.toml"))
    findings = findings_in_file(stored.text, stored.answers, lambda: stored.places.values)
    assert [finding.rule for finding in findings] == ([code] if breaks else [])


def test_no_gap_is_left_open_in_an_example() -> None:
    shown = [
        text
        for words in WORDS.values()
        for text in (*words.examples.passing, *words.examples.failing)
    ]
    assert [gap for gap in GAPS for text in shown if gap in text] == []


def test_every_kind_has_words_and_both_examples() -> None:
    assert all(words.examples.passing and words.examples.failing for words in WORDS.values())
    assert all("name" in words.messages for words in WORDS.values())


def test_the_limits_say_that_names_are_not_found() -> None:
    assert ["navne" in limits().da, "names" in limits().en] == [True] * len(LANGUAGES)
