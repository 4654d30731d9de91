"""The theme of papers: colour, logo and contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from aabsocial.localization.messages import Language


OUR_COLOUR = "#1b4965"  # 9.5:1 against white


class Logo(Struct):
    """A picture's bytes; the ending of its name is its format: svg, png or jpg."""

    name: str
    content: bytes


class Theme(Struct, kw_only=True):
    """The language, association, logo and colour of papers, and the folders of templates.

    `templates` are folders with templates and a `style.docx` of the user's own, the first one
    first. `colour` is written `#rrggbb`. `day` dates the file, so that no clock is asked.
    """

    language: Language = "da"
    association: str = ""
    logo: Logo | None = None
    colour: str = OUR_COLOUR
    templates: tuple[Path, ...] = ()
    day: date | None = None


LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3, for text of any size


def readable(colour: str) -> str:
    """Return a colour `#rrggbb`, or the nearest darker one that can be read on white."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    share = 100
    while contrast_with_white(red * share // 100, green * share // 100, blue * share // 100) < (
        LEAST_CONTRAST
    ):
        share -= 1
    return f"#{red * share // 100:02x}{green * share // 100:02x}{blue * share // 100:02x}"


def mixed_with_white(colour: str, share: int) -> str:
    """Return a colour `#rrggbb` of which there is a share in per cent, the rest white."""
    parts = bytes.fromhex(colour.removeprefix("#"))
    return "#" + "".join(f"{255 - (255 - part) * share // 100:02x}" for part in parts)


def contrast_with_white(red: int, green: int, blue: int) -> float:
    """Return the contrast of a colour with white, from 1 to 21 (WCAG 2.1)."""
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (luminance + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
