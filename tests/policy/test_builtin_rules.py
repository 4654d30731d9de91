"""The rules that no clause states: their codes, names, texts and findings agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from aabsocial.cli.rule_catalogue import findings_in_example, rule_catalogue, words_of
from aabsocial.core import toml
from aabsocial.personal_data.kinds import KINDS
from aabsocial.policy import builtin_rules
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import (
    BUILTIN,
    BUILTIN_RULES,
    MEETING_FILE,
    builtin_finding,
    builtin_rule_words,
    nearest_code,
)

POLICY = load_policy()
NAMES = {code: rule.name for code, rule in rule_catalogue(POLICY).items()}


def test_no_code_and_no_name_stands_twice() -> None:
    codes = [*POLICY.rules, *(rule.code for rule in BUILTIN_RULES)]

    assert len(set(codes)) == len(codes)
    assert len(set(NAMES.values())) == len(codes)


def test_the_texts_are_of_the_rules_there_are() -> None:
    tables = toml.load_shipped(Path(builtin_rules.__file__).with_suffix(".toml"))

    assert tables.keys() == {*BUILTIN, MEETING_FILE.code}


@pytest.mark.parametrize("code", BUILTIN)
def test_every_message_makes_a_finding_of_its_rule(code: str) -> None:
    rule, words = BUILTIN[code], builtin_rule_words(code)
    found = {key: builtin_finding(code, "a.b", key, gap=1) for key in words.messages}

    assert {(it.rule, it.name, it.severity, it.clause, it.key) for it in found.values()} == {
        (code, rule.name, rule.severity, rule.clause, "a.b")
    }
    assert {key: (it.message.words, it.remedy.words) for key, it in found.items()} == words.messages
    assert all(it.message.values == it.remedy.values == {"gap": 1} for it in found.values())


def test_every_kind_of_personal_data_has_its_rule() -> None:
    assert [kind.rule for kind in KINDS] == [code for code in BUILTIN if code.startswith("DAT")]


@pytest.mark.parametrize("code", BUILTIN)
def test_every_rule_has_texts_in_both_languages_and_examples(code: str) -> None:
    words = words_of(POLICY, code)
    pairs = [text for messages in words.messages.values() for text in messages]

    assert words.examples.passing
    assert words.examples.failing
    assert pairs
    assert all(text.da != text.en for text in (words.title, words.why, *pairs))


@pytest.mark.parametrize("code", BUILTIN)
def test_every_breaking_example_has_a_remedied_one(code: str) -> None:
    words = words_of(POLICY, code)

    assert len(words.examples.remedied) == len(words.examples.failing)
    assert not set(words.examples.remedied) & set(words.examples.failing)


# What a remedy leaves behind in an annex's folder is no answer, so no excerpt can show it.
@pytest.mark.parametrize("code", [code for code in BUILTIN if code != "MAP01"])
def test_following_the_remedy_settles_the_finding(code: str) -> None:
    remedied = words_of(POLICY, code).examples.remedied

    assert [findings_in_example(POLICY, code, example) for example in remedied] == [()] * len(
        remedied
    )


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("eff100", "EFF10"),
        ("BRO4", "BRO04"),
        ("no-evaluations", "EFF20"),
        ("LOKK01", "LOK01"),
        ("hvad som helst", ""),
    ],
)
def test_the_nearest_code_is_of_the_same_family(written: str, near: str) -> None:
    assert nearest_code(written, NAMES).startswith(near)
    assert bool(nearest_code(written, NAMES)) == bool(near)
