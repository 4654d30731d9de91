"""Hold a policy's questions against the fields of `Proposal`: both must have the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.money import Money, MoneyByYear
from aabsocial.core.struct import Count, Line, Text, Whole, choices_in, fields_in
from aabsocial.model.policy import LooseEnd
from aabsocial.model.proposal import Proposal
from aabsocial.model.questions import Group, Kind
from aabsocial.policy.loose_ends import PROPOSAL, file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from aabsocial.core.struct import Struct
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Item, Question


# The type of the field that holds the answer to a question, as it is written and as it is.
FIELD_TYPES: Mapping[Kind, tuple[str, object]] = {
    Kind.TEXT: ("Line", Line | None),
    Kind.PARAGRAPHS: ("Text", Text | None),
    Kind.COUNT: ("Count", Count | None),
    Kind.APPROXIMATE_COUNT: ("Count | ApproximateCount", Count | ApproximateCount | None),
    Kind.NUMBER: ("Whole | Decimal", Whole | Decimal | None),
    Kind.MONEY: ("Money", Money | None),
    Kind.MONEY_BY_YEAR: ("MoneyByYear", MoneyByYear | None),
    Kind.DATE: ("Day", date | None),
    Kind.FUZZY_DATE: ("Day | FuzzyDate", date | FuzzyDate | None),
    Kind.YES_NO: ("bool", bool | None),
    Kind.TEXTS: ("tuple[Line, ...]", tuple[Line, ...] | None),
}
ANY_WORD = str | None  # its choices are no part of the type: the policy's edition


def questions_unlike_fields(policy: Policy) -> Iterator[LooseEnd]:
    """Find questions without a field, fields without a question, and other types or choices."""
    fields = {name: (held[0], record) for name, held, record in fields_in(Proposal)}
    for chapter in policy.chapters:
        for item in chapter.items:
            annotation, record = fields.get(item.key, (None, None))
            if annotation is None:
                yield _without_field(item, _class_above(item.key))
            elif isinstance(item, Group):
                yield from _unlike_record(item, record, chapter.source)
            elif record is not None:
                yield _other_type(item, f"records of {record.__name__}", chapter.source)
            else:
                yield from _unlike_field(item, annotation, chapter.source)
    yield from (_without_question(key) for key in fields if key not in policy.items)


def _unlike_record(
    group: Group, record: type[Struct] | None, source: Path | None
) -> Iterator[LooseEnd]:
    if record is not group.record:
        of = f"records of {record.__name__}" if record else "no records"
        yield _other_type(group, of, source)
        return
    annotations = record.__annotations__
    for question in group.fields:
        if question.name in annotations:
            yield from _unlike_field(question, annotations[question.name], source)
        else:
            yield _without_field(question, record.__name__)
    asked = {question.name for question in group.fields}
    yield from (_without_question(f"{group.key}.{it}") for it in annotations if it not in asked)


def _unlike_field(
    question: Question, annotation: object, source: Path | None
) -> Iterator[LooseEnd]:
    expected = FIELD_TYPES.get(question.kind)
    if expected is None:
        yield from _other_choices(question, annotation, source)
    elif annotation is not expected[1] and annotation != expected[1]:
        name, kind = expected[0], question.kind.value
        what = f"{question.key} is asked as {kind}, and its field is no {name}"
        write = f"Make the field {name} | None, or the question of another kind."
        yield LooseEnd(PROPOSAL, what, write)


def _other_choices(
    question: Question, annotation: object, source: Path | None
) -> Iterator[LooseEnd]:
    is_list = any(getattr(it, "__origin__", None) is tuple for it in get_args(annotation))
    choices = choices_in(annotation)
    if is_list != (question.kind is Kind.CHOICES) or not (choices or annotation == ANY_WORD):
        yield _other_type(question, "no such choice", source)
    elif choices and choices != question.choices:
        differ = sorted({*choices} ^ {*question.choices})
        told = f"{question.key}: the choices differ from those of its field's Literal"
        yield LooseEnd(
            file_name(source, ".py"),
            f"{told} ({', '.join(differ) or 'their order'})",
            "Write choices=get_args(…) with the field's Literal in place of a list of its own.",
        )


def _other_type(item: Item, holds: str, source: Path | None) -> LooseEnd:
    kind = "a group" if isinstance(item, Group) else item.kind.value
    return LooseEnd(
        file_name(source, ".py"),
        f"{item.key} is asked as {kind}, and its field holds {holds}",
        f"Make them alike, here or in {PROPOSAL}.",
    )


def _class_above(key: str) -> str:
    """Return the name of the class in which the field of a key has its place."""
    table = key.rpartition(".")[0]
    kind = Proposal.__annotations__.get(table) if table else Proposal
    return (
        kind.__name__ if isinstance(kind, type) else f"{table.title()}, itself a new field {table}"
    )


def _without_field(item: Item, record: str) -> LooseEnd:
    if isinstance(item, Group):
        written = f"{item.name}: tuple[{item.record.__name__}, ...] = ()"
    elif kind := FIELD_TYPES.get(item.kind):
        written = f"{item.name}: {kind[0]} | None = None"
    else:
        choice = "Literal[{}]".format(", ".join(f'"{it}"' for it in item.choices))
        choices = f"tuple[{choice}, ...]" if item.kind is Kind.CHOICES else choice
        written = f"{item.name}: {choices} | None = None"
    what = f"{item.key} is asked, and a proposal has no field for it"
    return LooseEnd(PROPOSAL, what, f"Write in class {record}:  {written}")


def _without_question(key: str) -> LooseEnd:
    return LooseEnd(
        PROPOSAL,
        f"{key} is a field that no question asks for",
        f'Write Question(key="{key}", …) in the chapter that needs it first, or remove the field.',
    )
