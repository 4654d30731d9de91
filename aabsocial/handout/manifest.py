"""What a pack was made from, as a program reads it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.model import HandoutOptions
    from aabsocial.model.meeting import AgendaItem, AnnexFile, Meeting

MANIFEST = "manifest.json"
SCHEMA = 2


def manifest(meeting: Meeting, items: Iterable[AgendaItem], terms: HandoutOptions) -> bytes:
    """Name the meeting, the items as the edition shows them, and each source with its SHA-256.

    Paths are seen from the proposals' folder. Of a closed item the public edition has the number
    alone: its SHA-256 would tell whoever guesses its words that the guess was right. A CPR number
    is masked here as in the papers.
    """
    content: dict[str, object] = {
        "schema": SCHEMA,
        "tool": {"name": "aabsocial", "version": terms.version},
        "edition": terms.edition,
        "language": terms.language,
        **({"agenda": redact(terms.agenda)} if terms.agenda else {}),
        "meeting": meeting_facts(meeting),
        "items": [listed(item) for item in items],
    }
    return _written(content)


def meeting_facts(meeting: Meeting) -> dict[str, object]:
    """Return a meeting's facts for the manifest."""
    return {
        "body": redact(meeting.body),
        "date": meeting.day.isoformat(),
        "time": meeting.time,
        "place": redact(meeting.place),
        "number": meeting.number,
        "chair": redact(meeting.chair),
    }


def of_item(content: bytes, number: int) -> bytes:
    """Return a manifest as it stands in the file of one item alone; `only` says which."""
    whole = json.loads(content)
    items = [item for item in whole["items"] if item["number"] == number]
    return _written({**whole, "only": number, "items": items})


def _written(content: dict[str, object]) -> bytes:
    # A folder's name may hold bytes that are no text; JSON has escapes for what stands for them.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(
        errors="backslashreplace"
    )


def listed(item: AgendaItem) -> dict[str, object]:
    """Return an item's facts for the manifest."""
    if item.hidden:
        return {"number": item.number, "title": item.title, "closed": True}
    return {
        "number": item.number,
        "type": item.kind,
        "title": redact(item.title),
        **({"closed": True} if item.closed else {}),
        **({"path": redact(item.path)} if item.path else {}),
        **({"text": redact(item.text)} if item.text else {}),
        **_source(item),
        **({"annexes": annexes} if (annexes := [*_annexes(item)]) else {}),
    }


def _source(item: AgendaItem) -> dict[str, object]:
    if item.source is None:
        return {}
    digest = sha256(item.source.content).hexdigest()
    return {"file": item.source.path, "sha256": digest}


def _annexes(item: AgendaItem) -> Iterator[dict[str, object]]:
    """List the files of an item's annexes under the numbers that they have in the papers."""
    for order, file in enumerate(item.files, 1):
        yield {"number": f"{item.number}.{order}", **_file(file)}


def _file(file: AnnexFile | None) -> dict[str, object]:
    if file is None:
        return {"closed": True}
    known = {"path": redact(file.path)} if file.path else {}
    return {**known, **({"sha256": file.sha256} if file.sha256 else {})}
