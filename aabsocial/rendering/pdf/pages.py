"""How many pages a PDF has that somebody else made."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from aabsocial.rendering.pdf.integrity import BEGINNING

if TYPE_CHECKING:
    from aabsocial.model.meeting import AnnexProblem


def count_pages(content: bytes) -> int | AnnexProblem:
    """Return the number of pages, or why they cannot be read: "not-pdf" or "locked".

    A PDF that opens without a password and only forbids changes counts as open.
    """
    from pypdf import PdfReader  # only who reads a PDF pays for it
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    if b"%PDF-" not in content[:BEGINNING]:
        return "not-pdf"
    try:
        pages = PdfReader(BytesIO(content), strict=False).pages
        number = len(pages)  # as the file says; whether it is so shows when the last is fetched
        return number if number and pages[number - 1] else "not-pdf"
    except (DependencyError, FileNotDecryptedError):  # it wants a key, or a way to use it
        return "locked"
    except Exception:  # noqa: BLE001 - a broken PDF breaks pypdf in many ways, not only in its own
        return "not-pdf"
