"""Before and after a pack's papers: cover, agenda, decision sheet, list of annexes (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.documents.answers import NOTHING
from aabsocial.documents.model import Table
from aabsocial.handout.model import Cover, Document, heading, item_title, messages
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.model import HandoutOptions, HandoutTexts
    from aabsocial.model.meeting import AgendaItem, Meeting


# The sentence says it already: "3. december 2026 kl. 17".
SPOKEN_BEFORE_A_TIME = re.compile(r"(?:kl|klokken|at)\b\.?\s*", re.IGNORECASE)


def cover(voice: HandoutTexts, terms: HandoutOptions, meeting: Meeting, state: str) -> Cover:
    """Return the first page; `state` is draft or final."""
    rows = (
        *meeting_rows(voice, meeting),
        ("place", meeting.place),
        ("chair", meeting.chair),
        ("edition", messages.text(f"edition.{terms.edition}", voice.language)),
        ("state", messages.text(f"state.{state}", voice.language)),
    )
    return Cover(
        association=terms.association,
        title=meeting.body,
        subtitle=messages.text("pack", voice.language),
        facts=voice.facts(rows),
    )


def meeting_rows(voice: HandoutTexts, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Name the meeting and its day as rows of facts."""
    day = voice.dated(meeting.day)
    spoken = SPOKEN_BEFORE_A_TIME.match(meeting.time)
    time = meeting.time[spoken.end() :] if spoken else meeting.time
    numbered = messages.text(
        "meeting-with-number", voice.language, body=meeting.body, number=meeting.number
    )
    return (
        ("meeting", numbered if meeting.number else meeting.body),
        ("day", messages.text("day-and-time", voice.language, day=day, time=time) if time else day),
    )


def agenda(voice: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """List the items in order: what each is called, its type, open or closed."""
    rows = tuple(
        (
            str(item.number),
            item.title if item.hidden else heading(voice, item),
            NOTHING if item.hidden else messages.text(f"type.{item.kind}", voice.language),
            messages.text("openness.closed" if item.closed else "openness.open", voice.language),
        )
        for item in items
    )
    title = messages.text("document.agenda", voice.language)
    columns = voice.columns("number", "item", "type", "openness")
    section = voice.section("items", Table(columns, rows) if rows else ())
    return Document(anchor="agenda", title=title, running=title, sections=(section,))


SIGNING = ("chair", "secretary")


def decision_sheet(voice: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """Leave room for what is decided on each item that asks for a decision."""
    names = ("number", "item", "decision", "for", "against", "abstained", "conditions")
    rows = tuple(
        (str(item.number), item_title(voice, item), *([""] * (len(names) - 2)))
        for item in items
        if item.kind == "decision" and not item.unreadable
    )
    signing = tuple((messages.text(f"signs.{who}", voice.language), "", "", "") for who in SIGNING)
    decided = Table(voice.columns(*names), rows) if rows else voice.remark("nothing-to-decide")
    title = messages.text("document.decisions", voice.language)
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


def annex_list(voice: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """List the annexes of all items, numbered within the item."""
    rows = tuple(
        (
            messages.text("annex", voice.language, number=f"{item.number}.{number}"),
            item_title(voice, item),
            *annex,
        )
        for item in items
        for number, annex in enumerate(_annexes(voice, item), 1)
    )
    unread = tuple(
        (
            messages.text("annex", voice.language, number=item.number),
            item_title(voice, item),
            _marked(voice, raw),
            "",
        )
        for item in items
        if item.review and (raw := item.review.unreadable.get("annexes")) is not None
    )
    columns = voice.columns("annex", "item", "title", "file")
    title = messages.text("document.annexes", voice.language)
    listed = Table(columns, rows + unread) if rows or unread else voice.remark("no-annexes")
    section = voice.section("annexes", listed)
    return Document(anchor="annexes", title=title, running=title, sections=(section,))


def _annexes(voice: HandoutTexts, item: AgendaItem) -> Iterator[tuple[str, str]]:
    """Yield title and file of an item's annexes."""
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


def _marked(voice: HandoutTexts, raw: str) -> str:
    return messages.text("unreadable-answer", voice.language, raw=one_line(raw))
