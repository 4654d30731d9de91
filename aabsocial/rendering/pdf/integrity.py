"""Sign a PDF with a digest of its own bytes, and read its attachments.

The digest is the second part of the file's `ID`, which ISO 32000-1, 14.4 defines as the version of
its content. Every program that saves a PDF changes it.
"""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Mapping


SEAL = re.compile(rb"/ID\s*\[\(([^()]{24})\)\s*\(([^()]{24})\)\]")
OPEN = b"A" * 24


def sign_with_digest(pdf: bytes) -> bytes:
    """Return a PDF with its digest in the `ID`; unchanged if it has no `ID` of the right size."""
    place = _digest_place(pdf)
    return _with_digest(pdf, place, _digest(_with_digest(pdf, place, OPEN))) if place else pdf


def is_intact(pdf: bytes) -> bool:
    """Return whether a PDF is byte for byte as it was signed."""
    place = _digest_place(pdf)
    return bool(place) and sign_with_digest(pdf) == pdf


def _digest_place(pdf: bytes) -> tuple[int, int] | None:
    matches = list(SEAL.finditer(pdf, max(0, len(pdf) - 4096)))
    return matches[-1].span(2) if matches else None


def _with_digest(pdf: bytes, place: tuple[int, int], seal: bytes) -> bytes:
    start, end = place
    return pdf[:start] + seal + pdf[end:]


def _digest(pdf: bytes) -> bytes:
    return b64encode(sha256(pdf).digest()[:16])


messages = Messages(__file__)


BEGINNING = 1024  # bytes in which readers look for the header of a PDF


def attached_files(pdf: bytes, name: str) -> Mapping[str, bytes]:
    """Return the attached files by name; `name` is what messages call the PDF.

    Raises `WrongUseError` for a file that is no PDF, is encrypted, or is damaged.
    """
    from pypdf import PdfReader  # only who reads a PDF pays for it
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # pypdf warns on standard error, in English and with pieces of the file.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    if b"%PDF-" not in pdf[:BEGINNING]:
        raise WrongUseError(*messages.problem("no-pdf", name=name))
    try:
        attached = PdfReader(BytesIO(pdf), strict=False).attachments
        return {file: contents[-1] for file, contents in attached.items() if contents}
    except (DependencyError, FileNotDecryptedError) as fault:  # it wants a key, or a way to use it
        raise WrongUseError(*messages.problem("locked", name=name)) from fault
    except Exception as fault:  # a broken PDF breaks pypdf in many ways, not only in its own
        raise WrongUseError(*messages.problem("broken", name=name)) from fault
