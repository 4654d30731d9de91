"""Seal a PDF with a digest of its own bytes, so that any later change shows.

ISO 32000-1, 14.4 keeps the second part of a file's `ID` for the version of its content. Every
program that saves a PDF anew changes it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

SEAL = re.compile(rb"/ID\s*\[\(([^()]{24})\)\s*\(([^()]{24})\)\]")
OPEN = b"A" * 24


def sealed(pdf: bytes) -> bytes:
    """Give a PDF with its seal set; one whose trailer has none that fits is given as it is."""
    place = _place(pdf)
    return _with(pdf, place, _digest(_with(pdf, place, OPEN))) if place else pdf


def is_intact(pdf: bytes) -> bool:
    """Tell whether a PDF is, byte for byte, as it was sealed."""
    place = _place(pdf)
    return bool(place) and sealed(pdf) == pdf


def _place(pdf: bytes) -> tuple[int, int] | None:
    found = list(SEAL.finditer(pdf, max(0, len(pdf) - 4096)))
    return found[-1].span(2) if found else None


def _with(pdf: bytes, place: tuple[int, int], seal: bytes) -> bytes:
    start, end = place
    return pdf[:start] + seal + pdf[end:]


def _digest(pdf: bytes) -> bytes:
    return b64encode(sha256(pdf).digest()[:16])
