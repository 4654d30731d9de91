"""Short answers that follow each other, as one table instead of two with the same head."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from aabsocial.paper.parts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.paper.parts import Part


def joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Make one table of facts of those that follow each other under the same head."""
    for alike, together in groupby(parts, lambda part: getattr(part, "head", None)):
        group = tuple(together)
        facts = [part for part in group if isinstance(part, Facts)]
        if alike is None or not facts:
            yield from group
        else:
            yield replace(facts[0], rows=tuple(row for part in facts for row in part.rows))
