"""A pack for a meeting: agenda, overview, a case for each item, decision sheet (pure)."""

from aabsocial.handout.annex_copies import COPIES_FOLDERS, copy_name, is_copy_name
from aabsocial.handout.compose import compose
from aabsocial.handout.editions import (
    closed_annexes,
    is_closed,
    items_for_edition,
    meeting_for_edition,
)
from aabsocial.handout.leaks import texts_in
from aabsocial.handout.manifest import MANIFEST, item_facts, meeting_facts
from aabsocial.handout.model import EDITIONS, Edition, HandoutOptions, HandoutTexts, item_title
from aabsocial.handout.names import (
    AGENDA,
    ARCHIVE,
    SHEET,
    WITH_ANNEXES,
    is_item_file_name,
    is_whole_pack_name,
    meeting_name,
    pack_name,
    variant_of,
)
from aabsocial.handout.pack import Handout
from aabsocial.handout.readiness import (
    blocking_findings,
    is_ready,
    is_unready_decision,
    missing_annexes,
)
from aabsocial.handout.split import sheet_alone, split_by_item
from aabsocial.model.meeting import ITEM_TYPES, AgendaItem, AnnexFile, ItemType, Meeting, Source

__all__ = [
    "AGENDA",
    "ARCHIVE",
    "COPIES_FOLDERS",
    "EDITIONS",
    "ITEM_TYPES",
    "MANIFEST",
    "SHEET",
    "WITH_ANNEXES",
    "AgendaItem",
    "AnnexFile",
    "Edition",
    "Handout",
    "HandoutOptions",
    "HandoutTexts",
    "ItemType",
    "Meeting",
    "Source",
    "blocking_findings",
    "closed_annexes",
    "compose",
    "copy_name",
    "is_closed",
    "is_copy_name",
    "is_item_file_name",
    "is_ready",
    "is_unready_decision",
    "is_whole_pack_name",
    "item_facts",
    "item_title",
    "items_for_edition",
    "meeting_facts",
    "meeting_for_edition",
    "meeting_name",
    "missing_annexes",
    "pack_name",
    "sheet_alone",
    "split_by_item",
    "texts_in",
    "variant_of",
]
