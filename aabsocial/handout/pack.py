"""The values of a pack for a meeting: front, items, annexes and decision sheet.

As in `documents.case_page`, every text is ready to print, and a format only sets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.struct import Struct
from aabsocial.richtext import Heading, TextTable

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case, Fill
    from aabsocial.handout.model import Edition
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import VerdictKind
    from aabsocial.model.meeting import Source
    from aabsocial.richtext import Prose


class Band(Struct, kw_only=True):
    """The band over the front: who meets, when and where; `mark` is UDKAST or empty."""

    association: str
    body: str
    when: str
    about: str
    mark: str = ""


class AgendaRow(Struct, kw_only=True):
    """A row of the agenda.

    `section` is the heading that begins with this item, or empty. `clock` is empty where it cannot
    be told. `details` stand small under the title: departments, presenter, number of annexes,
    "eftersendt". `closed` is "Lukket punkt" or empty. `anchor` is empty for an item without a page.
    """

    section: str = ""
    clock: str = ""
    number: str
    title: str
    details: tuple[str, ...] = ()
    kind: str = ""
    closed: str = ""
    asked: str = ""
    anchor: str = ""


class Agenda(Struct, kw_only=True):
    """The agenda: title, what the board must do and for how much, heads of columns, rows.

    `heads` are by the names of the columns: clock, number, item, kind, asked, page. The column
    `clock` is left out where no row has one, and `page` has no head where the items are elsewhere.
    """

    title: str
    sentence: str
    heads: dict[str, str]
    rows: tuple[AgendaRow, ...]


class OverviewRow(Struct, kw_only=True):
    """A proposal on the overview; `late` is "er begyndt", "er slut" or empty."""

    number: str
    title: str
    anchor: str
    asked: str
    total: str
    open: str
    open_share: str
    period: str
    late: str = ""
    ready: str
    ready_kind: VerdictKind


class SharePiece(Struct, kw_only=True):
    """A piece of a bar of 100 %: its length from 0 to 1, its share as text, and its fill."""

    part: float
    share: str
    fill: Fill


class AskedBar(Struct, kw_only=True):
    """What one proposal asks for: its length on the common scale from 0 to 1, and the amount."""

    number: str
    part: float
    amount: str


class ShareBar(Struct, kw_only=True):
    """Who pays one proposal; one of which that is not known has no bar."""

    number: str
    pieces: tuple[SharePiece, ...]


class OverviewCharts(Struct, kw_only=True):
    """The two charts: what is asked of AAB, and who pays each initiative.

    `note` says which are shown where not all are. `legend` explains the fills. The alternatives
    have every number.
    """

    asked_title: str
    asked: tuple[AskedBar, ...]
    asked_alternative: str
    note: str = ""
    shares_title: str
    shares: tuple[ShareBar, ...]
    shares_alternative: str
    legend: tuple[tuple[Fill, str], ...]


class Overview(Struct, kw_only=True):
    """All proposals side by side.

    `heads` and `sums` are by the names of the columns: number, initiative, asked, total, open,
    period, ready; `total` is left out in large print. `charts` is `None` for one proposal, and
    where no money is asked. `notes` are sentences under the table, such as that closed items are
    not in it.
    """

    title: str
    heads: dict[str, str]
    rows: tuple[OverviewRow, ...]
    sums: dict[str, str]
    charts: OverviewCharts | None
    notes: tuple[str, ...] = ()


class Front(Struct, kw_only=True):
    """The first pages: band, agenda, overview where there are proposals."""

    band: Band
    agenda: Agenda
    overview: Overview | None
    notes: tuple[str, ...] = ()


AnnexKind: TypeAlias = Literal["text", "pdf", "picture", "other", "missing", "closed"]


AnnexHeading: TypeAlias = Heading
AnnexTable: TypeAlias = TextTable
AnnexBlock: TypeAlias = "AnnexHeading | AnnexTable | Prose"


class PackAnnex(Struct, kw_only=True):
    """An annex of an item: "Bilag 2.1", its title and what it is.

    A text has `blocks`. A picture has `content`, whose alternative text is the title. A PDF has
    its number of `pages`. `note` tells in one line what and where it is ("PDF, 5 sider, se
    bilag/02.1_uddrag.pdf") or that it is missing. `file` is the name of its copy, empty where
    there is none; `content` are the bytes of the copy.
    """

    label: str
    title: str
    anchor: str
    kind: AnnexKind
    note: str = ""
    blocks: tuple[AnnexBlock, ...] = ()
    pages: int = 0
    file: str = ""
    content: bytes = b""


class ShortItem(Struct, kw_only=True):
    """An item without a proposal: its text, and boxes to tick."""

    overline: str
    mark: str = ""
    title: str
    text: Prose
    boxes: tuple[str, ...] = ()


class PackItem(Struct, kw_only=True):
    """An item of the pack: a case or a short item, and its annexes.

    `file` is the name of a file of its own, without an ending. `watermark` lies across its pages,
    empty if none does. `annexes_title` is "Bilag". `unreadable` says why a proposal has no case.
    """

    number: str
    anchor: str
    language: Language
    title: str
    file: str
    watermark: str = ""
    case: Case | None = None
    short: ShortItem | None = None
    unreadable: str = ""
    annexes_title: str = ""
    annexes: tuple[PackAnnex, ...] = ()


class SheetItem(Struct, kw_only=True):
    """An item on the decision sheet; `votes` are For, Imod, Undlod and Inhabil.

    `name` begins the name of each form field, and is stable: "Punkt 2, Caféens åbne døre".
    """

    number: str
    title: str
    name: str
    anchor: str
    kind: str
    asked: str = ""
    boxes: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    conditions: str = ""


class DecisionSheet(Struct, kw_only=True):
    """The decision sheet: attendance above, a block for each item, signatures below.

    `attendance` are the lines above (Til stede, Afbud), `signatures` those below.
    """

    title: str
    page_word: str
    attendance: tuple[str, ...]
    items: tuple[SheetItem, ...]
    signatures: tuple[str, ...]


class Handout(Struct, kw_only=True):
    """A pack for a meeting in one edition, or one item of it, or its decision sheet.

    `short` leaves out depth and annexes, and `footer` then says where they are. `scale` multiplies
    every size of type: 1, or 14/11 for large print. `footer` stands at the foot of every page,
    followed by the page's number in the words of `page_of`, whose gaps are `{page}` and `{pages}`.
    `digest` is the hash of the sources. `front` and `sheet` are `None` where they are left out.
    """

    language: Language
    title: str
    description: str
    name: str
    edition: Edition
    association: str
    short: bool = False
    scale: float = 1.0
    front: Front | None = None
    items: tuple[PackItem, ...] = ()
    sheet: DecisionSheet | None = None
    footer: str
    page_of: str
    digest: str
    sources: tuple[Source, ...] = ()
