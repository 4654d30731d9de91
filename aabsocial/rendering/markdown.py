"""Render papers as Markdown, with templates that staff may override by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist, ProposalPaper
from aabsocial.documents.blank_form import BlankForm
from aabsocial.documents.guide import Guide
from aabsocial.handout.pack import Handout
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme


def markdown(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as Markdown in UTF-8."""
    match paper:
        case ProposalPaper():
            return render_template("proposal.md.j2", paper, theme.templates).encode()
        case Checklist():
            return render_template("checklist.md.j2", paper, theme.templates).encode()
        case BlankForm() | Guide():
            return render_template("blank.md.j2", paper, theme.templates).encode()
        case Handout():
            return markdown_of_handout(paper, theme)
        case _:
            raise TypeError(type(paper))


def markdown_of_handout(handout: Handout, theme: Theme) -> bytes:
    """Return a pack as Markdown in UTF-8."""
    from aabsocial.rendering.markdown_pack import pack_text  # a single paper needs no pack

    return render_template("handout.md.j2", pack_text(handout), theme.templates).encode()
