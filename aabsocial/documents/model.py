"""What a paper is made of, whatever format it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.richtext import Prose

Align: TypeAlias = Literal["left", "right"]


class Text(Struct):
    """Running text."""

    blocks: Prose
    kind: ClassVar[str] = "text"


class Fact(Struct):
    """A label and the short answer to it."""

    label: str
    value: str


class Facts(Struct):
    """Short answers beside their labels."""

    head: Fact
    rows: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


class Column(Struct):
    """A table's column: its head, and the side its cells lean to."""

    title: str
    align: Align = "left"


class Table(Struct):
    """Rows under column heads, with a row of sums where there is one."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()
    kind: ClassVar[str] = "table"


class Points(Struct):
    """Numbered points."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "points"


class Boxes(Struct):
    """Boxes to tick with a pen."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "boxes"


class Bar(Struct):
    """A chart's bar: what it stands for, and an amount in øre for each of the chart's series."""

    label: str
    amounts: tuple[int, ...]


class Chart(Struct):
    """Horizontal bars, each made of one piece for each series, in the order of the series.

    `alternative` says every number in words, and the table `numbers` stands beside the picture,
    so that nobody has to measure it. The pieces differ in pattern too, never in colour alone.
    """

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    alternative: str
    numbers: Table
    kind: ClassVar[str] = "chart"


Part: TypeAlias = Text | Facts | Table | Points | Boxes | Chart
Parts: TypeAlias = tuple[Part, ...]


class Section(Struct):
    """A heading, what stands under it, and the sections inside it."""

    name: str
    title: str
    parts: Parts = ()
    sections: tuple[Section, ...] = ()
