"""The size and kind of pictures."""

from __future__ import annotations

from docx.image.image import Image

from aabsocial.errors import WrongUseError
from aabsocial.localization.messages import Messages

messages = Messages(__file__, "package.toml")
TWIPS_PER_DOT = 15  # at 96 dots an inch
ENDINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8": "jpg"}


def logo_size(content: bytes, most: tuple[int, int]) -> tuple[int, int]:
    """Return a logo's size in twips, scaled to fit within `most`."""
    dots = _dots(content)
    if dots is None:
        raise WrongUseError(*messages.problem("no-picture"))
    return _scaled(dots, min(most[0] / dots[0], most[1] / dots[1]))


def picture_size(content: bytes, most: tuple[int, int]) -> tuple[int, int] | None:
    """Return a PNG's or JPEG's size in twips, no larger than life; `None` if it is neither."""
    dots = _dots(content) if content.startswith(tuple(ENDINGS)) else None
    if dots is None:
        return None
    return _scaled(dots, min(most[0] / dots[0], most[1] / dots[1], TWIPS_PER_DOT))


def picture_ending(content: bytes) -> str:
    """Return the ending of a name for a PNG or JPEG."""
    return next(ending for start, ending in ENDINGS.items() if content.startswith(start))


def _dots(content: bytes) -> tuple[int, int] | None:
    try:
        image = Image.from_blob(content)
    except Exception:  # noqa: BLE001 - a broken picture makes python-docx raise anything
        return None
    return (image.px_width, image.px_height) if image.px_width and image.px_height else None


def _scaled(dots: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, int(dots[0] * scale)), max(1, int(dots[1] * scale))
