"""The gaps as they stand in the file, which follow their records as these are moved (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.interview.derived_fields import with_moved_fields
from aabsocial.model.answers import answer_at, key_of, path_of, with_answer, without_answer
from aabsocial.questionnaire.gaps import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.model.answers import Answers
    from aabsocial.model.questions import Group


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


def with_moved_marks(answers: Answers, group: Group, new_index: Mapping[int, int]) -> Answers:
    """Return answers where each gap and each derived field follows its record, or goes with it."""
    return with_moved_fields(_with_moved_gaps(answers, group, new_index), group, new_index)


def _with_moved_gaps(answers: Answers, group: Group, new_index: Mapping[int, int]) -> Answers:
    kept = []
    for entry in entries_in(answers):
        index = index_in(group, entry)
        if index is None:
            kept.append(entry)
        elif index in new_index:
            kept.append(_at(group, entry, new_index[index]))
    return with_entries(answers, kept) if entries_in(answers) else answers


def gaps_within(
    entries: Iterable[Mapping[str, Any]], group: Group, index: int, count: int
) -> tuple[Mapping[str, Any], ...]:
    """Return the gaps of so many records from an index on."""
    return tuple(
        entry
        for entry in entries
        if (place := index_in(group, entry)) is not None and index <= place < index + count
    )


def with_gaps_back(
    answers: Answers, group: Group, shift: int, gaps: Iterable[Mapping[str, Any]]
) -> Answers:
    """Return answers where records that were put back leave open what they did before."""
    moved = [
        _at(group, entry, place + shift)
        for entry in gaps
        if (place := index_in(group, entry)) is not None
    ]
    return with_entries(answers, (*entries_in(answers), *moved)) if moved else answers


def index_in(group: Group, entry: Mapping[str, Any]) -> int | None:
    """Return the index of the record of a group that a gap is about, `None` for any other."""
    path, start = path_of(key_in(entry)), path_of(group.key)
    index = path[len(start)] if path[: len(start)] == start and len(path) > len(start) else None
    return index if isinstance(index, int) else None


def _at(group: Group, entry: Mapping[str, Any], index: int) -> dict[str, Any]:
    start = path_of(group.key)
    rest = path_of(key_in(entry))[len(start) + 1 :]
    return {**entry, "key": key_of((*start, index, *rest))}
