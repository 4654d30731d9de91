"""What a paper is made of, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from aabsocial.blocks import Prose

Align: TypeAlias = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Running text."""

    blocks: Prose
    kind: ClassVar[str] = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and the short answer to it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers beside their labels."""

    head: Fact
    rows: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head, and the side its cells lean to."""

    title: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads, with a row of sums where there is one."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()
    kind: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Points:
    """Numbered points."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "points"


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick with a pen."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "boxes"


Part: TypeAlias = Text | Facts | Table | Points | Boxes
Parts: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands under it, and the sections inside it."""

    name: str
    title: str
    parts: Parts = ()
    sections: tuple[Section, ...] = ()
