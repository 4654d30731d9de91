"""What a pack was made from, as a program reads it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from aabsocial.personal_data import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.handout.meeting import AgendaItem, Meeting
    from aabsocial.handout.values import Terms

MANIFEST = "manifest.json"
SCHEMA = 1


def manifest(meeting: Meeting, items: Iterable[AgendaItem], terms: Terms) -> bytes:
    """Name the meeting, the items as the edition shows them, and each source with its SHA-256.

    A CPR number is masked here as in the papers.
    """
    content = {
        "schema": SCHEMA,
        "tool": {"name": "aabsocial", "version": terms.version},
        "edition": terms.edition,
        "language": terms.language,
        "meeting": {
            "body": masked(meeting.body),
            "date": meeting.day.isoformat(),
            "time": meeting.time,
            "place": masked(meeting.place),
            "number": meeting.number,
            "chair": masked(meeting.chair),
        },
        "items": [_listed(item) for item in items],
    }
    return _written(content)


def of_item(content: bytes, number: int) -> bytes:
    """Give a manifest as it stands in the file of one item alone."""
    whole = json.loads(content)
    items = [item for item in whole["items"] if item["number"] == number]
    return _written({**whole, "items": items})


def _written(content: dict[str, object]) -> bytes:
    # A folder's name may hold bytes that are no text; JSON has escapes for what stands for them.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(
        errors="backslashreplace"
    )


def _listed(item: AgendaItem) -> dict[str, object]:
    known: dict[str, object] = {
        "number": item.number,
        "type": item.kind,
        "title": masked(item.title),
    }
    if item.source:
        digest = sha256(item.source.content).hexdigest()
        path = masked(item.path)
        return {**known, "path": path, "file": item.source.path, "sha256": digest}
    if item.text or item.annexes:
        return {**known, "text": masked(item.text), "annexes": [*map(masked, item.annexes)]}
    return known
