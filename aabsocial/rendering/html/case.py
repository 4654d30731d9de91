"""Prepare a case for the HTML templates: one page of it, and the depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case_page import AnnexLinks
from aabsocial.documents.model import Table
from aabsocial.rendering.html.pack_model import (
    Day,
    Length,
    ShownAnnexes,
    ShownCase,
    ShownDepth,
    ShownSection,
)
from aabsocial.rendering.html.tables import table_view
from aabsocial.rendering.unpaged import Link, link, places_of, shown_points, shown_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.case_page import Case, CaseDepth, DepthPart, DepthSection, Fill, When

ROOM_FOR_A_SHARE = 0.2  # of a bar on the narrowest screen


def case_view(case: Case, level: int, *, short: bool = False) -> ShownCase:
    """Return a case with its title as a heading of a level; the short edition has no depth."""
    page = case.page
    places = places_of(case, short=short)
    return ShownCase(
        level=level,
        tag=case.language,
        page=page,
        bar=tuple(
            length(it.part, it.fill, it.share) for it in page.payments.sources if it.part > 0
        ),
        days=tuple(_days(page.when)),
        more_goals=link(page.goals.full.more, places),
        more_risks=link(page.risks.full.more, places),
        questions=shown_questions(page.judged, places),
        open_points=shown_points(page.open, places),
        depth=None if short else _depth(case.depth),
    )


def length(part: float, fill: Fill, share: str) -> Length:
    """Return a piece of a bar; its share is left out where it has no room for it."""
    shown = share if part >= ROOM_FOR_A_SHARE else ""
    return Length(length=f"{part:.3%}", fill=fill, share=shown)


def _days(when: When) -> Iterator[Day]:
    """Yield the days of the timeline, if there is one."""
    if when.timeline is None:
        return
    for it in when.days:
        if it in when.timeline.evaluations:
            yield Day(shape="evaluation", day=it.full_day, what=it.what or when.evaluation_word)
        elif it == when.timeline.meeting:
            what = it.what or when.timeline.meeting_word
            yield Day(shape="meeting", day=it.full_day, what=what)
        else:
            yield Day(shape="edge", day=it.full_day, what=it.what)


def _depth(depth: CaseDepth) -> ShownDepth:
    return ShownDepth(
        title=depth.title,
        back=Link(depth.back.words, depth.back.anchor),
        links=tuple(Link(it.words, it.anchor) for it in depth.links),
        sections=tuple(map(_section, depth.sections)),
    )


def _section(section: DepthSection) -> ShownSection:
    return ShownSection(
        anchor=section.anchor,
        title=section.title,
        parts=tuple(_part(section.title, part) for part in section.parts),
    )


def _part(title: str, part: DepthPart) -> object:
    match part:
        case Table():
            return table_view(title, part)
        case AnnexLinks(items=items):
            return ShownAnnexes(
                items=tuple(
                    (it.label, it.title, it.note, it.more.anchor if it.more else "") for it in items
                )
            )
        case _:
            return part
