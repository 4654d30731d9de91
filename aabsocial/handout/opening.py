"""What opens a pack: the cover and the agenda."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.handout.naming import heading
from aabsocial.handout.values import Cover, Document
from aabsocial.paper.parts import Table
from aabsocial.paper.speaker import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.handout.meeting import AgendaItem, Meeting
    from aabsocial.handout.values import Terms
    from aabsocial.handout.voice import Voice


# The sentence says it already: "3. december 2026 kl. 17".
SPOKEN_BEFORE_A_TIME = re.compile(r"(?:kl|klokken|at)\b\.?\s*", re.IGNORECASE)


def cover(voice: Voice, terms: Terms, meeting: Meeting, state: str) -> Cover:
    """Give the first page; `state` is draft or final."""
    rows = (
        *meeting_rows(voice, meeting),
        ("place", meeting.place),
        ("chair", meeting.chair),
        ("edition", voice.say(f"edition.{terms.edition}")),
        ("state", voice.say(f"state.{state}")),
    )
    return Cover(
        association=terms.association,
        title=meeting.body,
        subtitle=voice.say("pack"),
        facts=voice.facts(rows),
    )


def meeting_rows(voice: Voice, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Name the meeting and its day as rows of facts."""
    day = voice.dated(meeting.day)
    spoken = SPOKEN_BEFORE_A_TIME.match(meeting.time)
    time = meeting.time[spoken.end() :] if spoken else meeting.time
    numbered = voice.say("meeting-with-number", body=meeting.body, number=meeting.number)
    return (
        ("meeting", numbered if meeting.number else meeting.body),
        ("day", voice.say("day-and-time", day=day, time=time) if time else day),
    )


def agenda(voice: Voice, items: Iterable[AgendaItem]) -> Document:
    """List the items in order: what each is called, its type, open or closed."""
    rows = tuple(
        (
            str(item.number),
            item.title if item.hidden else heading(voice, item),
            NOTHING if item.hidden else voice.say(f"type.{item.kind}"),
            voice.say("openness.closed" if item.closed else "openness.open"),
        )
        for item in items
    )
    title = voice.say("document.agenda")
    columns = voice.columns("number", "item", "type", "openness")
    section = voice.section("items", Table(columns, rows) if rows else ())
    return Document(anchor="agenda", title=title, running=title, sections=(section,))
