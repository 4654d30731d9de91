"""A pack for a meeting: cover, agenda, overview, a paper for each item, decision sheet (pure)."""

from aabsocial.handout.compose import compose, meeting_name, per_item
from aabsocial.handout.editions import is_closed, items_for_edition, texts_in
from aabsocial.handout.manifest import MANIFEST, listed, meeting_facts
from aabsocial.handout.model import (
    EDITIONS,
    Cover,
    Document,
    Edition,
    Handout,
    HandoutOptions,
    HandoutTexts,
    file_of_an_item,
    file_of_the_whole,
    item_title,
)
from aabsocial.handout.readiness import hindrances, is_ready, is_unready_decision, missing_annexes
from aabsocial.model.meeting import ITEM_TYPES, AgendaItem, AnnexFile, ItemType, Meeting, Source

__all__ = [
    "EDITIONS",
    "ITEM_TYPES",
    "MANIFEST",
    "AgendaItem",
    "AnnexFile",
    "Cover",
    "Document",
    "Edition",
    "Handout",
    "HandoutOptions",
    "HandoutTexts",
    "ItemType",
    "Meeting",
    "Source",
    "compose",
    "file_of_an_item",
    "file_of_the_whole",
    "hindrances",
    "is_closed",
    "is_ready",
    "is_unready_decision",
    "item_title",
    "items_for_edition",
    "listed",
    "meeting_facts",
    "meeting_name",
    "missing_annexes",
    "per_item",
    "texts_in",
]
