"""The JSON Schema of a proposal's file accepts what the tool accepts."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from aabsocial.json_schema import json_schema
from aabsocial.policy import Group, Kind, Question
from aabsocial.principles import the_policy
from aabsocial.questionnaire import read_answers
from aabsocial.shapes import FIRST_DAY, LAST_DAY
from aabsocial.wording import LANGUAGES

POLICY = the_policy()
VALIDATOR = Draft202012Validator(
    json_schema(POLICY, "da"), format_checker=Draft202012Validator.FORMAT_CHECKER
)
QUESTIONS = sorted(POLICY.questions)


def schema_accepts(answers: Mapping[str, Any]) -> bool:
    """Tell whether the schema accepts answers, dates given as tools for TOML give them."""
    return bool(VALIDATOR.is_valid(as_json(answers)))


def tool_accepts(answers: Mapping[str, Any]) -> bool:
    """Tell whether the tool reads answers without finding a wrong shape."""
    findings = read_answers(POLICY, answers).findings
    return all(finding.rule == "FIL03" for finding in findings)


def as_json(value: object) -> object:
    """Give a TOML value as JSON has it."""
    match value:
        case dict():
            return {key: as_json(part) for key, part in value.items()}
        case list():
            return [as_json(part) for part in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def answering(key: str, value: object) -> dict[str, Any]:
    """Give answers in which one question has a value, inside a record where it is a group's."""
    *above, name = key.split(".")
    answers: dict[str, Any] = {name: value}
    while above:
        group = POLICY.items.get(".".join(above))
        answers = {above.pop(): [answers] if isinstance(group, Group) else answers}
    return answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_is_a_schema(language: str) -> None:
    Draft202012Validator.check_schema(json_schema(POLICY, "da" if language == "da" else "en"))


def test_every_question_has_its_place() -> None:
    def keys(table: Mapping[str, Any], above: str = "") -> set[str]:
        found = set()
        for name, schema in table.get("properties", {}).items():
            inside = keys(schema.get("items", schema), f"{above}{name}.")
            found |= inside or {f"{above}{name}"}
        return found

    assert keys(json_schema(POLICY, "da")) == set(QUESTIONS)


def test_every_question_says_what_it_asks() -> None:
    title = json_schema(POLICY, "en")["properties"]["initiative"]["properties"]["title"]

    assert title["title"] == POLICY.item_words["initiative.title"].label.en
    assert title["description"].startswith(POLICY.item_words["initiative.title"].prompt.en)


def test_choices_are_explained_to_the_editor() -> None:
    kind = json_schema(POLICY, "da")["properties"]["partners"]["items"]["properties"]["kind"]

    assert dict(zip(kind["enum"], kind["x-taplo"]["docs"]["enumValues"], strict=True)) == {
        choice: words.da for choice, words in POLICY.item_words["partners.kind"].choices.items()
    }


LINES = some.text(some.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=120)
AMOUNTS = some.sampled_from(
    ["250.000", "12.500,50", "250.000 kr.", "kr. 1.200,-", "1,2 mio.", "en del", "-5", "0"]
)
VALUES: Mapping[Kind, some.SearchStrategy[object]] = {
    Kind.TEXT: LINES,
    Kind.PARAGRAPHS: LINES,
    Kind.COUNT: some.integers(-2, 10**16),
    Kind.NUMBER: some.integers(-(10**16), 10**16)
    | some.decimals(-9999, 9999, places=2, allow_nan=False),
    Kind.MONEY: some.integers(-2, 10**13) | AMOUNTS,
    Kind.DATE: some.dates(date(1990, 1, 1), date(2110, 1, 1)),
    Kind.YES_NO: some.booleans(),
    Kind.CHOICE: LINES,
    Kind.CHOICES: some.lists(LINES, max_size=3),
    Kind.TEXTS: some.lists(LINES, max_size=6),
}


@some.composite
def questions_with_values(draw: some.DrawFn) -> tuple[Question, object]:
    """Draw a question and a value: mostly of its kind, sometimes of another."""
    question = POLICY.questions[draw(some.sampled_from(QUESTIONS))]
    kind = draw(some.just(question.kind) | some.sampled_from(Kind))
    value = draw(VALUES[kind] | some.sampled_from(question.choices or ("",)))
    return question, value


@given(questions_with_values())
def test_schema_and_tool_accept_the_same(drawn: tuple[Question, object]) -> None:
    question, value = drawn
    if says_another_thing_in_json(question, value):
        return
    answers = answering(question.key, value)

    assert schema_accepts(answers) == tool_accepts(answers)


def says_another_thing_in_json(question: Question, value: object) -> bool:
    """Tell whether JSON hides what the tool looks at: a date in quotes, blanks, 250.000 as 250."""
    parts = value if isinstance(value, list) else [value]
    return (
        any(isinstance(part, str) and not part.strip() for part in parts)
        or (isinstance(value, date) and question.kind is not Kind.DATE)
        or (isinstance(value, str) and question.kind is Kind.DATE)
        or (isinstance(value, Decimal) and question.kind is not Kind.NUMBER)
    )


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_the_first_and_the_last_day_are_dates(day: date) -> None:
    assert schema_accepts(answering("initiative.start", day))
    assert not schema_accepts(answering("initiative.start", day.replace(year=day.year + 101)))
    assert not schema_accepts(answering("initiative.start", day.replace(year=day.year - 101)))


def test_a_key_nobody_knows_is_accepted() -> None:
    assert schema_accepts({"afdeling": "901", "initiative": {"titel": "Gården"}})


@pytest.mark.parametrize(
    "answers",
    [
        {"initiative": []},
        {"initiative": "Gården"},
        {"partners": {"name": "Fremad"}},
        {"partners": ["Fremad"]},
        {"residents": {"decisions": {"forum": "ballot"}}},
        {"schema_version": 2},
    ],
    ids=str,
)
def test_a_table_of_another_shape_is_refused(answers: Mapping[str, Any]) -> None:
    assert not tool_accepts(answers)
    assert not schema_accepts(answers)
