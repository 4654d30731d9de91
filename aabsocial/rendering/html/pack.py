"""Prepare a pack for the HTML templates: front, items, annexes, decision sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Table
from aabsocial.rendering.html.case import case_view, length
from aabsocial.rendering.html.pack_model import Length, ShownAnnex, ShownFront, ShownItem
from aabsocial.rendering.html.style import picture_address
from aabsocial.rendering.html.tables import table_view
from aabsocial.rendering.unpaged import (
    AGENDA,
    OVERVIEW,
    Link,
    agenda_groups,
    annex_address,
    annex_note,
    annex_parts,
    by_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.handout.model import Edition
    from aabsocial.handout.pack import Front, Handout, OverviewCharts, PackAnnex, PackItem

COLUMNS = 4  # of the agenda, without the clock
LONGEST_BAR = 0.6  # of the width; the amount stands after it


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
        agenda_heads=by_column(AGENDA, front.agenda.heads),
        overview_heads=by_column(OVERVIEW, overview.heads if overview else {}),
        overview_sums=by_column(OVERVIEW, overview.sums if overview else {}),
        groups=agenda_groups(front.agenda.rows),
        overview=overview,
        asked=_asked(charts) if charts else (),
        shares=_shares(charts) if charts else (),
        notes=front.notes,
        links=tuple(_links(handout, front)),
    )


def _asked(charts: OverviewCharts) -> tuple[tuple[str, Length | None, str], ...]:
    return tuple(
        (it.number, length(it.part * LONGEST_BAR, "ours", "") if it.part else None, it.amount)
        for it in charts.asked
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


def item_view(handout: Handout, item: PackItem, level: int, mark: str) -> ShownItem:
    """Return an item with its title as a heading of a level; the short edition has no annexes."""
    short = handout.short
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
        annexes=()
        if short
        else tuple(_annex(it, level + 2, handout.edition) for it in item.annexes),
    )


def _annex(annex: PackAnnex, level: int, edition: Edition) -> ShownAnnex:
    return ShownAnnex(
        label=annex.label,
        title=annex.title,
        anchor=annex.anchor,
        note=annex_note(annex),
        parts=tuple(
            table_view(annex.title, it) if isinstance(it, Table) else it
            for it in annex_parts(annex, level)
        ),
        picture=picture_address(annex.content) if annex.kind == "picture" else "",
        address=annex_address(annex, edition),
    )
