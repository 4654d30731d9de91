"""A proposal's paper on its own as a document, as a handout is made of."""

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
