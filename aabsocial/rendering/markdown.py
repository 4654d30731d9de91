"""Render papers as Markdown, with templates that staff may override by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist, ProposalPaper
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.handout.pack import Handout
    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme


def markdown(paper: Paper, theme: Theme) -> bytes:
    """Return a paper as Markdown in UTF-8."""
    return render_template(_template(paper), paper, theme.templates).encode()


def markdown_of_handout(handout: Handout, theme: Theme) -> bytes:
    """Return a pack as Markdown in UTF-8."""
    from aabsocial.rendering.markdown_pack import pack_text  # a single paper needs no pack

    return render_template("pack.md.j2", pack_text(handout), theme.templates).encode()


def _template(paper: Paper) -> str:
    """Return the name of a paper's template; a pack's type needs an import, so it comes last."""
    match paper:
        case ProposalPaper():
            return "proposal.md.j2"
        case Checklist():
            return "checklist.md.j2"
        case _:
            return "handout.md.j2"
