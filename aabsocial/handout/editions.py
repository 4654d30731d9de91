"""What an edition leaves out of the agenda, before anything is composed from it.

An edition hides wording. What was judged is judged once, of the whole proposal: every edition has
the same verdicts, the same outcome and the same counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.handout.meeting import AgendaItem
from aabsocial.handout.voice import WORDS
from aabsocial.paper.speaker import NOTHING
from aabsocial.part import changed
from aabsocial.proposal import Annex, Contact
from aabsocial.unread_answers import without_unread_words
from aabsocial.wording import Sentence, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.finding import Finding, Review
    from aabsocial.handout.meeting import Meeting
    from aabsocial.handout.values import Edition
    from aabsocial.handout.voice import Voice

# What the review says of these may quote a contact, a closed annex or the name of a file.
UNSPOKEN_KEYS = ("contact", "annexes")
UNSPOKEN_RULES = ("FIL", "MAP")
UNKNOWN_KEY = "FIL03"


def is_closed(meeting: Meeting, item: AgendaItem) -> bool:
    """Tell whether an item is dealt with behind closed doors."""
    wanted = item.review is not None and (
        item.review.proposal.recommendation.closed is True
        or _may_say_closed(item.review, "recommendation")
    )
    return meeting.closed or item.closed or wanted


def unread_keys(review: Review) -> frozenset[str]:
    """Give the keys whose answer is there but cannot be read; it may well say that it is closed."""
    return frozenset(found.key for found in review.findings if found.rule.startswith("FIL"))


def _may_say_closed(review: Review, table: str) -> bool:
    """Whether what cannot be read in a table may say closed: `lukket = true` is no key."""
    unknown = (found.key for found in review.findings if found.rule == UNKNOWN_KEY)
    return not unread_keys(review).isdisjoint((table, f"{table}.closed")) or any(
        key.startswith(f"{table}.") for key in unknown
    )


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
            kind="information",  # nobody is told which; something has to stand there
            name="",
            title=voice.say("closed-item"),
            closed=True,
            hidden=True,
        )
    if item.review is None:
        return item
    closed = _closed_annexes(item.review)
    return replace(
        item,
        review=_public_review(item.review, closed, voice),
        source=item.public_source,
        files=tuple(None if index in closed else file for index, file in enumerate(item.files)),
    )


def _closed_annexes(review: Review) -> frozenset[int]:
    """Return the places of the annexes that are closed, or may be."""
    return frozenset(
        index
        for index, annex in enumerate(review.proposal.annexes)
        if annex.closed is True or _may_say_closed(review, f"annexes[{index}]")
    )


def _public_review(review: Review, closed: frozenset[int], voice: Voice) -> Review:
    proposal = review.proposal
    return replace(
        review,
        proposal=changed(
            proposal,
            contact=_public_contact(proposal.contact, voice),
            annexes=tuple(
                _closed_annex(annex, voice) if index in closed else annex
                for index, annex in enumerate(proposal.annexes)
            ),
        ),
        findings=tuple(map(_without_words, review.findings)),
        unreadable=_public_unreadable(review, voice),
        verdicts=tuple(
            verdict._replace(
                ground=without_unread_words(verdict.ground, voice.say("left-out")),
                findings=tuple(map(_without_words, verdict.findings)),
            )
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


def _public_contact(contact: Contact, voice: Voice) -> Contact:
    """Say once that the contact is left out; what nobody answered stays unanswered."""
    left_out = voice.say("left-out")
    if contact.role is not None:
        return Contact(role=left_out)
    given = any((contact.name, contact.email, contact.phone))
    return Contact(name=left_out) if given else contact


def _closed_annex(annex: Annex, voice: Voice) -> Annex:
    """Return an annex without its words, in its place; what nobody answered stays unanswered."""
    says = voice.say("closed-annex")
    if annex.title is not None:
        file = None if annex.file is None else NOTHING
        return changed(annex, title=says, file=file)
    return changed(annex, file=None if annex.file is None else says)


def _without_words(finding: Finding) -> Finding:
    """Return a finding that weighs the same, and quotes nothing that the edition leaves out."""
    if not _is_unspoken(finding):
        return finding
    unspoken = Sentence(catalogue(WORDS)["unspoken"])
    return replace(finding, message=unspoken, remedy=unspoken, place=None)


def _is_unspoken(finding: Finding) -> bool:
    keys = (finding.key, *finding.also)
    return finding.rule.startswith(UNSPOKEN_RULES) or any(
        key.startswith(UNSPOKEN_KEYS) for key in keys
    )
