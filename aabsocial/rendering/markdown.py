"""Papers as Markdown, through templates that staff may replace by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import Checklist, ProposalPaper
from aabsocial.rendering.templates import render

if TYPE_CHECKING:
    from aabsocial.rendering import Paper
    from aabsocial.rendering.theme import Look


def markdown(paper: Paper, look: Look) -> bytes:
    """Write a paper as Markdown in UTF-8."""
    return render(_template(paper), paper, look.templates).encode()


def _template(paper: Paper) -> str:
    """Name the template for a paper; a pack's type costs an import, so the single ones go first."""
    match paper:
        case ProposalPaper():
            return "proposal.md.j2"
        case Checklist():
            return "checklist.md.j2"
        case _:
            return "handout.md.j2"
