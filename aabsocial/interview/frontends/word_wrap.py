"""Wrap the text in a field between words, as the text above it is.

prompt_toolkit wraps at characters (its issue 1648). A line is padded in front of a word that would
break, so that the word begins on the next row; a space that would begin a row is not drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.layout.processors import TransformationInput

LONGEST = 50_000  # characters of a line; no answer is so long, and the field must not stand still
WORD_OR_SPACE = re.compile(r"\S+|\s")


class WordWrap(Processor):
    """Wraps the lines of a field; `indent(line, row)` is the width of what stands before a row."""

    def __init__(self, indent: Callable[[int, int], int]) -> None:
        """Take the function that tells the indents."""
        self.indent = indent

    def apply_transformation(self, ti: TransformationInput) -> Transformation:
        """Return the line with its padding, and where each position of it is drawn."""
        text = fragment_list_to_text(ti.fragments)
        if len(text) > LONGEST:
            return Transformation(ti.fragments)
        fragments = explode_text_fragments(ti.fragments)
        places = wrapped_places(text, lambda row: max(ti.width - self.indent(ti.lineno, row), 1))
        shown: StyleAndTextTuples = []
        for index, place in enumerate(places[:-1]):
            shown += [("", " ")] * (place - len(shown))
            if places[index + 1] > place:
                shown.append(fragments[index])
        return Transformation(
            shown,
            source_to_display=lambda at: places[min(at, len(text))] + max(at - len(text), 0),
            display_to_source=lambda at: _source_of(places, at),
        )


def wrapped_places(text: str, room: Callable[[int], int]) -> list[int]:
    """Return where each character of a line is drawn, and last where the line ends.

    `room` is the number of columns of each row. A character that is not drawn has the place of the
    next one.
    """
    places: list[int] = []
    row = column = at = 0

    def begin_row() -> None:
        nonlocal row, column, at
        at += max(room(row) - column, 0)
        row, column = row + 1, 0

    for word in WORD_OR_SPACE.findall(text):
        width = get_cwidth(word)
        if word.isspace() and column >= room(row) and len(places) + 1 < len(text):
            places.append(at)  # the line breaks here, so the space is not needed
            row, column = row + 1, 0
            continue
        if column + width > room(row) and width <= room(row + 1):
            begin_row()
        for character in word:
            step = get_cwidth(character)
            if column + step > room(row):
                begin_row()
            places.append(at)
            at, column = at + 1, column + step
    return [*places, at]


def padded(text: str, room: Callable[[int], int]) -> str:
    """Return a line that is drawn as `wrapped_places` says, padded where a row ends early."""
    places = wrapped_places(text, room)
    shown = ""
    for index, place in enumerate(places[:-1]):
        shown = shown.ljust(place)
        if places[index + 1] > place:
            shown += text[index]
    return shown


def _source_of(places: list[int], at: int) -> int:
    """Return the position in the line of what is drawn at a place."""
    return max((index for index, place in enumerate(places) if place <= at), default=0)
