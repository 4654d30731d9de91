"""Draw a chart's bars: as shares of the longest one, and as small pictures without colour."""

from __future__ import annotations

import zlib
from itertools import accumulate
from struct import pack
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.documents.model import Bar, Chart


# Rows of dots, dark (0) or light (1), that are laid side by side and below each other.
PATTERNS = (
    ("0",),
    (
        "01111111",
        "10111111",
        "11011111",
        "11101111",
        "11110111",
        "11111011",
        "11111101",
        "11111110",
    ),
    ("11111111",),
    ("0111", "1111", "1101", "1111"),
    ("0000", "1111", "1111", "1111"),
    ("01111111", "01111111", "01111111"),
)
EDGE = 2  # dots, the dark line around each piece
WIDTH, HEIGHT = 800, 32  # dots


class BarSegment(Struct, kw_only=True):
    """A segment of a bar: its series, with start and length as shares of the longest bar."""

    series: int
    start: float
    length: float


def bar_segments(chart: Chart, bar: Bar) -> tuple[BarSegment, ...]:
    """Return a bar's segments; the chart's longest bar has length 1."""
    longest = max((_length(other) for other in chart.bars), default=0) or 1
    amounts = [max(amount, 0) for amount in bar.amounts]
    starts = [0, *accumulate(amounts)]
    return tuple(
        BarSegment(series=series, start=starts[series] / longest, length=amount / longest)
        for series, amount in enumerate(amounts)
        if amount
    )


def _length(bar: Bar) -> int:
    return sum(max(amount, 0) for amount in bar.amounts)


def bar_picture(bar: tuple[BarSegment, ...], colour: str) -> bytes:
    """Return a bar as a PNG of two colours: white and `colour`, given as `#rrggbb`."""
    spans = [
        (it.series, round(it.start * WIDTH), round((it.start + it.length) * WIDTH)) for it in bar
    ]
    end = max((stop for _, _, stop in spans), default=1)
    rows = [
        "".join(_dots(series, stop - start, at) for series, start, stop in spans)
        for at in range(HEIGHT)
    ]
    return _png([row.ljust(end, "1") for row in rows], end, colour)


def swatch(series: int, colour: str) -> bytes:
    """Return a sample of a series for the legend as a PNG."""
    return bar_picture((BarSegment(series=series, start=0, length=2 * HEIGHT / WIDTH),), colour)


def _dots(series: int, width: int, at: int) -> str:
    if at < EDGE or at >= HEIGHT - EDGE:
        return "0" * width
    pattern = PATTERNS[series % len(PATTERNS)]
    row = pattern[at % len(pattern)]
    inside = (row * (width // len(row) + 1))[: max(width - 2 * EDGE, 0)]
    return f"{'0' * EDGE}{inside}{'0' * EDGE}"[:width]


def _png(rows: list[str], width: int, colour: str) -> bytes:
    """Return rows of dots as a PNG of one bit for each dot, with a palette."""
    size = (width + 7) // 8
    lines = (b"\0" + int(row.ljust(size * 8, "1"), 2).to_bytes(size, "big") for row in rows)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", pack(">IIBBBBB", width, len(rows), 1, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes.fromhex(colour.removeprefix("#")) + b"\xff\xff\xff"),
            _chunk(b"IDAT", zlib.compress(b"".join(lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))


ON_ONE_PAGE = 20  # bars


class Picture(Struct, kw_only=True):
    """Some of a chart's bars, each a label and its segments, and their text alternative."""

    alternative: str
    bars: tuple[tuple[str, tuple[BarSegment, ...]], ...]


def pictures(chart: Chart) -> tuple[Picture, ...]:
    """Return a chart as pictures with at most `ON_ONE_PAGE` bars, all on the same scale."""
    bars = tuple((bar.label, bar_segments(chart, bar)) for bar in chart.bars)
    if len(bars) <= ON_ONE_PAGE:
        return (Picture(alternative=chart.alternative, bars=bars),)
    return tuple(
        Picture(alternative=_alternative(chart, start), bars=bars[start : start + ON_ONE_PAGE])
        for start in range(0, len(bars), ON_ONE_PAGE)
    )


def _alternative(chart: Chart, start: int) -> str:
    """Return the text alternative of one of several pictures."""
    heads = [column.title for column in chart.numbers.columns]
    texts = []
    for label, *cells in chart.numbers.rows[start : start + ON_ONE_PAGE]:
        numbers = (f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True))
        texts.append(f"{label}: {', '.join(numbers)}")
    return f"{chart.title}. {'; '.join(texts)}."
