"""Papers as Word documents, because boards edit in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents import Checklist
from aabsocial.documents.case_page import Case
from aabsocial.handout.pack import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.docx.checklist import checklist
from aabsocial.rendering.docx.context import PartContext
from aabsocial.rendering.docx.edges import Pages, bound, footer, logo
from aabsocial.rendering.docx.fit import Measure
from aabsocial.rendering.docx.pack import case_pages, case_places, pack_pages, pack_places
from aabsocial.rendering.docx.package import WordFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__, "docx.toml")


def docx(paper: Paper, theme: Theme, pages: Mapping[str, int] | None = None) -> bytes:
    """Return a paper as a Word document, with the styles of the first `style.docx` found.

    `pages` are those of the places of a pack or case in the PDF, by anchor; without them it names
    no page.
    """
    match paper:
        case Checklist():
            return _checklist(paper, theme)
        case Case():
            return _case(paper, replace(theme, language=paper.language), pages or {})
        case Handout():
            return _pack(paper, replace(theme, language=paper.language), pages or {})
        case _:
            raise TypeError(type(paper))


def _checklist(paper: Checklist, theme: Theme) -> bytes:
    file = WordFile(theme)
    context = PartContext(
        file=file, measure=Measure(file), language=theme.language, title=paper.title
    )
    content = "".join((*logo(file, theme), *checklist(context, paper)))
    edge = footer(file, "", messages["page-of"].in_(theme.language))
    pages = (Pages(content=content, running=paper.title),)
    return file.build("".join(bound(file, theme.association, edge, pages)), paper.title, theme)


def _case(paper: Case, theme: Theme, numbers: Mapping[str, int]) -> bytes:
    file = WordFile(theme, places=case_places(paper, numbers))
    context = PartContext(file=file, measure=Measure(file), language=paper.language)
    edge = footer(file, "", messages["page-of"].in_(paper.language))
    pages = case_pages(context, paper, paper.page.mark)
    body = "".join(bound(file, theme.association, edge, pages))
    return file.build(body, paper.page.title, theme)


def _pack(paper: Handout, theme: Theme, numbers: Mapping[str, int]) -> bytes:
    file = WordFile(theme, paper.scale, pack_places(paper, numbers))
    context = PartContext(file=file, measure=Measure(file), language=paper.language)
    edge = footer(file, paper.footer, paper.page_of)
    pages = pack_pages(context, paper, theme)
    body = "".join(bound(file, paper.association, edge, pages))
    return file.build(body, paper.title, theme, paper.description)
