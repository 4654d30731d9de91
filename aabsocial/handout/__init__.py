"""A pack for a meeting: cover, agenda, overview, a paper for each item, decision sheet (pure)."""

from aabsocial.handout.composing import compose, meeting_name, per_item
from aabsocial.handout.editions import is_closed
from aabsocial.handout.leaks import texts_in
from aabsocial.handout.manifest import MANIFEST
from aabsocial.handout.meeting import ITEM_TYPES, AgendaItem, ItemType, Meeting
from aabsocial.handout.values import EDITIONS, Cover, Document, Edition, Handout, Source, Terms

__all__ = [
    "EDITIONS",
    "ITEM_TYPES",
    "MANIFEST",
    "AgendaItem",
    "Cover",
    "Document",
    "Edition",
    "Handout",
    "ItemType",
    "Meeting",
    "Source",
    "Terms",
    "compose",
    "is_closed",
    "meeting_name",
    "per_item",
    "texts_in",
]
