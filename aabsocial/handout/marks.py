"""The framed words on an item and the watermark over it: draft, confidential, sent late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.handout.readiness import blocking_findings, is_unready_decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.meeting import AgendaItem


def mark_of(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return the words that are true of an item, empty if none is."""
    late = [texts.text("late-mark")] if item.late else []
    return " · ".join((*_across(texts, item), *late))


def watermark_of(texts: HandoutTexts, item: AgendaItem) -> str:
    """Return what lies across an item's pages, empty if nothing does."""
    return " · ".join(_across(texts, item))


def _across(texts: HandoutTexts, item: AgendaItem) -> Iterator[str]:
    if is_draft(item):
        yield texts.case_text("mark.draft")
    if item.closed and not item.hidden:
        yield texts.case_text("mark.closed")


def is_draft(item: AgendaItem) -> bool:
    """Return whether an item is a draft, or up for a decision that it is not ready for.

    Where an edition leaves findings out, those that it shows decide.
    """
    if item.review is not None and item.review.proposal.status == "draft":
        return True
    if item.outcome_hidden:
        return item.kind == "decision" and bool(blocking_findings(item))
    return is_unready_decision(item)
