"""What an edition leaves out of the agenda, before anything is composed from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.handout.meeting import AgendaItem
from aabsocial.part import changed
from aabsocial.proposal import Contact
from aabsocial.review import outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.finding import Finding, Review
    from aabsocial.handout.meeting import Meeting
    from aabsocial.handout.values import Edition
    from aabsocial.handout.voice import Voice

# What the review says of these may quote a contact, a closed annex or the name of a file.
UNSPOKEN_KEYS = ("contact", "annexes")
UNSPOKEN_RULES = ("FIL", "MAP")


def is_closed(meeting: Meeting, item: AgendaItem) -> bool:
    """Tell whether an item is dealt with behind closed doors."""
    wanted = item.review is not None and (
        item.review.proposal.recommendation.closed is True
        or not unread_keys(item.review).isdisjoint(("recommendation", "recommendation.closed"))
    )
    return meeting.closed or item.closed or wanted


def unread_keys(review: Review) -> frozenset[str]:
    """Give the keys whose answer is there but cannot be read; it may well say that it is closed."""
    return frozenset(found.key for found in review.findings if found.rule.startswith("FIL"))


def shown(
    meeting: Meeting, items: Iterable[AgendaItem], edition: Edition, voice: Voice
) -> tuple[AgendaItem, ...]:
    """Give the agenda as an edition shows it: of a closed item the public sees the number alone.

    A proposal that nobody can read may be a closed one, and is taken for it.
    """
    known = tuple(replace(item, closed=is_closed(meeting, item)) for item in items)
    if edition == "full":
        return known
    return tuple(_public(item, voice) for item in known)


def _public(item: AgendaItem, voice: Voice) -> AgendaItem:
    if item.closed or item.unreadable:
        return AgendaItem(
            number=item.number,
            kind=item.kind,
            name="",
            title=voice.say("closed-item"),
            closed=True,
            hidden=True,
        )
    return replace(item, review=_public_review(item.review, voice)) if item.review else item


def _public_review(review: Review, voice: Voice) -> Review:
    proposal = review.proposal
    unread = unread_keys(review)
    findings = tuple(found for found in review.findings if not _is_unspoken(found))
    return replace(
        review,
        proposal=changed(
            proposal,
            contact=Contact(role=voice.say("left-out")),
            annexes=tuple(
                annex
                for index, annex in enumerate(proposal.annexes)
                if annex.closed is not True and f"annexes[{index}].closed" not in unread
            ),
        ),
        findings=findings,
        unreadable=_public_unreadable(review, voice),
        outcome=outcome(findings),
        verdicts=tuple(
            replace(verdict, findings=tuple(it for it in verdict.findings if it in findings))
            if verdict.findings
            else verdict
            for verdict in review.verdicts
        ),
    )


def _public_unreadable(review: Review, voice: Voice) -> dict[str, str]:
    """Keep which answers cannot be read, and leave their wording out.

    Nothing has looked for personal data in it, and it may be what a contact or an annex is called.
    """
    return {
        key: voice.say("left-out")
        for key in review.unreadable
        if not key.startswith(("contact", "annexes["))
    }


def _is_unspoken(finding: Finding) -> bool:
    keys = (finding.key, *finding.also)
    return finding.rule.startswith(UNSPOKEN_RULES) or any(
        key.startswith(UNSPOKEN_KEYS) for key in keys
    )
