"""The full and the public edition: what the public one leaves out, before anything is composed.

The review is made once, of the whole proposal, and no edition has other verdicts. Where the public
one leaves out findings, it leaves out the outcome too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.answers import NOTHING
from aabsocial.handout.model import messages
from aabsocial.model.meeting import AgendaItem, AnnexFile
from aabsocial.model.proposal import Annex, Contact, Gap
from aabsocial.review.gaps import ground_without_notes, without_note
from aabsocial.review.unread_answers import without_unread_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.handout.model import Edition, HandoutTexts
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.meeting import Meeting


# Findings on these may quote a contact, a closed annex, a note or the name of a file.
HIDDEN_KEYS = ("contact", "annexes", "gaps")
HIDDEN_RULES = ("FIL", "MAP")
UNKNOWN_KEY = "FIL03"


def is_closed(meeting: Meeting, item: AgendaItem) -> bool:
    """Return whether an item is dealt with behind closed doors."""
    is_asked = item.review is not None and (
        item.review.proposal.recommendation.closed is True
        or _may_say_closed(item.review, "recommendation")
    )
    return meeting.closed or item.closed or is_asked


def unreadable_keys(review: Review) -> frozenset[str]:
    """Return the keys of unreadable answers; one of them may say that it is closed."""
    return frozenset(finding.key for finding in review.findings if finding.rule.startswith("FIL"))


def _may_say_closed(review: Review, table: str) -> bool:
    """Return whether an unreadable answer in a table may say closed, such as `lukket = true`."""
    unknown = (finding.key for finding in review.findings if finding.rule == UNKNOWN_KEY)
    return not unreadable_keys(review).isdisjoint((table, f"{table}.closed")) or any(
        key.startswith(f"{table}.") for key in unknown
    )


def meeting_for_edition(meeting: Meeting, edition: Edition) -> Meeting:
    """Return the meeting as an edition shows it: in public without the people who come."""
    return meeting if edition == "full" else replace(meeting, present=(), absent=())


def items_for_edition(
    meeting: Meeting, items: Iterable[AgendaItem], edition: Edition, texts: HandoutTexts
) -> tuple[AgendaItem, ...]:
    """Return the items as an edition shows them: a closed one has only its number in public.

    A proposal that cannot be read counts as closed.
    """
    known = tuple(replace(item, closed=is_closed(meeting, item)) for item in items)
    if edition == "full":
        return known
    return tuple(_public_item(item, texts) for item in known)


def _public_item(item: AgendaItem, texts: HandoutTexts) -> AgendaItem:
    if item.closed or item.unreadable:
        return AgendaItem(
            number=item.number,
            kind="information",  # the real kind is not public
            name="",
            title=messages.text("closed-item", texts.language),
            closed=True,
            hidden=True,
        )
    if item.review is None:
        return item
    closed = closed_annexes(item.review)
    return replace(
        item,
        review=_public_review(item.review, closed, texts),
        source=item.public_source,
        files=tuple(_public_files(item, len(item.review.proposal.annexes), closed)),
        # Whether a closed annex led to a finding would tell something about it.
        outcome_hidden=bool(closed) or any(map(_may_quote_hidden, item.review.findings)),
    )


def _public_files(
    item: AgendaItem, count: int, closed: frozenset[int]
) -> Iterator[AnnexFile | None]:
    for index in range(max(count, len(item.files))):
        file = item.files[index] if index < len(item.files) else AnnexFile(path="")
        yield None if index in closed else file


def closed_annexes(review: Review) -> frozenset[int]:
    """Return the indices of the annexes that are closed, or may be."""
    return frozenset(
        index
        for index, annex in enumerate(review.proposal.annexes)
        if annex.closed is True or _may_say_closed(review, f"annexes[{index}]")
    )


def _public_review(review: Review, closed: frozenset[int], texts: HandoutTexts) -> Review:
    proposal = review.proposal
    return replace(
        review,
        proposal=replace(
            proposal,
            contact=Contact(role=messages.text("left-out", texts.language)),
            annexes=tuple(
                _closed_annex(texts) if index in closed else annex
                for index, annex in enumerate(proposal.annexes)
            ),
            gaps=tuple(Gap(key=gap.key, of=gap.of) for gap in proposal.gaps),
        ),
        findings=_public_findings(review.findings),
        unreadable=_public_unreadable(review, texts),
        verdicts=tuple(
            replace(
                verdict,
                ground=without_unread_words(
                    ground_without_notes(verdict.ground), messages.text("left-out", texts.language)
                ),
                findings=_public_findings(verdict.findings),
            )
            for verdict in review.verdicts
        ),
    )


def _public_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, without those that quote what the edition leaves out, and its notes."""
    return tuple(without_note(it) for it in findings if not _may_quote_hidden(it))


def _public_unreadable(review: Review, texts: HandoutTexts) -> dict[str, str]:
    """Return the unreadable answers by key with a placeholder as text.

    Their texts were not checked for personal data, and may be names of contacts or annexes.
    """
    return {
        key: messages.text("left-out", texts.language)
        for key in review.unreadable
        if not key.startswith(("contact", "annexes["))
    }


def _closed_annex(texts: HandoutTexts) -> Annex:
    """Return what stands in place of a closed annex: which of its answers are missing is hidden."""
    title = messages.text("closed-annex", texts.language)
    return Annex(title=title, file=NOTHING, closed=True)


def _may_quote_hidden(finding: Finding) -> bool:
    keys = (finding.key, *finding.also)
    return finding.rule.startswith(HIDDEN_RULES) or any(key.startswith(HIDDEN_KEYS) for key in keys)
