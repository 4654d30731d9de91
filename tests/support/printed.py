"""What stands where on the pages of a PDF: lines with their size, tables, links, headings."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from tests.support.pdfs import open_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

FOOT = 46  # points from below, where the footer stands


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """Letters on one line of a page, from 1: their least size in points, and where they begin.

    The "?" of a mark is a picture, and does not count.
    """

    page: int
    text: str
    size: float
    left: float
    bottom: float


def lines_of(content: bytes) -> list[PrintedLine]:
    """Return the lines of all pages, as pdfium reads them."""
    return list(_lines(content))


def _lines(content: bytes) -> Iterator[PrintedLine]:
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number].get_textpage()
        text, letters = page.get_text_range(), []
        for at, letter in enumerate(text):
            if letter not in "\r\n":
                letters.append((letter, at))
            if letters and (letter in "\r\n" or at == len(text) - 1):
                seen = [place for letter, place in letters if not letter.isspace()]
                if sized := [place for place in seen if text[place] != "?"]:
                    sizes = [raw.FPDFText_GetFontSize(page.raw, place) for place in sized]
                    left, bottom, _, _ = page.get_charbox(seen[0])
                    yield PrintedLine(
                        page=number + 1,
                        text="".join(letter for letter, _ in letters).strip(),
                        size=round(min(sizes), 2),
                        left=left,
                        bottom=bottom,
                    )
                letters = []


def rows_by_page(content: bytes) -> Iterator[Counter[int]]:
    """Yield for each table how many rows it has on each page, its heads left out."""
    document = open_pdf(content)
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    for table in tags_inside(document.Root.StructTreeRoot):
        if table.get("/S") == "/Table":
            rows = (row for row in tags_inside(table) if row.get("/S") == "/TR")
            body = (row for row in rows if row.P.S != "/THead")
            yield Counter(pages[page] for row in body if (page := _page_of(row)))


def items_by_page(content: bytes) -> Iterator[Counter[int]]:
    """Yield for each list that breaks how many of its items begin on each page."""
    document = open_pdf(content)
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    for one in tags_inside(document.Root.StructTreeRoot):
        if one.get("/S") == "/L":
            items = (item for item in tags_inside(one) if item.get("/S") == "/LI")
            by_page = Counter(pages[page] for item in items if (page := _page_of(item)))
            if len(by_page) > 1:
                yield by_page


def gap_above(content: bytes, page: int, word: str) -> float:
    """Return the points between the first letter of a word and the ink above it."""
    shown = pypdfium2.PdfDocument(content)[page - 1].get_textpage()
    text = shown.get_text_range()
    boxes = [shown.get_charbox(at) for at in range(len(text)) if not text[at].isspace()]
    left, _, right, top = shown.get_charbox(text.index(word))
    over = [it[1] for it in boxes if it[1] > top - 1 and it[0] < right + 200 and it[2] > left]
    return float(min(over) - top)


def places_of(content: bytes, page: int, word: str) -> list[tuple[float, float]]:
    """Return from where and how high each occurrence of a word stands on a page."""
    shown = pypdfium2.PdfDocument(content)[page - 1].get_textpage()
    found, places = shown.search(word, match_case=True), []
    while at := found.get_next():
        left, bottom, _, _ = shown.get_charbox(at[0])
        places.append((left, bottom))
    return places


def lines_to_write_on(content: bytes, page: int) -> list[tuple[float, float, float]]:
    """Return the left end, height and length of each thin black line on a page."""
    shapes = pypdfium2.PdfDocument(content)[page - 1].get_objects()
    boxes = (it.get_bounds() for it in shapes if it.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH)
    return [(left, low, right - left) for left, low, right, top in boxes if top - low < 2]


def tags_inside(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's objects
    """Yield every element of the tree of tags below one, as long as its file is open."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from tags_inside(kid)


def _page_of(element: Any) -> tuple[int, int] | None:  # noqa: ANN401 - as above
    for one in (element, *tags_inside(element)):
        if "/Pg" in one:
            return one.Pg.objgen  # type: ignore[no-any-return]
    return None


def page_references(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield the text of each link within the file and the page it leads to."""
    document, shown = open_pdf(content), pypdfium2.PdfDocument(content)
    names = document.Root.Names.Dests.Names
    places = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    for number, page in enumerate(document.pages):
        text = shown[number].get_textpage()
        for link in page.get("/Annots", []):
            if "/Dest" in link:
                place = places.get(str(link.Dest), link.Dest)
                yield text.get_text_bounded(*map(float, link.Rect)).strip(), pages[place[0].objgen]


def fills_of(content: bytes, page: int) -> set[tuple[int, int, int]]:
    """Return the colours that shapes on a page are filled with."""
    raw, found = pypdfium2.raw, set()
    for shape in pypdfium2.PdfDocument(content)[page - 1].get_objects():
        parts = [ctypes.c_uint() for _ in range(4)]
        if shape.type == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetFillColor(
            shape.raw, *map(ctypes.byref, parts)
        ):
            red, green, blue, _ = (part.value for part in parts)
            found.add((red, green, blue))
    return found
