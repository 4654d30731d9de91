"""A paper as plain data for page templates; every decision is already made."""

from __future__ import annotations

import re
from enum import Enum
from functools import singledispatch
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from aabsocial.core.struct import Struct, names_in
from aabsocial.documents.case_page import Reference
from aabsocial.documents.model import Boxes, Facts, Table, Verbatim
from aabsocial.rendering.column_widths import column_widths, height, letters_in
from aabsocial.rendering.prose_ends import keep_ends
from aabsocial.richtext import Break, Listing, Paragraph, Run, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.localization.messages import Language

    Data: TypeAlias = dict[str, Any]

LONG_ADDRESS = re.compile(r"(?<!\S)[^\s/@_=&?]*+[/@_=&?]\S*+")  # a word that must not be hyphenated
LONGEST_WHOLE = 24
LONG_WORD = re.compile(r"[^\s\u200b]{40,}")  # longer than any line of a cell that can be hyphenated
WORD = re.compile(r"[^\W\d_]{8,}")
WHOLE_START, WHOLE_END = 4, 4  # letters of a word that is broken
DRAWN_SMALL = re.compile("([◐⊘])")  # marks that the fonts have in another size than the rest
BREAK = "\N{ZERO WIDTH SPACE}"
REGIONS: Mapping[Language, str] = {"da": "dk", "en": "gb"}
UNBROKEN_ROWS = 8  # a table of as many does not break over pages
PAIRED_ROWS = 4  # a table of as many that breaks leaves no row alone on a page
UNBROKEN_LINES = 12  # unless it is longer than this, and there are rows enough to break it
UNBROKEN_PAGE = 45  # or longer than this, which is near a page
UNBROKEN_ROW = 700  # characters
LINE, AROUND_ROW, MOST_ROOM = (
    4.2,
    2.8,
    120,
)  # millimetres; a table begins with its head and two rows
SHORT_CELL = 34  # characters
SHORT_BOX = 32
TWIPS_A_MILLIMETRE = 56.7
KINDS = {Break: "break", Paragraph: "paragraph", Listing: "list"}
PAGE = 174  # millimetres, the width of text on a page
MOST_ACROSS = 3  # columns of short answers
FACT_LINE = 34  # characters that fit in such a column


@singledispatch
def as_data(value: Any, anchors: frozenset[str] = frozenset(), width: float = PAGE) -> Any:  # noqa: ANN401, ARG001 - any value of a paper
    """Return any value of a paper as data: a struct by its fields and properties, with its kind.

    Each text is on one line, what is nowhere in the paper (`anchors`) is not linked to, and tables
    get columns for a text as wide as `width` in millimetres.
    """
    return value


@as_data.register(str)
def _(value: str, *_: object) -> str:
    return line(value)


@as_data.register(bytes)
def _(*_: object) -> None:
    return None


@as_data.register(Enum)
def _(value: Enum, *_: object) -> object:
    return value.value


@as_data.register(tuple)
def _(value: tuple[Any, ...], *how: Any) -> list[Any]:  # noqa: ANN401 - as above
    shown = [as_data(part, *how) for part in value]
    is_prose = bool(value) and all(isinstance(it, Paragraph | Listing) for it in value)
    return keep_ends(value, shown) if is_prose else shown


@as_data.register(dict)
def _(value: Data, *how: Any) -> Data:  # noqa: ANN401 - as above
    return {name: as_data(part, *how) for name, part in value.items()}


@as_data.register(Struct)
def _(value: Struct, *how: Any) -> Data:  # noqa: ANN401 - as above
    kind = type(value)
    properties = (name for name, it in vars(kind).items() if isinstance(it, property))
    data = {name: as_data(getattr(value, name), *how) for name in (*names_in(kind), *properties)}
    if (anchor := getattr(value, "anchor", None)) is not None:
        data["anchor"] = anchor if how and anchor in how[0] else ""
    return {"kind": getattr(value, "kind", KINDS.get(kind, ""))} | data


@as_data.register(Reference)
def _(value: Reference, anchors: frozenset[str] = frozenset(), *_: object) -> Data | None:
    if value.anchor not in anchors:
        return None
    return {"words": line(value.words), "anchor": value.anchor}


