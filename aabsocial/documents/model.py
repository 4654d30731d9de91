"""The parts of a paper, independent of its format."""

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
    """A label and a short answer."""

    label: str
    value: str


class Facts(Struct):
    """Short answers beside their labels."""

    head: Fact
    rows: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


class Column(Struct):
    """A table's column: its head and alignment."""

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


class Lines(Struct):
    """Lines to write on with a pen, the first behind a label where there is one.

    With `has_box`, a box to tick stands before the label.
    """

    count: int
    label: str = ""
    has_box: bool = False
    kind: ClassVar[str] = "lines"

    @property
    def unlabelled(self) -> tuple[int, ...]:
        """Return the numbers of the lines that stand alone."""
        return tuple(range(1 if self.label else 0, self.count))


class Verbatim(Struct):
    """Lines of ours as they are, such as a screen; `narrow` is the same in fewer columns."""

    text: str
    narrow: str
    kind: ClassVar[str] = "verbatim"


Part: TypeAlias = Text | Facts | Table | Points | Boxes | Lines | Verbatim
Parts: TypeAlias = tuple[Part, ...]
AnswerParts: TypeAlias = tuple[Text | Table | Points, ...]  # what answers become


class Section(Struct):
    """A heading, the parts under it, and the sections inside it."""

    name: str
    title: str
    parts: Parts = ()
    sections: tuple[Section, ...] = ()
