"""Mark the first cell of each row of a table as the head of its row, which typst 0.15 cannot.

A screen reader then says the row's name with each of its cells. It is done on the bytes that typst
writes, each object by itself and a plain table of their places: reading and writing a pack of 300
pages with pypdf takes as long as typesetting it.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE, END = b"\nxref\n", b"endobj"
PLACES = re.compile(
    rb"\nxref\n0 \d+\n(?P<places>(?:\d{10} \d{5} [fn]\r\n)+)"
    rb"(?P<trailer>trailer\n.*?startxref\n)(?P<place>\d+)",
    re.DOTALL,
)
PLACE = re.compile(rb"(\d{10})( \d{5} n\r\n)")
ROW = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/TR/P \d+ 0 R/K\[(?P<cells>[\d R]+)\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
CELL = re.compile(
    rb"\d+ 0 obj\n<</Type/StructElem/S(?P<kind>/TD)"
    rb"/P \d+ 0 R/A\[<</O/Table[^\[>]*(?P<heads>/Headers\[[^\]]*\])"
)
CONTENT = re.compile(rb"/K\[(?=[^\]])")


def mark_row_heads(pdf: bytes) -> bytes:
    """Return the PDF with row heads; the same PDF gives the same bytes.

    Cells are found by the scope of their heads then. Where typst names the heads of a cell, that
    of its row would be missing, so the names go.
    """
    found = PLACES.match(pdf, pdf.rindex(TABLE))
    if not found:
        return pdf
    starts = [int(place) for place, _ in PLACE.findall(found["places"])]
    edits = sorted(_edits(pdf, starts))
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]
    places = [start for start, _, _ in edits]

    def moved(place: re.Match[bytes]) -> bytes:
        start = int(place[1])
        return b"%010d%b" % (start + shifts[bisect(places, start)], place[2])

    table = PLACE.sub(moved, pdf[found.start() : found.end("places")])
    at = found.start() + 1 + shifts[-1]
    rest = (table, found["trailer"], b"%d" % at, pdf[found.end() :])
    return b"".join((*_pieces(pdf[: found.start()], edits), *rest))


def _pieces(pdf: bytes, edits: list[tuple[int, int, bytes]]) -> Iterator[bytes]:
    end = 0
    for start, next_end, new in edits:
        yield pdf[end:start]
        yield new
        end = next_end
    yield pdf[end:]


def _edits(pdf: bytes, starts: list[int]) -> Iterator[tuple[int, int, bytes]]:
    """Yield where to write what instead."""
    for row in filter(None, (ROW.match(pdf, start) for start in starts)):
        cells = [CELL.match(pdf, starts[int(it) - 1]) for it in REFERENCE.findall(row["cells"])]
        first = cells[0]
        if (
            first
            and len(cells) > 1
            and CONTENT.search(pdf, first.end(), pdf.find(END, first.end()))
        ):
            yield (*first.span("kind"), b"/TH")
            yield (*first.span("heads"), b"/Scope/Row")
            yield from ((*other.span("heads"), b"") for other in cells[1:] if other)
