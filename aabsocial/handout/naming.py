"""What agenda items are called: on the agenda, at the head of their paper, in names of files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.blocks import one_line
from aabsocial.wording import department_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.handout.meeting import AgendaItem
    from aabsocial.handout.values import Edition
    from aabsocial.handout.voice import Voice
    from aabsocial.wording import Language

MOST_NAMED = 3
FILE_WORDS = {"decision": "indstilling", "discussion": "droeftelse", "information": "orientering"}
MEETING_WORDS: Mapping[Language, str] = {"da": "moede", "en": "meeting"}
EDITION_ENDS: Mapping[tuple[Edition, Language], str] = {
    ("full", "da"): "",
    ("full", "en"): "",
    ("public", "da"): "_offentlig",
    ("public", "en"): "_public",
}
AGENDA = "00_"  # before the name of the file that goes with those of the items
ENDING = r"\.(?:pdf|docx|html|md)"
WHOLE = (
    rf"\d{{4}}-\d\d-\d\d_(?:{'|'.join(MEETING_WORDS.values())})"
    rf"(?:{'|'.join(sorted(set(EDITION_ENDS.values())))})"
)
FILE_OF_THE_WHOLE = re.compile(WHOLE + ENDING, re.ASCII)
FILE_OF_AN_ITEM = re.compile(
    rf"(?:\d{{2,}}_(?:{'|'.join(FILE_WORDS.values())})_[a-z0-9-]+|{AGENDA}{WHOLE}){ENDING}",
    re.ASCII,
)


def heading(voice: Voice, item: AgendaItem) -> str:
    """Name an item as AAB's minutes do: `Indstilling – Afdeling 901; Lys, stier og naboer`."""
    kind, title = voice.say(f"kind.{item.kind}"), item_title(voice, item)
    departments = _departments(voice, item)
    if not departments:
        return voice.say("heading-alone", kind=kind, title=title)
    return voice.say("heading", kind=kind, departments=departments, title=title)


def item_title(voice: Voice, item: AgendaItem) -> str:
    """Give an item's own title, or say that it has none or cannot be read."""
    if item.unreadable:
        return voice.say("unreadable-title", name=item.name)
    raw = item.review.unreadable.get("initiative.title") if item.review else None
    if raw is not None and not item.title:
        return voice.say("unreadable-answer", raw=one_line(raw))
    return one_line(item.title) or voice.say("untitled")


def _departments(voice: Voice, item: AgendaItem) -> str:
    """Name a few departments; all of them stand in the paper."""
    if item.review is None:
        return ""
    names = item.review.proposal.initiative.departments or ()
    raw = item.review.unreadable.get("initiative.departments")
    if raw is not None:
        return voice.say("unreadable-answer", raw=one_line(raw))
    few = [one_line(name) for name in names[:MOST_NAMED]]
    if len(names) <= MOST_NAMED:
        return department_names(few, voice.language)
    written = department_names(few, voice.language, lambda some, _: ", ".join(some))
    return voice.say("and-others", names=written)


def anchor(item: AgendaItem) -> str:
    """Name an item for links."""
    return f"item-{item.number}"


def file_name(item: AgendaItem) -> str:
    """Name an item's file so that files sort as the agenda does: `03_indstilling_lys-og-stier`."""
    return f"{item.number:02}_{FILE_WORDS[item.kind]}_{item.name}"


def file_of_the_whole(name: str) -> bool:
    """Whether a file is called as a whole pack is: after its meeting's day and its edition."""
    return FILE_OF_THE_WHOLE.fullmatch(name) is not None


def file_of_an_item(name: str) -> bool:
    """Whether a file is called as those of a pack in parts are; they name no day or edition."""
    return FILE_OF_AN_ITEM.fullmatch(name) is not None
