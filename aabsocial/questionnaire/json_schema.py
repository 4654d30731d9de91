"""The JSON Schema of a proposal's file, grown from the table of questions, for editors.

It describes shapes only, as `questions.read_answers` accepts them: a draft is valid, and so
is a key nobody knows, because neither stops the tool. Tools that hold TOML against a schema
give a date as a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.money import MOST_KRONER
from aabsocial.core.struct import LONGEST_TEXT, MOST
from aabsocial.localization.messages import Messages
from aabsocial.model.questions import Group, Item, ItemWords, Kind, Question
from aabsocial.parsing import amount_pattern
from aabsocial.parsing.lines.estimate_patterns import approximate_count_pattern, fuzzy_date_pattern
from aabsocial.questionnaire.values import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

Schema = dict[str, Any]

messages = Messages(__file__)
DIALECT = "https://json-schema.org/draft/2020-12/schema"
YEARS = "20[0-9]{2}|2100"  # those of shapes.FIRST_DAY and LAST_DAY
# What str.strip takes away; the class that patterns know has other members in each language.
SPACE = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


def json_schema(policy: Policy, language: Language) -> Schema:
    """Return the schema of `proposal.toml`, its titles and descriptions in a language."""
    root: Schema = {
        "$schema": DIALECT,
        "title": messages.text("title", language),
        "description": messages.text("description", language),
        "type": "object",
        "properties": {},
    }
    for key, item in policy.items.items():
        _place(root, key, _described(item, policy.item_words, language))
    root["properties"]["schema_version"] |= {"const": SCHEMA_VERSION}
    return root


def _place(root: Schema, key: str, schema: Schema) -> None:
    """Put a question's schema where its key says, making the tables above it."""
    *above, name = key.split(".")
    table = root
    for part in above:
        table = table["properties"].setdefault(part, {"type": "object", "properties": {}})
    table["properties"][name] = schema


def _described(item: Item, words: Mapping[str, ItemWords], language: Language) -> Schema:
    own = words[item.key]
    told = {
        "title": own.label.in_(language),
        "description": f"{own.prompt.in_(language)} {own.help.in_(language)}",
    }
    if isinstance(item, Group):
        return told | _records(item, words, language)
    shape = SHAPES[item.kind](item)
    if item.choices:
        _with_meanings(
            shape.get("items", shape), [own.choices[it].in_(language) for it in item.choices]
        )
    return told | shape


def _records(group: Group, words: Mapping[str, ItemWords], language: Language) -> Schema:
    fields = {field.name: _described(field, words, language) for field in group.fields}
    return {"type": "array", "items": {"type": "object", "properties": fields}}


def _with_meanings(choice: Schema, meanings: list[str]) -> None:
    """Add what each choice means, as the editor extension for TOML shows it."""
    listed, _ = choice["anyOf"]
    listed["x-taplo"] = {"docs": {"enumValues": meanings}}


def _text(_: Question) -> Schema:
    """Return the shape of any text; a bound that is taste is a hint, and refuses nothing."""
    return {"type": "string", "maxLength": LONGEST_TEXT}


def _count(question: Question) -> Schema:
    return {"type": "integer", "minimum": question.least or 0, "maximum": MOST}


def _approximate_count(question: Question) -> Schema:
    return {"anyOf": [_count(question), {"type": "string", "pattern": approximate_count_pattern()}]}


def _number(_: Question) -> Schema:
    return {"type": "number", "minimum": -MOST, "maximum": MOST}


def _money(_: Question) -> Schema:
    kroner = {"type": "integer", "minimum": 0, "maximum": MOST_KRONER}
    return {"anyOf": [kroner, {"type": "string", "pattern": amount_pattern()}]}


def _money_by_year(question: Question) -> Schema:
    amounts = {f"^({YEARS})$": _money(question)}
    return {"type": "object", "patternProperties": amounts, "additionalProperties": False}


def _date(_: Question) -> Schema:
    return {"type": "string", "format": "date", "pattern": f"^({YEARS})-[0-9]{{2}}-[0-9]{{2}}$"}


def _fuzzy_date(question: Question) -> Schema:
    return {"anyOf": [_date(question), {"type": "string", "pattern": fuzzy_date_pattern()}]}


def _yes_no(_: Question) -> Schema:
    return {"type": "boolean"}


def _choice(question: Question) -> Schema:
    """Return the shape of a choice; the tool reads it with space around too, and space as none."""
    choices = "|".join(question.choices).replace(".", r"\.")
    spaced = f"^[{SPACE}]*(?:{choices})?[{SPACE}]*$"
    return {
        "type": "string",
        "anyOf": [{"enum": list(question.choices)}, {"pattern": spaced}],
    }


def _choices(question: Question) -> Schema:
    return {"type": "array", "items": _choice(question)}


def _texts(question: Question) -> Schema:
    return {"type": "array", "items": _text(question)}


SHAPES: Mapping[Kind, Callable[[Question], Schema]] = {
    Kind.TEXT: _text,
    Kind.PARAGRAPHS: _text,
    Kind.COUNT: _count,
    Kind.APPROXIMATE_COUNT: _approximate_count,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.MONEY_BY_YEAR: _money_by_year,
    Kind.DATE: _date,
    Kind.FUZZY_DATE: _fuzzy_date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TEXTS: _texts,
}
