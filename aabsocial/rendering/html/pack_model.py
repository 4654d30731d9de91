"""The values for the HTML templates of a pack and of a single case.

They hold what `documents.case_page` and `handout.pack` say, and add only what a page needs
besides: levels of headings, lengths of boxes, addresses of links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents.case_page import CasePage, Fill
    from aabsocial.handout.pack import Agenda, Band, Overview, ShortItem
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.unpaged import AgendaGroup, Link, ShownPoint, ShownQuestion


class Length(Struct, kw_only=True):
    """A piece of a bar: its length in per cent, its fill, and its share where there is room."""

    length: str
    fill: Fill = "ours"
    share: str = ""


class Day(Struct, kw_only=True):
    """A day of the timeline, and which shape stands before it."""

    shape: Literal["edge", "evaluation", "meeting"]
    day: str
    what: str


class ShownAnnexes(Struct, kw_only=True):
    """The list of a case's annexes: a link where the annex is on the page."""

    items: tuple[tuple[str, str, str, str], ...]
    kind: ClassVar[str] = "annexes"


class ShownSection(Struct, kw_only=True):
    """A section of the depth; `title` is its heading."""

    anchor: str
    title: str
    parts: tuple[object, ...]


class ShownDepth(Struct, kw_only=True):
    """The case in depth."""

    title: str
    back: Link
    links: tuple[Link, ...]
    sections: tuple[ShownSection, ...]


class ShownCase(Struct, kw_only=True):
    """A case; `level` is that of its title, and `depth` is `None` in the short edition.

    `bar` is empty where no part of the money has a length.
    """

    level: int
    tag: Language
    page: CasePage
    bar: tuple[Length, ...]
    days: tuple[Day, ...]
    more_goals: Link | None
    more_risks: Link | None
    questions: tuple[ShownQuestion, ...]
    open_points: tuple[ShownPoint, ...]
    depth: ShownDepth | None


class ShownAnnex(Struct, kw_only=True):
    """An annex: set in `parts`, as a `picture` (a data URI), or as a line.

    `address` is that of its copy, empty where there is none.
    """

    label: str
    title: str
    anchor: str
    note: str
    parts: tuple[object, ...]
    picture: str
    address: str


class ShownItem(Struct, kw_only=True):
    """An item of the pack; `mark` names the marks on its printed pages, and may be empty."""

    anchor: str
    tag: Language
    level: int
    number: str
    title: str
    mark: str
    case: ShownCase | None
    short: ShortItem | None
    unreadable: str
    annexes_title: str
    annexes: tuple[ShownAnnex, ...]


class ShownFront(Struct, kw_only=True):
    """The front; heads and sums have a text for every column, empty for one left out.

    `asked` and `shares` are the bars of the charts by the items' numbers; nothing asked has none.
    """

    band: Band
    agenda: Agenda
    has_clock: bool
    columns: int
    agenda_heads: Mapping[str, str]
    overview_heads: Mapping[str, str]
    overview_sums: Mapping[str, str]
    groups: tuple[AgendaGroup, ...]
    overview: Overview | None
    asked: tuple[tuple[str, Length | None, str], ...]
    shares: tuple[tuple[str, tuple[Length, ...]], ...]
    notes: tuple[str, ...]
    links: tuple[Link, ...]
