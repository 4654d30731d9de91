"""A pack as data for its templates: its parts, and the places in it that can be linked to."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from aabsocial.documents.model import Column, Table
from aabsocial.handout.pack import AnnexHeading, AnnexTable
from aabsocial.rendering.pdf.case_data import anchors_of_case, case_data, place_pieces
from aabsocial.rendering.view_data import PAGE, as_data, language_data, line, table
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.case_page import Case
    from aabsocial.handout.pack import (
        Agenda,
        AnnexBlock,
        DecisionSheet,
        Front,
        Handout,
        Overview,
        PackAnnex,
        PackItem,
        SheetItem,
    )
    from aabsocial.rendering.view_data import Data

ANNEX = 136  # millimetres, a line of an annex
UNBROKEN_OVERVIEW = 12  # rows
TALLEST, LINE, BETWEEN_ROWS = 200, 4, 3  # millimetres, of an overview that does not break
LETTERS_OF_TITLE, MOST_BESIDE_TITLES = 14, 72  # on a line of the overview
LONGEST_HEADER, LONGEST_FOOTER = 90, 200  # characters: a line of a page, and two of them
LARGEST, ACROSS = 92, 1000  # points of a letter of a watermark, points for all of them
SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


def handout_data(handout: Handout, pictures: frozenset[str] = frozenset()) -> Data:
    """Set a pack out: front, items in order, decision sheet; `pictures` are those to show."""
    known, front, sheet = anchors_of(handout), handout.front, handout.sheet
    return {
        **paper_data(handout.title, handout.description, handout.footer, handout.scale),
        "running": [
            *([line(front.agenda.title)] if front else []),
            *(_cut(_running_title(item), LONGEST_HEADER) for item in handout.items),
            *([line(sheet.title)] if sheet else []),
        ],
        "front": _front(front, known, handout.scale) if front else None,
        "groups": [
            {
                "watermark": _watermark(word),
                "items": [_item(it, handout, known, pictures) for it in items],
            }
            for word, items in _sharing_pages(handout.items)
        ],
        "sheet": sheet_data(sheet, known) if sheet else None,
    }


def single_case_data(case: Case) -> Data:
    """Set the paper of one proposal out."""
    page = case.page
    footer = " · ".join(page.overline) or page.title
    known = anchors_of_case(case)
    return paper_data(page.title, footer, footer) | case_data(case, known, scale=1)


def form_data(handout: Handout, sheet: DecisionSheet) -> Data:
    """Set the decision sheet out by itself, to be filled in."""
    paper = paper_data(sheet.title, handout.description, handout.footer, handout.scale)
    return paper | {"sheet": sheet_data(sheet, frozenset()), "form": True}


def paper_data(title: str, description: str, footer: str, scale: float = 1) -> Data:
    """Set out what every paper has."""
    return {
        "title": one_line(title),
        "description": one_line(description),
        "footer": _cut(line(footer), LONGEST_FOOTER),
        "running": [_cut(line(title), LONGEST_HEADER)],
        "scale": scale,
        "large": scale > 1,
        "form": False,
    }


def _cut(text: str, longest: int) -> str:
    """Return a text that stays within the margin of a page; it stands whole elsewhere."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def anchors_of(handout: Handout) -> frozenset[str]:
    """Return the names of the places in a pack that can be linked to."""
    front, sheet = handout.front, handout.sheet
    named = {"agenda": front, "overview": front and front.overview, "sheet": sheet}
    found = {name for name, part in named.items() if part}
    for item in handout.items:
        found.add(item.anchor)
        if item.case:
            found |= {item.case.page.anchor} if handout.short else anchors_of_case(item.case)
        if not handout.short:
            found |= {annex.anchor for annex in item.annexes}
    return frozenset(found)


def _sharing_pages(items: Iterable[PackItem]) -> Iterator[tuple[str, list[PackItem]]]:
    """Yield items that share pages, with what lies across these; a case is always alone."""
    numbered = enumerate(items)
    for (word, _), group in groupby(numbered, lambda it: (it[1].watermark, it[1].case and it[0])):
        yield word, [item for _, item in group]


def _running_title(item: PackItem) -> str:
    return line(item.case.depth.overline if item.case else item.title)


