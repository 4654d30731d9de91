"""Render papers as HTML: one file with its style and pictures inside.

A pack and a case have one line of script, which opens what is folded before it is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist
from aabsocial.documents.blank_form import BlankForm
from aabsocial.documents.case_page import Case
from aabsocial.documents.guide import Guide
from aabsocial.handout.pack import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.html.page import blank_page, case_page, checklist_page, handout_page
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__, "html.toml")


def html(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as HTML in UTF-8; a proposal is given as its case."""
    match paper:
        case Handout():
            return html_of_handout(paper, theme)
        case Case():
            return html_of_case(paper, theme)
        case Checklist():
            values = checklist_page(paper, theme, messages)
            return render_template("checklist.html.j2", values, theme.templates).encode()
        case BlankForm() | Guide():
            values = blank_page(paper, theme, messages)
            return render_template("blank.html.j2", values, theme.templates).encode()
        case _:
            raise TypeError(type(paper))


def html_of_handout(handout: Handout, theme: Theme) -> bytes:
    """Return a pack as HTML in UTF-8: one page, with the depth of its cases folded."""
    values = handout_page(handout, theme, messages)
    return render_template("handout.html.j2", values, theme.templates).encode()


def html_of_case(case: Case, theme: Theme) -> bytes:
    """Return a single proposal's case as HTML in UTF-8."""
    values = case_page(case, theme, messages)
    return render_template("proposal.html.j2", values, theme.templates).encode()
