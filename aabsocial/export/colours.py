"""Colours that can be read: an association's own, darkened as far as white paper asks for."""

from __future__ import annotations

LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3, for text of any size


def readable(colour: str) -> str:
    """Give a colour `#rrggbb`, or the nearest darker one that can be read on white."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    share = 100
    while contrast_with_white(red * share // 100, green * share // 100, blue * share // 100) < (
        LEAST_CONTRAST
    ):
        share -= 1
    return f"#{red * share // 100:02x}{green * share // 100:02x}{blue * share // 100:02x}"


def contrast_with_white(red: int, green: int, blue: int) -> float:
    """Give the contrast of a colour with white, from 1 to 21 (WCAG 2.1)."""
    luminance = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (luminance + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
