"""Answers that are worked out from others, and follow them until somebody touches one (pure).

The keys of those that nobody has touched stand in the file as `derived`. An answer that stands
there and is not what the others come to was changed in the file by hand: it counts as touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import Struct, names_in
from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.questionnaire.questions import nothing_in, read_answers, value_at, with_value
from aabsocial.questionnaire.values import raw_value

if TYPE_CHECKING:
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
    return _with_listed(policy, answers, unanswered)


def untouched_keys(policy: Policy, proposal: Proposal) -> tuple[str, ...]:
    """Return the keys of the answers that the program wrote and nobody has changed."""
    listed = proposal.derived or ()
    return tuple(
        item.key for item in policy.derived if item.key in listed and is_written(item, proposal)
    )


def is_written(item: Item, proposal: Proposal) -> bool:
    """Return whether an answer is there, and is what the others come to."""
    value = value_at(proposal, item.key)
    return bool(value) and value == _derived(item, proposal)


def touched_keys(policy: Policy, answers: Answers) -> tuple[str, ...]:
    """Return the listed keys whose answers somebody has changed in the file by hand."""
    proposal = read_answers(policy, answers).proposal
    written = untouched_keys(policy, proposal)
    return tuple(
        item.key
        for item in policy.derived
        if item.key in _listed(answers)
        and item.key not in written
        and answer_at(answers, path_of(item.key)) is not None
    )


def without_derived(policy: Policy, answers: Answers, keys: tuple[str, ...]) -> Answers:
    """Return the answers in which some of those that were derived stay as they are from now on."""
    return _with_listed(policy, answers, _listed(answers) - {*keys})


def follow_sources(policy: Policy, before: Answers, after: Answers, proposal: Proposal) -> Answers:
    """Return the answers after a change, with those that nobody has touched written anew.

    `proposal` is what the answers after the change decode to. An answer that the change itself
    touched leaves the list, unless it is taken as the program has written it.
    """
    listed, answers = _listed(after), after
    for item in policy.derived:
        path = path_of(item.key)
        was, now = answer_at(before, path), answer_at(after, path)
        value = _derived(item, proposal)
        written = None if value is None else _raw(value)
        if now != was:
            is_taken = now == written and (item.key in listed or was is None)
            listed = listed | {item.key} if is_taken else listed - {item.key}
        if item.key not in listed or now == written:
            continue
        proposal = with_value(proposal, path, nothing_in(item) if value is None else value)
        answers = (
            without_answer(answers, path)
            if written is None
            else with_answer(answers, path, written)
        )
    return answers if listed == _listed(after) else _with_listed(policy, answers, listed)


def _listed(answers: Answers) -> frozenset[str]:
    """Return the keys that the file lists; none of what cannot be read as a list of names."""
    listed = answers.get(DERIVED)
    if not isinstance(listed, list):
        return frozenset()
    return frozenset(key for key in listed if isinstance(key, str))


def _with_listed(policy: Policy, answers: Answers, listed: frozenset[str] | set[str]) -> Answers:
    """Return the answers with the keys in the policy's order; no list where none is left."""
    keys = [item.key for item in policy.derived if item.key in listed]
    if not keys:
        return without_answer(answers, (DERIVED,))
    return answers if answers.get(DERIVED) == keys else with_answer(answers, (DERIVED,), keys)


def _derived(item: Item, proposal: Proposal) -> Any:
    return item.derive(proposal) if item.derive else None


def _raw(value: Any) -> object:
    """Return an answer as TOML holds it, records as tables without what is unanswered."""
    if isinstance(value, tuple):
        return [_raw(part) for part in value]
    if isinstance(value, Struct):
        fields = ((name, getattr(value, name)) for name in names_in(type(value)))
        return {name: raw_value(part) for name, part in fields if part is not None}
    return raw_value(value)
