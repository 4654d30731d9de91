"""Print what is new since an earlier pack of the same meeting was made in the same folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aabsocial.cli.terminal import print_notice
from aabsocial.handout.changes import changed_items, meeting_changed
from aabsocial.localization.messages import Messages, join_list
from aabsocial.personal_data import redact
from aabsocial.text.terminal import printable_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.cli.pack_rendering import PackContext
    from aabsocial.handout import Edition
    from aabsocial.handout.changes import ItemChange
    from aabsocial.localization.messages import Language

messages = Messages(__file__)


def earlier_manifests(context: PackContext) -> Mapping[Edition, Mapping[str, object]]:
    """Return what the packs in the folders were made of; read it before they are replaced."""
    from aabsocial.storage.pack_listing import read_manifests

    found = {it: read_manifests(context.folder(it)).get(it) for it in context.options.editions}
    day = context.agenda.meeting.day.isoformat()
    return {
        edition: manifest
        for edition, manifest in found.items()
        if manifest and _day_of(manifest) == day
    }


def print_changes(
    context: PackContext,
    earlier: Mapping[Edition, Mapping[str, object]],
    language: Language,
    *,
    says_none: bool = False,
) -> None:
    """Print what changed since the first edition's earlier pack; nothing if there is none.

    `says_none` says too that nothing has changed.
    """
    for edition in context.options.editions:
        if edition in earlier:
            now = json.loads(context.manifest(edition))
            lines = [*_lines(earlier[edition], now, language)]
            if lines or says_none:
                print_notice(messages.text("changes" if lines else "no-changes", language))
            for line in lines:
                print_notice(f"- {redact(printable_line(line))}")
            return


def _lines(
    before: Mapping[str, object], now: Mapping[str, object], language: Language
) -> Iterator[str]:
    if meeting_changed(before, now):
        yield messages.text("meeting", language)
    for change in changed_items(before, now):
        yield _line(change, language)


def _line(change: ItemChange, language: Language) -> str:
    key: str = change.kind
    if key == "annexes":
        key += "-gone" if not change.annexes else "-one" if len(change.annexes) == 1 else ""
    values = {"number": change.number, "title": change.title, "before": change.before}
    annexes = join_list(change.annexes, language)
    return messages.text(f"change.{key}", language, annexes=annexes, **values)


def _day_of(manifest: Mapping[str, object]) -> object:
    meeting = manifest.get("meeting")
    return meeting.get("date") if isinstance(meeting, dict) else None
