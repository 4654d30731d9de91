"""A line of a file with the place in it underlined, cut to fit around that place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.report.layout import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.finding import Place
    from aabsocial.report.look import Look

TAB = "    "
CUT = "…"
NEAR = 2  # times the room: what lies further off is never looked at, however long the line


def excerpt(line: str, place: Place, room: int, look: Look) -> tuple[str, str]:
    """Give a file's line and the carets under the place, both within so many columns."""
    start = min(place.column - 1, len(line))
    end = min(place.end_column - 1, len(line)) if place.end_line == place.line else len(line)
    near = max(0, start - NEAR * room)
    stretch = [_shown(letter, look) for letter in line[near : start + NEAR * room]]
    widths = [width(letter) for letter in stretch]
    left, right = _window(widths, start - near, room, width(look.shown(CUT)))
    before = look.shown(CUT) if near + left else ""
    after = look.shown(CUT) if near + right < len(line) else ""
    indent = width(before) + sum(widths[left : start - near])
    carets = max(1, sum(widths[start - near : min(end - near, right)]))
    return before + "".join(stretch[left:right]) + after, " " * indent + "^" * carets


def _shown(letter: str, look: Look) -> str:
    return TAB if letter == "\t" else look.shown_line(letter)


def _window(widths: Sequence[int], start: int, room: int, cut: int) -> tuple[int, int]:
    """Give the stretch to show: all, or two thirds of the room from the place on."""
    if sum(widths) <= room:
        return 0, len(widths)
    room = max(1, room - 2 * cut)
    right, used = _reach(widths, range(start, len(widths)), room - room // 3)
    before, used_before = _reach(widths, range(start - 1, -1, -1), room - used)
    after, _ = _reach(widths, range(start + right, len(widths)), room - used - used_before)
    return start - before, start + right + after


def _reach(widths: Sequence[int], indices: range, room: int) -> tuple[int, int]:
    """Give how many characters fit, and how many columns they fill."""
    used = 0
    for number, index in enumerate(indices):
        if used + widths[index] > room:
            return number, used
        used += widths[index]
    return len(indices), used
