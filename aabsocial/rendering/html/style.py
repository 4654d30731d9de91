"""Texts and pictures as a page of HTML takes them in: escaped for a style sheet, as data."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aabsocial.rendering.theme import Logo

KINDS = {"svg": "svg+xml", "png": "png", "jpg": "jpeg", "jpeg": "jpeg"}
PNG = b"\x89PNG"


def style_text(text: str) -> str:
    """Return a text as a string of a style sheet, escaped."""
    return "".join(it if it.isascii() and it.isalnum() else f"\\{ord(it):06x}" for it in text)


def page_words(page_of: str) -> tuple[str, str, str]:
    """Return what stands before, between and after a page's number and theirs in a style sheet."""
    before, _, rest = page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return style_text(before), style_text(between), style_text(after)


def logo_address(logo: Logo) -> str:
    """Return a logo as a data URI; an `img` element runs no scripts of an SVG."""
    return _data(KINDS.get(logo.name.rpartition(".")[2].lower(), "png"), logo.content)


def picture_address(content: bytes) -> str:
    """Return a picture of an annex, PNG or JPEG, as a data URI."""
    return _data("png" if content.startswith(PNG) else "jpeg", content)


def _data(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"
