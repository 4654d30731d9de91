"""Compose a pack from a meeting and its reviewed proposals, in one edition."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from aabsocial.handout import front_and_back_matter
from aabsocial.handout.editions import (
    items_for_edition,
    refuse_closed_titles,
    refuse_contacts,
    refuse_personal_data,
)
from aabsocial.handout.items import document
from aabsocial.handout.manifest import MANIFEST, manifest, of_item
from aabsocial.handout.masking import without_cpr
from aabsocial.handout.model import (
    AGENDA,
    EDITION_ENDS,
    MEETING_WORDS,
    Handout,
    HandoutTexts,
    Source,
)
from aabsocial.handout.overview import overview
from aabsocial.handout.readiness import is_unready_decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.handout.model import Document, Edition, HandoutOptions
    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy

SHOWN_DIGITS = 12


def compose(
    policy: Policy, meeting: Meeting, items: Sequence[AgendaItem], terms: HandoutOptions
) -> Handout:
    """Put a pack together; what the edition leaves out is gone before the first part is made.

    Raises `LeakError` where the public edition would hold personal data or a contact.
    """
    voice = HandoutTexts(terms.language)
    listed = items_for_edition(meeting, items, terms.edition, voice)
    if terms.edition == "public":
        refuse_personal_data(items, listed, {"meeting": meeting, "terms": terms})
    written = without_cpr(meeting), tuple(map(without_cpr, listed)), without_cpr(terms)
    bare = _bare(policy, voice, *written)
    if terms.edition == "public":
        refuse_contacts(items, bare)
        refuse_closed_titles(items, listed, bare)
    return bare


def _bare(
    policy: Policy,
    voice: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    terms: HandoutOptions,
) -> Handout:
    is_draft = terms.as_draft or any(_is_draft(it) or is_unready_decision(it) for it in items)
    state = "draft" if is_draft else "final"
    files = tuple(item.source for item in items if item.source)
    made_from = manifest(meeting, items, terms)
    digest = sha256(made_from).hexdigest()
    title = voice.say("title", body=meeting.body, day=voice.dated(meeting.day))
    return Handout(
        language=terms.language,
        title=title,
        name=meeting_name(meeting, terms.language) + EDITION_ENDS[terms.edition, terms.language],
        edition=terms.edition,
        cover=front_and_back_matter.cover(voice, terms, meeting, state),
        contents=voice.say("contents"),
        documents=(
            front_and_back_matter.agenda(voice, items),
            overview(policy, voice, items),
            *(document(policy, voice, meeting, item) for item in items if _has_paper(item)),
            front_and_back_matter.decision_sheet(voice, items),
            front_and_back_matter.annex_list(voice, items),
        ),
        footer=voice.say(
            "footer",
            body=meeting.body,
            day=voice.dated(meeting.day),
            edition=voice.say(f"edition.{terms.edition}"),
            digest=digest[:SHOWN_DIGITS],
        ),
        page_of=voice.say("page-of"),
        watermark=_watermark(voice, items, state, terms.edition),
        digest=digest,
        sources=(Source(path=MANIFEST, content=made_from, description=voice.say("pack")), *files),
    )


def meeting_name(meeting: Meeting, language: Language) -> str:
    """Name a meeting's folder and files, so that they sort by day."""
    return f"{meeting.day.isoformat()}_{MEETING_WORDS[language]}"


def _is_draft(item: AgendaItem) -> bool:
    return item.review is not None and item.review.proposal.status == "draft"


def _has_paper(item: AgendaItem) -> bool:
    """Return whether there is anything to read: not what is hidden, nor what cannot be read."""
    return not (item.unreadable or item.hidden)


def _watermark(
    voice: HandoutTexts, items: Iterable[AgendaItem], state: str, edition: Edition
) -> str:
    """Return the words that lie across each page."""
    marks = []
    if state == "draft":
        marks.append(voice.say("watermark.draft"))
    if edition == "full" and any(item.closed for item in items):
        marks.append(voice.say("watermark.confidential"))
    return " · ".join(marks)


def per_item(handout: Handout) -> tuple[Handout, ...]:
    """Part a pack into files for a board portal: the agenda with its sheets, then one an item."""
    together = tuple(it for it in handout.documents if not it.file)
    made_from = tuple(it for it in handout.sources if it.path == MANIFEST)
    agenda = replace(handout, name=f"{AGENDA}{handout.name}", documents=together, sources=made_from)
    return (agenda, *(_alone(handout, it) for it in handout.documents if it.file))


def _alone(handout: Handout, paper: Document) -> Handout:
    return replace(
        handout,
        title=paper.title,
        name=paper.file,
        cover=None,
        documents=(paper,),
        sources=tuple(_of_item(handout, paper.file)),
    )


def _of_item(handout: Handout, file: str) -> Iterator[Source]:
    """Yield the sources of one item: its proposal, and the manifest cut down to it."""
    number = file.partition("_")[0]
    for source in handout.sources:
        if source.path == MANIFEST:
            yield replace(source, content=of_item(source.content, int(number)))
        elif source.path.startswith(f"{number}_"):
            yield source
