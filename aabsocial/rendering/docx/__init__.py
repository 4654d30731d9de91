"""Papers as Word documents, because boards edit in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents import Checklist
from aabsocial.documents.blank_form import BlankForm
from aabsocial.documents.case_page import Case
from aabsocial.documents.guide import Guide
from aabsocial.handout.model import page_of
from aabsocial.handout.pack import Handout
from aabsocial.rendering.docx.blank import blank
from aabsocial.rendering.docx.checklist import checklist
from aabsocial.rendering.docx.context import PartContext
from aabsocial.rendering.docx.edges import Pages, bound, footer, logo
from aabsocial.rendering.docx.fit import Measure
from aabsocial.rendering.docx.pack import case_pages, case_places, pack_pages, pack_places
from aabsocial.rendering.docx.package import WordFile

if TYPE_CHECKING:
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme


def docx(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as a Word document, with the styles of the first `style.docx` found.

    A proposal is given as its case.
    """
    match paper:
        case Handout():
            return _docx_of_handout(paper, theme)
        case Case():
            return _docx_of_case(paper, theme)
        case Checklist():
            return _docx_of_checklist(paper, theme)
        case BlankForm() | Guide():
            return _docx_of_blank(paper, theme)
        case _:
            raise TypeError(type(paper))


def _docx_of_handout(handout: Handout, theme: Theme) -> bytes:
    theme = replace(theme, language=handout.language)
    file = WordFile(theme, handout.scale, pack_places(handout))
    context = PartContext(file=file, measure=Measure(file), language=handout.language)
    edge = footer(file, handout.footer, handout.page_of)
    body = bound(file, handout.association, edge, pack_pages(context, handout, theme))
    return file.build("".join(body), handout.title, theme, handout.description)


def _docx_of_case(case: Case, theme: Theme) -> bytes:
    theme = replace(theme, language=case.language)
    file = WordFile(theme, places=case_places(case))
    context = PartContext(file=file, measure=Measure(file), language=case.language)
    edge = footer(file, "", page_of(case.language))
    body = bound(file, theme.association, edge, case_pages(context, case, case.page.mark))
    return file.build("".join(body), case.page.title, theme)


def _docx_of_checklist(paper: Checklist, theme: Theme) -> bytes:
    file = WordFile(theme)
    context = PartContext(
        file=file, measure=Measure(file), language=theme.language, title=paper.title
    )
    content = "".join((*logo(file, theme), *checklist(context, paper)))
    edge = footer(file, "", page_of(theme.language))
    body = bound(file, theme.association, edge, (Pages(content=content, running=paper.title),))
    return file.build("".join(body), paper.title, theme)


def _docx_of_blank(form: BlankForm | Guide, theme: Theme) -> bytes:
    theme = replace(theme, language=form.language)
    file = WordFile(theme)
    context = PartContext(
        file=file, measure=Measure(file), language=form.language, title=form.title
    )
    content = "".join((*logo(file, theme), *blank(context, form)))
    edge = footer(file, "", page_of(form.language))
    body = bound(file, theme.association, edge, (Pages(content=content, running=form.title),))
    return file.build("".join(body), form.title, theme)
