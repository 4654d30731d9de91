"""What changed between two versions of a pack, told from what each was made of (pure)."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ChangeKind: TypeAlias = Literal["added", "removed", "moved", "proposal", "agenda", "annexes"]
OF_THE_AGENDA = (
    "type",
    "closed",
    "text",
    "question",
    "presenter",
    "minutes",
    "section",
    "late",
)


class ItemChange(Struct, kw_only=True):
    """What changed about one item; a removed one has the number that it had.

    `before` is the number of a moved item in the earlier pack. `annexes` are the numbers of those
    that were added or have other content; the numbers of annexes that are gone or missing are not
    told.
    """

    kind: ChangeKind
    number: str
    title: str
    before: str = ""
    annexes: tuple[str, ...] = ()


def meeting_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Return whether the meeting itself changed: who meets, when or where."""
    return bool(before.get("meeting") != now.get("meeting"))


def changed_items(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[ItemChange, ...]:
    """Return what changed from one manifest to another, in the order of the agenda.

    An item without a proposal is known by its title, and a hidden one by its number. An item has
    moved if it stands in another order among those that both packs have.
    """
    old, new = _by_identity(before), _by_identity(now)
    moved = _moved([*old], [*new])
    changes = [
        change
        for key, item in new.items()
        for change in _changes_of(item, old.get(key), has_moved=key in moved)
    ]
    removed = [
        ItemChange(kind="removed", number=_text(item, "number"), title=_title(item))
        for key, item in old.items()
        if key not in new
    ]
    return (*changes, *removed)


def _by_identity(manifest: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return the items of a manifest by what they are known by; anybody may have written it."""
    items = manifest.get("items")
    known: dict[str, Mapping[str, Any]] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            key, repeated = _identity(item), 0
            while key in known:
                repeated += 1
                key = f"{_identity(item)}#{repeated}"
            known[key] = item
    return known


def _identity(item: Mapping[str, Any]) -> str:
    if path := _text(item, "path"):
        return f"path {path}"
    is_hidden = item.get("closed") is True and "type" not in item
    return f"hidden {_text(item, 'number')}" if is_hidden else f"title {_text(item, 'title')}"


def _changes_of(
    item: Mapping[str, Any], before: Mapping[str, Any] | None, *, has_moved: bool
) -> Iterator[ItemChange]:
    number, title = _text(item, "number"), _title(item, before)
    if before is None:
        yield ItemChange(kind="added", number=number, title=title)
        return
    if has_moved:
        then = _text(before, "number")
        yield ItemChange(kind="moved", number=number, title=title, before=then)
    if item.get("sha256") != before.get("sha256"):
        yield ItemChange(kind="proposal", number=number, title=title)
    if any(item.get(name) != before.get(name) for name in OF_THE_AGENDA):
        yield ItemChange(kind="agenda", number=number, title=title)
    if _is_unread(before) or _is_unread(item):
        return  # nobody knows its annexes
    old, new = _annexes(before), _annexes(item)
    if [*old.items()] != [*new.items()]:
        changed = tuple(
            f"{number}.{order}"
            for order, (path, digest) in enumerate(new.items(), 1)
            if digest and old.get(path) != digest
        )
        yield ItemChange(kind="annexes", number=number, title=title, annexes=changed)


def _is_unread(item: Mapping[str, Any]) -> bool:
    """Return whether an item has a proposal that could not be read."""
    return bool(_text(item, "path")) and not _text(item, "sha256")


def _annexes(item: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the SHA-256 of each annex by its path; a closed one has its place for a path."""
    annexes = item.get("annexes")
    known = [annex for annex in annexes if isinstance(annex, dict)] if annexes else []
    return {
        _text(annex, "path") or f"closed {order}": _text(annex, "sha256")
        for order, annex in enumerate(known)
    }


def _moved(before: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """Return the keys that stand in another order: the fewest whose moving explains it."""
    places = {key: place for place, key in enumerate(before)}
    common = [key for key in now if key in places]
    ends: list[int] = []  # the last place of the best row of each length
    lengths = []
    for key in common:
        length = bisect_left(ends, places[key])
        ends[length : length + 1] = [places[key]]
        lengths.append(length)
    moved, wanted, limit = set(), len(ends) - 1, len(before)
    for key, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted and places[key] < limit:
            wanted, limit = wanted - 1, places[key]
        else:
            moved.add(key)
    return frozenset(moved)


def _title(item: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> str:
    """Return an item's title; where its proposal cannot be read, the earlier one or its folder."""
    titles = (_text(it, "title") for it in (item, before or {}))
    return next(filter(None, titles), PurePosixPath(_text(item, "path")).parent.name)


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    return str(value) if isinstance(value, (str, int)) else ""
