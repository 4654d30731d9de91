"""From answers to a proposal: what has the wrong shape, what is asked, what is missing."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, field, field_getter, replace
from aabsocial.model.answers import name_in_key, path_of, plain_key
from aabsocial.model.proposal import Proposal
from aabsocial.model.proposal_facts import size
from aabsocial.model.questions import WHERE_NEEDED, Group, Item, Question, never
from aabsocial.policy.builtin_rules import builtin_finding
from aabsocial.questionnaire.decoding import (
    Table,
    as_records,
    as_table,
    decode_fast,
    record_tables,
    tables,
)
from aabsocial.questionnaire.quoting import as_written
from aabsocial.questionnaire.unknown_keys import unknown_key_findings
from aabsocial.questionnaire.values import SCHEMA_VERSION, WrongShapeError

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from aabsocial.model.answers import Answers, Path
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.questionnaire.unknown_keys import UnknownKey


class DecodedAnswers(Struct, kw_only=True):
    """What answers amount to: a proposal, and a finding for each that has the wrong shape.

    `unreadable` holds those as they stand in the file, by key; in the proposal they are unanswered.
    """

    proposal: Proposal
    findings: tuple[Finding, ...] = ()
    unreadable: Mapping[str, str] = field(default_factory=dict)


class MissingAnswer(Struct, kw_only=True):
    """A question that a complete proposal must answer and this one does not."""

    key: str
    question: Item


def read_answers(policy: Policy, answers: Answers) -> DecodedAnswers:
    """Read answers as a proposal; what cannot be read is left unanswered and found.

    A file of a newer format is not read at all: its one finding says so.
    """
    version = answers.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        newer = builtin_finding("FIL10", "schema_version", version=str(version))
        return DecodedAnswers(proposal=Proposal(), findings=(newer,))
    if at_once := decode_fast(policy, answers):
        return DecodedAnswers(proposal=at_once)
    reader = _Reader(policy)
    proposal = reader.table(tables(policy), answers, "")
    unknown = unknown_key_findings(policy, reader.unknown)
    return DecodedAnswers(
        proposal=proposal, findings=(*reader.findings, *unknown), unreadable=reader.unreadable
    )


class _Reader:
    """One reading of a proposal in which something is wrong; gathers the findings on its way."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.findings: list[Finding] = []
        self.unknown: list[UnknownKey] = []
        self.unreadable: dict[str, str] = {}

    def table(self, table: Table, data: Answers, above: str) -> Any:
        values, readers = {}, table.readers
        for name, raw in data.items():
            try:
                read = readers.get(name)
                value = read(raw) if read else self.below(table, name, raw, above)
            except WrongShapeError as wrong:
                self.findings.append(_wrong_shape(self.policy, wrong, f"{above}{name}"))
                value = wrong.kept
                if value is None:
                    self.unreadable[f"{above}{name}"] = as_written(raw)
            if value is not None:
                values[name] = value
        return table.record(**values)

    def below(self, table: Table, name: str, raw: object, above: str) -> Any:
        key = f"{above}{name}"
        match table.entries.get(name):
            case Group() as group:
                return self.records(group, raw, key)
            case Table() as inner:
                return self.table(inner, as_table(raw, name), f"{key}.")
            case _:
                self.unknown.append((f"{above}{name_in_key(name)}", name, table.entries))
                return None

    def records(self, group: Group, raw: object, key: str) -> tuple[Any, ...]:
        table = record_tables(self.policy)[group.key]
        return tuple(
            self.table(table, record, f"{key}[{index}].")
            for index, record in enumerate(as_records(raw, group.key))
        )


def _wrong_shape(policy: Policy, wrong: WrongShapeError, key: str) -> Finding:
    finding = builtin_finding(wrong.rule, key, wrong.message_key, key=key, **wrong.values)
    return replace(finding, severity=wrong.severity, clause=_clause_of(policy, key))


def _clause_of(policy: Policy, key: str) -> str:
    """Return the first clause that the question at a key asks about, else its group's."""
    path = path_of(key)
    question = policy.questions.get(plain_key(path)) or policy.items.get(plain_key(path))
    group = policy.items.get(plain_key(path[:-1]))
    numbers = [*(question.clauses if question else ()), *(group.clauses if group else ())]
    return next(iter(numbers), "")


def value_at(proposal: Proposal, key: str) -> Any:
    """Return the value that a question or group has in a proposal."""
    return _at(key)(proposal)


@cache
def _at(key: str) -> attrgetter[Any]:
    return attrgetter(key)


