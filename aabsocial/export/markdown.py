"""Papers as Markdown, through templates that staff may replace by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents import render
from aabsocial.handout import Handout
from aabsocial.paper import Checklist

if TYPE_CHECKING:
    from aabsocial.export import Paper
    from aabsocial.export.look import Look


def markdown(paper: Paper, look: Look) -> bytes:
    """Write a paper as Markdown in UTF-8."""
    return render(_template(paper), paper, look.templates).encode()


def _template(paper: Paper) -> str:
    if isinstance(paper, Handout):
        return "handout.md.j2"
    return "checklist.md.j2" if isinstance(paper, Checklist) else "proposal.md.j2"
