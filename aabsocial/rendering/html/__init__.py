"""Render papers as HTML: one file with its style and pictures inside, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist
from aabsocial.handout import Handout
from aabsocial.localization.messages import Messages
from aabsocial.rendering.html.view import page
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

messages = Messages(__file__, "html.toml")


def html(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as HTML in UTF-8, from the first template of its kind that is found."""
    return render_template(_template(paper), page(paper, theme, messages), theme.templates).encode()


def _template(paper: Paper) -> str:
    if isinstance(paper, Handout):
        return "handout.html.j2"
    return "checklist.html.j2" if isinstance(paper, Checklist) else "proposal.html.j2"
