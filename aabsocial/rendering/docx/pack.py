"""The pages of a pack and of one case, in reading order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.case_page import DecisionBox
from aabsocial.rendering.docx.annexes import annex_list, annexes
from aabsocial.rendering.docx.case_depth import case_depth
from aabsocial.rendering.docx.case_page import case_page
from aabsocial.rendering.docx.decision_sheet import decision_sheet
from aabsocial.rendering.docx.edges import Pages, logo
from aabsocial.rendering.docx.front import front
from aabsocial.rendering.docx.markup import in_language, line, paragraph, stamp
from aabsocial.rendering.docx.package import locale
from aabsocial.rendering.docx.parts import GAP
from aabsocial.rendering.docx.prose import prose
from aabsocial.rendering.docx.references import place
from aabsocial.rendering.docx.writing import framed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.documents.case_page import Case
    from aabsocial.handout.pack import Handout, PackAnnex, PackItem, ShortItem
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.theme import Theme


def pack_places(paper: Handout) -> Mapping[str, str]:
    """Return the places of a pack that links can lead to: the title of each, by anchor."""
    titles = {}
    if paper.front:
        titles["agenda"] = paper.front.agenda.title
        if paper.front.overview:
            titles["overview"] = paper.front.overview.title
    for item in paper.items:
        titles[item.anchor] = item.title
        if not paper.short:
            titles.update(_depth_titles(item.case) if item.case else {})
            titles.update({annex.anchor: annex.label for annex in _shown(item)})
    if paper.sheet:
        titles["sheet"] = paper.sheet.title
    return titles


def case_places(paper: Case) -> Mapping[str, str]:
    """Return the same of one case."""
    return {paper.page.anchor: paper.page.title, **_depth_titles(paper)}


def _depth_titles(case: Case) -> dict[str, str]:
    return {section.anchor: section.title for section in case.depth.sections}


def _shown(item: PackItem) -> tuple[PackAnnex, ...]:
    """Return the annexes that have a place of their own; an item without a case lists the rest."""
    if item.case:
        return item.annexes
    return tuple(it for it in item.annexes if it.kind in ("text", "picture"))


def pack_pages(context: PartContext, paper: Handout, theme: Theme) -> tuple[Pages, ...]:
    """Return the pages of a pack: front, items, decision sheet."""
    return tuple(_pack_pages(context, paper, theme))


def _pack_pages(context: PartContext, paper: Handout, theme: Theme) -> Iterator[Pages]:
    if paper.front:
        content = (*logo(context.file, theme), *front(context, paper.front))
        yield Pages(content="".join(content), running=paper.front.agenda.title)
    for is_case, items in groupby(paper.items, _has_pages_of_its_own):
        if is_case:
            for item in items:
                yield from _item_pages(context, paper, item)
        else:
            yield from _shared_pages(context, paper, tuple(items))
    if paper.sheet:
        content = tuple(decision_sheet(context, paper.sheet))
        yield Pages(content="".join(content), running=paper.sheet.title)


def _has_pages_of_its_own(item: PackItem) -> bool:
    return item.case is not None


def _item_pages(context: PartContext, paper: Handout, item: PackItem) -> Iterator[Pages]:
    if item.case is None:
        return
    here = replace(context, language=item.language)
    content = _spoken(paper, item, case_page(here, item.case.page))
    yield Pages(content=content, running=None, watermark=item.watermark)
    if not paper.short:
        behind = annexes(here, item.annexes_title, item.annexes) if item.annexes else ()
        content = "".join((*case_depth(here, item.case.depth), *behind))
        content = _spoken(paper, item, content)
        yield Pages(content=content, running=item.title, watermark=item.watermark)


def case_pages(context: PartContext, case: Case, watermark: str) -> tuple[Pages, ...]:
    """Return the pages of one case: the one page, and the depth."""
    page = case_page(context, case.page)
    depth = "".join(case_depth(context, case.depth))
    return (
        Pages(content=page, running=None, watermark=watermark),
        Pages(content=depth, running=case.page.title, watermark=watermark),
    )


def _shared_pages(
    context: PartContext, paper: Handout, items: tuple[PackItem, ...]
) -> Iterator[Pages]:
    """Yield the pages of items without a case, which share them; those with a mark do not."""
    for mark, alike in groupby(items, lambda item: item.watermark):
        group = tuple(alike)
        content = GAP.join(
            _spoken(paper, item, "".join(_short_item(context, paper, item))) for item in group
        )
        running = group[0].title if len(group) == 1 else ""
        yield Pages(content=content, running=running, watermark=mark)


def _spoken(paper: Handout, item: PackItem, content: str) -> str:
    """Return the text of an item with its language, where that is another one."""
    return (
        content if item.language == paper.language else in_language(locale(item.language), content)
    )


def _only_boxes(it: ShortItem) -> DecisionBox:
    return DecisionBox(title=it.title, boxes=it.boxes)


def _short_item(context: PartContext, paper: Handout, item: PackItem) -> Iterator[str]:
    file, it = context.file, item.short
    if it and (it.overline or it.mark):
        mark = stamp(it.mark, file.style("Stempel"))
        yield paragraph(file.style("Overlinje"), line(it.overline) + mark)
    title = place(file, item.anchor, line(it.title if it else item.title))
    yield paragraph(file.style("heading 1"), title)
    if item.unreadable:
        yield paragraph(file.style("Normal"), line(item.unreadable))
    if it:
        yield from prose(file, it.text)
    yield from annex_list(context, item.annexes)
    if it and it.boxes:
        yield from framed(context, _only_boxes(it), f"{item.number}:")
    if not paper.short:
        yield from annexes(context, "", _shown(item))
