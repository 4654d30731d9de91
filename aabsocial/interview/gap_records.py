"""The gaps as they stand in the file, which follow their records as these are moved (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.model.answers import answer_at, key_of, path_of, with_answer, without_answer
from aabsocial.questionnaire.gaps import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Group


def entries_in(answers: Answers) -> tuple[Mapping[str, Any], ...]:
    """Return the gaps as they stand in the file; none where it holds no records there."""
    entries: Any = answer_at(answers, (GAPS,))
    is_list = isinstance(entries, list) and all(isinstance(it, dict) for it in entries)
    return tuple(entries) if is_list else ()


def with_entries(answers: Answers, entries: Iterable[Mapping[str, Any]]) -> Answers:
    """Return the answers with other gaps, without the list where there are none."""
    kept = [*entries]
    return with_answer(answers, (GAPS,), kept) if kept else without_answer(answers, (GAPS,))


def key_in(entry: Mapping[str, Any]) -> str:
    """Return the key of what a gap marks, as it stands in the file."""
    return str(entry.get("key", ""))


def with_moved_gaps(
    answers: Answers, group: Group, new_index: Mapping[int, int]
) -> tuple[Answers, tuple[Mapping[str, Any], ...]]:
    """Return answers where each gap follows its record, and the gaps of those that are gone."""
    kept, gone = [], []
    for entry in entries_in(answers):
        path = path_of(key_in(entry))
        start = len(path_of(group.key))
        index = path[start] if path[:start] == path_of(group.key) and len(path) > start else None
        if not isinstance(index, int):
            kept.append(entry)
        elif index in new_index:
            key = key_of((*path[:start], new_index[index], *path[start + 1 :]))
            kept.append({**entry, "key": key})
        else:
            gone.append(entry)
    return (with_entries(answers, kept) if entries_in(answers) else answers), tuple(gone)


def with_gaps_back(
    answers: Answers, group: Group, index: int, gaps: Iterable[Mapping[str, Any]]
) -> Answers:
    """Return answers where a record that was put back leaves open what it did before."""
    start = path_of(group.key)
    moved = (
        {**it, "key": key_of((*start, index, *path_of(key_in(it))[len(start) + 1 :]))}
        for it in gaps
    )
    return with_entries(answers, (*entries_in(answers), *moved))
