"""Papers as Word documents, because boards edit in Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents import Checklist
from aabsocial.handout import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.docx.markup import (
    LOOKS,
    TAB,
    WITH_THE_NEXT,
    Picture,
    bookmarked,
    field,
    in_language,
    line,
    link_within,
    paragraph,
    picture,
    run,
    tick_box,
    watermark,
)
from aabsocial.rendering.docx.package import WordFile, locale
from aabsocial.rendering.docx.parts import PartContext, heading, parts, sections
from aabsocial.rendering.docx.pictures import logo_size
from aabsocial.rendering.docx.prose import prose
from aabsocial.rendering.single_document import as_document
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.documents import ProposalPaper
    from aabsocial.documents.checklist import Line, Remark
    from aabsocial.handout import Document
    from aabsocial.rendering.docx.markup import Ticked
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__, "docx.toml")
LARGEST_LOGO = (3400, 1100)  # twips
LONGEST_RUNNING = 64  # letters
TICKED: Mapping[str, Ticked] = {"☐": "0", "✗": "0", "▢": "0", "◐": "0", "✓": "1"}


def docx(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as a Word document, with the styles of the first `style.docx` found."""
    if isinstance(paper, Handout):
        theme = replace(theme, language=paper.language)
    file = WordFile(theme)
    return file.build("".join(_body(file, paper, theme)), paper.title, theme)


def _body(file: WordFile, paper: Paper, theme: Theme) -> Iterator[str]:
    if isinstance(paper, Handout):
        return _handout(file, paper, theme)
    return _single(file, paper, theme)


def _single(file: WordFile, paper: ProposalPaper | Checklist, theme: Theme) -> Iterator[str]:
    context = PartContext(file, theme.colour, paper.title)
    yield from _logo(file, theme)
    if isinstance(paper, Checklist):
        yield from _checklist(context, paper)
    else:
        yield from _document(context, as_document(paper))
    header = _header(file, theme.association, paper.title)
    page_of = messages["page-of"].in_(theme.language)
    yield file.section_properties(header, _footer(file, "", page_of))


def _document(context: PartContext, document: Document, bookmark: str = "") -> Iterator[str]:
    """Yield a paper: its kind, title, facts and sections."""
    yield from _head(context, document, bookmark)
    yield from _content(context, document)


def _head(context: PartContext, document: Document, bookmark: str = "") -> Iterator[str]:
    file, title = context.file, line(document.title)
    if bookmark:
        title = bookmarked(bookmark, file.number(), title)
    if document.overline:
        yield paragraph(file.style("Overlinje"), line(document.overline))
    yield paragraph(file.style("heading 1"), title)


def _content(context: PartContext, document: Document) -> Iterator[str]:
    file = context.file
    yield from parts(PartContext(file, context.colour, document.title), document.facts)
    yield from sections(context, document.sections, 2)
    if document.colophon:
        yield from prose(file, document.colophon.blocks, "Kolofon")


def _checklist(context: PartContext, paper: Checklist) -> Iterator[str]:
    file = context.file
    yield heading(file, paper.title, 1)
    yield from parts(context, paper.facts)
    yield paragraph(file.style("Normal"), line(paper.legend))
    for stretch in paper.stretches:
        yield heading(file, stretch.title, 2)
        for it in stretch.lines:
            yield from _line(file, it)
        for remark in stretch.remarks:
            yield paragraph(
                file.style("Afkrydsning"),
                _box(file, remark.box, remark.rule) + _remark_text(remark),
            )
            yield from _exemption(file, remark)
    yield from sections(context, (paper.by_hand, paper.signatures), 2)


def _line(file: WordFile, it: Line) -> Iterator[str]:
    name = f"{it.clause} {it.title}"
    text = line(name, LOOKS["strong"]) + run(f" – {one_line(it.verdict)}")
    more = WITH_THE_NEXT if it.ground or it.assessment or it.remarks else ""
    yield paragraph(file.style("Afkrydsning"), _box(file, it.box, name) + text, more)
    below = file.style("Afkrydsning med indryk")
    if it.ground:
        yield paragraph(below, line(it.ground))
    if it.assessment:
        yield paragraph(below, line(it.assessment))
    for remark in it.remarks:
        yield paragraph(below, _remark_text(remark))
        yield from _exemption(file, remark)


def _box(file: WordFile, box: str, name: str) -> str:
    if box in TICKED:
        return tick_box(name, file.number(), TICKED[box]) + TAB
    return run(box) + TAB


def _remark_text(remark: Remark) -> str:
    label = line(f"{remark.severity} {remark.rule}:", LOOKS["strong"])
    text = run(f" {one_line(remark.message)} {one_line(remark.remedy)} ")
    return label + text + line(f"({remark.who})", LOOKS["emphasis"])


def _exemption(file: WordFile, remark: Remark) -> Iterator[str]:
    if remark.exemption:
        yield paragraph(file.style("Afkrydsning med indryk"), line(remark.exemption))


def _handout(file: WordFile, paper: Handout, theme: Theme) -> Iterator[str]:
    """Yield a pack: cover with contents, then each document on new pages."""
    context = PartContext(file, theme.colour, paper.title)
    footer = _footer(file, paper.footer, paper.page_of)
    marks = [f"document_{number}" for number, _ in enumerate(paper.documents, 1)]
    pages = []
    if paper.cover or len(paper.documents) > 1:
        pages.append(("", "".join(_opening(context, paper, theme, marks))))
    for document, mark in zip(paper.documents, marks, strict=True):
        head, content = (
            "".join(_head(context, document, mark)),
            "".join(_content(context, document)),
        )
        if document.language and document.language != paper.language:
            content = in_language(locale(document.language), content)
        pages.append((document.running, head + content))
    for number, (running, content) in enumerate(pages, 1):
        header = _header(file, theme.association, running, paper.watermark)
        properties = file.section_properties(header, footer)
        yield content
        yield properties if number == len(pages) else f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def _opening(context: PartContext, paper: Handout, theme: Theme, marks: list[str]) -> Iterator[str]:
    file = context.file
    yield from _logo(file, theme)
    if cover := paper.cover:
        yield paragraph(file.style("Overlinje"), line(cover.association))
        yield paragraph(file.style("Title"), line(cover.title))
        yield paragraph(file.style("Subtitle"), line(cover.subtitle))
        yield from parts(PartContext(file, theme.colour, cover.title), cover.facts)
    if paper.contents and len(paper.documents) > 1:
        yield paragraph(file.style("TOC Heading"), line(paper.contents))
        for document, mark in zip(paper.documents, marks, strict=True):
            # Without a page number: only Word knows it, and only after somebody presses F9.
            text = link_within(mark, line(document.title))
            yield paragraph(file.style("toc 1"), text)


def _logo(file: WordFile, theme: Theme) -> Iterator[str]:
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


def _header(file: WordFile, left: str, right: str, mark: str = "") -> str:
    drawn = watermark(mark, file.number()) if mark else ""
    text = line(left) + TAB + line(" · ".join(filter(None, (mark, _short(right)))))
    return file.edge("hdr", paragraph(file.style("header"), text + drawn))


def _short(running: str) -> str:
    """Return the running head cut to one line."""
    text = one_line(running)
    return text if len(text) <= LONGEST_RUNNING else f"{text[:LONGEST_RUNNING].rstrip()}…"


def _footer(file: WordFile, left: str, page_of: str) -> str:
    fields = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}
    words = re.split(r"(\{pages?\})", page_of)
    page = "".join(fields.get(word) or run(word) for word in words if word)
    return file.edge("ftr", paragraph(file.style("footer"), line(left) + TAB + page))
