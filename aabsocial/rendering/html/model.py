"""The values for the HTML templates of what every paper has: facts, tables, sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.documents.model import Align, Column, Fact


class Cell(Struct, kw_only=True):
    """A cell with the head of its column, which is repeated beside it on a narrow screen.

    `heads_row` is true for a row's heading.
    """

    text: str
    head: str
    align: Align
    heads_row: bool


class ShownFacts(Struct, kw_only=True):
    """Short answers beside their labels, with a caption."""

    caption: str
    head: Fact
    rows: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


class ShownTable(Struct, kw_only=True):
    """A table whose cells have their column heads; `sums` is a row or none; `widths` are shares.

    `is_light` is true where the rows' headings are too long to be strong.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[Cell, ...]
    widths: tuple[str, ...]
    is_light: bool = False
    kind: ClassVar[str] = "table"


class Heading(Struct, kw_only=True):
    """A section with a heading of a level, and sections inside it one level below."""

    level: int
    title: str
    parts: tuple[object, ...]
    sections: tuple[Heading, ...]
