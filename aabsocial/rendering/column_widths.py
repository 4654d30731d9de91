"""Compute the widths of a table's columns from their content."""

from __future__ import annotations

from itertools import pairwise
from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LETTER = 105  # twips, about the width of a letter in a table
LETTER_OF_A_HEAD = 125  # the same, where it is strong; a head is never broken
PADDING = 190  # twips, left and right of a cell's text
LONGEST_WORDS = (28, 22, 16)  # letters, as many as there is room for; a longer word is broken
LONGEST_LINE = 60
PEN = 3  # letters written by hand for each one in the head of a column without text
TO_WRITE_IN = 8  # letters more than that


def column_widths(rows: Sequence[Sequence[str]], whole: int) -> tuple[int, ...]:
    """Return the columns' widths in twips: room for the longest words, then for whole lines.

    It tries the longest line of each column, the median one, and the longest one below the head,
    and shares by the length of all that stands in a column, and takes what makes the table lowest.
    """
    columns = list(zip(*rows, strict=True))
    least = _room_for_words(columns, whole)
    if least is None:
        return _shared(whole, [_least(column, LONGEST_WORDS[-1]) for column in columns])
    shares = [_fitted(whole, least, [line(column) for column in columns]) for line in LINES]
    # By the root, so that no text beside a very long one gets a column narrower than a short one's.
    texts = [isqrt(sum(map(len, cells))) for _, *cells in columns]
    if all(texts):
        shares.append(_fitted(whole, least, [_longest(column) for column in columns], texts))
    return min(shares, key=lambda widths: height(rows, widths))


def has_room_for_words(rows: Sequence[Sequence[str]], whole: int) -> bool:
    """Return whether a table has room for the words of its columns side by side."""
    return _room_for_words(list(zip(*rows, strict=True)), whole) is not None


def _room_for_words(columns: Sequence[Sequence[str]], whole: int) -> list[int] | None:
    leasts = ([_least(column, longest) for column in columns] for longest in LONGEST_WORDS)
    return next((it for it in leasts if sum(it) < whole), None)


def height(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> int:
    """Return an estimate, rather too high, of how many lines a table takes."""
    rooms = list(map(letters_in, widths))
    return sum(
        max(-(-len(cell) // room) for cell, room in zip(row, rooms, strict=True)) for row in rows
    )


def letters_in(width: int) -> int:
    """Return how many letters fit in a column, rather too few."""
    return max((width - PADDING) // LETTER, 1)


def _fitted(
    whole: int, least: Sequence[int], lines: Sequence[int], texts: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return the least widths plus a share of the room for each column's lines."""
    wishes = [max(line - low, 0) for line, low in zip(lines, least, strict=True)]
    more = _granted(whole - sum(least), wishes, texts or wishes)
    return _shared(whole, [low + extra for low, extra in zip(least, more, strict=True)])


def _granted(room: int, wishes: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return what each gets: small wishes in full, larger ones a share of the rest by weight."""
    granted = [0] * len(wishes)
    waiting = sorted(range(len(wishes)), key=wishes.__getitem__)
    while waiting and wishes[waiting[0]] * len(waiting) <= room:
        modest = waiting.pop(0)
        granted[modest] = wishes[modest]
        room -= granted[modest]
    open_to_more = waiting or range(len(wishes))
    shares = _shared(room, [weights[it] for it in open_to_more])
    for column, share in zip(open_to_more, shares, strict=True):
        granted[column] += share
    return granted


def _least(column: Sequence[str], longest: int) -> int:
    """Return the width of a column's longest word, cut at `longest` letters."""
    head, *cells = column
    strong = _width(longest, head.split(" "), LETTER_OF_A_HEAD)
    return max(strong, _width(longest, (word for cell in cells for word in cell.split(" "))))


def _width(most: int, texts: Iterable[str], letter: int = LETTER) -> int:
    return PADDING + letter * min(most, max(map(len, texts), default=0))


def _longest(column: Sequence[str]) -> int:
    head, *cells = column
    widths = cells if any(cells) else ["x" * (TO_WRITE_IN + PEN * len(head))]
    return max(_width(LONGEST_LINE, (head,), LETTER_OF_A_HEAD), _width(LONGEST_LINE, widths))


def _middling(column: Sequence[str]) -> int:
    if not any(column[1:]):
        return _longest(column)
    by_length = sorted(column, key=len)
    return _longest((column[0], by_length[len(by_length) // 2]))


def _longest_below(column: Sequence[str]) -> int:
    """Return the width of the longest line below the head, which may wrap."""
    _, *cells = column
    return _width(LONGEST_LINE, cells) if any(cells) else _longest(column)


LINES = (_longest, _middling, _longest_below)


def _shared(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return shares in proportion to weights that add up to the whole exactly."""
    total = sum(weights) or 1
    edges = [whole * sum(weights[:count]) // total for count in range(len(weights) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
