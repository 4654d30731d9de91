"""What agenda items are called: on the agenda, at the head of their paper, in names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.blocks import one_line
from aabsocial.wording import enumeration

if TYPE_CHECKING:
    from aabsocial.handout.meeting import AgendaItem
    from aabsocial.handout.voice import Voice

MOST_NAMED = 3
FILE_WORDS = {"decision": "indstilling", "discussion": "droeftelse", "information": "orientering"}


def heading(voice: Voice, item: AgendaItem) -> str:
    """Name an item as AAB's minutes do: `Indstilling – Afdeling 901; Lys, stier og naboer`."""
    kind, title = voice.say(f"kind.{item.kind}"), item_title(voice, item)
    departments = _departments(voice, item)
    if not departments:
        return voice.say("heading-alone", kind=kind, title=title)
    return voice.say("heading", kind=kind, departments=departments, title=title)


def item_title(voice: Voice, item: AgendaItem) -> str:
    """Give an item's own title, or say that it has none."""
    if item.unreadable:
        return voice.say("unreadable-title", name=item.name)
    return one_line(item.title) or voice.say("untitled")


def _departments(voice: Voice, item: AgendaItem) -> str:
    """Name a few departments; all of them stand in the paper."""
    names = (item.review.proposal.initiative.departments if item.review else None) or ()
    few = [one_line(name) for name in names[:MOST_NAMED]]
    written = enumeration(few, voice.language)
    if len(names) > MOST_NAMED:
        written = voice.say("and-others", names=", ".join(few))
    if not few or not all(name.isdecimal() for name in few):
        return written
    return voice.say("department" if len(names) == 1 else "departments", numbers=written)


def anchor(item: AgendaItem) -> str:
    """Name an item for links."""
    return f"item-{item.number}"


def file_name(item: AgendaItem) -> str:
    """Name an item's file so that files sort as the agenda does: `03_indstilling_lys-og-stier`."""
    return f"{item.number:02}_{FILE_WORDS[item.kind]}_{item.name}"
