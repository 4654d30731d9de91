"""The checklist of a proposal."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.rendering.docx.markup import (
    LOOKS,
    TAB,
    WITH_THE_NEXT,
    line,
    paragraph,
    run,
    tick_box,
)
from aabsocial.rendering.docx.parts import heading, parts, sections
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.documents import Checklist
    from aabsocial.documents.checklist import Line, Remark
    from aabsocial.rendering.docx.context import PartContext
    from aabsocial.rendering.docx.markup import Ticked
    from aabsocial.rendering.docx.package import WordFile

# The other signs are printed: an empty box would say of them that the answer is missing.
TICKED: Mapping[str, Ticked] = MappingProxyType({"☐": "0", "▢": "0", "✓": "1"})


def checklist(context: PartContext, paper: Checklist) -> Iterator[str]:
    """Yield a checklist: a line for each clause, with what was found."""
    file = context.file
    yield heading(file, paper.title, 1)
    yield from parts(context, paper.facts)
    yield paragraph(file.style("Normal"), line(paper.legend))
    for stretch in paper.stretches:
        yield heading(file, stretch.title, 2)
        for it in stretch.lines:
            yield from _line(file, it)
        for remark in stretch.remarks:
            yield paragraph(
                file.style("Afkrydsning"),
                _box(file, remark.box, remark.rule) + _remark_text(remark),
            )
            yield from _exemption(file, remark)
    yield from sections(context, (paper.by_hand, paper.signatures), 2)


def _line(file: WordFile, it: Line) -> Iterator[str]:
    name = f"{it.clause} {it.title}"
    text = line(name, LOOKS["strong"]) + run(f" – {one_line(it.verdict)}")
    more = WITH_THE_NEXT if it.ground or it.assessment or it.remarks else ""
    yield paragraph(file.style("Afkrydsning"), _box(file, it.box, name) + text, more)
    below = file.style("Afkrydsning med indryk")
    if it.ground:
        yield paragraph(below, line(it.ground))
    if it.assessment:
        yield paragraph(below, line(it.assessment))
    for remark in it.remarks:
        yield paragraph(below, _remark_text(remark))
        yield from _exemption(file, remark)


def _box(file: WordFile, box: str, name: str) -> str:
    if box in TICKED:
        return tick_box(name, file.number(), TICKED[box]) + TAB
    return run(box) + TAB


def _remark_text(remark: Remark) -> str:
    label = line(f"{remark.severity} {remark.rule}:", LOOKS["strong"])
    text = run(f" {one_line(remark.message)} {one_line(remark.remedy)} ")
    return label + text + line(f"({remark.who})", LOOKS["emphasis"])


def _exemption(file: WordFile, remark: Remark) -> Iterator[str]:
    if remark.exemption:
        yield paragraph(file.style("Afkrydsning med indryk"), line(remark.exemption))
