"""The examples that stand with the rules' words: each is run as it is shown."""

import re
from datetime import date
from itertools import product
from string import Formatter

import pytest

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES, LocalizedText
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, ReviewContext
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import read_answers
from tests.support.proposals import REGISTER, TODAY

LIMITS = {"decision_age_months": 24, "contingency_percent": 10, "landsbyggefonden_percent": 75}
A_MEETING = date(2026, 9, 9)
CODES = tuple(load_policy().rules)


def shown(kind: str) -> list[object]:
    """Return every example of a kind with its rule's code, named by code and number."""
    return [
        pytest.param(code, example, id=f"{code} example {number}")
        for code in CODES
        for number, example in enumerate(
            getattr(load_policy().rule_words[code].examples, kind), start=1
        )
    ]


def found(code: str, example: str) -> tuple[Breach, ...]:
    structure = read_answers(load_policy(), toml.parse(example))
    assert structure.findings == ()
    policy = load_policy()
    review_context = ReviewContext(
        today=TODAY, limits=LIMITS, departments=REGISTER, decided_on=A_MEETING, policy=policy
    )
    return tuple(policy.rules[code].check(structure.proposal, review_context))


@pytest.mark.parametrize("code", CODES)
def test_every_rule_shows_both_kinds_of_example(code: str) -> None:
    words = load_policy().rule_words[code]
    assert words.examples.passing
    assert words.examples.failing


@pytest.mark.parametrize("code", CODES)
def test_every_breaking_example_has_a_remedied_one(code: str) -> None:
    words = load_policy().rule_words[code]
    assert len(words.examples.remedied) == len(words.examples.failing)
    assert not set(words.examples.remedied) & set(words.examples.failing)


@pytest.mark.parametrize(("code", "example"), shown("remedied"))
def test_following_the_remedy_settles_the_finding(code: str, example: str) -> None:
    rule = load_policy().rules[code]
    weights = {breach.severity or rule.severity for breach in found(code, example)}
    assert weights <= ({Severity.HINT} if rule.severity is not Severity.HINT else set())


@pytest.mark.parametrize("code", CODES)
def test_example_has_the_keys_of_a_file(code: str) -> None:
    words = load_policy().rule_words[code]
    shown = "\n".join((*words.examples.passing, *words.examples.failing, *words.examples.remedied))

    assert re.findall(r"^\w+\.\w+ *=", shown, re.MULTILINE) == []


@pytest.mark.parametrize(("code", "example"), shown("passing"))
def test_a_passing_example_gives_no_finding(code: str, example: str) -> None:
    assert found(code, example) == ()


@pytest.mark.parametrize(("code", "example"), shown("failing"))
def test_breaking_example_has_a_finding_with_texts(code: str, example: str) -> None:
    breaches = found(code, example)
    assert breaches
    words = load_policy().rule_words[code]
    for breach, language in product(breaches, LANGUAGES):
        assert all(sentence.in_(language) for sentence in words.sentences(breach))
        assert not [it for it in words.sentences(breach) if ".." in it.in_(language)]


@pytest.mark.parametrize("code", CODES)
def test_both_languages_leave_the_same_gaps(code: str) -> None:
    for pair in load_policy().rule_words[code].messages.values():
        for words in pair:
            assert gaps(words, "da") == gaps(words, "en")


def gaps(words: LocalizedText, language: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(getattr(words, language)) if name}
