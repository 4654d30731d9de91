"""Render papers as HTML: one file with its style and pictures inside, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist
from aabsocial.handout import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.html.page import case_page, handout_page
from aabsocial.rendering.html.view import page
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.documents.case_page import Case
    from aabsocial.handout.pack import Handout as Pack
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__, "html.toml")


def html(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as HTML in UTF-8, from the first template of its kind that is found."""
    return render_template(_template(paper), page(paper, theme, messages), theme.templates).encode()


def html_of_handout(handout: Pack, theme: Theme) -> bytes:
    """Return a pack as HTML in UTF-8: one page, with the depth of its cases folded."""
    values = handout_page(handout, theme, messages)
    return render_template("pack.html.j2", values, theme.templates).encode()


def html_of_case(case: Case, theme: Theme) -> bytes:
    """Return a single proposal's case as HTML in UTF-8."""
    values = case_page(case, theme, messages)
    return render_template("single_case.html.j2", values, theme.templates).encode()


def _template(paper: Paper) -> str:
    if isinstance(paper, Handout):
        return "handout.html.j2"
    return "checklist.html.j2" if isinstance(paper, Checklist) else "proposal.html.j2"
