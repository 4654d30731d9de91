"""The examples that stand with the rules' words: each is run as it is shown."""

import re
from datetime import date
from itertools import product
from string import Formatter

import pytest

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES, LocalizedText
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Circumstances, Hit
from aabsocial.policy.aab import the_policy
from aabsocial.questionnaire.questions import read_answers
from tests.support.proposals import TODAY

LIMITS = {"decision_age_months": 24, "contingency_percent": 10, "landsbyggefonden_percent": 75}
A_MEETING = date(2026, 9, 9)
CODES = tuple(the_policy().rules)


def shown(kind: str) -> list[object]:
    """Give every example of a kind with its rule's code, named by code and number."""
    return [
        pytest.param(code, example, id=f"{code} example {number}")
        for code in CODES
        for number, example in enumerate(getattr(the_policy().rule_words[code], kind), start=1)
    ]


def found(code: str, example: str) -> tuple[Hit, ...]:
    structure = read_answers(the_policy(), toml.parse(example))
    assert structure.findings == ()
    circumstances = Circumstances(today=TODAY, limits=LIMITS, decided_on=A_MEETING)
    return tuple(the_policy().rules[code].check(structure.proposal, circumstances))


@pytest.mark.parametrize("code", CODES)
def test_every_rule_shows_both_kinds_of_example(code: str) -> None:
    words = the_policy().rule_words[code]
    assert words.passes
    assert words.breaks


@pytest.mark.parametrize("code", CODES)
def test_every_breaking_example_shows_what_it_is_once_remedied(code: str) -> None:
    words = the_policy().rule_words[code]
    assert len(words.remedied) == len(words.breaks)
    assert not set(words.remedied) & set(words.breaks)


@pytest.mark.parametrize(("code", "example"), shown("remedied"))
def test_a_remedy_that_is_followed_settles_the_finding(code: str, example: str) -> None:
    rule = the_policy().rules[code]
    weights = {hit.severity or rule.severity for hit in found(code, example)}
    assert weights <= ({Severity.HINT} if rule.severity is not Severity.HINT else set())


@pytest.mark.parametrize("code", CODES)
def test_an_example_has_its_keys_as_the_file_has_them(code: str) -> None:
    words = the_policy().rule_words[code]
    shown = "\n".join((*words.passes, *words.breaks, *words.remedied))

    assert re.findall(r"^\w+\.\w+ *=", shown, re.MULTILINE) == []


@pytest.mark.parametrize(("code", "example"), shown("passes"))
def test_a_passing_example_gives_no_finding(code: str, example: str) -> None:
    assert found(code, example) == ()


@pytest.mark.parametrize(("code", "example"), shown("breaks"))
def test_a_breaking_example_is_found_and_worded(code: str, example: str) -> None:
    hits = found(code, example)
    assert hits
    words = the_policy().rule_words[code]
    for hit, language in product(hits, LANGUAGES):
        assert all(sentence.in_(language) for sentence in words.sentences(hit))


@pytest.mark.parametrize("code", CODES)
def test_both_languages_leave_the_same_gaps(code: str) -> None:
    for pair in the_policy().rule_words[code].says.values():
        for words in pair:
            assert gaps(words, "da") == gaps(words, "en")


def gaps(words: LocalizedText, language: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(getattr(words, language)) if name}
