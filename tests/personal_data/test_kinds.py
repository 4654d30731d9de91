"""The rules' words: whole, in both languages, and with examples that behave as said."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.localization.messages import LANGUAGES
from aabsocial.personal_data import KINDS, findings_in_file, limits, rule_words
from aabsocial.personal_data.kinds import EXAMPLES as GAPS
from aabsocial.storage.reading import parse_proposal

EXAMPLES = [
    pytest.param(code, example, breaks, id=f"{code}-{'breaks' if breaks else 'passes'}-{number}")
    for code, words in rule_words().items()
    for breaks, examples in ((False, words.passes), (True, words.breaks))
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("code", "example", "breaks"), EXAMPLES)
def test_examples_pass_or_break_as_labelled(code: str, example: str, *, breaks: bool) -> None:
    stored = parse_proposal(example.encode(), Path("proposal.toml"))
    findings = findings_in_file(stored.text, stored.answers, lambda: stored.places.values)
    assert [finding.rule for finding in findings] == ([code] if breaks else [])


def test_no_gap_is_left_open_in_an_example() -> None:
    shown = [text for words in rule_words().values() for text in (*words.passes, *words.breaks)]
    assert [gap for gap in GAPS for text in shown if gap in text] == []


def test_every_kind_has_words_and_both_examples() -> None:
    assert list(rule_words()) == [kind.rule for kind in KINDS]
    assert all(words.passes and words.breaks for words in rule_words().values())
    assert all("name" in words.says for words in rule_words().values())


def test_the_limits_say_that_names_are_not_found() -> None:
    assert ["navne" in limits().da, "names" in limits().en] == [True] * len(LANGUAGES)
