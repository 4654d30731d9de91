"""Papers as Markdown, through templates that staff may replace by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist, ProposalPaper
from aabsocial.rendering.templates import render_template

if TYPE_CHECKING:
    from aabsocial.rendering import Paper
    from aabsocial.rendering.theme import Theme


def markdown(paper: Paper, theme: Theme) -> bytes:
    """Write a paper as Markdown in UTF-8."""
    return render_template(_template(paper), paper, theme.templates).encode()


def _template(paper: Paper) -> str:
    """Name the template for a paper; a pack's type costs an import, so the single ones go first."""
    match paper:
        case ProposalPaper():
            return "proposal.md.j2"
        case Checklist():
            return "checklist.md.j2"
        case _:
            return "handout.md.j2"
