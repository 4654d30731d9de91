"""The tables of a proposal's file, grown from the keys of the policy's questions."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from aabsocial.policy import Group, Item, Kind, Policy, Question
from aabsocial.proposal import Proposal
from aabsocial.shapes import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST,
    READERS,
    WrongShapeError,
)
from aabsocial.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from aabsocial.answers import Answers

    Reader: TypeAlias = Callable[[object], Any]


class Table(Value):
    """A table of the file: the value it becomes, and what may stand in it."""

    record: type[Value]
    entries: Mapping[str, Item | Table]

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        """Give what reads each question of this table, ready to be called with a raw value."""
        return {
            name: partial(READERS[entry.kind], entry)
            for name, entry in self.entries.items()
            if isinstance(entry, Question)
        }


@cache
def tables(policy: Policy) -> Table:
    """Give the whole file as a table, with the others in it."""
    return _table_for(Proposal(), "", policy.items)


def _table_for(part: Value, above: str, items: Mapping[str, Item]) -> Table:
    entries: dict[str, Item | Table] = {}
    for key, item in items.items():
        if not key.startswith(above):
            continue
        name, _, below = key.removeprefix(above).partition(".")
        if below and name not in entries:
            entries[name] = _table_for(getattr(part, name), f"{above}{name}.", items)
        elif not below:
            entries[name] = item
    return Table(record=type(part), entries=entries)


@cache
def record_tables(policy: Policy) -> Mapping[str, Table]:
    """Give the table that a record of each group is, by the group's key."""
    return {
        key: Table(record=group.record, entries={field.name: field for field in group.fields})
        for key, group in policy.items.items()
        if isinstance(group, Group)
    }


@cache
def faultless_reader(policy: Policy) -> Reader:
    """Give what reads a whole file as a proposal where nothing in it is wrong, as in most.

    It is put together once, so that little remains to be done for each of thousands. Where
    something is wrong it raises `WrongShapeError` or `KeyError`, and does not say where.
    """
    return _table_reader(policy, "", tables(policy))


def _table_reader(policy: Policy, name: str, table: Table) -> Reader:
    readers = {part: _entry_reader(policy, part, entry) for part, entry in table.entries.items()}
    value = table.record.made_of

    def read(raw: object) -> Value:
        answers = as_table(raw, name)
        return value({part: readers[part](answer) for part, answer in answers.items()})

    return read


def _entry_reader(policy: Policy, name: str, entry: Item | Table) -> Reader:
    match entry:
        case Question():
            return _answer_reader(entry)
        case Table():
            return _table_reader(policy, name, entry)
    return _records_reader(policy, entry)


def _records_reader(policy: Policy, group: Group) -> Reader:
    read_record = _table_reader(policy, group.name, record_tables(policy)[group.key])

    def read(raw: object) -> tuple[Any, ...]:
        return tuple(map(read_record, as_records(raw, group.key)))

    return read


def as_table(raw: object, name: str) -> Answers:
    """Give a raw value that must be a table; raises `WrongShapeError`."""
    if isinstance(raw, dict):
        return raw
    says = "several-tables" if isinstance(raw, list) else "not-a-table"
    raise WrongShapeError("FIL04", says, {"name": name})


def as_records(raw: object, name: str) -> list[Answers]:
    """Give a raw value that must be records; raises `WrongShapeError`."""
    if isinstance(raw, list) and all(isinstance(record, dict) for record in raw):
        return raw
    says = "one-table" if isinstance(raw, dict) else "not-records"
    raise WrongShapeError("FIL04", says, {"name": name})


def _answer_reader(question: Question) -> Reader:
    """Give what reads an answer: at once where it is as most are, else as its kind does."""
    exactly = partial(READERS[question.kind], question)
    if question.least is not None or question.kind not in AT_ONCE:
        return exactly
    return AT_ONCE[question.kind](question, exactly)


def _text(longest: int, question: Question, exactly: Reader) -> Reader:
    most = question.most or longest

    def read(raw: object) -> Any:  # noqa: ANN401 - as its kind has it
        if isinstance(raw, str) and len(raw) <= most:
            return raw.strip() or None
        return exactly(raw)

    return read


def _number(_: Question, exactly: Reader) -> Reader:
    def read(raw: object) -> Any:  # noqa: ANN401 - as its kind has it
        return raw if type(raw) is int and 0 <= raw <= MOST else exactly(raw)

    return read


def _date(_: Question, exactly: Reader) -> Reader:
    def read(raw: object) -> Any:  # noqa: ANN401 - as its kind has it
        return raw if type(raw) is date and FIRST_DAY <= raw <= LAST_DAY else exactly(raw)

    return read


def _yes_no(_: Question, exactly: Reader) -> Reader:
    def read(raw: object) -> Any:  # noqa: ANN401 - as its kind has it
        return raw if raw is True or raw is False else exactly(raw)

    return read


def _choice(question: Question, exactly: Reader) -> Reader:
    known = frozenset(question.choices)

    def read(raw: object) -> Any:  # noqa: ANN401 - as its kind has it
        return raw if isinstance(raw, str) and raw in known else exactly(raw)

    return read


AT_ONCE: Mapping[Kind, Callable[[Question, Reader], Reader]] = {
    Kind.TEXT: partial(_text, LONGEST_LINE),
    Kind.PARAGRAPHS: partial(_text, LONGEST_TEXT),
    Kind.COUNT: _number,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
}
