"""Boxes to tick and lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.rendering.docx.markup import TAB, line, run, tick_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aabsocial.rendering.docx.package import WordFile

BETWEEN = 200  # twips, from the end of a line to the next label
EM_SPACE = "\N{EM SPACE}"


def boxes(file: WordFile, labels: Iterable[str], about: str = "") -> str:
    """Return boxes to tick in a row; `about` is read aloud before each label."""
    named = ((f"{about} {label}".strip(), label) for label in labels)
    return run(EM_SPACE).join(
        tick_box(name, file.number()) + line(f"\xa0{label}") for name, label in named
    )


def line_to(width: int) -> str:
    """Return the property of a paragraph whose only tab is a line up to `width` twips."""
    return _tabs([("right", width, ' w:leader="underscore"')])


def slots(labels: Sequence[str], width: int) -> tuple[str, str]:
    """Return labels with a line after each, all on one line: its property and its content."""
    each = width // len(labels)
    stops = [
        stop
        for end in range(each, each * len(labels) + 1, each)
        for stop in (("right", end - BETWEEN, ' w:leader="underscore"'), ("left", end, ""))
    ]
    written = TAB.join(f"{line(f'{label} ')}{TAB}" for label in labels)
    return _tabs(stops[:-1]), written


def _tabs(stops: Iterable[tuple[str, int, str]]) -> str:
    written = (f'<w:tab w:val="{side}"{more} w:pos="{at}"/>' for side, at, more in stops)
    return f"<w:tabs>{''.join(written)}</w:tabs>"
