"""The low sections that end a paper: kept together, so that no page holds only a few lines."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    Data: TypeAlias = dict[str, Any]

LAST = 3  # sections, half a page at the most
ONE_LINE = 120  # characters


def divided(sections: Sequence[Data]) -> tuple[Sequence[Data], Sequence[Data]]:
    """Divide sections into those that flow over pages and the low ones after them."""
    low = len(list(takewhile(_is_low, reversed(sections[-LAST:]))))
    place = len(sections) - low
    return sections[:place], sections[place:]


def _is_low(section: Data) -> bool:
    """Tell whether a section is no more than a short table, boxes or a line."""
    return not section["sections"] and all(map(_is_low_part, section["parts"]))


def _is_low_part(part: Data) -> bool:
    match part:
        case {"kind": "text", "blocks": [{"kind": "paragraph", "runs": runs}]}:
            return sum(len(run.get("text", "")) for run in runs) <= ONE_LINE
        case {"kind": "table", "breakable": breakable}:
            return breakable is False
        case {"kind": "boxes"}:
            return True
        case _:
            return False
