"""The register of formal rules says the same as those who tell what they find."""

from __future__ import annotations

import pytest

from aabsocial.cli.rule_catalogue import findings_in_example, rule_catalogue, words_of
from aabsocial.personal_data.kinds import KINDS
from aabsocial.policy.aab import load_policy
from aabsocial.policy.builtin_rules import BUILTIN, BUILTIN_RULES, nearest_code
from aabsocial.questionnaire.questions import NAMES as NAMES_OF_ANSWERS
from aabsocial.questionnaire.unknown_keys import NAMES as NAMES_OF_KEYS
from aabsocial.storage.file_findings import NAMES as NAMES_OF_FILES
from aabsocial.validation.folder_checks import rule_words as words_of_surroundings

POLICY = load_policy()
NAMES = {code: rule.name for code, rule in rule_catalogue(POLICY).items()}


def test_no_code_and_no_name_stands_twice() -> None:
    codes = [*POLICY.rules, *(rule.code for rule in BUILTIN_RULES)]

    assert len(set(codes)) == len(codes)
    assert len(set(NAMES.values())) == len(codes)


def test_file_findings_use_builtin_names() -> None:
    told = NAMES_OF_ANSWERS | NAMES_OF_KEYS | NAMES_OF_FILES | {"FIL10": "newer-format"}

    assert told == {code: rule.name for code, rule in BUILTIN.items() if code.startswith("FIL")}


def test_personal_data_findings_use_builtin_names() -> None:
    told = {(kind.rule, kind.name, kind.severity) for kind in KINDS}

    assert told == {
        (code, rule.name, rule.severity) for code, rule in BUILTIN.items() if code.startswith("DAT")
    }


def test_folder_checks_use_builtin_rules() -> None:
    assert words_of_surroundings().keys() <= BUILTIN.keys()


@pytest.mark.parametrize("code", BUILTIN)
def test_every_formal_rule_has_words_and_examples(code: str) -> None:
    words = words_of(POLICY, code)

    assert words.passes
    assert words.breaks


@pytest.mark.parametrize("code", BUILTIN)
def test_every_breaking_example_has_a_remedied_one(code: str) -> None:
    words = words_of(POLICY, code)

    assert len(words.remedied) == len(words.breaks)
    assert not set(words.remedied) & set(words.breaks)


# What a remedy leaves behind in an annex's folder is no answer, so no excerpt can show it.
@pytest.mark.parametrize("code", [code for code in BUILTIN if code != "MAP01"])
def test_following_the_remedy_settles_the_finding(code: str) -> None:
    remedied = words_of(POLICY, code).remedied

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
