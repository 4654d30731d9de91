"""Prepare a case for the HTML templates: one page of it, and the depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case_page import AnnexLinks
from aabsocial.documents.model import Table
from aabsocial.rendering.html.pack_model import (
    Day,
    Length,
    Link,
    ShownAnnexes,
    ShownCase,
    ShownDepth,
    ShownQuestion,
    ShownSection,
)
from aabsocial.rendering.html.tables import table_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents.case_page import (
        BoardQuestion,
        Case,
        CaseDepth,
        DepthPart,
        DepthSection,
        Fill,
        Moment,
        Reference,
        When,
    )

ROOM_FOR_A_SHARE = 0.2  # of a bar on the narrowest screen


def case_view(case: Case, level: int, *, short: bool = False) -> ShownCase:
    """Return a case with its title as a heading of a level; the short edition has no depth."""
    page = case.page
    places = {} if short else {it.anchor: it.title for it in case.depth.sections}
    return ShownCase(
        level=level,
        tag=case.language,
        page=page,
        bar=tuple(
            length(it.part, it.fill, it.share) for it in page.payments.sources if it.part > 0
        ),
        days=tuple(_day(page.when, it) for it in page.when.days),
        more_goals=_link(page.goals.full.more, places),
        more_risks=_link(page.risks.full.more, places),
        questions=tuple(
            _question(it, places, brief=page.judged.as_rows) for it in page.judged.questions
        ),
        depth=None if short else _depth(case.depth),
    )


def length(part: float, fill: Fill, share: str) -> Length:
    """Return a piece of a bar; its share is left out where it has no room for it."""
    shown = share if part >= ROOM_FOR_A_SHARE else ""
    return Length(length=f"{part:.3%}", fill=fill, share=shown)


def _link(reference: Reference | None, places: Mapping[str, str]) -> Link | None:
    """Return a reference as a link; none where its place is not on the page."""
    if reference is None or reference.anchor not in places:
        return None
    return Link(reference.unpaged or places[reference.anchor], reference.anchor)


def _day(when: When, it: Moment) -> Day:
    line = when.timeline
    is_evaluation = line is not None and it in line.evaluations
    is_meeting = line is not None and it == line.meeting
    what = it.what or (line.meeting_word if line and is_meeting else "")
    return Day(
        shape="evaluation" if is_evaluation else "meeting" if is_meeting else "edge",
        day=it.full_day,
        what=what or (when.evaluation_word if is_evaluation else ""),
    )


def _question(it: BoardQuestion, places: Mapping[str, str], *, brief: bool) -> ShownQuestion:
    return ShownQuestion(
        clause=it.clause,
        kind=it.kind.value,
        question=it.question,
        answer=it.short_answer if brief else it.answer,
        more=_link(it.more, places),
        boxes=it.boxes,
        condition=it.condition,
    )


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
