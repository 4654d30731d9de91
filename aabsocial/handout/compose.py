"""Compose a pack from a meeting and its reviewed proposals, in one edition."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from aabsocial.core.struct import replace
from aabsocial.handout import front_and_back_matter
from aabsocial.handout.editions import (
    items_for_edition,
    refuse_closed_titles,
    refuse_contacts,
    refuse_personal_data,
)
from aabsocial.handout.items import document
from aabsocial.handout.manifest import MANIFEST, manifest, manifest_of_item
from aabsocial.handout.model import (
    AGENDA,
    EDITION_ENDS,
    LARGE_PRINT,
    MEETING_WORDS,
    SHORT,
    Handout,
    HandoutTexts,
    messages,
)
from aabsocial.handout.overview import overview
from aabsocial.handout.readiness import is_unready_decision
from aabsocial.model.meeting import Source
from aabsocial.personal_data import redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aabsocial.core.struct import Struct
    from aabsocial.handout.model import Document, Edition, HandoutOptions
    from aabsocial.localization.messages import Language
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy

SHOWN_DIGITS = 12

AnyValue = TypeVar("AnyValue", bound="Struct")


def compose(
    policy: Policy, meeting: Meeting, items: Sequence[AgendaItem], options: HandoutOptions
) -> Handout:
    """Return a pack; what the edition leaves out is removed before anything is composed.

    Raises `LeakError` if the public edition would contain personal data or a contact.
    """
    texts = HandoutTexts(options.language)
    shown_items = items_for_edition(meeting, items, options.edition, texts)
    if options.edition == "public":
        refuse_personal_data(items, shown_items, {"meeting": meeting, "terms": options})
    redacted = without_cpr(meeting), tuple(map(without_cpr, shown_items)), without_cpr(options)
    handout = _compose_unchecked(policy, texts, *redacted)
    if options.edition == "public":
        refuse_contacts(items, handout)
        refuse_closed_titles(items, shown_items, handout)
    return handout


def without_cpr(value: AnyValue) -> AnyValue:
    """Return a value with CPR numbers masked in its own texts; reviews are masked elsewhere."""
    known = {name: getattr(value, name) for name in value.__struct_fields__}
    return replace(value, **{name: _masked(part) for name, part in known.items()})


def _masked(part: object) -> object:
    if isinstance(part, str):
        return redact(part)
    if isinstance(part, tuple) and all(isinstance(one, str) for one in part):
        return tuple(map(redact, part))
    return part


def _compose_unchecked(
    policy: Policy,
    texts: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    options: HandoutOptions,
) -> Handout:
    is_draft = options.as_draft or any(_is_draft(it) or is_unready_decision(it) for it in items)
    state = "draft" if is_draft else "final"
    sources = tuple(item.source for item in items if item.source)
    made_from = manifest(meeting, items, options)
    digest = sha256(made_from).hexdigest()
    title = messages.text("title", texts.language, body=meeting.body, day=texts.dated(meeting.day))
    return Handout(
        language=options.language,
        title=title,
        name=pack_name(meeting, options),
        edition=options.edition,
        cover=front_and_back_matter.cover(texts, options, meeting, state),
        contents=messages.text("contents", texts.language),
        documents=(
            front_and_back_matter.agenda(texts, items),
            overview(policy, texts, items),
            *(document(policy, texts, meeting, item) for item in items if _has_paper(item)),
            front_and_back_matter.decision_sheet(texts, items),
            front_and_back_matter.annex_list(texts, items),
        ),
        footer=messages.text(
            "footer",
            texts.language,
            body=meeting.body,
            day=texts.dated(meeting.day),
            edition=messages.text(f"edition.{options.edition}", texts.language),
            digest=digest[:SHOWN_DIGITS],
        ),
        page_of=messages.text("page-of", texts.language),
        watermark=_watermark(texts, items, state, options.edition),
        digest=digest,
        sources=(
            Source(
                path=MANIFEST, content=made_from, description=messages.text("pack", texts.language)
            ),
            *sources,
        ),
    )


def meeting_name(meeting: Meeting, language: Language) -> str:
    """Return the name of a meeting's folder and files; it sorts by day."""
    return f"{meeting.day.isoformat()}_{MEETING_WORDS[language]}"


def pack_name(meeting: Meeting, options: HandoutOptions) -> str:
    """Return the name of a pack's file without an ending."""
    language = options.language
    short = SHORT[language] if options.short else ""
    large = LARGE_PRINT[language] if options.large_print else ""
    return (
        f"{meeting_name(meeting, language)}{EDITION_ENDS[options.edition, language]}{short}{large}"
    )


def _is_draft(item: AgendaItem) -> bool:
    return item.review is not None and item.review.proposal.status == "draft"


def _has_paper(item: AgendaItem) -> bool:
    """Return whether an item has a paper: it is neither hidden nor unreadable."""
    return not (item.unreadable or item.hidden)


def _watermark(
    texts: HandoutTexts, items: Iterable[AgendaItem], state: str, edition: Edition
) -> str:
    """Return the watermark, empty if there is none."""
    marks = []
    if state == "draft":
        marks.append(messages.text("watermark.draft", texts.language))
    if edition == "full" and any(item.closed for item in items):
        marks.append(messages.text("watermark.confidential", texts.language))
    return " · ".join(marks)


def split_by_item(handout: Handout) -> tuple[Handout, ...]:
    """Return a pack as one file for each item: first the agenda and sheets, then the papers."""
    together = tuple(it for it in handout.documents if not it.file)
    made_from = tuple(it for it in handout.sources if it.path == MANIFEST)
    agenda = replace(handout, name=f"{AGENDA}{handout.name}", documents=together, sources=made_from)
    return (agenda, *(_single_paper(handout, it) for it in handout.documents if it.file))


def _single_paper(handout: Handout, paper: Document) -> Handout:
    return replace(
        handout,
        title=paper.title,
        name=paper.file,
        cover=None,
        documents=(paper,),
        sources=tuple(_sources_of_item(handout, paper.file)),
    )


def _sources_of_item(handout: Handout, file: str) -> Iterator[Source]:
    """Yield the sources of one item: its proposal, and the manifest of that item."""
    number = file.partition("_")[0]
    for source in handout.sources:
        if source.path == MANIFEST:
            yield replace(source, content=manifest_of_item(source.content, int(number)))
        elif source.path.startswith(f"{number}_"):
            yield source
