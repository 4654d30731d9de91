"""Merge new answers with what a person wrote in the file, and list the changes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.core.struct import Struct
from aabsocial.storage.toml_edit.writer import Layout, is_records, to_toml_data, without_indices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.model.answers import Path

Indices: TypeAlias = dict[int, None]  # a set that keeps its order
ByText: TypeAlias = dict[tuple[str, str], Indices]
# Many records may be nearly alike; those not found in so many comparisons are matched by position.
LEAST_TRIES, TRIES_FOR_A_RECORD = 1_000, 4


class Absence(Enum):
    """The value of a change that removes an answer."""

    GONE = "gone"


GONE = Absence.GONE


class Change(Struct):
    """One change to a file: a path and its new value, or `GONE`."""

    path: Path
    value: object


def merge(old: Any, new: Any, path: Path, layout: Layout) -> Any:
    """Return the value to write to the file.

    A value that means the same stays as it was written (`"250.000 kr."`), and keys that the
    layout does not name stay.
    """
    data = to_toml_data(new)
    if identical(old, data):
        return old
    if isinstance(new, MoneyByYear):
        new = {str(year): amount for year, amount in new.parts}
    if isinstance(new, Mapping):
        return _merge_tables(old if isinstance(old, Mapping) else {}, new, path, layout)
    if is_records(data):
        return _merge_records(old if is_records(old) else [], list(new), path, layout)
    return old if means_the_same(old, new) else data


def _merge_tables(
    old: Mapping[str, Any], new: Mapping[str, Any], path: Path, layout: Layout
) -> dict[str, Any]:
    answered = {
        key: value for key, value in new.items() if _has_content(value, (*path, key), layout)
    }
    known = layout.order(without_indices(path))
    table: dict[str, Any] = {}
    for key, value in old.items():
        below = (*path, key)
        if key in answered or (key in known and isinstance(value, Mapping)):
            table[key] = merge(value, answered.get(key, {}), below, layout)
        elif key not in known or not _has_content(value, below, layout):
            table[key] = value
    for key in (key for key in answered if key not in old):
        table[key] = merge({}, answered[key], (*path, key), layout)
    return {key: value for key, value in table.items() if value != {} or old.get(key) == {}}


def _merge_records(old: Sequence[Any], new: Sequence[Any], path: Path, layout: Layout) -> list[Any]:
    sources = match_records(old, new, path, layout)
    return [
        merge({} if source is None else old[source], record, (*path, 0), layout)
        for record, source in zip(new, sources, strict=True)
    ]


def _has_content(value: object, path: Path, layout: Layout) -> bool:
    """Return whether a value is an answer; a group without records is not, an empty list is."""
    if isinstance(value, Mapping):
        return bool(to_toml_data(value))
    if isinstance(value, list | tuple) and not to_toml_data(value):
        return not layout.order(without_indices(path))
    return value is not None


def match_records(
    old: Sequence[Any], new: Sequence[Any], path: Path, layout: Layout
) -> list[int | None]:
    """Return the index of the old record of each new one: an equal one first, then by position."""
    sources: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    by_text = _by_text(old)
    tries = LEAST_TRIES + TRIES_FOR_A_RECORD * len(new)
    for index, record in enumerate(new):
        near = _candidates(record, by_text, free)
        at_its_place = (index,) if index in near else ()
        for one in islice(chain(at_its_place, near), tries):
            tries -= 1
            if _unchanged(old[one], record, path, layout):
                sources[index] = one
                _take(one, old[one], free, by_text)
                break
    for index, source in enumerate(sources):
        if source is None and index in free:
            sources[index] = index
            del free[index]
    return sources


def _by_text(records: Sequence[Any]) -> ByText:
    """Return the indices of the records by key and text, in order."""
    by_text: ByText = {}
    for index, record in enumerate(records):
        for text in _texts(record):
            by_text.setdefault(text, {})[index] = None
    return by_text


def _texts(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((key, to_toml_data(value)) for key, value in record.items() if isinstance(value, str))


def _candidates(record: Mapping[str, Any], by_text: ByText, otherwise: Indices) -> Indices:
    """Return the indices of old records that share the new record's rarest text."""
    with_each = (by_text.get(text, {}) for text in _texts(record))
    return min(with_each, key=len, default=otherwise)


def _take(index: int, record: Mapping[str, Any], free: Indices, by_text: ByText) -> None:
    """Remove an old record that was matched with a new one."""
    del free[index]
    for text in _texts(record):
        del by_text[text][index]


def _unchanged(old: Any, new: Any, path: Path, layout: Layout) -> bool:
    return identical(merge(old, new, (*path, 0), layout), old)


def means_the_same(old: object, new: object) -> bool:
    """Return whether a value in the file means the same as an answer, perhaps in another form."""
    data = to_toml_data(new)
    if isinstance(new, Money) and isinstance(old, str) and old != data:
        from aabsocial.parsing import Parsed, parse_money  # few amounts are texts

        result = parse_money(old, "da")
        return isinstance(result, Parsed) and result.value == new
    if _is_number(old) and _is_number(data):
        return old == data or identical(old, data)
    return identical(old, data)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def identical(one: Any, other: Any) -> bool:
    """Return whether two values are equal with equal types: `true` is not 1, nan is nan."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(identical(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(identical, one, other))
    same_type = type(one) is type(other)
    return same_type and (one == other or (one != one and other != other))  # noqa: PLR0124 - nan


def changes(
    old: Mapping[str, Any], new: Mapping[str, Any], path: Path, layout: Layout
) -> Iterator[Change]:
    """Yield the changes from an old table to a new one: first removals, then additions."""
    yield from (Change((*path, key), GONE) for key in old if key not in new)
    for key in layout.arranged(new, path):
        below = (*path, key)
        if key not in old:
            yield Change(below, new[key])
        elif isinstance(old[key], Mapping) and isinstance(new[key], Mapping):
            yield from changes(old[key], new[key], below, layout)
        elif not identical(old[key], new[key]):
            yield Change(below, new[key])
