"""Answers that are worked out from others, and follow them until somebody touches one (pure).

The keys of those that nobody has touched stand in the file as `derived`. An answer that stands
there and is not what the others come to was changed in the file by hand: it counts as touched.
A field of a record, such as `success_criteria[0].deadline`, stands there where the program wrote
it because the line named none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, names_in
from aabsocial.model.answers import answer_at, key_of, path_of, with_answer, without_answer
from aabsocial.model.questions import Question
from aabsocial.questionnaire.questions import nothing_in, read_answers, value_at, with_value
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.questions import Item

DERIVED = "derived"


def begin_deriving(policy: Policy, answers: Answers) -> Answers:
    """Return the answers of a new proposal, in which the program writes what is unanswered."""
    unanswered = {
        item.key for item in policy.derived if answer_at(answers, path_of(item.key)) is None
    }
    return with_listed(policy, answers, unanswered)


def untouched_keys(policy: Policy, proposal: Proposal) -> tuple[str, ...]:
    """Return the keys of the answers that the program wrote and nobody has changed."""
    listed = frozenset(proposal.derived or ())
    return (
        *(it.key for it in policy.derived if it.key in listed and is_written(it, proposal)),
        *(
            key
            for key, field in _fields(policy, listed).items()
            if _has_record(proposal, key)
            and _is_written(field, proposal, _value_in_record(proposal, key), key)
        ),
    )


def is_written(item: Item, proposal: Proposal) -> bool:
    """Return whether an answer is there, and is what the others come to."""
    return _is_written(item, proposal, value_at(proposal, item.key))


def _is_written(item: Item, proposal: Proposal, value: object, key: str = "") -> bool:
    return bool(value) and value == _derived(item, proposal, key)


def touched_keys(policy: Policy, answers: Answers) -> tuple[str, ...]:
    """Return the listed keys whose answers somebody has changed in the file by hand."""
    proposal = read_answers(policy, answers).proposal
    written = untouched_keys(policy, proposal)
    return tuple(
        key
        for key in _places(policy, listed_keys(answers))
        if key in listed_keys(answers)
        and key not in written
        and answer_at(answers, path_of(key)) is not None
    )


def without_derived(policy: Policy, answers: Answers, keys: tuple[str, ...]) -> Answers:
    """Return the answers in which some of those that were derived stay as they are from now on."""
    return with_listed(policy, answers, listed_keys(answers) - {*keys})


def follow_sources(policy: Policy, before: Answers, after: Answers, proposal: Proposal) -> Answers:
    """Return the answers after a change, with those that nobody has touched written anew.

    `proposal` is what the answers after the change decode to. An answer that the change itself
    touched leaves the list, unless it is taken as the program has written it. The fields of records
    come first: what the payers pay stands in the summary too.
    """
    listed, answers = listed_keys(after), after
    fields = _fields(policy, listed)
    for key, item in {**fields, **_places(policy, listed)}.items():
        path = path_of(key)
        was, now = answer_at(before, path), answer_at(after, path)
        if item.key != key and not _has_record(proposal, key):
            listed = listed - {key}
            continue
        value = _derived(item, proposal, key)
        written = None if value is None else _raw(value)
        if now != was and key not in listed - listed_keys(before):
            is_taken = now == written and (key in listed or was is None)
            listed = listed | {key} if is_taken else listed - {key}
        if key not in listed or now == written:
            continue
        proposal = with_value(proposal, path, nothing_in(item) if value is None else value)
        answers = (
            without_answer(answers, path)
            if written is None
            else with_answer(answers, path, written)
        )
    return answers if listed == listed_keys(after) else with_listed(policy, answers, listed)


def listed_keys(answers: Answers) -> frozenset[str]:
    """Return the keys that the file lists; none of what cannot be read as a list of names."""
    listed = answers.get(DERIVED)
    if not isinstance(listed, list):
        return frozenset()
    return frozenset(key for key in listed if isinstance(key, str))


def with_listed(policy: Policy, answers: Answers, listed: frozenset[str] | set[str]) -> Answers:
    """Return the answers with the keys in the policy's order; no list where none is left."""
    keys = [key for key in _places(policy, listed) if key in listed]
    if not keys:
        return without_answer(answers, (DERIVED,))
    return answers if answers.get(DERIVED) == keys else with_answer(answers, (DERIVED,), keys)


def _places(policy: Policy, listed: Iterable[str]) -> Mapping[str, Item]:
    """Return what may be derived by key: the items, and then the listed fields of records."""
    return {**{item.key: item for item in policy.derived}, **_fields(policy, listed)}


def _fields(policy: Policy, listed: Iterable[str]) -> Mapping[str, Question]:
    """Return the listed fields of records that may be derived, in the order of the records."""
    fields = {key: field for key in listed if (field := _field(policy, key)) is not None}
    return dict(sorted(fields.items(), key=lambda it: (it[1].key, path_of(it[0])[-2])))


def _field(policy: Policy, key: str) -> Question | None:
    """Return the field of a record that a key names, if it may be derived."""
    path = path_of(key)
    group = policy.groups.get(key_of(path[:-2]))
    fields = group.fields if group and isinstance(path[-2], int) else ()
    return next((it for it in fields if it.name == path[-1] and it.may_be_derived), None)


def _has_record(proposal: Proposal, key: str) -> bool:
    """Return whether the record that a field belongs to is there, and can be read."""
    *start, index, _ = path_of(key)
    return int(index) < len(value_at(proposal, key_of((*start,))))


def _value_in_record(proposal: Proposal, key: str) -> object:
    return getattr(_record(proposal, key), str(path_of(key)[-1]))


def _record(proposal: Proposal, key: str) -> object:
    *start, index, _ = path_of(key)
    record: object = value_at(proposal, key_of((*start,)))[int(index)]
    return record


def _derived(item: Item, proposal: Proposal, key: str = "") -> Any:
    """Return what an item comes to; `key` is that of a record's field."""
    if isinstance(item, Question) and item.derive_within:
        return item.derive_within(proposal, _record(proposal, key))
    return item.derive(proposal) if item.derive else None


def _raw(value: Any) -> object:
    """Return an answer as TOML holds it, records as tables without what is unanswered."""
    if isinstance(value, tuple):
        return [_raw(part) for part in value]
    if isinstance(value, Struct):
        fields = ((name, getattr(value, name)) for name in names_in(type(value)))
        return {name: raw_value(part) for name, part in fields if part is not None}
    return raw_value(value)
