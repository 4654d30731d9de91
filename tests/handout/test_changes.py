"""What changed between two packs is told by item, and no more than what changed."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.handout.changes import ItemChange, changed_items, meeting_changed


def an_item(number: str, path: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a manifest's
    known = {"number": number, "type": "decision", "title": f"T{path or number}"}
    return {**known, **({"path": path, "sha256": "1"} if path else {}), **more}


def a_manifest(*items: object) -> dict[str, Any]:
    return {"meeting": {"body": "B"}, "items": [*items]}


def told(before: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(it.kind, it.number, it.before) for it in changed_items(before, now)]


def test_same_items_have_no_changes() -> None:
    manifest = a_manifest(an_item("1", "a"), an_item("2"), an_item("3", "c"))

    assert changed_items(manifest, manifest) == ()
    assert not meeting_changed(manifest, manifest)


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        ("abc", "xabc", []),
        ("abc", "bc", []),
        ("abcd", "bcda", [("4", "1")]),
        ("abcd", "dabc", [("1", "4")]),
        ("abcd", "acbd", [("2", "3")]),
        ("abc", "cba", [("2", "2"), ("1", "3")]),
    ],
)
def test_fewest_items_have_moved(before: str, now: str, moved: list[tuple[str, str]]) -> None:
    old, new = (
        a_manifest(*(an_item(str(number), path) for number, path in enumerate(paths, 1)))
        for paths in (before, now)
    )
    found = [(it.number, it.before) for it in changed_items(old, new) if it.kind == "moved"]

    assert len(found) == len(moved)
    assert len(moved) != 1 or found == moved


def test_added_removed_and_changed_items_are_told_apart() -> None:
    before = a_manifest(an_item("1", "a"), an_item("2", "b"), an_item("3", text="x"))
    now = a_manifest(
        an_item("1", "b", sha256="2"), an_item("2", text="y", title="T3"), an_item("3", "d")
    )

    assert told(before, now) == [
        ("proposal", "1", ""),
        ("agenda", "2", ""),
        ("added", "3", ""),
        ("removed", "1", ""),
    ]


@pytest.mark.parametrize(
    ("before", "now", "numbers"),
    [
        ([("a", "1")], [("a", "2")], ("1.1",)),
        ([("a", "1")], [("a", "1"), ("b", "1")], ("1.2",)),
        ([("a", "1"), ("b", "1")], [("b", "1")], ()),
        ([("a", "1"), ("b", "1")], [("b", "1"), ("a", "1")], ()),
        ([("a", "")], [("a", "1")], ("1.1",)),
        ([("a", "1")], [("a", "")], ()),
    ],
)
def test_annexes_are_told_by_number(
    before: list[tuple[str, str]], now: list[tuple[str, str]], numbers: tuple[str, ...]
) -> None:
    old, new = (
        a_manifest(an_item("1", "a", annexes=[{"path": p, "sha256": s} for p, s in annexes]))
        for annexes in (before, now)
    )

    assert changed_items(old, new) == (
        ItemChange(kind="annexes", number="1", title="Ta", annexes=numbers),
    )


def test_proposal_that_cannot_be_read_keeps_its_title_and_tells_of_no_annexes() -> None:
    annexes = [{"path": "lys/annexes/x.pdf", "sha256": "1"}]
    read = an_item("1", "lys/proposal.toml", title="Lys", annexes=annexes)
    unread = {"number": "1", "type": "decision", "title": "", "path": "lys/proposal.toml"}

    for before, now in ((read, unread), (unread, read)):
        (change,) = changed_items(a_manifest(before), a_manifest(now))
        assert (change.kind, change.title) == ("proposal", "Lys")
    (added,) = changed_items(a_manifest(), a_manifest(unread))
    assert (added.kind, added.title) == ("added", "lys")


def test_hidden_item_that_is_shown_now_is_another() -> None:
    hidden = {"number": "2", "title": "Lukket punkt", "closed": True}
    before = a_manifest(an_item("1", "a"), hidden)

    assert told(before, a_manifest(an_item("1", "a"), {**hidden})) == []
    assert told(before, a_manifest(an_item("1", "a"), an_item("2", "b"))) == [
        ("added", "2", ""),
        ("removed", "2", ""),
    ]


@pytest.mark.parametrize(
    "broken",
    [{}, {"items": None}, {"items": [1, {}, {"number": {}, "annexes": 3}]}, {"items": {"a": 1}}],
)
def test_any_shape_can_be_compared(broken: dict[str, Any]) -> None:
    manifest = a_manifest(an_item("1", "a"))

    assert ("added", "1", "") in told(broken, manifest)
    assert ("removed", "1", "") in told(manifest, broken)


def test_changed_meeting_is_told() -> None:
    assert meeting_changed({"meeting": {"time": "17"}}, {"meeting": {"time": "18"}})