@as_data.register(Run)
def _(value: Run, anchors: frozenset[str] = frozenset(), *_: object) -> Data:
    inside = value.link.removeprefix("#") if value.link.startswith("#") else ""
    return {
        "kind": "run",
        "text": _pieces(DRAWN_SMALL, breakable(value.text)),
        "strong": value.strong,
        "emphasis": value.emphasis,
        "anchor": inside if inside in anchors else "",
        "link": "" if inside else value.link,
    }


@as_data.register(Boxes)
def _(value: Boxes, *_: object) -> Data:
    across = all(len(item) <= SHORT_BOX for item in value.items)
    return {"kind": value.kind, "items": list(map(line, value.items)), "across": across}


@as_data.register(Verbatim)
def _(value: Verbatim, *_: object) -> Data:
    return {"kind": value.kind, "text": value.text}


@as_data.register(Facts)
def _(value: Facts, *_: object) -> Data:
    return {"kind": value.kind, "columns": _fact_columns(value)}


@as_data.register(Table)
def _(value: Table, _: object = None, width: float = PAGE) -> Data:
    return table(value, width)


def table(part: Table, width: float = PAGE) -> Data:
    """Set a table out with its columns' widths; a row with empty cells is tall, for a pen.

    Of a table that breaks over pages, the last two rows stay together, or the last one and its
    sums.
    """
    heads = tuple(one_line(column.title) for column in part.columns)
    sums = (part.sums,) if part.sums else ()
    widths = column_widths((heads, *part.rows, *sums), round(width * TWIPS_A_MILLIMETRE))
    lines = height(part.rows, widths)
    most_lines = UNBROKEN_LINES if len(part.rows) >= PAIRED_ROWS else UNBROKEN_PAGE
    breaks = len(part.rows) > UNBROKEN_ROWS or lines > most_lines
    kept = (1 if part.sums else 2) if breaks and len(part.rows) >= PAIRED_ROWS else 0
    split = len(part.rows) - kept
    return {
        "kind": part.kind,
        "columns": [{"title": line(it.title), "align": it.align} for it in part.columns],
        "rows": [list(map(_cell, row, widths)) for row in part.rows[:split]],
        "last": [list(map(_cell, row, widths)) for row in part.rows[split:]],
        "sums": [line(cell) for cell in part.sums],
        "widths": widths,
        "breakable": breaks,
        "lines": lines,
        "room": min(height((heads, *part.rows[:2]), widths) * LINE + 3 * AROUND_ROW, MOST_ROOM),
        "whole_rows": all(sum(map(len, row)) < UNBROKEN_ROW for row in part.rows),
        "strong": all(len(row[0]) <= SHORT_CELL for row in part.rows),
        "tall": [any(not cell for cell in row) for row in part.rows[:split]],
    }


def _cell(text: str, width: int) -> str | list[str]:
    """Return a cell's text; where words do not fit the column, a list.

    Every second text of it is what may be hyphenated of such a word. A rule of typst's own for long
    words takes a fifth of the memory of a pack.
    """
    shown, room = line(text), letters_in(width)
    pieces, end = [], 0
    for word in WORD.finditer(shown):
        if len(word[0]) > room:
            start, stop = word.start() + WHOLE_START, word.end() - WHOLE_END + 1
            pieces += [shown[end:start], shown[start:stop]]
            end = stop
    return [*pieces, shown[end:]] if pieces else shown


def _pieces(pattern: re.Pattern[str], text: str) -> str | list[str]:
    """Return a text; where it has what is looked for, a list in which every second text is that."""
    pieces = pattern.split(text)
    return pieces if len(pieces) > 1 else text


def _fact_columns(facts: Facts) -> list[list[Data]]:
    """Set short answers out in columns of about one height, read from top to bottom."""
    rows = [{"label": f"{line(fact.label)}:", "value": line(fact.value)} for fact in facts.rows]
    heights = [ceil(len(f"{row['label']} {row['value']}") / FACT_LINE) for row in rows]
    across, whole = min(MOST_ACROSS, len(rows)), sum(heights)
    columns: list[list[Data]] = [[] for _ in range(across)]
    for row, start in zip(rows, accumulate(heights, initial=0), strict=False):
        columns[start * across // whole].append(row)
    return [column for column in columns if column]


def language_data(language: Language) -> Data:
    """Name a language as the template does."""
    return {"language": language, "region": REGIONS[language]}


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
