"""What HTML and Markdown, which have no pages, make of references, the agenda and annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aabsocial.core.struct import Struct
from aabsocial.documents.model import Column, Table, Text
from aabsocial.handout.annex_copies import COPIES_FOLDERS
from aabsocial.handout.pack import AnnexHeading, AnnexTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.documents.case_page import (
        BoardQuestion,
        BoardQuestions,
        Case,
        OpenPoints,
        Reference,
    )
    from aabsocial.handout.model import Edition
    from aabsocial.handout.pack import AgendaRow, PackAnnex

AGENDA = ("clock", "number", "item", "kind", "asked")  # columns; the page's has no use here
OVERVIEW = ("number", "initiative", "asked", "total", "open", "period", "ready")
LOWEST = 6  # level of a heading


class Link(Struct):
    """A link within the paper."""

    words: str
    anchor: str


class ShownQuestion(Struct, kw_only=True):
    """A question to the board with as much of the answer as there is room for."""

    asked: BoardQuestion
    answer: str
    more: Link | None


class ShownPoint(Struct, kw_only=True):
    """One thing that is still open, and a link to the rest of it."""

    text: str
    more: Link | None


class AgendaGroup(Struct):
    """The rows of the agenda under one heading, which may be empty."""

    title: str
    rows: tuple[AgendaRow, ...]


class ShownHeading(Struct, kw_only=True):
    """A heading in an annex."""

    level: int
    text: str
    kind: ClassVar[str] = "heading"


def places_of(case: Case, *, short: bool) -> Mapping[str, str]:
    """Return the titles of the places that a case may refer to; the short edition has none."""
    return {} if short else {it.anchor: it.title for it in case.depth.sections}


def link(reference: Reference | None, places: Mapping[str, str]) -> Link | None:
    """Return a reference as a link; `None` where its place is not in the paper."""
    if reference is None or reference.anchor not in places:
        return None
    return Link(reference.unpaged or places[reference.anchor], reference.anchor)


def shown_questions(judged: BoardQuestions, places: Mapping[str, str]) -> tuple[ShownQuestion, ...]:
    """Return the questions to the board; as rows, they have short answers."""
    return tuple(
        ShownQuestion(
            asked=it,
            answer=it.short_answer if judged.as_rows else it.answer,
            more=link(it.more, places),
        )
        for it in judged.questions
    )


def shown_points(found: OpenPoints, places: Mapping[str, str]) -> tuple[ShownPoint, ...]:
    """Return what is still open."""
    return tuple(ShownPoint(text=it.text, more=link(it.more, places)) for it in found.points)


def agenda_groups(rows: tuple[AgendaRow, ...]) -> tuple[AgendaGroup, ...]:
    """Return the agenda's rows under their headings."""
    if not rows:
        return ()
    starts = [at for at, row in enumerate(rows) if row.section or at == 0]
    ends = [*starts[1:], len(rows)]
    return tuple(
        AgendaGroup(rows[start].section, rows[start:end])
        for start, end in zip(starts, ends, strict=True)
    )


def by_column(columns: tuple[str, ...], texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return a text for every column, empty for one that is left out."""
    return {name: texts.get(name, "") for name in columns}


def annex_address(annex: PackAnnex, edition: Edition) -> str:
    """Return the address of an annex's copy beside a pack, empty where there is none."""
    from urllib.parse import quote  # only for a pack with annexes

    return f"{COPIES_FOLDERS[edition]}/{quote(annex.file)}" if annex.file else ""


def annex_note(annex: PackAnnex) -> str:
    """Return what is said of an annex besides its title."""
    return annex.note if annex.note != annex.title else ""


def annex_parts(annex: PackAnnex, level: int) -> Iterator[ShownHeading | Table | Text]:
    """Yield a text's parts, under a title of a level; no heading leaves a level out."""
    above = level
    for block in annex.blocks:
        match block:
            case AnnexHeading():
                above = min(level + block.level, above + 1, LOWEST)
                yield ShownHeading(level=above, text=block.text)
            case AnnexTable():
                yield Table(tuple(map(Column, block.heads)), block.rows)
            case _:
                yield Text(block)
