"""Read the files that are attached inside a PDF; only here pypdf."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.errors import WrongUseError
from aabsocial.wording import told

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = Path(__file__).with_suffix(".toml")


def attached_files(pdf: bytes, name: str) -> Mapping[str, bytes]:
    """Give the attached files by name; `name` is what messages call the PDF.

    Raises `WrongUseError` for what is no PDF.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - only who reads a PDF pays for it

    # pypdf warns on standard error, in English and with pieces of the file.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        attached = PdfReader(BytesIO(pdf), strict=False).attachments
        return {file: contents[-1] for file, contents in attached.items() if contents}
    except Exception as fault:  # a broken PDF breaks pypdf in many ways, not only in its own
        raise WrongUseError(*told(WORDS, "no-pdf", name=name)) from fault
