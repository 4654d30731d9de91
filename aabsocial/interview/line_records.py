"""Turn the reading of a line into a record as the file holds it, and back (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aabsocial.core.struct import replace
from aabsocial.interview.formatting import editable_text
from aabsocial.interview.record_fields import record_at
from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.model.findings import Severity
from aabsocial.model.questions import Kind
from aabsocial.parsing.lines.labels import say_value
from aabsocial.parsing.lines.reading import Gap, LineReading
from aabsocial.questionnaire.values import WrongShapeError, raw_value, read_value
from aabsocial.text.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.interview.session import Session
    from aabsocial.model.questions import Group
    from aabsocial.parsing.lines.reading import LineKind

# The field of each kind that keeps the words which fell to no other.
FREE_FIELDS: Mapping[str, str] = {
    "activity": "what",
    "budget": "item",
    "contract": "authority",
    "criterion": "statement",
    "decision": "decision",
    "existing": "name",
    "financing": "source",
    "milestone": "what",
    "partner": "name",
    "risk": "risk",
}
# What a line may say that is no part of its record, and the question that it answers.
BESIDE: Mapping[tuple[str, str], str] = {
    ("contract", "contract_reason"): "municipality.contract_reason",
    ("existing", "existing_volunteering"): "residents.existing_volunteering",
    ("existing", "volunteering_asked"): "residents.volunteering_asked",
    ("partner", "reason"): "partnership.reason",
}


def record_of(group: Group, reading: LineReading) -> dict[str, Any]:
    """Return a reading as a record; nothing where the line is about no record.

    A value that its field cannot hold stays in the words of the line.
    Raises `WrongShapeError` where the line itself is longer than any answer.
    """
    free = FREE_FIELDS[group.lines]
    if "" in reading.gaps:  # what is awaited is no answer, so no field holds its words
        return _fields(group, reading.values)[0]
    values = dict(reading.values)
    if not values and reading.consumed == (reading.text,):  # it says that there is none
        return {}
    record, refused = _fields(group, values)
    says_more = any((reading.kind, name) in BESIDE for name in (*values, *reading.missing))
    if refused - {*reading.guessed} or not (record or says_more):
        record |= whole_line(group, reading.text)
    elif free in record:
        record |= whole_line(group, str(record[free]))
    return record


def whole_line(group: Group, text: str) -> dict[str, Any]:
    """Return the free field with a text in it; raises `WrongShapeError` if it is too long."""
    free = FREE_FIELDS[group.lines]
    question = next(field for field in group.fields if field.name == free)
    try:
        read_value(question, text)
    except WrongShapeError as wrong:
        if wrong.severity is not Severity.HINT:
            raise
    return {free: text}


def raw_fields(group: Group, values: Mapping[str, object]) -> dict[str, Any]:
    """Return values as a record holds them, without those that no field can hold."""
    return _fields(group, values)[0]


def _fields(group: Group, values: Mapping[str, object]) -> tuple[dict[str, Any], set[str]]:
    """Return what the fields can hold, and the names of the values that they cannot."""
    record: dict[str, Any] = {}
    refused = set()
    for field in group.fields:
        if field.name not in values or isinstance(values[field.name], Gap):
            continue
        raw = raw_value(values[field.name])
        try:
            read_value(field, raw)
        except WrongShapeError as wrong:
            if wrong.severity is not Severity.HINT:
                refused.add(field.name)
                continue
        record[field.name] = raw
    return record, refused


def with_answers_beside(session: Session, reading: LineReading) -> Mapping[str, Any]:
    """Return the answers with what a line says beside its record; a text keeps what it had.

    What is said of a contract stands behind its authority, and in place of what was said before.
    """
    answers = session.answers
    for (kind, name), key in BESIDE.items():
        question = session.policy.questions.get(key)
        if kind != reading.kind or question is None:
            continue
        authority = reading.values.get("authority")
        if authority:
            answers = _without_what_was_said(answers, key, f"{authority}: ")
        if name not in reading.values:
            continue
        said, before = str(reading.values[name]), answer_at(answers, path_of(key))
        said = f"{authority}: {said}" if authority else said
        if question.kind in (Kind.TEXT, Kind.PARAGRAPHS) and before and said not in str(before):
            is_line = question.kind is Kind.TEXT
            said = joined((str(before), said), "; ") if is_line else f"{before}\n{said}"
        answers = with_answer(answers, path_of(key), said)
    return answers


def _without_what_was_said(answers: Mapping[str, Any], key: str, start: str) -> Mapping[str, Any]:
    """Return the answers in which a text has no line with this beginning."""
    before = str(answer_at(answers, path_of(key)) or "").splitlines()
    kept = [line for line in before if not line.startswith(start)]
    if len(kept) == len(before):
        return answers
    if not kept:
        return without_answer(answers, path_of(key))
    return with_answer(answers, path_of(key), "\n".join(kept))


def with_unasked_in_its_words(
    session: Session, group: Group, reading: LineReading, place: int | None
) -> LineReading:
    """Return a reading in which what answers no question stays in the words of the line.

    `place` is where its record comes to stand, `None` behind the others.
    """
    if reading.kind == "contract" and "state" in reading.missing:
        return reading  # whether they are asked for follows from the state
    beside = [it for it in reading.values if (reading.kind, it) in BESIDE]
    free, record = FREE_FIELDS[group.lines], record_of(group, reading) if beside else {}
    if free not in record:
        return reading
    before: Any = answer_at(session.answers, path_of(group.key))
    records = list(before or ())
    index = len(records) if place is None else place
    records[index : index + 1] = [record]
    answers = with_answer(session.answers, path_of(group.key), records)
    proposal = replace(session, answers=with_work_as_listed(answers, group)).proposal
    items = {it: session.policy.items.get(BESIDE[reading.kind, it]) for it in beside}
    unasked = [it for it, item in items.items() if item and not item.applies(proposal)]
    kept = {name: it for name, it in reading.values.items() if name not in unasked}
    words = joined(str(reading.values[name]) for name in (free, *unasked))
    return replace(reading, values={**kept, free: words}) if unasked else reading


def with_work_as_listed(answers: Mapping[str, Any], group: Group) -> Mapping[str, Any]:
    """Return the answers, in which work that a line names is there, whatever was said before.

    Once the last line is taken out, nobody has said that there is any.
    """
    if group.lines != "existing":
        return answers
    path = path_of("residents.existing_volunteering")
    if answer_at(answers, path_of(group.key)):
        return with_answer(answers, path, "some")
    return without_answer(answers, path) if answer_at(answers, path) == "some" else answers


def reading_of(
    group: Group,
    record: object,
    missing: tuple[str, ...] = (),
    gaps: Mapping[str, Gap] | None = None,
) -> LineReading:
    """Return a record as a reading, so that it is said in the same words as a line."""
    values = {
        field.name: value
        for field in group.fields
        if (value := getattr(record, field.name)) is not None
    }
    text = str(values.get(FREE_FIELDS[group.lines], ""))
    return LineReading(
        kind=cast("LineKind", group.lines),
        text=text,
        values=values,
        missing=missing,
        gaps=gaps or {},
    )


def said_in(session: Session, group: Group, index: int) -> dict[str, str]:
    """Return the fields of an entry as a line says them."""
    record, language = record_at(session, group, index), session.language
    return {
        field.name: say_value(field.name, value, language)
        if field.choices
        else editable_text(field, value, language)
        for field in group.fields
        if (value := getattr(record, field.name)) is not None
    }
