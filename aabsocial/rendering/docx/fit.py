"""Estimate how high a text is, to see whether a case fits on its page."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from aabsocial.core.struct import Struct
from aabsocial.rendering.docx.package import NAMESPACES, NO_XML

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

    from aabsocial.rendering.docx.package import WordFile

# Calibri: the widths of letters, what is lost at the end of a line, and the height of a line, as
# shares of the size of type.
WIDTHS = {
    **dict.fromkeys(" \xa0", 0.226),
    **dict.fromkeys(".,:;'!|()[]ijltfrI-", 0.29),
    **dict.fromkeys("mwæMWÆ%—→☐◇", 0.8),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZØÅ", 0.57),
    **dict.fromkeys("0123456789", 0.507),
}
OTHER, BOLD, LOST, LINE = 0.485, 1.04, 1.2, 1.22
EDGES = 170  # twips, the margins of a cell beside its text
RULE = 10  # twips, the line under a row
DEFAULT_SIZE = 22  # half points
SINGLE = 240  # `w:line` of single spacing
VALUE, LINE_ATTRIBUTE = qn("w:val"), qn("w:line")
PARAGRAPH_STYLE = f"{qn('w:pPr')}/{qn('w:pStyle')}"
RUN_STYLE = f"{qn('w:rPr')}/{qn('w:rStyle')}"
DISTANCE = f"{qn('w:pPr')}/{qn('w:spacing')}"
TAB = 2.0  # a tab, about, as a share of the size of type


class StyleMetrics(Struct, kw_only=True):
    """What a style says of a paragraph's height: size in half points, the rest in twips."""

    size: int
    around: int
    line: int
    indent: int
    border: int


class Measure:
    """Estimates heights with the styles of one file."""

    def __init__(self, file: WordFile) -> None:
        """Take the file."""
        self.file = file
        self._styles = file.document.styles.element
        self._known: dict[str, StyleMetrics] = {}
        self._sizes: dict[str, int] = {}

    def height(self, markup: str) -> int:
        """Return an estimate of the height of paragraphs and tables in twips."""
        body = parse_xml(f"<w:body {NAMESPACES}>{NO_XML.sub('', markup)}</w:body>")
        blocks = list(body)
        joined = sum(self._join(one, two) for one, two in pairwise(blocks))
        return sum(self._block(it, self.file.width) for it in blocks) - joined

    def _join(self, one: BaseOxmlElement, two: BaseOxmlElement) -> int:
        """Return what two blocks are lower together: one frame around both, if they have one."""
        if {one.tag, two.tag} != {qn("w:p")}:
            return 0
        style = _style(one)
        return self._metrics(style).border if style == _style(two) else 0

    def _block(self, element: BaseOxmlElement, width: int) -> int:
        if element.tag == qn("w:tbl"):
            widths = [int(it.get(qn("w:w"))) for it in element.iter(qn("w:gridCol"))]
            return sum(self._row(it, widths) for it in element.iterchildren(qn("w:tr")))
        return self._paragraph(element, width) if element.tag == qn("w:p") else 0

    def _row(self, row: BaseOxmlElement, widths: Iterable[int]) -> int:
        cells = row.iterchildren(qn("w:tc"))
        heights = (
            sum(self._block(it, width - EDGES) for it in cell)
            for cell, width in zip(cells, widths, strict=False)
        )
        return max(heights, default=0) + RULE

    def _paragraph(self, paragraph: BaseOxmlElement, width: int) -> int:
        style = self._metrics(_style(paragraph))
        length, largest = 0.0, style.size
        for run in paragraph.iter(qn("w:r")):
            size = self._size(_value(run, RUN_STYLE)) or style.size
            text = "".join(it.text or "" for it in run.iter(qn("w:t")))
            ems = sum(WIDTHS.get(letter, OTHER) for letter in text)
            ems *= BOLD if run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None else 1
            length += (ems + TAB * len(list(run.iterchildren(qn("w:tab"))))) * size * 10
            largest = max(largest, size if text else 0)
        lines = _lines(length, width - style.indent, LOST * style.size * 10)
        distance = int(_value(paragraph, DISTANCE, LINE_ATTRIBUTE) or style.line)
        high = (style.size * (lines - 1) + largest) * 10 * LINE * distance / SINGLE
        return style.around + style.border + int(high)

    def _metrics(self, style_id: str) -> StyleMetrics:
        if style_id not in self._known:
            before, after = (self._number(style_id, f"spacing/@w:{it}") for it in SIDES)
            left, right = (self._number(style_id, f"ind/@w:{it}") for it in ("left", "right"))
            edges = (self._number(style_id, f"pBdr/w:{it}/@w:space") for it in ("top", "bottom"))
            self._known[style_id] = StyleMetrics(
                size=self._size(style_id) or round(DEFAULT_SIZE * self.file.scale),
                around=before + after,
                line=self._number(style_id, "spacing/@w:line", SINGLE),
                indent=left + right,
                border=20 * sum(edges),
            )
        return self._known[style_id]

    def _number(self, style_id: str, path: str, otherwise: int = 0) -> int:
        return self._in_style(
            style_id, f"w:pPr/w:{path}", f"//w:pPrDefault/w:pPr/w:{path}", otherwise
        )

    def _size(self, style_id: str) -> int:
        if style_id not in self._sizes:
            self._sizes[style_id] = self._in_style(style_id, "w:rPr/w:sz/@w:val", "", 0)
        return self._sizes[style_id]

    def _in_style(self, style_id: str, path: str, default: str, otherwise: int) -> int:
        """Return a number of a style, of the one that it is based on, or of the defaults."""
        seen = set()
        while style_id and style_id not in seen:
            seen.add(style_id)
            style = self._styles.get_by_id(style_id)
            if style is None:
                break
            if found := style.xpath(path):
                return int(found[0])
            style_id = _first(style, "w:basedOn/@w:val", "")
        found = self._styles.xpath(default) if default else []
        return int(found[0]) if found else otherwise


SIDES = ("before", "after")


def _lines(length: float, width: int, lost: float) -> int:
    """Return how many lines a text takes; each but the last one ends before the margin."""
    return 1 if length <= width else ceil(length / max(1, width - lost))


def _style(paragraph: BaseOxmlElement) -> str:
    return _value(paragraph, PARAGRAPH_STYLE) or "Normal"


def _value(element: BaseOxmlElement, path: str, attribute: str = VALUE) -> str:
    found = element.find(path)
    return "" if found is None else found.get(attribute, "")


def _first(element: BaseOxmlElement, path: str, otherwise: str) -> str:
    found = element.xpath(path)
    return str(found[0]) if found else otherwise
