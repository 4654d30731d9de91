"""A chart as pictures that each fit on a page, for a format whose pictures do not break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.export.bars import pieces
from aabsocial.value import Value

if TYPE_CHECKING:
    from aabsocial.export.bars import Piece
    from aabsocial.paper.parts import Chart

ON_ONE_PAGE = 20  # bars


class Picture(Value):
    """Some of a chart's bars, each a label and its pieces, and what they say in words."""

    alternative: str
    bars: tuple[tuple[str, tuple[Piece, ...]], ...]


def pictures(chart: Chart) -> tuple[Picture, ...]:
    """Divide a chart; a bar is as long in one picture as in the other."""
    bars = tuple((bar.label, pieces(chart, bar)) for bar in chart.bars)
    if len(bars) <= ON_ONE_PAGE:
        return (Picture(alternative=chart.alternative, bars=bars),)
    return tuple(
        Picture(alternative=_told(chart, start), bars=bars[start : start + ON_ONE_PAGE])
        for start in range(0, len(bars), ON_ONE_PAGE)
    )


def _told(chart: Chart, start: int) -> str:
    """Say the numbers of the bars in one of several pictures."""
    heads = [column.title for column in chart.numbers.columns]
    told = []
    for label, *cells in chart.numbers.rows[start : start + ON_ONE_PAGE]:
        numbers = (f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True))
        told.append(f"{label}: {', '.join(numbers)}")
    return f"{chart.title}. {'; '.join(told)}."
