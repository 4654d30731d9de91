"""Prepare the parts of a checklist for the HTML templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.model import Facts, Table
from aabsocial.rendering.html.model import Heading, ShownFacts
from aabsocial.rendering.html.tables import table_view
from aabsocial.rendering.pagination import join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.model import Part, Parts, Section


def headings(sections: Iterable[Section], level: int) -> Iterator[Heading]:
    """Yield sections with headings of a level."""
    for section in sections:
        yield Heading(
            level=level,
            title=section.title,
            parts=parts(section.title, section.parts),
            sections=tuple(headings(section.sections, level + 1)),
        )


def parts(title: str, some: Parts) -> tuple[object, ...]:
    """Return the parts under a title."""
    return tuple(_part(title, part) for part in join_facts(some))


def _part(title: str, part: Part) -> object:
    match part:
        case Facts(head=head, rows=rows):
            return ShownFacts(caption=title, head=head, rows=rows)
        case Table():
            return table_view(title, part)
        case _:
            return part
