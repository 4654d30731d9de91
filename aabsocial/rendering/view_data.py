"""A paper as plain data for page templates; every decision is already made."""

from __future__ import annotations

import re
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.documents.model import Boxes, Chart, Facts, Points, Section, Table, Text
from aabsocial.rendering.charts import pictures
from aabsocial.rendering.column_widths import column_widths, height
from aabsocial.rendering.pagination import (
    join_facts,
    mark_keep_with_next,
    merge_short_answers,
    split_trailing_sections,
)
from aabsocial.richtext import Break, Listing, Paragraph, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aabsocial.documents import Checklist, ProposalPaper
    from aabsocial.documents.checklist import ChecklistSection, Line, Remark
    from aabsocial.documents.model import Part
    from aabsocial.handout import Cover, Document, Handout
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.charts import BarSegment
    from aabsocial.richtext import Block, Prose, Run

    Data: TypeAlias = dict[str, Any]

LONG_ADDRESS = re.compile(r"(?<!\S)[^\s/@_=&?]*+[/@_=&?]\S*+")  # a word that must not be hyphenated
LONGEST_WHOLE = 24
LONG_WORD = re.compile(r"[^\s\u200b]{40,}")  # longer than any line of a cell that can be hyphenated
BREAK = "\N{ZERO WIDTH SPACE}"
WHOLE = 14_000  # twips, the width of a page in the letter widths of Word
LONGEST_UNBROKEN = 10  # lines; a longer table may break over pages
WIDE = 8  # columns; a table with as many is on a landscape page
SHORT_BOX = 32  # characters
DECIMALS = 5
MOST_ACROSS = 3  # columns of short answers
FACT_LINE = 34  # characters that fit in such a column
LARGEST, ACROSS = 92, 1300  # points of a letter, points for all of them
REGIONS: Mapping[Language, str] = {"da": "dk", "en": "gb"}


def handout_data(handout: Handout) -> Data:
    """Set a pack out: its cover, its documents in order."""
    return {
        "title": one_line(handout.title),
        "description": one_line(handout.footer),
        "contents": line(handout.contents),
        "running": line(handout.title),
        "footer": line(handout.footer),
        "watermark": watermark(handout.watermark),
        "cover": _cover(handout.cover) if handout.cover else None,
        "documents": [document_data(it, handout.language) for it in handout.documents],
    }


