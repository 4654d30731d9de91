"""Prepare a paper for its HTML template: what frames the page, then the paper on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.handout.model import page_of
from aabsocial.rendering.html.case import case_view
from aabsocial.rendering.html.checklist import headings, parts
from aabsocial.rendering.html.pack import front_view, item_view, marks_of
from aabsocial.rendering.html.page_model import Page, PageMark
from aabsocial.rendering.html.style import logo_address, page_words, style_text
from aabsocial.rendering.theme import mixed_with_white, readable
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from aabsocial.documents import Checklist
    from aabsocial.documents.blank_form import BlankForm
    from aabsocial.documents.case_page import Case
    from aabsocial.documents.guide import Guide
    from aabsocial.handout.pack import Handout
    from aabsocial.localization.messages import Language, Messages
    from aabsocial.rendering.theme import Theme

TINT, WASH = 38, 9  # per cent of the colour


def handout_page(handout: Handout, theme: Theme, words: Messages) -> Page:
    """Return a pack as the values for its template; without a front, its items are the top."""
    level = 2 if handout.front else 1
    marks = marks_of(handout)
    return replace(
        _bare(handout.title, handout.language, theme, words),
        description=handout.description,
        association=handout.association,
        scale_in_style=f"{handout.scale:.4f}",
        is_large=handout.scale > 1,
        footer_in_style=style_text(handout.footer),
        page_in_style=page_words(handout.page_of),
        marks=tuple(
            PageMark(name=name, word_in_style=style_text(word)) for word, name in marks.items()
        ),
        front=front_view(handout, handout.front) if handout.front else None,
        items=tuple(
            item_view(handout, item, level, marks.get(item.watermark, "")) for item in handout.items
        ),
        sheet=handout.sheet,
        sheet_level=2 if handout.front or handout.items else 1,
        footer=handout.footer,
    )


def case_page(case: Case, theme: Theme, words: Messages) -> Page:
    """Return a single proposal's case as the values for its template."""
    bare = _bare(case.page.title, case.language, theme, words)
    return replace(bare, case=case_view(case, 1))


def checklist_page(checklist: Checklist, theme: Theme, words: Messages) -> Page:
    """Return a checklist as the values for its template."""
    return replace(
        _bare(checklist.title, theme.language, theme, words),
        checklist=checklist,
        facts=parts(checklist.title, checklist.facts),
        hand_work=tuple(headings((checklist.by_hand, checklist.signatures), 2)),
    )


def blank_page(form: BlankForm | Guide, theme: Theme, words: Messages) -> Page:
    """Return the blank questionnaire, or the guide, as the values for its template."""
    return replace(
        _bare(form.title, form.language, theme, words),
        facts=(form.introduction,),
        hand_work=tuple(headings(form.sections, 2)),
    )


def _bare(title: str, language: Language, theme: Theme, words: Messages) -> Page:
    colour = readable(theme.colour)
    return Page(
        tag=language,
        title=one_line(title),
        association=theme.association,
        logo=logo_address(theme.logo) if theme.logo else "",
        colour_in_style=colour,
        tint_in_style=mixed_with_white(colour, TINT),
        wash_in_style=mixed_with_white(colour, WASH),
        page_in_style=page_words(page_of(language)),
        spoken={key.replace("-", "_"): words[key].in_(language) for key in words},
    )
