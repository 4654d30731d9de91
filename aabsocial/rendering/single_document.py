"""A proposal's paper as a document, in the form of a handout's documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.handout import Document

if TYPE_CHECKING:
    from aabsocial.documents import ProposalPaper


def as_document(paper: ProposalPaper) -> Document:
    """Return a proposal's paper as a document."""
    return Document(
        anchor="proposal",
        title=paper.title,
        running=paper.title,
        overline=paper.overline,
        facts=paper.facts,
        sections=paper.sections,
        colophon=paper.colophon,
    )
