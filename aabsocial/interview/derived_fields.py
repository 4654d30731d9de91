"""The fields of records that the program wrote, which follow their records when moved (pure).

A criterion whose line names no deadline has the end of the period: the key of that answer stands
in the file as `derived`, so that it follows the period and is told as a proposal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.model.answers import key_of, path_of, with_answer
from aabsocial.questionnaire.derived import DERIVED, listed_keys, with_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Group


def with_derived_fields(
    policy: Policy, answers: Answers, group: Group, index: int, names: Iterable[str]
) -> Answers:
    """Return the answers in which a record has these of its fields from the program."""
    start = f"{group.key}[{index}]."
    others = {key for key in listed_keys(answers) if not key.startswith(start)}
    return with_listed(policy, answers, others | {f"{start}{name}" for name in names})


def with_moved_fields(answers: Answers, group: Group, new_index: Mapping[int, int]) -> Answers:
    """Return the answers where each derived field follows its record; of those gone, none."""
    listed = answers.get(DERIVED)
    if not isinstance(listed, list):
        return answers
    moved = [_moved(key, group, new_index) for key in listed]
    kept = [key for key in moved if key is not None]
    return answers if kept == listed else with_answer(answers, (DERIVED,), kept)


def fields_within(keys: Iterable[str], group: Group, index: int, count: int) -> tuple[str, ...]:
    """Return those of the keys that are derived fields of so many records from an index on."""
    places = range(index, index + count)
    return tuple(key for key in keys if _index(key, group) in places)


def with_fields_back(
    policy: Policy, answers: Answers, group: Group, shift: int, keys: Iterable[str]
) -> Answers:
    """Return answers where records that were put back have the derived fields that they had."""
    back = {_at(key, group, (_index(key, group) or 0) + shift) for key in keys}
    return with_listed(policy, answers, listed_keys(answers) | back) if back else answers


def _index(key: object, group: Group) -> int | None:
    """Return the index of the record of a group whose field a key is, `None` for another key."""
    path, start = path_of(key) if isinstance(key, str) else (), path_of(group.key)
    index = path[len(start)] if path[: len(start)] == start and len(path) > len(start) else None
    return index if isinstance(index, int) else None


def _moved(key: object, group: Group, new_index: Mapping[int, int]) -> object:
    """Return a listed key after the records moved, `None` if its own is gone."""
    index = _index(key, group)
    if index is None:
        return key
    return _at(str(key), group, new_index[index]) if index in new_index else None


def _at(key: str, group: Group, index: int) -> str:
    start = path_of(group.key)
    return key_of((*start, index, *path_of(key)[len(start) + 1 :]))
