"""A case as data for its templates: what has room, what stands beside what, where it may break."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from aabsocial.documents.case_page import ShortAnswer
from aabsocial.documents.model import Table
from aabsocial.rendering.view_data import PAGE, as_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.documents.case_page import Case, CaseDepth, CasePage, DepthPart, DepthSection
    from aabsocial.rendering.view_data import Data

TEXT = 129  # millimetres, a line of the depth
LEAST_WITH_SHARE = 0.16  # of a bar; a smaller piece has no room for its share
TIMELINE = 154  # millimetres
BETWEEN_DAYS, BETWEEN_YEARS = 25, 12  # millimetres; closer ones are in each other's way
LANES = 3
LONG_TITLE, LONG_QUESTION, LONG_GOAL, LONG_AMOUNT = 72, 34, 16, 16  # characters
MOST_DECISIONS = 4  # of departments on lines of their own; more run on in one paragraph
MOST_ROWS = {"residents": 3, "partners": 2, "criteria": 0}  # in a line of text; more are wide
WIDE_COLUMNS = 6
ROOM = 26  # millimetres for a head and three lines, or the next page
SMALL_SECTION = 8  # rows of tables; a section of them alone does not break


def anchors_of_case(case: Case) -> frozenset[str]:
    """Return the names of the places in a case that can be linked to."""
    return frozenset((case.page.anchor, *(it.anchor for it in case.depth.sections)))


def case_data(case: Case, known: frozenset[str], scale: float) -> Data:
    """Set a case out; `known` are the places in the paper that can be linked to."""
    return {"page": _page(case.page, known, scale), "depth": _depth(case.depth, known, scale)}


def _page(page: CasePage, known: frozenset[str], scale: float) -> Data:
    data: Data = as_data(page, known)
    place_pieces(data["payments"]["sources"])
    for goal in (*data["goals"]["full"]["goals"], *data["goals"]["brief"]["goals"]):
        goal["long"] = len(f"{goal['start']}{goal['target']}") > LONG_GOAL
    data["payments"]["long_amount"] = any(
        len(source.amount) > LONG_AMOUNT for source in page.payments.sources
    )
    if timeline := data["when"]["timeline"]:
        _arrange(timeline, scale)
    data["when"]["has_evaluations"] = bool(timeline and timeline["evaluations"])
    data["residents"]["runs_on"] = len(page.residents.decisions) > MOST_DECISIONS
    return data | {
        "long_title": len(page.title) > LONG_TITLE,
        "long_question": len(page.question) > LONG_QUESTION,
        "fit": None,
    }


def place_pieces(pieces: Sequence[Data]) -> None:
    """Say of the pieces of a bar where each begins, and whether its share has room in it."""
    starts = accumulate((piece["part"] for piece in pieces), initial=0.0)
    for piece, start in zip(pieces, starts, strict=False):
        piece |= {"at": start, "shows": piece["part"] >= LEAST_WITH_SHARE}


def _arrange(timeline: Data, scale: float) -> None:
    """Put days that are close to each other on lanes, and leave out a year beside the meeting."""
    ends = [-1.0] * LANES
    for day in timeline["evaluations"]:
        free = (
            it for it, end in enumerate(ends) if day["at"] - end > BETWEEN_DAYS * scale / TIMELINE
        )
        day["lane"] = next(free, LANES - 1)
        ends[day["lane"]] = day["at"]
    timeline["lanes"] = max((day["lane"] for day in timeline["evaluations"]), default=0)
    if meeting := timeline["meeting"]:
        word = meeting["at"] + BETWEEN_YEARS / 2 / TIMELINE  # stands behind its mark
        near = BETWEEN_YEARS * scale / TIMELINE
        timeline["years"] = [it for it in timeline["years"] if abs(it["at"] - word) > near]


def _depth(depth: CaseDepth, known: frozenset[str], scale: float) -> Data:
    return {
        "title": as_data(depth.title),
        "overline": as_data(depth.overline),
        "back": as_data(depth.back, known),
        "links": [it for link in depth.links if (it := as_data(link, known))],
        "sections": [
            _section(section, known, scale) for section in depth.sections if section.parts
        ],
    }


def _section(section: DepthSection, known: frozenset[str], scale: float) -> Data:
    tables = [part for part in section.parts if isinstance(part, Table)]
    is_small = all(part.kind in {"table", "short-answer", "annexes"} for part in section.parts)
    groups = [_group(*group, known, scale) for group in _groups(section)]
    unbroken = not any(part.get("breakable") for group in groups for part in group["parts"])
    is_whole = is_small and unbroken and sum(len(it.rows) for it in tables) <= SMALL_SECTION
    return {
        "anchor": section.anchor,
        "title": as_data(section.title),
        "groups": groups,
        "breakable": not is_whole,
    }


def _groups(section: DepthSection) -> Iterator[tuple[bool, list[DepthPart]]]:
    """Yield the parts that are as wide as the page, and those that are not, in their order.

    A table that is not to break begins a group if it comes first, so that it stays with the head.
    """
    group: list[DepthPart] = []
    for part in section.parts:
        if _is_wide(part, section.name):
            yield from [(False, group)] if group else []
            yield True, [part]
            group = []
        elif not group and part is section.parts[0] and isinstance(part, Table):
            yield False, [part]
        else:
            group.append(part)
    if group:
        yield False, group


def _is_wide(part: DepthPart, section: str) -> bool:
    if not isinstance(part, Table):
        return False
    most = MOST_ROWS.get(section, len(part.rows))
    return len(part.rows) > most or len(part.columns) >= WIDE_COLUMNS


def _group(is_wide: bool, parts: Sequence[DepthPart], known: frozenset[str], scale: float) -> Data:  # noqa: FBT001 - of a group
    width = (PAGE if is_wide or scale > 1 else TEXT) / scale
    shown = [as_data(part, known, width) for part in parts]
    for part, below in zip(parts, (*parts[1:], None), strict=True):
        if isinstance(part, ShortAnswer):
            shown[parts.index(part)]["leads"] = not isinstance(below, ShortAnswer | None)
    is_table = isinstance(parts[0], Table) and not shown[0]["breakable"]
    return {"wide": is_wide, "parts": shown, "whole": is_table, "room": 0 if is_table else ROOM}
