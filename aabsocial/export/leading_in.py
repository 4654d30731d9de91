"""What leads a table in and no page ends with: a paragraph, boxes to tick, lines to write on."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from aabsocial.blocks import Paragraph
from aabsocial.paper.parts import Boxes, Facts, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.paper.parts import Part


def led_in(parts: Iterable[Part]) -> Iterator[tuple[Part, bool]]:
    """Give each part and whether it leads a table in; such a paragraph is a part by itself."""
    them = tuple(parts)
    for part, below in zip_longest(them, them[1:]):
        match part, below:
            case Text(blocks=(*before, Paragraph() as last)), Table() | Facts():
                if before:
                    yield Text(tuple(before)), False
                yield Text((last,)), True
            case Boxes(), Table():
                yield part, True
            case Table(), Table():
                yield part, _is_to_write_on(part)
            case _:
                yield part, False


def _is_to_write_on(table: Table) -> bool:
    return not any(cell for row in table.rows for cell in row)
