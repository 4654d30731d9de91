"""The JSON Schema of a proposal's file accepts what the tool accepts."""

import re
import sys
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import Severity
from aabsocial.model.questions import Group, Kind, Question
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.json_schema import SPACE, json_schema
from aabsocial.questionnaire.questions import read_answers
from aabsocial.questionnaire.values import FIRST_DAY, LAST_DAY, is_ordinary
from aabsocial.storage.toml_edit.writer import format_inline
from tests.support.raw_values import NEAR_MISSES, parsed, written_for

POLICY = load_policy()
VALIDATOR = Draft202012Validator(
    json_schema(POLICY, "da"), format_checker=Draft202012Validator.FORMAT_CHECKER
)
QUESTIONS = sorted(POLICY.questions)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def schema_accepts(answers: Mapping[str, Any]) -> bool:
    """Return whether the schema accepts answers, with dates as TOML tools convert them."""
    return bool(VALIDATOR.is_valid(as_json(answers)))


def tool_accepts(answers: Mapping[str, Any]) -> bool:
    """Return whether the tool reads answers without an error; soft limits are none."""
    findings = read_answers(POLICY, answers).findings
    return all(finding.severity is not Severity.ERROR for finding in findings)


def as_json(value: object) -> object:
    """Return a TOML value as JSON has it."""
    match value:
        case dict():
            return {key: as_json(part) for key, part in value.items()}
        case list():
            return [as_json(part) for part in value]
        case date() | time():
            return value.isoformat()
        case Decimal():
            return float(value) if value.is_finite() else None
        case _:
            return value


def answering(key: str, value: object) -> dict[str, Any]:
    """Return answers in which one question has a value, inside a record where it is a group's."""
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

    listed = kind["anyOf"][0]
    meanings = listed["x-taplo"]["docs"]["enumValues"]

    assert dict(zip(listed["enum"], meanings, strict=True)) == {
        choice: words.da for choice, words in POLICY.item_words["partners.kind"].choices.items()
    }


@pytest.mark.parametrize("key", QUESTIONS)
def test_schema_and_tool_agree_on_near_misses(key: str) -> None:
    question = POLICY.questions[key]
    taken = set()
    for written in (
        *NEAR_MISSES,
        *map(format_inline, question.choices),
        format_inline([*question.choices]),
    ):
        value = parsed(written)
        if not says_another_thing_in_json(question, value):
            taken.add(assert_taken_alike(key, value, written))

    assert taken == {True, False}


@pytest.mark.parametrize("kind", Kind)
@given(data=some.data())
def test_schema_and_tool_accept_the_same(kind: Kind, data: some.DataObject) -> None:
    questions = [question for question in POLICY.questions.values() if question.kind is kind]
    question = data.draw(some.sampled_from(questions))
    written = data.draw(written_for(question))
    value = parsed(written)

    if not says_another_thing_in_json(question, value):
        assert_taken_alike(question.key, value, written)


def assert_taken_alike(key: str, value: object, written: str) -> bool:
    """Assert that schema and tool agree on a value; return whether they accept it."""
    answers = answering(key, value)
    taken = tool_accepts(answers)
    assert schema_accepts(answers) == taken, (key, written)
    return taken


def says_another_thing_in_json(question: Question, value: object) -> bool:
    """Return whether JSON loses a distinction that the tool makes.

    To JSON a date is a text, 40.0 is the whole number 40, and decimals end where a double's do.
    """
    parts = value if isinstance(value, list) else [value]
    amounts = value.values() if isinstance(value, dict) else ()
    match question.kind:
        case Kind.DATE | Kind.FUZZY_DATE:
            return isinstance(value, str) and bool(ISO_DATE.fullmatch(value))
        case Kind.TEXT | Kind.PARAGRAPHS | Kind.TEXTS:
            return any(isinstance(part, date | time) for part in parts)
        case Kind.COUNT | Kind.APPROXIMATE_COUNT | Kind.MONEY:
            # No pattern tells which of two numbers is the greater.
            is_text = question.kind is Kind.APPROXIMATE_COUNT and isinstance(value, str)
            is_whole = isinstance(value, Decimal) and float(value).is_integer()
            return is_whole or (is_text and _is_no_range(str(value)))
        case Kind.MONEY_BY_YEAR:
            return any(isinstance(it, Decimal) and float(it).is_integer() for it in amounts)
        case Kind.NUMBER:
            return isinstance(value, Decimal) and (
                Decimal(float(value)) != value and not is_ordinary(value)
            )
    return False


@pytest.mark.parametrize(
    "words",
    [
        *("250.000", "250.000 kr.", "kr. 250.000,-", "KR 1.200", "12.500,50", "1 200 000 kroner"),
        *("1,2 mio.", "1,25 mio. kr.", "250 t.kr.", "250 tusind", "1 mia. kr.", "0", "+5 kr"),
        *(
            "250\u00a0000 DKK",
            " 250 ",
            "1.200,00 kr.",
            "250,- kr.",
            "25000,5",
            "999.999.999.999,99",
        ),
    ],
)
def test_danish_amounts_are_accepted(words: str) -> None:
    assert assert_taken_alike("budget.amount", words, words)


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "kr.", "-5", "1,250", "1..2", "250,000", "1.25", "250.", "ca. 250", "200-300"),
        *("1000 mia.", "1.000.000.000.001", "2.000.000.000.000", "1,2,3", "250 euro", "1,255 kr."),
        *("0.250", "12.50.000", "\u0662\u0665", "250\u200b000", "250 mio. mio.", "1,00001 kr."),
    ],
)
def test_ambiguous_amounts_are_not_accepted(words: str) -> None:
    assert not assert_taken_alike("budget.amount", words, words)


def test_space_is_the_same_to_schema_and_tool() -> None:
    space = re.compile(f"[{SPACE}]")

    assert [it for it in map(chr, range(sys.maxunicode)) if it.isspace()] == [
        it for it in map(chr, range(sys.maxunicode)) if space.match(it)
    ]


def test_choices_mean_themselves_in_a_pattern() -> None:
    choices = {choice for question in POLICY.questions.values() for choice in question.choices}

    assert all(re.fullmatch("[a-z0-9.-]+", choice) for choice in choices)  # a "." is escaped


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


def _is_no_range(text: str) -> bool:
    """Return whether a text has two numbers, of which the second is not the greater."""
    numbers = [int(re.sub(r"\D", "", it)) for it in re.findall(r"[0-9][0-9., ]*", text)]
    return len(numbers) > 1 and numbers[0] >= numbers[1]
