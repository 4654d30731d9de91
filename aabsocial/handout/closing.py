"""What closes a pack: the sheet on which decisions are written, and the list of all annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.blocks import one_line
from aabsocial.handout.naming import item_title
from aabsocial.handout.values import Document
from aabsocial.paper.parts import Table
from aabsocial.paper.speaker import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.meeting import AgendaItem
    from aabsocial.handout.voice import Voice

SIGNING = ("chair", "secretary")


def decision_sheet(voice: Voice, items: Iterable[AgendaItem]) -> Document:
    """Leave room for what is decided on each item that asks for a decision."""
    names = ("number", "item", "decision", "for", "against", "abstained", "conditions")
    rows = tuple(
        (str(item.number), item_title(voice, item), *([""] * (len(names) - 2)))
        for item in items
        if item.kind == "decision" and not item.unreadable
    )
    signing = tuple((voice.say(f"signs.{who}"), "", "", "") for who in SIGNING)
    decided = Table(voice.columns(*names), rows) if rows else voice.remark("nothing-to-decide")
    title = voice.say("document.decisions")
    return Document(
        anchor="decisions",
        title=title,
        running=title,
        sections=(
            voice.section("decisions", decided),
            voice.section(
                "signatures",
                Table(voice.columns("role", "name", "date", "signature"), signing),
            ),
        ),
    )


def annex_list(voice: Voice, items: Iterable[AgendaItem]) -> Document:
    """List the annexes of all items, numbered within the item."""
    rows = tuple(
        (voice.say("annex", number=f"{item.number}.{number}"), item_title(voice, item), *annex)
        for item in items
        for number, annex in enumerate(_annexes(voice, item), 1)
    )
    unread = tuple(
        (voice.say("annex", number=item.number), item_title(voice, item), _marked(voice, raw), "")
        for item in items
        if item.review and (raw := item.review.unreadable.get("annexes")) is not None
    )
    columns = voice.columns("annex", "item", "title", "file")
    title = voice.say("document.annexes")
    listed = Table(columns, rows + unread) if rows or unread else voice.remark("no-annexes")
    section = voice.section("annexes", listed)
    return Document(anchor="annexes", title=title, running=title, sections=(section,))


def _annexes(voice: Voice, item: AgendaItem) -> Iterator[tuple[str, str]]:
    """Give title and file of an item's annexes."""
    if item.review is None:
        yield from ((NOTHING, one_line(name)) for name in item.annexes)
        return
    for index, annex in enumerate(item.review.proposal.annexes):
        title, file = (
            _marked(voice, raw)
            if (raw := item.review.unreadable.get(f"annexes[{index}].{name}")) is not None
            else one_line(value or "") or NOTHING
            for name, value in (("title", annex.title), ("file", annex.file))
        )
        yield title, file


def _marked(voice: Voice, raw: str) -> str:
    return voice.say("unreadable-answer", raw=one_line(raw))
