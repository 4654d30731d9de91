"""Decide what stays together on a page: tables with what introduces them, tables of facts."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.model import Boxes, Facts, Table, Text
from aabsocial.richtext import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.model import Part


def mark_keep_with_next(parts: Iterable[Part]) -> Iterator[tuple[Part, bool]]:
    """Yield each part and whether it introduces a table; such a paragraph is a part of its own."""
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


def join_facts(parts: Iterable[Part]) -> Iterator[Part]:
    """Return parts with consecutive tables of facts merged if they have the same head."""
    for alike, together in groupby(parts, lambda part: getattr(part, "head", None)):
        group = tuple(together)
        facts = [part for part in group if isinstance(part, Facts)]
        if alike is None or not facts:
            yield from group
        else:
            yield replace(facts[0], rows=tuple(row for part in facts for row in part.rows))
