"""Papers as files: one emitter a format, each loaded only when somebody wants its format.

An emitter makes the same bytes of the same paper and look. It arranges and decides nothing:
whatever the paper does not say is not in the file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.documents import Checklist, ProposalPaper
    from aabsocial.handout import Handout
    from aabsocial.rendering.pdf.missing_glyphs import MissingGlyph
    from aabsocial.rendering.theme import Theme

    Paper: TypeAlias = Handout | ProposalPaper | Checklist
    Emitter: TypeAlias = "Callable[[Paper, Theme], RenderedFile]"


class RenderedFile(Struct):
    """A paper's file, and the letters in it that no font has and that stand as □."""

    content: bytes
    replaced: tuple[MissingGlyph, ...] = ()


def render_bytes(form: str, paper: Paper, theme: Theme) -> bytes:
    """Write a paper in one of the `PAPER_FORMATS`."""
    return render(form, paper, theme).content


def render(form: str, paper: Paper, theme: Theme) -> RenderedFile:
    """Write a paper in one of the `PAPER_FORMATS`, and tell which letters could not be written."""
    return EMITTERS[form](paper, theme)


def _markdown(paper: Paper, theme: Theme) -> RenderedFile:
    from aabsocial.rendering.markdown import markdown  # only who wants it pays for it

    return RenderedFile(markdown(paper, theme))


def _html(paper: Paper, theme: Theme) -> RenderedFile:
    from aabsocial.rendering.html import html

    return RenderedFile(html(paper, theme))


def _docx(paper: Paper, theme: Theme) -> RenderedFile:
    from aabsocial.rendering.docx import docx

    return RenderedFile(docx(paper, theme))


def _pdf(paper: Paper, theme: Theme) -> RenderedFile:
    from aabsocial.rendering.pdf import typeset_paper
    from aabsocial.rendering.pdf.integrity import sign_with_digest

    made = typeset_paper(paper, theme)
    return RenderedFile(sign_with_digest(made.content), made.replaced)


# One for each of the `PAPER_FORMATS`.
EMITTERS: Mapping[str, Emitter] = MappingProxyType(
    {"md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}
)
