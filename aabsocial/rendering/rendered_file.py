"""What a format is given and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.documents import Checklist, ProposalPaper
    from aabsocial.documents.blank_form import BlankForm
    from aabsocial.documents.case_page import Case
    from aabsocial.documents.guide import Guide
    from aabsocial.handout import Handout
    from aabsocial.rendering.pdf.missing_glyphs import MissingGlyph

    # A proposal's paper as Markdown has every answer; the other formats set it as a case.
    Paper: TypeAlias = Handout | Case | ProposalPaper | Checklist | BlankForm | Guide


class RenderedFile(Struct):
    """A paper's file, and the letters in it that no font has and that are replaced by □."""

    content: bytes
    missing_glyphs: tuple[MissingGlyph, ...] = ()