def _watermark(word: str) -> Data:
    """Return a watermark; a longer one is smaller, so that it fits on the page."""
    return {"text": line(word), "size": min(LARGEST, ACROSS // max(len(word), 1))}


def _front(front: Front, known: frozenset[str], scale: float) -> Data:
    overview = _overview(front.overview, known, scale) if front.overview else None
    return {
        "band": as_data(front.band),
        "agenda": _agenda(front.agenda, known),
        "notes": as_data(front.notes),
        "overview": overview,
    }


def _agenda(agenda: Agenda, known: frozenset[str]) -> Data:
    """Set the agenda out: rows under their headings; a column less where no time is known."""
    is_timed = any(row.clock for row in agenda.rows)
    names = ("clock", "number", "item", "kind", "asked", "page")
    groups: list[Data] = []
    for row in agenda.rows:
        if row.section or not groups:
            groups.append({"title": line(row.section), "rows": []})
        groups[-1]["rows"].append(as_data(row, known))
    data: Data = as_data(agenda, known)
    columns = [it for it in names if it in agenda.heads and (is_timed or it != "clock")]
    return data | {"columns": columns, "groups": groups}


def _overview(overview: Overview, known: frozenset[str], scale: float) -> Data:
    """Set the overview out; large print has no room for the total, which stands in each case."""
    names = ("number", "initiative", "asked", "total", "open", "period", "ready")
    data: Data = as_data(overview, known)
    if data["charts"]:
        for bar in data["charts"]["shares"]:
            place_pieces(bar["pieces"])
    return data | {
        "columns": [it for it in names if it in overview.heads and (scale == 1 or it != "total")],
        "breakable": len(overview.rows) > UNBROKEN_OVERVIEW or _height(overview) * scale > TALLEST,
        "wide": _letters_beside_titles(overview) > MOST_BESIDE_TITLES,
    }


def _height(overview: Overview) -> float:
    """Return about how high the rows of the overview are, in millimetres."""
    lines = (max(2, ceil(len(row.title) / LETTERS_OF_TITLE)) for row in overview.rows)
    return sum(LINE * many + BETWEEN_ROWS for many in lines)


def _letters_beside_titles(overview: Overview) -> int:
    """Return how many letters the columns beside the titles need on one line."""
    return sum(
        max(
            len(text)
            for text in (overview.heads.get(name, ""), overview.sums.get(name, ""), *cells)
        )
        for name, cells in (
            ("asked", [row.asked for row in overview.rows]),
            ("total", [row.total for row in overview.rows]),
            ("open", [row.open for row in overview.rows]),
            ("period", [row.period for row in overview.rows]),
        )
    )


def _item(
    item: PackItem, handout: Handout, known: frozenset[str], pictures: frozenset[str]
) -> Data:
    """Set an item out; a short pack has neither depth nor annexes."""
    case = case_data(item.case, known, handout.scale) if item.case else None
    if case and handout.short:
        case["depth"] = None
    annexes = () if handout.short else item.annexes
    return {
        **language_data(item.language),
        "anchor": item.anchor,
        "title": line(item.title),
        "over": _running_title(item),
        "case": case,
        "short": as_data(item.short, known),
        "unreadable": line(item.unreadable),
        "annexes_title": line(item.annexes_title),
        "annexes": [
            _annex(annex, known, handout.scale)
            | {"picture": name if (name := picture_file(annex)) in pictures else ""}
            for annex in annexes
        ],
    }


def _annex(annex: PackAnnex, known: frozenset[str], scale: float) -> Data:
    width = (PAGE if scale > 1 else ANNEX) / scale
    return {
        "label": line(annex.label),
        "title": line(annex.title),
        "anchor": annex.anchor,
        "note": line(annex.note),
        "blocks": [_annex_block(block, known, width) for block in annex.blocks],
    }


def _annex_block(block: AnnexBlock, known: frozenset[str], width: float) -> object:
    """Set a heading, table or running text of an annex out."""
    match block:
        case AnnexHeading():
            return {"kind": "heading", "level": block.level, "text": line(block.text)}
        case AnnexTable():
            return table(Table(tuple(map(Column, block.heads)), block.rows), width)
        case _:
            return as_data(block, known, width)


def picture_file(annex: PackAnnex) -> str:
    """Return the name under which a picture lies beside the templates; empty if it is none."""
    ends = (end for begin, end in SIGNATURES.items() if annex.content.startswith(begin))
    end = next(ends, "") if annex.kind == "picture" else ""
    return f"{annex.anchor}{end}" if end else ""


def sheet_data(sheet: DecisionSheet, known: frozenset[str]) -> Data:
    """Set the decision sheet out; each place to write on has the name of its field."""
    return {
        "title": line(sheet.title),
        "page_word": line(sheet.page_word),
        "attendance": [_field(word, word) for word in sheet.attendance],
        "items": [_sheet_item(item, known) for item in sheet.items],
        "signatures": [_field(word, word) for word in sheet.signatures],
    }


def _sheet_item(item: SheetItem, known: frozenset[str]) -> Data:
    def field(word: str) -> Data:
        return _field(word, f"{item.name}: {word}")

    votes = [
        field(word) | {"wide": at == len(item.votes) - 1} for at, word in enumerate(item.votes)
    ]
    conditions = (item.conditions, f"{item.conditions} (2)") if item.conditions else ()
    data: Data = as_data(item, known)
    return data | {
        "boxes": list(map(field, item.boxes)),
        "votes": votes,
        "conditions": list(map(field, conditions)),
    }


def _field(word: str, name: str) -> Data:
    return {"word": line(word), "field": one_line(name)}
