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


BEGINNING = 1024  # bytes, among which a reader looks for the mark of a PDF


def attached_files(pdf: bytes, name: str) -> Mapping[str, bytes]:
    """Give the attached files by name; `name` is what messages call the PDF.

    Raises `WrongUseError` for what is no PDF, for a locked one, and for one that is not whole.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - only who reads a PDF pays for it
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415 - the same

    # pypdf warns on standard error, in English and with pieces of the file.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    if b"%PDF-" not in pdf[:BEGINNING]:
        raise WrongUseError(*told(WORDS, "no-pdf", name=name))
    try:
        attached = PdfReader(BytesIO(pdf), strict=False).attachments
        return {file: contents[-1] for file, contents in attached.items() if contents}
    except (DependencyError, FileNotDecryptedError) as fault:  # it wants a key, or a way to use it
        raise WrongUseError(*told(WORDS, "locked", name=name)) from fault
    except Exception as fault:  # a broken PDF breaks pypdf in many ways, not only in its own
        raise WrongUseError(*told(WORDS, "broken", name=name)) from fault
