"""The front and back matter of a pack: cover, agenda, decision sheet, list of annexes (pure)."""

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


# The sentence has the word already: "3. december 2026 kl. 17".
SPOKEN_BEFORE_A_TIME = re.compile(r"(?:kl|klokken|at)\b\.?\s*", re.IGNORECASE)


def cover(texts: HandoutTexts, options: HandoutOptions, meeting: Meeting, state: str) -> Cover:
    """Return the cover; `state` is draft or final."""
    rows = (
        *meeting_rows(texts, meeting),
        ("place", meeting.place),
        ("chair", meeting.chair),
        ("edition", messages.text(f"edition.{options.edition}", texts.language)),
        ("state", messages.text(f"state.{state}", texts.language)),
    )
    return Cover(
        association=options.association,
        title=meeting.body,
        subtitle=messages.text("pack", texts.language),
        facts=texts.facts(rows),
    )


def meeting_rows(texts: HandoutTexts, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return the meeting and its day as rows of facts."""
    day = texts.dated(meeting.day)
    spoken = SPOKEN_BEFORE_A_TIME.match(meeting.time)
    time = meeting.time[spoken.end() :] if spoken else meeting.time
    numbered = messages.text(
        "meeting-with-number", texts.language, body=meeting.body, number=meeting.number
    )
    return (
        ("meeting", numbered if meeting.number else meeting.body),
        ("day", messages.text("day-and-time", texts.language, day=day, time=time) if time else day),
    )


def agenda(texts: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """Return the agenda: each item's heading, type, and whether it is closed."""
    rows = tuple(
        (
            str(item.number),
            item.title if item.hidden else heading(texts, item),
            NOTHING if item.hidden else messages.text(f"type.{item.kind}", texts.language),
            messages.text("openness.closed" if item.closed else "openness.open", texts.language),
        )
        for item in items
    )
    title = messages.text("document.agenda", texts.language)
    columns = texts.columns("number", "item", "type", "openness")
    section = texts.section("items", Table(columns, rows) if rows else ())
    return Document(anchor="agenda", title=title, running=title, sections=(section,))


SIGNING = ("chair", "secretary")


def decision_sheet(texts: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """Return the sheet with room for the decision on each item that asks for one."""
    names = ("number", "item", "decision", "for", "against", "abstained", "conditions")
    rows = tuple(
        (str(item.number), item_title(texts, item), *([""] * (len(names) - 2)))
        for item in items
        if item.kind == "decision" and not item.unreadable
    )
    signing = tuple((messages.text(f"signs.{who}", texts.language), "", "", "") for who in SIGNING)
    decided = Table(texts.columns(*names), rows) if rows else texts.remark("nothing-to-decide")
    title = messages.text("document.decisions", texts.language)
    return Document(
        anchor="decisions",
        title=title,
        running=title,
        sections=(
            texts.section("decisions", decided),
            texts.section(
                "signatures",
                Table(texts.columns("role", "name", "date", "signature"), signing),
            ),
        ),
    )


def annex_list(texts: HandoutTexts, items: Iterable[AgendaItem]) -> Document:
    """Return the list of all items' annexes, numbered within each item."""
    rows = tuple(
        (
            messages.text("annex", texts.language, number=f"{item.number}.{number}"),
            item_title(texts, item),
            *annex,
        )
        for item in items
        for number, annex in enumerate(_annexes(texts, item), 1)
    )
    unread = tuple(
        (
            messages.text("annex", texts.language, number=item.number),
            item_title(texts, item),
            _marked(texts, raw),
            "",
        )
        for item in items
        if item.review and (raw := item.review.unreadable.get("annexes")) is not None
    )
    columns = texts.columns("annex", "item", "title", "file")
    title = messages.text("document.annexes", texts.language)
    listed = Table(columns, rows + unread) if rows or unread else texts.remark("no-annexes")
    section = texts.section("annexes", listed)
    return Document(anchor="annexes", title=title, running=title, sections=(section,))


def _annexes(texts: HandoutTexts, item: AgendaItem) -> Iterator[tuple[str, str]]:
    """Yield title and file of an item's annexes."""
    if item.review is None:
        yield from ((NOTHING, one_line(name)) for name in item.annexes)
        return
    for index, annex in enumerate(item.review.proposal.annexes):
        title, file = (
            _marked(texts, raw)
            if (raw := item.review.unreadable.get(f"annexes[{index}].{name}")) is not None
            else one_line(value or "") or NOTHING
            for name, value in (("title", annex.title), ("file", annex.file))
        )
        yield title, file


def _marked(texts: HandoutTexts, raw: str) -> str:
    return messages.text("unreadable-answer", texts.language, raw=one_line(raw))
