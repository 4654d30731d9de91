"""Render papers as files: one module for each format, imported only when the format is wanted.

The same paper and theme always give the same bytes. A format only arranges: whatever is not in the
paper is not in the file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.rendering.rendered_file import RenderedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.rendering.rendered_file import Paper
    from aabsocial.rendering.theme import Theme

    Emitter: TypeAlias = Callable[[Paper, Theme], RenderedFile]


def render_bytes(form: str, paper: Paper, theme: Theme) -> bytes:
    """Return a paper's file in one of the `PAPER_FORMATS` as bytes."""
    return render(form, paper, theme).content


def render(form: str, paper: Paper, theme: Theme) -> RenderedFile:
    """Return a paper's file in one of `PAPER_FORMATS`, with the letters that were replaced."""
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
    return RenderedFile(sign_with_digest(made.content), made.missing_glyphs)


# One for each of the `PAPER_FORMATS`.
EMITTERS: Mapping[str, Emitter] = MappingProxyType(
    {"md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}
)
