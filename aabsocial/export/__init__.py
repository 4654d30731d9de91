"""Papers as files: one emitter a format, each loaded only when somebody wants its format.

An emitter is a function `(paper, look) -> bytes`; the same paper and look give the same bytes.
It arranges and decides nothing: whatever the paper does not say is not in the file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aabsocial.export.look import Look
    from aabsocial.handout import Handout
    from aabsocial.paper import Checklist, ProposalPaper

    Paper: TypeAlias = Handout | ProposalPaper | Checklist
    Emitter: TypeAlias = Callable[[Paper, Look], bytes]


def export(form: str, paper: Paper, look: Look) -> bytes:
    """Write a paper in one of the `FORMATS`."""
    return FORMATS[form](paper, look)


def _markdown(paper: Paper, look: Look) -> bytes:
    from aabsocial.export.markdown import markdown  # noqa: PLC0415 - only who wants it pays for it

    return markdown(paper, look)


def _html(paper: Paper, look: Look) -> bytes:
    from aabsocial.export.html import html  # noqa: PLC0415 - the same

    return html(paper, look)


def _docx(paper: Paper, look: Look) -> bytes:
    from aabsocial.export.docx import docx  # noqa: PLC0415 - the same

    return docx(paper, look)


def _pdf(paper: Paper, look: Look) -> bytes:
    from aabsocial.export.pdf import pdf  # noqa: PLC0415 - the same

    return pdf(paper, look)


FORMATS: Mapping[str, Emitter] = MappingProxyType(
    {"md": _markdown, "html": _html, "docx": _docx, "pdf": _pdf}
)
