"""A case as data for its templates: what has room, what stands beside what, where it may break."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, cast

from aabsocial.documents.case_page import AnnexLinks, Labelled, ShortAnswer
from aabsocial.documents.model import Points, Table, Text
from aabsocial.rendering.column_widths import has_room_for_words
from aabsocial.rendering.prose_ends import text_lines
from aabsocial.rendering.view_data import PAGE, TWIPS_A_MILLIMETRE, as_data
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.case_page import Case, CaseDepth, CasePage, DepthPart, DepthSection
    from aabsocial.rendering.view_data import Data

TEXT = 129  # millimetres, a line of the depth
LEAST_WITH_SHARE = 0.16  # of a bar; a smaller piece has no room for its share
TIMELINE = 154  # millimetres
BETWEEN_DAYS, BETWEEN_YEARS = 25, 12  # millimetres; closer ones are in each other's way
LANES = 3
LETTER_OF_A_DAY, BESIDE_LEADER = 1.5, 1.5  # millimetres
LONG_TITLE, LONG_QUESTION, LONG_GOAL, LONG_AMOUNT, LONG_MARK = 72, 34, 16, 16, 10  # characters
MOST_DECISIONS = 4  # of departments on lines of their own; more run on in one paragraph
MOST_ROWS = {"residents": 3, "partners": 2, "criteria": 0}  # in a line of text; more are wide
WIDE_COLUMNS = 6
LENGTHS = ("full", "brief", "fewest")  # of a list, by the room on the page
ROOM = 26  # millimetres for a head and three lines, or the next page
LINE, AROUND_PART = 5.3, 3  # millimetres
SMALL_SECTION = 12  # lines of tables; a section of them alone does not break


def anchors_of_case(case: Case) -> frozenset[str]:
    """Return the names of the places in a case that can be linked to."""
    return frozenset((case.page.anchor, *(it.anchor for it in case.depth.sections)))


def case_data(case: Case, known: frozenset[str], scale: float) -> Data:
    """Set a case out; `known` are the places in the paper that can be linked to."""
    return {"page": _page(case.page, known, scale), "depth": _depth(case.depth, known, scale)}


def _page(page: CasePage, known: frozenset[str], scale: float) -> Data:
    data: Data = as_data(page, known)
    place_pieces(data["payments"]["sources"])
    for goal in (goal for length in LENGTHS for goal in data["goals"][length]["goals"]):
        goal["long"] = len(f"{goal['start']}{goal['target']}") > LONG_GOAL
    data["payments"]["long_amount"] = any(
        len(source.amount) > LONG_AMOUNT for source in page.payments.sources
    )
    if timeline := data["when"]["timeline"]:
        _arrange(timeline, scale)
    data["when"]["has_evaluations"] = bool(timeline and timeline["evaluations"])
    for mark in data["policy"]["marks"]:
        mark["wide"] = len(mark["word"]) > LONG_MARK
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
    _lead(timeline["evaluations"], scale)
    timeline["lanes"] = max((day["lane"] for day in timeline["evaluations"]), default=0)
    if meeting := timeline["meeting"]:
        word = meeting["at"] + BETWEEN_YEARS / 2 / TIMELINE  # stands behind its mark
        near = BETWEEN_YEARS * scale / TIMELINE
        timeline["years"] = [it for it in timeline["years"] if abs(it["at"] - word) > near]


def _lead(days: Sequence[Data], scale: float) -> None:
    """Lead the days of lower lanes to the line, past the labels above, which make way if they can.

    Where one cannot, the day stands below its mark without a leader.
    """
    for day in days:
        day |= {"label": day["at"], "led": day["lane"] > 0}
    for day in days:
        for above in (it for it in days if it["lane"] < day["lane"]):
            half, room = _half(above, scale), BESIDE_LEADER * scale / TIMELINE
            if abs(above["label"] - day["at"]) >= half + room:
                continue
            side = 1 if above["at"] >= day["at"] else -1
            label = day["at"] + side * (half + room)
            beside = (it for it in days if it["lane"] == above["lane"] and it is not above)
            if all(abs(it["label"] - label) > half + _half(it, scale) + room for it in beside):
                above["label"] = label
            else:
                day["led"] = False


def _half(day: Data, scale: float) -> float:
    """Return half the width of a day's label, as a part of the timeline."""
    return float(len(day["day"]) * LETTER_OF_A_DAY * scale / 2 / TIMELINE)


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
    is_small = all(part.kind in {"table", "short-answer", "annexes"} for part in section.parts)
    groups = [_group(*group, known, scale) for group in _groups(section)]
    unbroken = not any(part.get("breakable") for group in groups for part in group["parts"])
    lines = sum(part.get("lines", 0) for group in groups for part in group["parts"])
    is_whole = is_small and unbroken and lines <= SMALL_SECTION
    if is_whole:
        groups[0]["room"] = 0
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
    for part in _joined(section.parts):
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


def _joined(parts: Iterable[DepthPart]) -> Iterator[DepthPart]:
    """Yield parts, with consecutive texts as one, so that its end stays together."""
    for is_text, group in groupby(parts, lambda part: isinstance(part, Text)):
        if is_text:
            texts = cast("Iterator[Text]", group)
            yield Text(tuple(block for text in texts for block in text.blocks))
        else:
            yield from group


def _is_wide(part: DepthPart, section: str) -> bool:
    if not isinstance(part, Table):
        return False
    most = MOST_ROWS.get(section, len(part.rows))
    if len(part.rows) > most or len(part.columns) >= WIDE_COLUMNS:
        return True
    heads = tuple(one_line(column.title) for column in part.columns)
    return not has_room_for_words((heads, *part.rows), round(TEXT * TWIPS_A_MILLIMETRE))


def _group(is_wide: bool, parts: Sequence[DepthPart], known: frozenset[str], scale: float) -> Data:  # noqa: FBT001 - of a group
    width = (PAGE if is_wide or scale > 1 else TEXT) / scale
    shown = [as_data(part, known, width) for part in parts]
    for part, below in zip(parts, (*parts[1:], None), strict=True):
        if isinstance(part, ShortAnswer):
            shown[parts.index(part)]["leads"] = not isinstance(below, ShortAnswer | None)
    is_table = isinstance(parts[0], Table) and not shown[0]["breakable"]
    return {
        "wide": is_wide,
        "parts": shown,
        "whole": is_table,
        "room": 0 if is_table else _room(parts, shown[0]),
    }


def _room(parts: Sequence[DepthPart], first: Data) -> float:
    """Return how many millimetres must have room beside a head: not more than there is to set."""
    if isinstance(parts[0], Table):
        return float(first["room"])
    lines = sum(map(_text_lines, parts))
    return min(ROOM, lines * LINE + len(parts) * AROUND_PART)


def _text_lines(part: DepthPart) -> int:
    match part:
        case Text(blocks=blocks):
            return text_lines(blocks)
        case Labelled(blocks=blocks):
            return 1 + text_lines(blocks)
        case AnnexLinks(items=items) | Points(items=items):
            return len(items)
        case ShortAnswer():
            return 1
        case _:
            return ROOM
