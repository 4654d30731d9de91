"""What stands around the text of pages: header, footer, watermark, logo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.rendering.docx.markup import (
    TAB,
    Picture,
    field,
    line,
    paragraph,
    picture,
    run,
    watermark,
)
from aabsocial.rendering.docx.pictures import logo_size
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.rendering.docx.package import WordFile
    from aabsocial.rendering.theme import Theme

LARGEST_LOGO = (3400, 1100)  # twips
LONGEST_RUNNING = 64  # letters
# As low as a paragraph can be: it must not push the text to another page.
FLAT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


class Pages(Struct, kw_only=True):
    """Pages of one kind: their text, what runs above it, and the word that lies across it.

    `running` is `None` for pages without a header, whose text then begins where it would stand.
    """

    content: str
    running: str | None
    watermark: str = ""


def bound(file: WordFile, association: str, footer: str, many: Sequence[Pages]) -> Iterator[str]:
    """Yield the text of pages, each kind on new pages with its own header."""
    for number, pages in enumerate(many, 1):
        header, full = _header(file, association, pages), pages.running is None
        write = file.full_page_properties if full else file.section_properties
        properties = write(header, footer)
        yield pages.content
        if number == len(many):
            yield properties
        else:
            yield f"<w:p><w:pPr>{FLAT}{properties}</w:pPr></w:p>"


def _header(file: WordFile, association: str, pages: Pages) -> str:
    drawn = watermark(pages.watermark, file.number()) if pages.watermark else ""
    if pages.running is None:
        return file.edge("hdr", f"<w:p><w:pPr>{FLAT}</w:pPr>{drawn}</w:p>")
    marked = " · ".join(filter(None, (pages.watermark, _short(pages.running))))
    text = line(association) + TAB + line(marked)
    return file.edge("hdr", paragraph(file.style("header"), text + drawn))


def _short(running: str) -> str:
    """Return the running head cut to one line."""
    text = one_line(running)
    return text if len(text) <= LONGEST_RUNNING else f"{text[:LONGEST_RUNNING].rstrip()}…"


def footer(file: WordFile, left: str, page_of: str) -> str:
    """Return the relation of a footer, with the page's number from Word itself."""
    fields = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}
    words = re.split(r"(\{pages?\})", page_of)
    page = "".join(fields.get(word) or run(word) for word in words if word)
    return file.edge("ftr", paragraph(file.style("footer"), line(left) + TAB + page))


def logo(file: WordFile, theme: Theme) -> Iterator[str]:
    """Yield the association's logo; not an SVG, which Word shows only beside a bitmap."""
    if theme.logo is None or theme.logo.name.lower().endswith(".svg"):
        return
    width, height = logo_size(theme.logo.content, LARGEST_LOGO)
    relation = file.picture(theme.logo.name, theme.logo.content)
    usable = Picture(
        relation=relation,
        number=file.number(),
        width=width,
        height=height,
        alternative=one_line(theme.association),
    )
    yield paragraph(file.style("Normal"), picture(usable))
