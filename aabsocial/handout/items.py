"""The paper of each agenda item: a board paper for a proposal, a short one for anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.documents import compose_proposal
from aabsocial.documents.model import Column, Table, Text
from aabsocial.handout.front_and_back_matter import meeting_rows
from aabsocial.handout.model import Document, HandoutTexts, anchor, file_name, heading, item_title
from aabsocial.handout.readiness import is_unready_decision
from aabsocial.richtext import one_line, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.documents import ProposalPaper
    from aabsocial.documents.model import Parts, Section
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy


def document(policy: Policy, voice: HandoutTexts, meeting: Meeting, item: AgendaItem) -> Document:
    """Return the paper of an item that can be read."""
    if item.review is None:
        return _short(voice, meeting, item)
    return _board_paper(policy, voice, meeting, item, item.review)


def _board_paper(
    policy: Policy, pack: HandoutTexts, meeting: Meeting, item: AgendaItem, review: Review
) -> Document:
    """Set a proposal out in its own language, under the title that the agenda has for it."""
    voice = HandoutTexts(review.proposal.language or "da")
    paper = compose_proposal(policy, review, voice.language, within=str(item.number))
    raw = review.unreadable.get("contact.role")
    role = review.proposal.contact.role or ""
    if raw is not None:
        role = voice.say("unreadable-answer", raw=one_line(raw))
    return Document(
        anchor=anchor(item),
        file=file_name(item),
        language=voice.language,
        title=heading(pack, item),
        running=_running(pack, item),
        overline=_overline(pack, item),
        facts=(*_head(voice, meeting, item, role), *paper.facts),
        sections=tuple(_sections(voice, item, review, paper)),
        colophon=paper.colophon,
    )


def _sections(
    voice: HandoutTexts, item: AgendaItem, review: Review, paper: ProposalPaper
) -> Iterator[Section]:
    decided = review.proposal.decision.outcome is not None
    for section in paper.sections:
        if section is not paper.decision or decided:
            yield section
        elif item.kind == "decision":
            yield with_conditions(voice, section)


def with_conditions(voice: HandoutTexts, section: Section) -> Section:
    """Leave room for conditions under the boxes and votes of a decision that is to be made."""
    lines = Table((Column(voice.say("head.conditions")),), (("",), ("",)))
    *boxes, ballot = section.parts
    return replace(section, parts=(*boxes, lines, ballot))


def _short(voice: HandoutTexts, meeting: Meeting, item: AgendaItem) -> Document:
    numbers = (f"{item.number}.{number}" for number in range(1, len(item.annexes) + 1))
    annexes = tuple(
        (voice.say("annex", number=number), name)
        for number, name in zip(numbers, item.annexes, strict=True)
    )
    text = prose(item.text)
    columns = voice.columns("annex", "file")
    listed = Table(columns, annexes) if annexes else voice.remark("no-annexes")
    return Document(
        anchor=anchor(item),
        file=file_name(item),
        title=heading(voice, item),
        running=_running(voice, item),
        overline=_overline(voice, item),
        facts=_head(voice, meeting, item, ""),
        sections=(
            voice.section("text", Text(text) if text else ()),
            voice.section("annexes", listed),
        ),
    )


def _overline(voice: HandoutTexts, item: AgendaItem) -> str:
    """Number an item, and say on its own paper that it is not ready to be decided."""
    return voice.say("item-draft" if is_unready_decision(item) else "item", number=item.number)


def _running(voice: HandoutTexts, item: AgendaItem) -> str:
    return voice.say("running", number=item.number, title=item_title(voice, item))


def _head(voice: HandoutTexts, meeting: Meeting, item: AgendaItem, role: str) -> Parts:
    openness = "openness.closed" if item.closed else "openness.open"
    return voice.facts(
        (
            ("type", voice.say(f"type.{item.kind}")),
            ("openness", voice.say(openness)),
            *meeting_rows(voice, meeting),
            ("prepared", role),
        )
    )
