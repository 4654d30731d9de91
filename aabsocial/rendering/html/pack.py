"""Prepare a pack for the HTML templates: front, items, annexes, decision sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Column, Table, Text
from aabsocial.handout.pack import AnnexHeading, AnnexTable
from aabsocial.rendering.html.case import case_view, length
from aabsocial.rendering.html.pack_model import (
    AgendaGroup,
    Length,
    Link,
    ShownAnnex,
    ShownFront,
    ShownHeading,
    ShownItem,
)
from aabsocial.rendering.html.tables import table_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.handout.pack import (
        AgendaRow,
        Front,
        Handout,
        OverviewCharts,
        PackAnnex,
        PackItem,
    )

LOWEST = 6  # levels of headings
COLUMNS = 4  # of the agenda, without the clock
IN_THE_AGENDA = ("clock", "number", "item", "kind", "asked")
IN_THE_OVERVIEW = ("number", "initiative", "asked", "total", "open", "period", "ready")
LONGEST_BAR = 0.6  # of the width; the amount stands after it
ANNEXES = "bilag"  # the folder with the copies


def front_view(handout: Handout, front: Front) -> ShownFront:
    """Return the front with the line of links to the items, and to what comes after them."""
    has_clock = any(row.clock for row in front.agenda.rows)
    overview = front.overview
    charts = overview.charts if overview else None
    return ShownFront(
        band=front.band,
        agenda=front.agenda,
        has_clock=has_clock,
        columns=COLUMNS + has_clock,
        agenda_heads=dict.fromkeys(IN_THE_AGENDA, "") | front.agenda.heads,
        overview_heads=dict.fromkeys(IN_THE_OVERVIEW, "") | (overview.heads if overview else {}),
        overview_sums=dict.fromkeys(IN_THE_OVERVIEW, "") | (overview.sums if overview else {}),
        groups=tuple(_groups(front.agenda.rows)),
        overview=overview,
        asked=_asked(charts) if charts else (),
        shares=_shares(charts) if charts else (),
        notes=front.notes,
        links=tuple(_links(handout, front)),
    )


def _groups(rows: tuple[AgendaRow, ...]) -> Iterator[AgendaGroup]:
    group: list[AgendaRow] = []
    title = ""
    for row in rows:
        if row.section:
            if group:
                yield AgendaGroup(title, tuple(group))
            group, title = [], row.section
        group.append(row)
    yield AgendaGroup(title, tuple(group))


def _asked(charts: OverviewCharts) -> tuple[tuple[str, Length, str], ...]:
    return tuple(
        (it.number, Length(length=f"{it.part * LONGEST_BAR:.3%}"), it.amount) for it in charts.asked
    )


def _shares(charts: OverviewCharts) -> tuple[tuple[str, tuple[Length, ...]], ...]:
    return tuple(
        (it.number, tuple(length(one.part, one.fill, one.share) for one in it.pieces if one.part))
        for it in charts.shares
    )


def _links(handout: Handout, front: Front) -> Iterator[Link]:
    yield Link(front.agenda.title, "agenda")
    if front.overview:
        yield Link(front.overview.title, "overview")
    for row in front.agenda.rows:
        if row.anchor:
            yield Link(f"{row.number} {row.title}", row.anchor)
    if handout.sheet:
        yield Link(handout.sheet.title, "sheet")


def marks_of(handout: Handout) -> Mapping[str, str]:
    """Return the words across the items' pages, each with a name for the style sheet."""
    words = dict.fromkeys(item.watermark for item in handout.items if item.watermark)
    return {word: f"mark-{number}" for number, word in enumerate(words, 1)}


def item_view(item: PackItem, level: int, mark: str, *, short: bool) -> ShownItem:
    """Return an item with its title as a heading of a level; the short edition has no annexes."""
    return ShownItem(
        anchor=item.anchor,
        tag=item.language,
        level=level,
        number=item.number,
        title=item.title,
        mark=mark,
        case=case_view(item.case, level, short=short) if item.case else None,
        short=item.short,
        unreadable=item.unreadable,
        annexes_title=item.annexes_title,
        annexes=() if short else tuple(_annex(it, level + 2) for it in item.annexes),
    )


def _annex(annex: PackAnnex, level: int) -> ShownAnnex:
    from urllib.parse import quote  # only for a pack with annexes

    return ShownAnnex(
        label=annex.label,
        title=annex.title,
        anchor=annex.anchor,
        note=annex.note if annex.note != annex.title else "",
        parts=tuple(_blocks(annex, level)) if annex.kind == "text" else (),
        picture=_picture(annex.content) if annex.kind == "picture" else "",
        address=f"{ANNEXES}/{quote(annex.file)}" if annex.file else "",
    )


def _blocks(annex: PackAnnex, level: int) -> Iterator[object]:
    """Yield a text's blocks; its headings stand below the annex's own, none leaving one out."""
    above = level
    for block in annex.blocks:
        match block:
            case AnnexHeading():
                above = min(level + block.level, above + 1, LOWEST)
                yield ShownHeading(level=above, text=block.text)
            case AnnexTable():
                yield _table(annex.title, block)
            case _:
                yield Text(block)


def _table(title: str, table: AnnexTable) -> object:
    return table_view(title, Table(tuple(map(Column, table.heads)), table.rows))


def _picture(content: bytes) -> str:
    from base64 import b64encode

    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(content).decode()}"
