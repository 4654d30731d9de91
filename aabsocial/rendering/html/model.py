"""The values for the HTML templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aabsocial.core.struct import Struct
from aabsocial.rendering.charts import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents import Checklist
    from aabsocial.documents.model import Align, Column, Fact, Text
    from aabsocial.handout import Cover


class Segment(Struct, kw_only=True):
    """A segment of a bar: its pattern, and start and length in per cent."""

    pattern: int
    start: str
    length: str


class DrawnBar(Struct, kw_only=True):
    """A bar with its label in lines; `top` is its distance from the top in em."""

    lines: tuple[tuple[str, str], ...]
    top: str
    stretches: tuple[Segment, ...]


class Sample(Struct, kw_only=True):
    """An entry of the legend: a pattern and its name."""

    pattern: int
    name: str


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


class DrawnPicture(Struct, kw_only=True):
    """A picture of bars, small enough for a printed page."""

    number: int
    alternative: str
    height: str
    bars: tuple[DrawnBar, ...]


class DrawnChart(Struct, kw_only=True):
    """A chart as one picture or several."""

    title: str
    pictures: tuple[DrawnPicture, ...]
    legend: tuple[Sample, ...]
    numbers: ShownTable
    kind: ClassVar[str] = "chart"


class Heading(Struct, kw_only=True):
    """A section with a heading of a level, and sections inside it one level below."""

    level: int
    title: str
    parts: tuple[object, ...]
    sections: tuple[Heading, ...]


class Article(Struct, kw_only=True):
    """A paper on the page; `tag` is its language as an HTML language tag."""

    id: str
    tag: str
    level: int
    title: str
    overline: str
    facts: tuple[object, ...]
    sections: tuple[Heading, ...]
    colophon: Text | None


class Page(Struct, kw_only=True):
    """Everything that an HTML template arranges; `format_value` holds the page's own words by key.

    The texts whose names end in `_in_style` are escaped for a style sheet.
    """

    tag: str
    title: str
    association: str
    logo: str
    colour_in_style: str
    footer_in_style: str
    page_in_style: tuple[str, str, str]
    spoken: Mapping[str, str]
    articles: tuple[Article, ...]
    patterns: tuple[int, ...] = tuple(range(len(PATTERNS)))
    cover: Cover | None = None
    facts: tuple[object, ...] = ()
    contents: str = ""
    footer: str = ""
    watermark: str = ""
    checklist: Checklist | None = None
    hand_work: tuple[Heading, ...] = ()
