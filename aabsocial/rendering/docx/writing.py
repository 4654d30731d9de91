"""Boxes to tick and lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.rendering.docx.markup import TAB, WITH_THE_NEXT, paragraph, run, tick_box
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.documents.case_page import DecisionBox
    from aabsocial.handout.pack import SheetItem
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.docx.package import WordFile

    Stop: TypeAlias = tuple[Literal["left", "right"], int, str]

BETWEEN = 200  # twips, from the end of a line to the next label
INSET = 280  # twips, both sides of a frame
NARROW_SLOT = 1400  # twips, a label and a short line
LINE = ' w:leader="underscore"'
EM_SPACE = "\N{EM SPACE}"


def framed(
    context: PartContext,
    it: DecisionBox | SheetItem,
    about: str,
    title: str = "",
    version: Literal["full", "brief", "briefest", "least", "shortest"] = "full",
) -> Iterator[str]:
    """Yield a frame to decide in; the brief one has votes and conditions on one line.

    `about` is read aloud before the label of a box, `title` stands before the boxes.
    """
    file = context.file
    style, width = file.style("Afgørelse"), file.width - INSET
    before = [title] if title else []
    ticks = [boxes(file, it.boxes, about)] if it.boxes else []
    lines = [("", run(EM_SPACE).join((*before, *ticks)))] if before or ticks else []
    if version != "full" and it.votes and it.conditions:
        lines.append(_slots((*it.votes, it.conditions), width, NARROW_SLOT))
    else:
        if it.votes:
            lines.append(_slots(it.votes, width, width // len(it.votes)))
        if it.conditions:
            lines += [_slots((it.conditions,), width, width), (line_to(width), TAB)]
    for number, (tabs, content) in enumerate(lines, 1):
        yield paragraph(style, content, (WITH_THE_NEXT if number < len(lines) else "") + tabs)


def boxes(file: WordFile, labels: Iterable[str], about: str = "") -> str:
    """Return boxes to tick in a row; `about` is read aloud before each label."""
    named = ((f"{about} {label}".strip(), label) for label in labels)
    return run(EM_SPACE).join(
        tick_box(name, file.number()) + run(f"\xa0{one_line(label)}") for name, label in named
    )


def line_to(width: int) -> str:
    """Return the property of a paragraph whose only tab is a line up to `width` twips."""
    return _tabs([("right", width, LINE)])


def _slots(labels: Sequence[str], width: int, each: int) -> tuple[str, str]:
    """Return labels with a line after each, the last one to the end: property and content."""
    ends = [each * number for number in range(1, len(labels))]
    stops: list[Stop] = []
    for end in ends:
        stops += [("right", end - BETWEEN, LINE), ("left", end, "")]
    content = TAB.join(run(f"{one_line(label)} ") + TAB for label in labels)
    return _tabs([*stops, ("right", width, LINE)]), content


def _tabs(stops: Iterable[Stop]) -> str:
    written = (f'<w:tab w:val="{side}"{more} w:pos="{at}"/>' for side, at, more in stops)
    return f"<w:tabs>{''.join(written)}</w:tabs>"
