"""The full and the public edition of a pack, with checks that the public one leaks nothing (pure).

An edition hides texts only. The review is made once, of the whole proposal: every edition has the
same verdicts, outcome and counts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.documents.answers import NOTHING
from aabsocial.errors import LeakError
from aabsocial.handout.model import messages
from aabsocial.localization.messages import Messages
from aabsocial.model.findings import Severity
from aabsocial.model.meeting import AgendaItem
from aabsocial.model.proposal import Annex, Contact
from aabsocial.review.personal_data import findings_in_answers
from aabsocial.review.unread_answers import without_unread_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.handout.model import Edition, Handout, HandoutTexts
    from aabsocial.model.findings import Finding, Review
    from aabsocial.model.meeting import Meeting


# Findings on these may quote a contact, a closed annex or the name of a file.
HIDDEN_KEYS = ("contact", "annexes")
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
        files=tuple(None if index in closed else file for index, file in enumerate(item.files)),
    )


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
            contact=_public_contact(proposal.contact, texts),
            annexes=tuple(
                _closed_annex(annex, texts) if index in closed else annex
                for index, annex in enumerate(proposal.annexes)
            ),
        ),
        findings=tuple(map(_without_quotes, review.findings)),
        unreadable=_public_unreadable(review, texts),
        verdicts=tuple(
            replace(
                verdict,
                ground=without_unread_words(
                    verdict.ground, messages.text("left-out", texts.language)
                ),
                findings=tuple(map(_without_quotes, verdict.findings)),
            )
            for verdict in review.verdicts
        ),
    )


def _public_unreadable(review: Review, texts: HandoutTexts) -> dict[str, str]:
    """Return the unreadable answers by key with a placeholder as text.

    Their texts were not checked for personal data, and may be names of contacts or annexes.
    """
    return {
        key: messages.text("left-out", texts.language)
        for key in review.unreadable
        if not key.startswith(("contact", "annexes["))
    }


def _public_contact(contact: Contact, texts: HandoutTexts) -> Contact:
    """Return a contact that says once that it is left out; unanswered fields stay unanswered."""
    left_out = messages.text("left-out", texts.language)
    if contact.role is not None:
        return Contact(role=left_out)
    has_details = any((contact.name, contact.email, contact.phone))
    return Contact(name=left_out) if has_details else contact


def _closed_annex(annex: Annex, texts: HandoutTexts) -> Annex:
    """Return an annex with placeholders; unanswered fields stay unanswered."""
    closed_title = messages.text("closed-annex", texts.language)
    if annex.title is not None:
        file = None if annex.file is None else NOTHING
        return replace(annex, title=closed_title, file=file)
    return replace(annex, file=None if annex.file is None else closed_title)


def _without_quotes(finding: Finding) -> Finding:
    """Return the finding with neutral texts if it may quote what the edition leaves out."""
    if not _may_quote_hidden(finding):
        return finding
    unspoken = messages.message("unspoken")
    return replace(finding, message=unspoken, remedy=unspoken, place=None)


def _may_quote_hidden(finding: Finding) -> bool:
    keys = (finding.key, *finding.also)
    return finding.rule.startswith(HIDDEN_RULES) or any(key.startswith(HIDDEN_KEYS) for key in keys)


leak_messages = Messages(__file__)
PERSONAL_DATA = "DAT"
WORD = r"[^\W_]+"


def refuse_personal_data(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], around: Mapping[str, Struct]
) -> None:
    """Raise `LeakError` if the personal-data rules have an open error on what becomes public.

    The texts `around` the proposals, which no review covers, are checked too.
    """
    for finding in _errors_around(public, around):
        raise LeakError(
            *leak_messages.problem("around", found=finding.message, mend=finding.remedy)
        )
    for item, shown_item in zip(items, public, strict=True):
        for finding in _open_errors(item) if shown_item.review else ():
            values = {"found": finding.message, "mend": finding.remedy}
            place = {"number": item.number, "path": item.path}
            raise LeakError(*leak_messages.problem("personal-data", **values, **place))


def _errors_around(public: Sequence[AgendaItem], around: Mapping[str, Struct]) -> Iterator[Finding]:
    """Yield errors on personal data outside the reviews: the meeting, and an item's own texts."""
    bare = (replace(item, review=None, source=None, unreadable=None) for item in public)
    texts = {name: [*texts_in(value)] for name, value in around.items()}
    answers = {**texts, "items": [[*texts_in(item)] for item in bare]}
    return (it for it in findings_in_answers(answers) if it.severity is Severity.ERROR)


def _open_errors(item: AgendaItem) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in (item.review.findings if item.review else ())
        if finding.rule.startswith(PERSONAL_DATA)
        and finding.severity is Severity.ERROR
        and not finding.exempt
    )


def refuse_contacts(items: Iterable[AgendaItem], handout: Handout) -> None:
    """Raise `LeakError` if a contact's details are in the texts or sources of an edition."""
    attached = (source.content.decode(errors="replace") for source in handout.sources)
    everything = "\n".join((*texts_in(handout), *attached)).casefold()
    for item in items:
        if any(detail.casefold() in everything for detail in contact_details(item)):
            raise LeakError(*leak_messages.problem("contact", number=item.number, path=item.path))


def contact_details(item: AgendaItem) -> tuple[str, ...]:
    """Return the contact details that must not appear in a public edition.

    A name of one word may be a role, so it is not among them.
    """
    if item.review is None:
        return ()
    contact = item.review.proposal.contact
    name = contact.name if contact.name and len(contact.name.split()) > 1 else None
    details = (name, contact.email, contact.phone)
    return tuple(text.strip() for text in details if text and text.strip())


def refuse_closed_titles(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], handout: Handout
) -> None:
    """Raise `LeakError` if the title of a closed item is in the texts or sources of an edition.

    Punctuation and case are ignored. A title of one word may be an ordinary word that the papers
    themselves use: it is searched for with its case, and only in what people wrote.
    """
    attached = [source.content.decode(errors="replace") for source in handout.sources]
    everything = _words((*texts_in(handout), *attached)).casefold()
    bare = (
        re.sub(r"(?m)^#.*", "", content) for content in attached
    )  # headings are not written by people
    people_wrote = _words((*bare, *(text for it in public for text in (it.title, it.text))))
    own = {it.title for it in public if it.hidden}  # the placeholder title of hidden items
    for item, shown_item in zip(items, public, strict=True):
        title = _words((item.title,))
        if not shown_item.hidden or item.title in own or not title.strip():
            continue
        is_one_word = len(title.split()) == 1
        if title in people_wrote if is_one_word else title.casefold() in everything:
            raise LeakError(*leak_messages.problem("closed-title", number=item.number))


def _words(texts: Iterable[str]) -> str:
    """Return the words of texts with single spaces between and around them."""
    return f" {' '.join(re.findall(WORD, unicodedata.normalize('NFC', ' '.join(texts))))} "


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
