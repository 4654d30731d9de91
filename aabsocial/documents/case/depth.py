"""The case in depth: its sections in order, with links to the most wanted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case.depth_tables import OWN_PARTS
from aabsocial.documents.case.parts import part
from aabsocial.documents.case.places import SECTIONS, keys_of
from aabsocial.documents.case.policy_section import policy_parts
from aabsocial.documents.case_page import CaseDepth, DepthSection, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import DepthPart

LINKED = ("background", "residents", "budget", "criteria", "risks", "annexes")


def compose_depth(case_input: CaseInput) -> CaseDepth:
    """Return the case in depth, each section only when it has something."""
    context = case_input.context
    sections = tuple(_sections(case_input))
    links = tuple(
        Reference(words=it.title, anchor=it.anchor) for it in sections if it.name in LINKED
    )
    number = case_input.text("item", number=context.number) if context.number else ""
    title = context.title or case_input.answer_or_gap("initiative.title")
    return CaseDepth(
        title=case_input.text("depth.title"),
        overline=" · ".join(filter(None, (number, title))),
        back=Reference(words=case_input.text("depth.back"), anchor=context.anchor),
        links=links,
        sections=sections,
    )


def _sections(case_input: CaseInput) -> Iterator[DepthSection]:
    for name in SECTIONS:
        if name == "contact" and case_input.context.is_public:
            continue
        title = case_input.text(f"section.{name}")
        if parts := tuple(_parts(case_input, name, title)):
            anchor = case_input.context.section_anchor(name)
            yield DepthSection(name=name, anchor=anchor, title=title, parts=parts)


def _parts(case_input: CaseInput, name: str, title: str) -> Iterator[DepthPart]:
    for key in keys_of(case_input.formatter.policy, name):
        yield from OWN_PARTS[key](case_input) if key in OWN_PARTS else part(case_input, key, title)
    if name == "policy":
        yield from policy_parts(case_input)
