"""How wide a table's columns are, judged by what stands in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTER = 105  # twips, about the width of a letter in a table
LETTER_OF_A_HEAD = 125  # the same, where it is strong; a head is never broken
PADDING = 190  # twips, left and right of a cell's text
LONGEST_WORD = 16  # letters; a longer word is broken
LONGEST_LINE = 60
TO_WRITE_IN = 20  # letters, the room for a pen in a column without text


def column_widths(rows: Sequence[Sequence[str]], whole: int) -> tuple[int, ...]:
    """Share a width out in twips: the longest words first, then whole lines where they fit."""
    columns = list(zip(*rows, strict=True))
    least = [_least(head, cells) for head, *cells in columns]
    if sum(least) >= whole:
        return _shared(whole, least)
    lines = [_width(LONGEST_LINE, _cells(column)) for column in columns]
    wishes = [max(line - low, 0) for line, low in zip(lines, least, strict=True)]
    more = _granted(whole - sum(least), wishes)
    return _shared(whole, [low + extra for low, extra in zip(least, more, strict=True)])


def _granted(room: int, wishes: Sequence[int]) -> list[int]:
    """Grant the wishes that take no more than an equal share; the larger ones share the rest."""
    granted = [0] * len(wishes)
    waiting = sorted(range(len(wishes)), key=wishes.__getitem__)
    while waiting and wishes[waiting[0]] * len(waiting) <= room:
        modest = waiting.pop(0)
        granted[modest] = wishes[modest]
        room -= granted[modest]
    for large, share in zip(waiting, _shared(room, [wishes[it] for it in waiting]), strict=True):
        granted[large] = share
    return granted


def _least(head: str, cells: Iterable[str]) -> int:
    strong = _width(LONGEST_WORD, head.split(" "), LETTER_OF_A_HEAD)
    return max(strong, _width(LONGEST_WORD, (word for cell in cells for word in cell.split(" "))))


def _width(most: int, texts: Iterable[str], letter: int = LETTER) -> int:
    return PADDING + letter * min(most, max(map(len, texts), default=0))


def _cells(column: Sequence[str]) -> Iterable[str]:
    _, *cells = column
    return column if any(cells) else (*column, "x" * TO_WRITE_IN)


def _shared(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share out so that the parts make up the whole to the last twip."""
    total = sum(weights) or 1
    edges = [whole * sum(weights[:count]) // total for count in range(len(weights) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
