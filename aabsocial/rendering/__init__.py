"""Papers as files: one emitter a format, each loaded only when somebody wants its format.

An emitter makes the same bytes of the same paper and look. It arranges and decides nothing:
whatever the paper does not say is not in the file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from aabsocial.core.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.documents import Checklist, ProposalPaper
    from aabsocial.handout import Handout
    from aabsocial.rendering.pdf.missing_glyphs import Replaced
    from aabsocial.rendering.theme import Look

    Paper: TypeAlias = Handout | ProposalPaper | Checklist
    Emitter: TypeAlias = "Callable[[Paper, Look], Exported]"


class Exported(Value, kw_only=False):
    """A paper's file, and the letters in it that no font has and that stand as □."""

    content: bytes
    replaced: tuple[Replaced, ...] = ()


def export(form: str, paper: Paper, look: Look) -> bytes:
    """Write a paper in one of the `FORMATS`."""
    return exported(form, paper, look).content


def exported(form: str, paper: Paper, look: Look) -> Exported:
    """Write a paper in one of the `FORMATS`, and tell what could not be written as it was."""
    return FORMATS[form](paper, look)


def _markdown(paper: Paper, look: Look) -> Exported:
    from aabsocial.rendering.markdown import markdown  # noqa: PLC0415 - only who wants it pays for it

    return Exported(markdown(paper, look))


def _html(paper: Paper, look: Look) -> Exported:
    from aabsocial.rendering.html import html  # noqa: PLC0415 - the same

    return Exported(html(paper, look))


def _docx(paper: Paper, look: Look) -> Exported:
    from aabsocial.rendering.docx import docx  # noqa: PLC0415 - the same

    return Exported(docx(paper, look))


def _pdf(paper: Paper, look: Look) -> Exported:
    from aabsocial.rendering.pdf import printed  # noqa: PLC0415 - the same
    from aabsocial.rendering.pdf.integrity import sealed  # noqa: PLC0415 - the same

    made = printed(paper, look)
    return Exported(sealed(made.content), made.replaced)


FORMATS: Mapping[str, Emitter] = MappingProxyType(
    {"md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}
)
