"""The full and the public edition of a pack, and that the public one leaks nothing (pure).

An edition hides wording. What was judged is judged once, of the whole proposal: every edition has
the same verdicts, the same outcome and the same counts.
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


# What the review says of these may quote a contact, a closed annex or the name of a file.
UNSPOKEN_KEYS = ("contact", "annexes")
UNSPOKEN_RULES = ("FIL", "MAP")
UNKNOWN_KEY = "FIL03"


def is_closed(meeting: Meeting, item: AgendaItem) -> bool:
    """Return whether an item is dealt with behind closed doors."""
    wanted = item.review is not None and (
        item.review.proposal.recommendation.closed is True
        or _may_say_closed(item.review, "recommendation")
    )
    return meeting.closed or item.closed or wanted


def unread_keys(review: Review) -> frozenset[str]:
    """Return keys whose answer is there but cannot be read; it may well say that it is closed."""
    return frozenset(found.key for found in review.findings if found.rule.startswith("FIL"))


def _may_say_closed(review: Review, table: str) -> bool:
    """Whether what cannot be read in a table may say closed: `lukket = true` is no key."""
    unknown = (found.key for found in review.findings if found.rule == UNKNOWN_KEY)
    return not unread_keys(review).isdisjoint((table, f"{table}.closed")) or any(
        key.startswith(f"{table}.") for key in unknown
    )


def items_for_edition(
    meeting: Meeting, items: Iterable[AgendaItem], edition: Edition, voice: HandoutTexts
) -> tuple[AgendaItem, ...]:
    """Return the agenda as an edition shows it: of a closed item the public sees the number alone.

    A proposal that nobody can read may be a closed one, and is taken for it.
    """
    known = tuple(replace(item, closed=is_closed(meeting, item)) for item in items)
    if edition == "full":
        return known
    return tuple(_public(item, voice) for item in known)


def _public(item: AgendaItem, voice: HandoutTexts) -> AgendaItem:
    if item.closed or item.unreadable:
        return AgendaItem(
            number=item.number,
            kind="information",  # nobody is told which; something has to stand there
            name="",
            title=messages.text("closed-item", voice.language),
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


def _public_review(review: Review, closed: frozenset[int], voice: HandoutTexts) -> Review:
    proposal = review.proposal
    return replace(
        review,
        proposal=replace(
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
            replace(
                verdict,
                ground=without_unread_words(
                    verdict.ground, messages.text("left-out", voice.language)
                ),
                findings=tuple(map(_without_words, verdict.findings)),
            )
            for verdict in review.verdicts
        ),
    )


def _public_unreadable(review: Review, voice: HandoutTexts) -> dict[str, str]:
    """Keep which answers cannot be read, and leave their wording out.

    Nothing has looked for personal data in it, and it may be what a contact or an annex is called.
    """
    return {
        key: messages.text("left-out", voice.language)
        for key in review.unreadable
        if not key.startswith(("contact", "annexes["))
    }


def _public_contact(contact: Contact, voice: HandoutTexts) -> Contact:
    """Write once that the contact is left out; unanswered fields stay unanswered."""
    left_out = messages.text("left-out", voice.language)
    if contact.role is not None:
        return Contact(role=left_out)
    given = any((contact.name, contact.email, contact.phone))
    return Contact(name=left_out) if given else contact


def _closed_annex(annex: Annex, voice: HandoutTexts) -> Annex:
    """Return an annex without its words, in its place; what nobody answered stays unanswered."""
    says = messages.text("closed-annex", voice.language)
    if annex.title is not None:
        file = None if annex.file is None else NOTHING
        return replace(annex, title=says, file=file)
    return replace(annex, file=None if annex.file is None else says)


def _without_words(finding: Finding) -> Finding:
    """Return a finding that weighs the same, and quotes nothing that the edition leaves out."""
    if not _is_unspoken(finding):
        return finding
    unspoken = messages.message("unspoken")
    return replace(finding, message=unspoken, remedy=unspoken, place=None)


def _is_unspoken(finding: Finding) -> bool:
    keys = (finding.key, *finding.also)
    return finding.rule.startswith(UNSPOKEN_RULES) or any(
        key.startswith(UNSPOKEN_KEYS) for key in keys
    )


leak_messages = Messages(__file__)
PERSONAL_DATA = "DAT"
WORD = r"[^\W_]+"


def refuse_personal_data(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], around: Mapping[str, Struct]
) -> None:
    """Refuse to make public what the personal-data rules have an open error about.

    Beside the reviews, everything that somebody wrote `around` the proposals is looked through.
    """
    for found in _found_around(public, around):
        raise LeakError(*leak_messages.problem("around", found=found.message, mend=found.remedy))
    for item, shown in zip(items, public, strict=True):
        for found in _open_errors(item) if shown.review else ():
            values = {"found": found.message, "mend": found.remedy}
            place = {"number": item.number, "path": item.path}
            raise LeakError(*leak_messages.problem("personal-data", **values, **place))


def _found_around(public: Sequence[AgendaItem], around: Mapping[str, Struct]) -> Iterator[Finding]:
    """Find personal data in what no review has looked at: the meeting, and an item's own texts."""
    bare = (replace(item, review=None, source=None, unreadable=None) for item in public)
    texts = {name: [*texts_in(value)] for name, value in around.items()}
    answers = {**texts, "items": [[*texts_in(item)] for item in bare]}
    return (it for it in findings_in_answers(answers) if it.severity is Severity.ERROR)


