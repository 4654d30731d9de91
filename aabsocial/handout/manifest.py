"""The manifest of a pack: what it was made from, as JSON."""

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
ITEM_TEXTS = ("section", "question", "presenter", "text")
OPTIONS = ("as_draft", "short", "large_print")


def manifest(meeting: Meeting, items: Iterable[AgendaItem], options: HandoutOptions) -> bytes:
    """Return the meeting, the items as the edition shows them, and each source's SHA-256 as JSON.

    Paths are relative to the proposals' folder. In public, a closed item has only its number: its
    SHA-256 would confirm a guess of its content. CPR numbers are masked.
    """
    content: dict[str, object] = {
        "schema": SCHEMA,
        "tool": {"name": "aabsocial", "version": options.version},
        "edition": options.edition,
        "language": options.language,
        **{name: True for name in OPTIONS if getattr(options, name)},
        **({"agenda": redact(options.meeting_file)} if options.meeting_file else {}),
        "meeting": meeting_facts(meeting),
        "items": [item_facts(item) for item in items],
    }
    return _as_json_bytes(content)


def meeting_facts(meeting: Meeting) -> dict[str, object]:
    """Return a meeting's facts for the manifest."""
    return {
        "body": redact(meeting.body),
        "date": meeting.day.isoformat(),
        "time": meeting.time,
        "place": redact(meeting.place),
        "number": meeting.number,
        "chair": redact(meeting.chair),
        **{
            name: [redact(one) for one in people]
            for name in ("present", "absent")
            if (people := getattr(meeting, name))
        },
    }


def manifest_of_item(content: bytes, number: str) -> bytes:
    """Return the manifest for the file of one item; `only` is the item's number."""
    content_of_all = json.loads(content)
    items = [item for item in content_of_all["items"] if item["number"] == number]
    return _as_json_bytes({**content_of_all, "only": number, "items": items})


def manifest_of_agenda(content: bytes) -> bytes:
    """Return the manifest for the agenda's file beside those of the items, which have the sources.

    `parts` says that no source is attached to it.
    """
    return _as_json_bytes({**json.loads(content), "parts": True})


def _as_json_bytes(content: dict[str, object]) -> bytes:
    # A folder's name may have undecodable bytes (surrogates), which JSON can escape.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(
        errors="backslashreplace"
    )


def item_facts(item: AgendaItem) -> dict[str, object]:
    """Return an item's facts for the manifest."""
    if item.hidden:
        return {"number": item.number, "title": item.title, "closed": True}
    return {
        "number": item.number,
        "type": item.kind,
        "title": redact(item.title),
        **({"closed": True} if item.closed else {}),
        **({"path": redact(item.path)} if item.path else {}),
        **{name: redact(text) for name in ITEM_TEXTS if (text := getattr(item, name))},
        **({"minutes": item.minutes} if item.minutes else {}),
        **({"late": True} if item.late else {}),
        **_source(item),
        **({"annexes": annexes} if (annexes := [*_annexes(item)]) else {}),
    }


def _source(item: AgendaItem) -> dict[str, object]:
    if item.source is None:
        return {}
    digest = sha256(item.source.content).hexdigest()
    return {"file": item.source.path, "sha256": digest}


def _annexes(item: AgendaItem) -> Iterator[dict[str, object]]:
    """Yield the files of an item's annexes with their numbers in the papers."""
    for order, file in enumerate(item.files, 1):
        yield {"number": f"{item.number}.{order}", **_file(file)}


def _file(file: AnnexFile | None) -> dict[str, object]:
    if file is None:
        return {"closed": True}
    known = {"path": redact(file.path)} if file.path else {}
    return {**known, **({"sha256": file.sha256} if file.sha256 else {})}
