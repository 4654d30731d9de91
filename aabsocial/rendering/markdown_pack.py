"""Prepare a pack for the Markdown templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.documents.case_page import Labelled
from aabsocial.documents.model import Text
from aabsocial.rendering.unpaged import (
    AGENDA,
    OVERVIEW,
    AgendaGroup,
    Link,
    ShownPoint,
    ShownQuestion,
    agenda_groups,
    annex_address,
    annex_note,
    annex_parts,
    by_column,
    link,
    places_of,
    shown_points,
    shown_questions,
)
from aabsocial.richtext import Item, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents.case_page import Case, CasePage, DepthSection
    from aabsocial.handout.model import Edition
    from aabsocial.handout.pack import Handout, PackAnnex, PackItem, ShortItem
    from aabsocial.richtext import Block, Break, Prose

SUMS = ("initiative", "asked", "total", "open")


class PackAnnexText(Struct, kw_only=True):
    """An annex: its parts where it is a text, otherwise the address of its copy if there is one."""

    label: str
    title: str
    note: str
    address: str
    parts: tuple[object, ...]


class PackSection(Struct, kw_only=True):
    """A section of a case in depth."""

    title: str
    parts: tuple[object, ...]


class PackCase(Struct, kw_only=True):
    """A case; `evaluations` are the days, `depth` is empty in the short edition."""

    page: CasePage
    evaluations: tuple[str, ...]
    more_goals: Link | None
    more_risks: Link | None
    questions: tuple[ShownQuestion, ...]
    open_points: tuple[ShownPoint, ...]
    depth_title: str
    depth: tuple[PackSection, ...]


class PackItemText(Struct, kw_only=True):
    """An item of the pack."""

    number: str
    title: str
    case: PackCase | None
    short: ShortItem | None
    unreadable: str
    annexes_title: str
    annexes: tuple[PackAnnexText, ...]


class PackText(Struct, kw_only=True):
    """Everything that the template of a pack arranges.

    Heads have a text for every column, empty for one left out; `sums` are those of the overview,
    from the second column on. `groups` are the agenda's rows.
    """

    handout: Handout
    has_clock: bool
    agenda_heads: Mapping[str, str]
    overview_heads: Mapping[str, str]
    sums: tuple[str, ...]
    groups: tuple[AgendaGroup, ...]
    items: tuple[PackItemText, ...]


def pack_text(handout: Handout) -> PackText:
    """Return a pack as the values for its template."""
    front = handout.front
    rows = front.agenda.rows if front else ()
    overview = front.overview if front else None
    heads = by_column(OVERVIEW, overview.heads if overview else {})
    sums = by_column(SUMS, overview.sums if overview else {})
    level = 2 if front else 1
    return PackText(
        handout=handout,
        has_clock=any(row.clock for row in rows),
        agenda_heads=by_column(AGENDA, front.agenda.heads if front else {}),
        overview_heads=heads,
        sums=tuple(text for name, text in sums.items() if heads[name]),
        groups=agenda_groups(rows),
        items=tuple(_item(handout, item, level) for item in handout.items),
    )


def without_links_inside(blocks: Prose) -> Prose:
    """Return blocks without the links to places in the paper, which every reader names its own way.

    Their words stay.
    """
    return tuple(map(_block, blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(tuple(map(_run, block.runs)))
    items = tuple(Item(without_links_inside(item.blocks)) for item in block.items)
    return replace(block, items=items)


def _run(run: Run | Break) -> Run | Break:
    is_inside = isinstance(run, Run) and run.link.startswith("#")
    return replace(run, link="") if is_inside else run


def _part(part: object) -> object:
    if isinstance(part, Text | Labelled):
        return replace(part, blocks=without_links_inside(part.blocks))
    return part


def _section(section: DepthSection) -> PackSection:
    return PackSection(title=section.title, parts=tuple(map(_part, section.parts)))


def _item(handout: Handout, item: PackItem, level: int) -> PackItemText:
    short = handout.short
    return PackItemText(
        number=item.number,
        title=item.title,
        case=_case(item.case, short=short) if item.case else None,
        short=item.short and replace(item.short, text=without_links_inside(item.short.text)),
        unreadable=item.unreadable,
        annexes_title=item.annexes_title,
        annexes=()
        if short
        else tuple(_annex(it, level + 2, handout.edition) for it in item.annexes),
    )


def _case(case: Case, *, short: bool) -> PackCase:
    page, places = case.page, places_of(case, short=short)
    line = page.when.timeline
    return PackCase(
        page=page,
        evaluations=tuple(it.full_day for it in line.evaluations) if line else (),
        more_goals=link(page.goals.full.more, places),
        more_risks=link(page.risks.full.more, places),
        questions=shown_questions(page.judged, places),
        open_points=shown_points(page.open, places),
        depth_title=case.depth.title,
        depth=() if short else tuple(map(_section, case.depth.sections)),
    )


def _annex(annex: PackAnnex, level: int, edition: Edition) -> PackAnnexText:
    return PackAnnexText(
        label=annex.label,
        title=annex.title,
        note=annex_note(annex),
        address="" if annex.kind == "text" else annex_address(annex, edition),
        parts=tuple(map(_part, annex_parts(annex, level))),
    )