def _open_errors(item: AgendaItem) -> tuple[Finding, ...]:
    return tuple(
        found
        for found in (item.review.findings if item.review else ())
        if found.rule.startswith(PERSONAL_DATA)
        and found.severity is Severity.ERROR
        and not found.exempt
    )


def refuse_contacts(items: Iterable[AgendaItem], handout: Handout) -> None:
    """Refuse a public edition in whose texts or sources a contact's details still stand."""
    attached = (source.content.decode(errors="replace") for source in handout.sources)
    everything = "\n".join((*texts_in(handout), *attached)).casefold()
    for item in items:
        if any(detail.casefold() in everything for detail in contact_details(item)):
            raise LeakError(*leak_messages.problem("contact", number=item.number, path=item.path))


def contact_details(item: AgendaItem) -> tuple[str, ...]:
    """Return the contact details that must not appear in a public edition.

    A name of one word may be a role, and is left to the reader.
    """
    if item.review is None:
        return ()
    contact = item.review.proposal.contact
    name = contact.name if contact.name and len(contact.name.split()) > 1 else None
    given = (name, contact.email, contact.phone)
    return tuple(text.strip() for text in given if text and text.strip())


def refuse_closed_titles(
    items: Sequence[AgendaItem], public: Sequence[AgendaItem], handout: Handout
) -> None:
    """Refuse a public edition in whose texts or sources the title of a closed item stands.

    Marks and letter size make no difference. A title of one word is an ordinary word too, which
    the papers themselves may use: it is looked for, as it is written, in what people wrote.
    """
    attached = [source.content.decode(errors="replace") for source in handout.sources]
    everything = _words((*texts_in(handout), *attached)).casefold()
    bare = (re.sub(r"(?m)^#.*", "", content) for content in attached)  # headings are ours
    written = _words((*bare, *(text for it in public for text in (it.title, it.text))))
    own = {it.title for it in public if it.hidden}  # what stands in a hidden item's place
    for item, shown in zip(items, public, strict=True):
        title = _words((item.title,))
        if not shown.hidden or item.title in own or not title.strip():
            continue
        is_one_word = len(title.split()) == 1
        if title in written if is_one_word else title.casefold() in everything:
            raise LeakError(*leak_messages.problem("closed-title", number=item.number))


def _words(texts: Iterable[str]) -> str:
    """Return the words of texts with one space around each."""
    return f" {' '.join(re.findall(WORD, unicodedata.normalize('NFC', ' '.join(texts))))} "


def texts_in(value: object) -> Iterator[str]:
    """Yield every text that a value holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
