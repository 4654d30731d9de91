"""A pack in parts: a file for each item, or its decision sheet alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.handout.manifest import MANIFEST, manifest_of_agenda, manifest_of_item
from aabsocial.handout.names import AGENDA, LARGE_PRINT, SHEET, SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout.pack import DecisionSheet, Front, Handout, PackItem
    from aabsocial.model.meeting import Source

PAGE = "page"


def split_by_item(handout: Handout) -> tuple[Handout, ...]:
    """Return a pack as one file for each item: first the agenda and sheet, then the items."""
    made_from = tuple(
        replace(it, content=manifest_of_agenda(it.content))
        for it in handout.sources
        if it.path == MANIFEST
    )
    agenda = replace(
        handout,
        name=f"{AGENDA}{handout.name}",
        front=_front_alone(handout.front) if handout.front else None,
        items=(),
        sheet=_sheet_without_links(handout.sheet) if handout.sheet else None,
        sources=made_from,
    )
    return (agenda, *(_single_item(handout, item) for item in handout.items))


def sheet_alone(handout: Handout) -> Handout | None:
    """Return the decision sheet of a pack as a file of its own, `None` if there is none."""
    if handout.sheet is None:
        return None
    sheet = _sheet_without_links(handout.sheet)
    return replace(
        handout,
        title=f"{sheet.title} · {handout.title}",
        name=handout.name + SHEET[handout.language],
        front=None,
        items=(),
        sheet=sheet,
        sources=(),
    )


def _front_alone(front: Front) -> Front:
    """Return a front whose items are in other files: no page numbers, and no links."""
    agenda, overview = front.agenda, front.overview
    return replace(
        front,
        agenda=replace(
            agenda,
            heads={name: head for name, head in agenda.heads.items() if name != PAGE},
            rows=tuple(replace(row, anchor="") for row in agenda.rows),
        ),
        overview=overview
        and replace(overview, rows=tuple(replace(row, anchor="") for row in overview.rows)),
    )


def _sheet_without_links(sheet: DecisionSheet) -> DecisionSheet:
    return replace(sheet, items=tuple(replace(item, anchor="") for item in sheet.items))


def _single_item(handout: Handout, item: PackItem) -> Handout:
    short = SHORT[handout.language] if handout.short else ""
    large = LARGE_PRINT[handout.language] if handout.scale > 1 else ""
    return replace(
        handout,
        title=item.title,
        name=item.file + short + large,
        front=None,
        items=(item,),
        sheet=None,
        sources=tuple(_sources_of_item(handout, item)),
    )


def _sources_of_item(handout: Handout, item: PackItem) -> Iterator[Source]:
    """Yield the sources of one item: its proposal, and the manifest of that item."""
    number = item.file.partition("_")[0]
    for source in handout.sources:
        if source.path == MANIFEST:
            yield replace(source, content=manifest_of_item(source.content, item.number))
        elif source.path.startswith(f"{number}_"):
            yield source
