"""The decision sheet: who is there, what was decided on each item, and who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.case.head import BOXES, VOTES
from aabsocial.handout.agenda import has_page
from aabsocial.handout.figures import amount_cell, is_to_be_decided
from aabsocial.handout.model import anchor, item_title
from aabsocial.handout.pack import DecisionSheet, SheetItem
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aabsocial.handout.figures import ProposalFigures
    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.meeting import AgendaItem, Meeting

SIGNING = ("chair", "secretary")
# What a board cannot do with an item that has no proposal.
OF_A_PROPOSAL = frozenset(("as-recommended", "with-changes", "wanted"))


def decision_sheet(
    texts: HandoutTexts,
    meeting: Meeting,
    items: Iterable[AgendaItem],
    figures: Sequence[ProposalFigures],
) -> DecisionSheet:
    """Return the sheet with every item, whatever its kind."""
    asked = {
        item.number: amount_cell(texts, one.asked)
        for one in figures
        if one.asked.amount.ore or not one.asked.is_whole
        for item in one.items
    }
    return DecisionSheet(
        title=texts.text("heading.sheet"),
        page_word=texts.text("page-word"),
        attendance=(
            _line(texts, "present", meeting.present),
            _line(texts, "absent", meeting.absent),
            texts.text("attendance.disqualified"),
        ),
        items=tuple(_sheet_item(texts, item, asked.get(item.number, "")) for item in items),
        signatures=tuple(texts.text(f"signs.{who}") for who in SIGNING),
    )


def _line(texts: HandoutTexts, name: str, people: tuple[str, ...]) -> str:
    title = texts.text(f"attendance.{name}")
    return f"{title}: {', '.join(map(one_line, people))}" if people else title


def _sheet_item(texts: HandoutTexts, item: AgendaItem, asked: str) -> SheetItem:
    title = item_title(texts, item)
    is_decided = item.kind == "decision" and not is_to_be_decided(item)
    kind = texts.case_text(f"kind.{item.kind}")
    return SheetItem(
        number=item.number,
        title=title,
        name=texts.text("form-field", number=item.number, title=title),
        anchor=anchor(item) if has_page(item) else "",
        kind=texts.text("already-decided", kind=kind) if is_decided else kind,
        asked=asked,
        boxes=() if is_decided else item_boxes(texts, item),
        votes=(
            *(texts.case_text(f"decision.{vote}") for vote in VOTES),
            texts.text("disqualified"),
        )
        if item.kind == "decision" and not is_decided
        else (),
        conditions=texts.case_text("decision.conditions")
        if item.kind == "decision"
        else texts.text("remarks"),
    )


def item_boxes(texts: HandoutTexts, item: AgendaItem) -> tuple[str, ...]:
    """Return the boxes to tick for an item."""
    has_proposal = item.review is not None or item.unreadable is not None
    adopted = [texts.text("adopted")] if item.kind == "decision" and not has_proposal else []
    names = (it for it in BOXES[item.kind] if has_proposal or it not in OF_A_PROPOSAL)
    return (*adopted, *(texts.case_text(f"decision.{name}") for name in names))
