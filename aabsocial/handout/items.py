"""The paper of an agenda item: a board paper for a proposal, a short one for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents import compose_proposal
from aabsocial.documents.model import Column, Table, Text
from aabsocial.handout.front_and_back_matter import meeting_rows
from aabsocial.handout.model import (
    Document,
    HandoutTexts,
    anchor,
    file_name,
    heading,
    item_title,
    messages,
)
from aabsocial.handout.readiness import is_unready_decision
from aabsocial.richtext import one_line, parse_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents import ProposalPaper
    from aabsocial.documents.model import Parts, Section
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy


def document(policy: Policy, texts: HandoutTexts, meeting: Meeting, item: AgendaItem) -> Document:
    """Return the paper of a readable item."""
    if item.review is None:
        return _short(texts, meeting, item)
    return _board_paper(policy, texts, meeting, item, item.review)


def _board_paper(
    policy: Policy, pack_texts: HandoutTexts, meeting: Meeting, item: AgendaItem, review: Review
) -> Document:
    """Return a proposal's paper in its own language, under the title that the agenda has."""
    texts = HandoutTexts(review.proposal.language or "da")
    paper = compose_proposal(policy, review, texts.language, within=str(item.number))
    raw = review.unreadable.get("contact.role")
    role = review.proposal.contact.role or ""
    if raw is not None:
        role = messages.text("unreadable-answer", texts.language, raw=one_line(raw))
    return Document(
        anchor=anchor(item),
        file=file_name(item),
        language=texts.language,
        title=heading(pack_texts, item),
        running=_running(pack_texts, item),
        overline=_overline(pack_texts, item),
        facts=(*_head(texts, meeting, item, role), *paper.facts),
        sections=tuple(_sections(texts, item, review, paper)),
        colophon=paper.colophon,
    )


def _sections(
    texts: HandoutTexts, item: AgendaItem, review: Review, paper: ProposalPaper
) -> Iterator[Section]:
    decided = review.proposal.decision.outcome is not None
    for section in paper.sections:
        if section is not paper.decision or decided:
            yield section
        elif item.kind == "decision":
            yield with_conditions(texts, section)


def with_conditions(texts: HandoutTexts, section: Section) -> Section:
    """Return a decision section with room for conditions under its boxes and votes."""
    lines = Table((Column(messages.text("head.conditions", texts.language)),), (("",), ("",)))
    *boxes, ballot = section.parts
    return replace(section, parts=(*boxes, lines, ballot))


def _short(texts: HandoutTexts, meeting: Meeting, item: AgendaItem) -> Document:
    numbers = (f"{item.number}.{number}" for number in range(1, len(item.annexes) + 1))
    annexes = tuple(
        (messages.text("annex", texts.language, number=number), name)
        for number, name in zip(numbers, item.annexes, strict=True)
    )
    text = parse_prose(item.text)
    columns = texts.columns("annex", "file")
    listed = Table(columns, annexes) if annexes else texts.remark("no-annexes")
    return Document(
        anchor=anchor(item),
        file=file_name(item),
        title=heading(texts, item),
        running=_running(texts, item),
        overline=_overline(texts, item),
        facts=_head(texts, meeting, item, ""),
        sections=(
            texts.section("text", Text(text) if text else ()),
            texts.section("annexes", listed),
        ),
    )


def _overline(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return an item's number, with a remark if it is not ready to be decided."""
    return messages.text(
        "item-draft" if is_unready_decision(item) else "item", texts.language, number=item.number
    )


def _running(texts: HandoutTexts, item: AgendaItem) -> str:
    return messages.text(
        "running", texts.language, number=item.number, title=item_title(texts, item)
    )


def _head(texts: HandoutTexts, meeting: Meeting, item: AgendaItem, role: str) -> Parts:
    openness = "openness.closed" if item.closed else "openness.open"
    return texts.facts(
        (
            ("type", messages.text(f"type.{item.kind}", texts.language)),
            ("openness", messages.text(openness, texts.language)),
            *meeting_rows(texts, meeting),
            ("prepared", role),
        )
    )
