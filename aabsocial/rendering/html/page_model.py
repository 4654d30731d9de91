"""The values that an HTML template gets: what frames a page, and the paper on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents import Checklist
    from aabsocial.handout.pack import DecisionSheet
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.html.model import Heading
    from aabsocial.rendering.html.pack_model import ShownCase, ShownFront, ShownItem


class PageMark(Struct, kw_only=True):
    """A word at the top of the printed pages of some items, escaped for a style sheet."""

    name: str
    word_in_style: str


class Page(Struct, kw_only=True):
    """Everything that an HTML template arranges: a pack, a case, a checklist, a form.

    `spoken` holds the page's own words by key. The texts whose names end in `_in_style` are escaped
    for a style sheet.
    """

    tag: Language
    title: str
    association: str
    logo: str
    colour_in_style: str
    tint_in_style: str
    wash_in_style: str
    page_in_style: tuple[str, str, str]
    spoken: Mapping[str, str]
    description: str = ""
    footer: str = ""
    footer_in_style: str = ""
    scale_in_style: str = "1"
    is_large: bool = False
    marks: tuple[PageMark, ...] = ()
    front: ShownFront | None = None
    items: tuple[ShownItem, ...] = ()
    sheet: DecisionSheet | None = None
    sheet_level: int = 1
    case: ShownCase | None = None
    checklist: Checklist | None = None
    facts: tuple[object, ...] = ()
    hand_work: tuple[Heading, ...] = ()
