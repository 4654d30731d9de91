"""Every text stands in both languages, and the policy's clauses are those of the policy."""

import re
from collections.abc import Mapping
from string import Formatter
from textwrap import wrap
from typing import Any

import pytest

from aabsocial.core import toml
from aabsocial.localization.messages import LANGUAGES
from aabsocial.policy.aab import load_policy
from tests.support.texts import CATALOGUES, PACKAGE, texts_in

LINE = 80
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ»“])")
NAMES = [path.relative_to(PACKAGE).as_posix() for path in CATALOGUES]

FORCES = {
    "0.1": "context",
    "0.2": "context",
    "0.3": "context",
    "0.4": "must",
    "1.1": "context",
    "1.2": "context",
    "1.3": "must",
    "1.4": "must",
    "1.5": "must",
    "1.6": "aab",
    "1.7": "should",
    "1.8": "aab",
    "2.1": "should",
    "2.2": "aab",
    "2.3": "aab",
    "3.1": "should",
    "3.2": "context",
    "4.1": "should",
    "4.2": "may",
    "4.3": "must",
    "5.1": "must",
    "5.2": "must",
    "5.3": "should",
    "6.1": "should",
    "6.2": "must",
    "6.3": "may",
    "6.4": "must",
    "6.5": "must",
    "7.1": "should",
    "7.2": "should",
    "7.3": "should",
    "7.4": "should",
    "8.1": "context",
    "8.2": "may",
    "8.3": "must",
    "9.1": "context",
}


def gaps(text: str) -> set[str]:
    """Return the names of a text's gaps."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(params=CATALOGUES, ids=NAMES, name="texts")
def texts_of_one_catalogue(request: pytest.FixtureRequest) -> dict[str, Mapping[str, Any]]:
    """Return the texts of one catalogue by key."""
    return dict(texts_in(toml.parse(request.param.read_text(encoding="utf-8"))))


def test_each_text_stands_in_both_languages(texts: dict[str, Mapping[str, Any]]) -> None:
    assert [key for key, text in texts.items() if text.keys() != set(LANGUAGES)] == []


def test_no_text_is_empty(texts: dict[str, Mapping[str, Any]]) -> None:
    empty = [key for key, text in texts.items() if not all(part.strip() for part in text.values())]

    assert empty == []


def test_both_languages_have_the_same_gaps(texts: dict[str, Mapping[str, Any]]) -> None:
    assert [key for key, text in texts.items() if gaps(text["da"]) != gaps(text["en"])] == []


def test_no_text_ends_in_blanks(texts: dict[str, Mapping[str, Any]]) -> None:
    assert [
        f"{key}.{language}"
        for key, text in texts.items()
        for language, part in text.items()
        if part.rstrip(" \t") != part
    ] == []


def test_messages_fit_four_lines_and_their_sentences_two(
    texts: dict[str, Mapping[str, Any]],
) -> None:
    long = [
        f"{key}.{language}"
        for key, text in texts.items()
        if key.split(".")[-1] in {"message", "remedy", "board"}
        for language, part in text.items()
        if len(wrap(part, LINE)) > 4 or any(len(wrap(it, LINE)) > 2 for it in SENTENCE.split(part))
    ]

    assert long == []


def test_quotation_marks_are_those_of_the_language(texts: dict[str, Mapping[str, Any]]) -> None:
    wrong = {
        key: text for key, text in texts.items() if set(text["da"]) & set("“”") or "»" in text["en"]
    }

    assert wrong == {}


def test_the_clauses_have_the_force_of_the_policy() -> None:
    clauses = load_policy().clauses

    assert {number: clause.force.value for number, clause in clauses.items()} == FORCES


def test_the_clauses_stand_in_their_order() -> None:
    assert list(load_policy().clauses) == list(FORCES)
