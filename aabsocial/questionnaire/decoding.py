"""The tables of a proposal's file, grown from the keys of the policy's questions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aabsocial.core.estimates import ApproximateCount, FuzzyDate
from aabsocial.core.struct import (
    Struct,
    choices_of,
    decode_or_none,
    field_collector,
    holds,
    names_in,
)
from aabsocial.model.proposal import Proposal
from aabsocial.model.questions import Group, Item, Kind, Question
from aabsocial.questionnaire.estimates import with_estimates
from aabsocial.questionnaire.values import (
    FIRST_DAY,
    LAST_DAY,
    READERS,
    WrongShapeError,
    is_ordinary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy

    Reader: TypeAlias = Callable[[object], Any]


ESTIMATES = (ApproximateCount, FuzzyDate)


class Table(Struct, kw_only=True, dict=True):
    """A table of the file: the value it becomes, and what may stand in it."""

    record: type[Struct]
    entries: Mapping[str, Item | Table]

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        """Return a reader for each question of this table, to be called with a raw value."""
        return {
            name: partial(READERS[entry.kind], entry)
            for name, entry in self.entries.items()
            if isinstance(entry, Question)
        }


@cache
def tables(policy: Policy) -> Table:
    """Return the whole file as a table, with the others in it."""
    return _table_for(Proposal(), "", policy.items)


def _table_for(part: Struct, above: str, items: Mapping[str, Item]) -> Table:
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
    """Return the table that a record of each group is, by the group's key."""
    return {
        key: Table(record=group.record, entries={field.name: field for field in group.fields})
        for key, group in policy.items.items()
        if isinstance(group, Group)
    }


def decode_fast(policy: Policy, answers: Answers) -> Proposal | None:
    """Read a whole file as a proposal where nothing in it is wrong, as in most.

    `None` says only that somebody must look more closely.
    """
    bounded = _beyond_types(policy)
    if bounded is None:
        return None
    estimates = 0
    proposal = decode_or_none(Proposal, answers)
    if proposal is None:
        answers, estimates = with_estimates(policy, answers)
        proposal = decode_or_none(Proposal, answers) if estimates else None
    if proposal is None:
        return None
    texts = proposal.searchable_text.texts
    wide = _of_wide_types()(proposal)
    if estimates:
        exact = [value for value in wide if not isinstance(value, ESTIMATES)]
        estimates -= len(wide) - len(exact)  # none may be left: a table may look like one
        wide = exact
    is_exact = (
        texts == list(map(str.strip, texts))
        and all(map(_is_usual, wide))
        and not estimates
        and all(_is_within(question, value_of(proposal)) for question, value_of in bounded)
    )
    return proposal if is_exact else None


def _is_usual(value: object) -> bool:
    """Return whether a value lies within the bounds that its type cannot tell."""
    if isinstance(value, date):
        return FIRST_DAY <= value <= LAST_DAY
    return isinstance(value, int) or (isinstance(value, Decimal) and is_ordinary(value))


@cache
def _of_wide_types() -> Callable[[Proposal], list[Any]]:
    return field_collector(Proposal, partial(holds, kinds=(date, Decimal, ApproximateCount)))


def _is_within(question: Question, value: Any) -> bool:
    """Return whether a value lies within the bounds that its question has of its own."""
    if value is None:
        return True
    chosen = value if isinstance(value, tuple) else (value,)
    if question.choices and not set(chosen) <= set(question.choices):
        return False
    if question.kind is Kind.CHOICES and len(set(chosen)) < len(chosen):  # each counts once
        return False
    size = value if isinstance(value, int) else len(value)
    least, most = question.least or 0, question.most
    return bool(least <= size and (most is None or size <= most))


@cache
def _beyond_types(policy: Policy) -> tuple[tuple[Question, attrgetter[Any]], ...] | None:
    """Return the questions of which a proposal's types do not tell all that may answer them.

    Beside each stands what takes its answer out of a proposal.

    `None` if the types tell of other questions than the policy, or too little of records.
    """
    whole, records = tuple(_tables_in(tables(policy))), record_tables(policy).values()
    if not all(map(_has_all_fields, (*whole, *records))) or any(map(_bounded, records)):
        return None
    bounded = (question for table in whole for question in _bounded(table))
    return tuple((question, attrgetter(question.key)) for question in bounded)


def _tables_in(table: Table) -> Iterator[Table]:
    yield table
    for entry in table.entries.values():
        if isinstance(entry, Table):
            yield from _tables_in(entry)


def _has_all_fields(table: Table) -> bool:
    return table.entries.keys() == set(names_in(table.record))


def _bounded(table: Table) -> tuple[Question, ...]:
    """Return the questions that have other bounds or choices than their fields' types."""
    return tuple(
        entry
        for name, entry in table.entries.items()
        if isinstance(entry, Question)
        and (
            (entry.least, entry.most) != (None, None)
            or entry.kind is Kind.CHOICES  # no type forbids the same choice twice
            or set(entry.choices) != set(choices_of(table.record, name))
        )
    )


def as_table(raw: object, name: str) -> Answers:
    """Return a raw value that must be a table; raises `WrongShapeError`."""
    if isinstance(raw, dict):
        return raw
    message_key = "several-tables" if isinstance(raw, list) else "not-a-table"
    raise WrongShapeError("FIL04", message_key, {"name": name})


def as_records(raw: object, name: str) -> list[Answers]:
    """Return a raw value that must be records; raises `WrongShapeError`."""
    if isinstance(raw, list) and all(isinstance(record, dict) for record in raw):
        return raw
    message_key = "one-table" if isinstance(raw, dict) else "not-records"
    raise WrongShapeError("FIL04", message_key, {"name": name})