def watermark(text: str) -> Data:
    """Return a watermark; a longer one is smaller, so that it fits on the page."""
    return {"text": line(text), "size": min(LARGEST, ACROSS // max(len(text), 1))}


def _cover(cover: Cover) -> Data:
    return {
        "association": line(cover.association),
        "title": line(cover.title),
        "subtitle": line(cover.subtitle),
        "facts": parts(cover.facts),
    }


def document_data(document: Document, language: Language) -> Data:
    """Set one document of a pack out, which may be in a language of its own."""
    return {
        **language_data(document.language or language),
        "anchor": document.anchor,
        "running": line(document.running),
        "wide": any(_is_wide(section) for section in document.sections),
        **_body(document),
    }


def language_data(language: Language) -> Data:
    """Name a language as the template does."""
    return {"language": language, "region": REGIONS[language]}


def proposal_data(paper: ProposalPaper, language: Language) -> Data:
    """Set a single proposal's paper out."""
    return {
        "title": one_line(paper.title),
        "description": one_line(paper.overline),
        "document": {"anchor": "paper", **language_data(language), **_body(paper)},
        "running": line(paper.title),
        "footer": line(paper.overline),
        "watermark": watermark(""),
    }


def _body(paper: Document | ProposalPaper) -> Data:
    flowing, closing = split_trailing_sections(
        [section_data(section) for section in paper.sections]
    )
    return {
        "title": line(paper.title),
        "overline": line(paper.overline),
        "facts": parts(paper.facts),
        "sections": flowing,
        "closing": closing,
        "colophon": _part(paper.colophon) if paper.colophon else None,
    }


def checklist_data(checklist: Checklist) -> Data:
    """Set a checklist out."""
    title = line(checklist.title)
    return {
        "title": title,
        "description": line(checklist.legend),
        "facts": parts(checklist.facts),
        "legend": line(checklist.legend),
        "stretches": [_stretch(stretch) for stretch in checklist.stretches],
        "by_hand": section_data(checklist.by_hand),
        "signatures": section_data(checklist.signatures),
        "running": title,
        "footer": "",
        "watermark": watermark(""),
    }


def _stretch(stretch: ChecklistSection) -> Data:
    return {
        "title": line(stretch.title),
        "lines": [_line_of(one) for one in stretch.lines],
        "remarks": [_remark(remark) for remark in stretch.remarks],
    }


def _line_of(one: Line) -> Data:
    names = ("box", "clause", "title", "verdict", "ground", "assessment")
    data = {name: line(getattr(one, name)) for name in names}
    return data | {"remarks": [_remark(remark) for remark in one.remarks]}


def _remark(remark: Remark) -> Data:
    names = ("box", "severity", "rule", "message", "remedy", "who", "exemption")
    return {name: line(getattr(remark, name)) for name in names}


def section_data(section: Section) -> Data:
    """Set a section out with those inside it."""
    return {
        "name": section.name,
        "title": line(section.title),
        "parts": parts(section.parts),
        "sections": [section_data(inside) for inside in section.sections],
    }


def parts(several: Iterable[Part]) -> list[Data]:
    """Set parts out, each with its kind, and whether it leads the next one in."""
    return [
        _part(part) | {"leads": leads}
        for part, leads in mark_keep_with_next(join_facts(merge_short_answers(several)))
    ]


def _part(part: Part) -> Data:
    return {"kind": part.kind, **_content(part)}


def _content(part: Part) -> Data:
    match part:
        case Text():
            return {"blocks": _prose(part.blocks)}
        case Facts():
            return _facts(part)
        case Table():
            return table(part)
        case Points():
            return {"items": [line(item) for item in part.items]}
        case Boxes():
            across = all(len(item) <= SHORT_BOX for item in part.items)
            return {"items": [line(item) for item in part.items], "across": across}
        case Chart():
            return _chart(part)


def _facts(facts: Facts) -> Data:
    """Set short answers out in columns of about one height, read from top to bottom."""
    rows = [{"label": f"{line(fact.label)}:", "value": line(fact.value)} for fact in facts.rows]
    heights = [ceil(len(f"{row['label']} {row['value']}") / FACT_LINE) for row in rows]
    across, whole = min(MOST_ACROSS, len(rows)), sum(heights)
    columns: list[list[Data]] = [[] for _ in range(across)]
    for row, start in zip(rows, accumulate(heights, initial=0), strict=False):
        columns[start * across // whole].append(row)
    return {"columns": [column for column in columns if column]}


def table(part: Table) -> Data:
    """Set a table out with its columns' widths; a row with empty cells is tall, for a pen.

    Of a long table, the last row goes together with the sums below it.
    """
    heads = tuple(one_line(column.title) for column in part.columns)
    sums = (part.sums,) if part.sums else ()
    widths = column_widths((heads, *part.rows, *sums), WHOLE)
    is_long = height(part.rows, widths) > LONGEST_UNBROKEN
    *before, last = part.rows if is_long and sums else (*part.rows, ())
    return {
        "columns": [{"title": line(it.title), "align": it.align} for it in part.columns],
        "rows": [[line(cell) for cell in row] for row in before],
        "last": [line(cell) for cell in last],
        "sums": [line(cell) for cell in part.sums],
        "widths": widths,
        "breakable": is_long,
        "tall": [any(not cell for cell in row) for row in part.rows],
        "size": 8 if len(part.columns) >= WIDE else 8.3,
    }


def _is_wide(section: Section) -> bool:
    tables = (part for part in section.parts if isinstance(part, Table))
    inside = any(_is_wide(one) for one in section.sections)
    return inside or any(len(one.columns) >= WIDE for one in tables)


def _chart(chart: Chart) -> Data:
    return {
        "title": line(chart.title),
        "pictures": [
            {
                "alternative": one_line(picture.alternative),
                "series": [line(name) for name in chart.series],
                "bars": [
                    {"label": line(label), "pieces": [_piece(piece) for piece in pieces]}
                    for label, pieces in picture.bars
                ],
            }
            for picture in pictures(chart)
        ],
        "numbers": table(chart.numbers),
    }


def _piece(piece: BarSegment) -> Data:
    return {"series": piece.series, "length": round(piece.length, DECIMALS)}


def _prose(blocks: Prose) -> list[Data]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Data:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "runs": [_run(run) for run in block.runs]}
        case Listing():
            items = [{"blocks": _prose(item.blocks)} for item in block.items]
            return {"kind": "list", "start": block.start, "items": items}


def _run(run: Run | Break) -> Data:
    if isinstance(run, Break):
        return {"kind": "break"}
    inside = run.link.startswith("#")
    return {
        "kind": "run",
        "text": breakable(run.text),
        "strong": run.strong,
        "emphasis": run.emphasis,
        "anchor": run.link[1:] if inside else "",
        "link": "" if inside else run.link,
    }


def line(text: str) -> str:
    """Return a text on one line, which no long word makes wider than its place."""
    return breakable(one_line(text))


def breakable(text: str) -> str:
    """Return a text with break opportunities in addresses and very long words."""
    if len(text) <= LONGEST_WHOLE:
        return text
    divided = LONG_ADDRESS.sub(_divided, text)
    return LONG_WORD.sub(lambda found: BREAK.join(found[0]), divided)


def _divided(match: re.Match[str]) -> str:
    word = match[0]
    return re.sub(r"(?<=[/@_=&?.\-])(?=\w)", BREAK, word) if len(word) > LONGEST_WHOLE else word