def without_answer(proposal: Proposal, path: Path) -> Proposal:
    """Return a proposal in which the answer at a path, or one text of it, is unanswered."""
    return _without(proposal, path) or proposal


def with_value(whole: Any, path: Path, value: object) -> Any:
    """Return a proposal or a part of it with another answer at a path that is there."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*whole[:first], with_value(whole[first], rest, value), *whole[first + 1 :])
    return replace(whole, **{first: with_value(getattr(whole, first), rest, value)})


def _without(whole: Any, path: Path) -> Any:
    if not path:
        return None
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        below = _without(whole[first], rest)
        kept = () if below is None else (below,)
        return (*whole[:first], *kept, *whole[first + 1 :])
    return replace(whole, **{str(first): _without(getattr(whole, str(first)), rest)})


def is_given(item: Item, proposal: Proposal) -> bool:
    """Return whether a question is answered, or a group has a record that somebody filled."""
    value = value_at(proposal, item.key)
    if isinstance(item, Group) and item.unfilled is not never:
        return not all(map(item.unfilled, value))
    return bool(value != nothing_in(item))


def nothing_in(item: Item) -> tuple[()] | None:
    """Return an item's value while it is unanswered; an empty list is an answer."""
    return () if isinstance(item, Group) else None


def asked_items(policy: Policy, proposal: Proposal, also: Container[str] = ()) -> tuple[Item, ...]:
    """Return the items that the interview asks for these answers, in its order.

    `also` holds the keys of those that it asks for another reason.
    """
    return tuple(
        item
        for section in policy.sections
        for key in section.keys
        if is_asked(item := policy.items[key], proposal) or key in also
    )


def is_asked(item: Item, proposal: Proposal) -> bool:
    """Return whether the interview puts an item forward: on a branch that is taken, at its size."""
    deep_enough = 0 < item.depth <= size(proposal) or (
        0 < item.depth <= WHERE_NEEDED and (item.needed(proposal) or _is_wanted(item, proposal))
    )
    return deep_enough and item.applies(proposal)


def _is_wanted(item: Item, proposal: Proposal) -> bool:
    return isinstance(item, Group) and item.wanted(proposal)


def is_field_asked(field: Question, record: object, proposal: Proposal) -> bool:
    """Return whether a field is put forward for one record of its group."""
    deep_enough = field.depth <= size(proposal) or field.needed(proposal)
    return deep_enough and field.suits(record) and field.applies(proposal)


def open_questions(policy: Policy, proposal: Proposal) -> tuple[MissingAnswer, ...]:
    """Return every required question that is unanswered, fields of records among them."""
    needs, answers_in = _required(policy)
    found: list[MissingAnswer] = []
    for need, answer in zip(needs, answers_in(proposal), strict=True):
        item = need.item
        if answer:
            if need.fields and _lacks_a_field(need, answer) and item.applies(proposal):
                found.extend(_open_fields(need, answer, proposal))
        elif answer == need.nothing and item.needed(proposal) and item.applies(proposal):
            found.append(MissingAnswer(key=item.key, question=item))
    return tuple(found)


def _lacks_a_field(need: _Need, records: tuple[Any, ...]) -> bool:
    """Whether a record may lack an answer; False is certain, True (also for no and 0) is not."""
    return not all([all(answers) for answers in map(need.answers_in, records)])  # noqa: C419 - half as long as one by one


def _open_fields(
    need: _Need, records: tuple[Any, ...], proposal: Proposal
) -> Iterator[MissingAnswer]:
    for index, record in enumerate(records):
        for asked, given in zip(need.fields, need.answers_in(record), strict=True):
            if given is None and asked.needed(proposal) and asked.suits(record):
                yield MissingAnswer(key=f"{need.item.key}[{index}].{asked.name}", question=asked)


class _Need(Struct):
    """An item that can be required, and what answers it while nobody did.

    Of a group, such fields too, and what takes them from a record.
    """

    item: Item
    nothing: object
    fields: tuple[Question, ...]
    answers_in: Callable[[Any], tuple[Any, ...]]


@cache
def _required(policy: Policy) -> tuple[tuple[_Need, ...], Callable[[object], tuple[Any, ...]]]:
    """Return each item that can be required, and how to find the answers to all of them."""
    needs = tuple(
        _Need(
            item,
            nothing_in(item),
            fields,
            field_getter([field.name for field in fields]),
        )
        for item in policy.items.values()
        for fields in [tuple(field for field in _fields(item) if field.needed is not never)]
        if fields or item.needed is not never
    )
    return needs, attrgetter(*(need.item.key for need in needs))


def _fields(item: Item) -> tuple[Question, ...]:
    return item.fields if isinstance(item, Group) else ()
