"""Compose a pack from a meeting and its reviewed proposals, in one edition."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from aabsocial.documents.case.typography import all_held_together
from aabsocial.handout.agenda import has_page
from aabsocial.handout.editions import items_for_edition, meeting_for_edition
from aabsocial.handout.figures import figures_of
from aabsocial.handout.front import edition_words, front
from aabsocial.handout.items import ItemComposer
from aabsocial.handout.leaks import refuse_closed_titles, refuse_contacts, refuse_personal_data
from aabsocial.handout.manifest import MANIFEST, manifest
from aabsocial.handout.masking import without_cpr
from aabsocial.handout.model import HandoutTexts, page_of
from aabsocial.handout.names import number_width, pack_name
from aabsocial.handout.pack import Handout
from aabsocial.handout.sheet import decision_sheet
from aabsocial.model.meeting import Source
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.handout.model import HandoutOptions
    from aabsocial.model.meeting import AgendaItem, Meeting
    from aabsocial.model.policy import Policy

LARGE_PRINT = 14 / 11


def compose(
    policy: Policy, meeting: Meeting, items: Sequence[AgendaItem], options: HandoutOptions
) -> Handout:
    """Return a pack; what the edition leaves out is removed before anything is composed.

    Raises `LeakError` if the public edition would contain personal data or a contact.
    """
    texts = HandoutTexts(options.language)
    shown_meeting = meeting_for_edition(meeting, options.edition)
    shown_items = items_for_edition(meeting, items, options.edition, texts)
    if options.edition == "public":
        around = {"meeting": shown_meeting, "terms": options}
        refuse_personal_data(items, shown_items, around)
    redacted = without_cpr(shown_meeting), tuple(map(without_cpr, shown_items))
    handout = _compose_unchecked(policy, texts, *redacted, without_cpr(options))
    if options.edition == "public":
        refuse_contacts(items, handout)
        refuse_closed_titles(items, shown_items, handout)
    return handout


def _compose_unchecked(
    policy: Policy,
    texts: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    options: HandoutOptions,
) -> Handout:
    figures = figures_of(policy, texts, items)
    width = number_width(item.number for item in items)
    composer = ItemComposer(policy, meeting, options, width)
    made_from = manifest(meeting, items, options)
    pack = texts.text("pack")
    return Handout(
        language=options.language,
        title=texts.text("title", body=one_line(meeting.body), day=texts.dated(meeting.day)),
        description=pack,
        name=pack_name(meeting, options),
        edition=options.edition,
        association=one_line(options.association),
        short=options.short,
        scale=LARGE_PRINT if options.large_print else 1.0,
        front=all_held_together(front(texts, meeting, options, items, figures)),
        items=tuple(composer.item(item) for item in items if has_page(item)),
        sheet=decision_sheet(texts, meeting, items, figures) if options.edition == "full" else None,
        footer=_footer(texts, meeting, options),
        page_of=page_of(texts.language),
        digest=sha256(made_from).hexdigest(),
        sources=(
            Source(path=MANIFEST, content=made_from, description=pack),
            *(item.source for item in items if item.source),
        ),
    )


def _footer(texts: HandoutTexts, meeting: Meeting, options: HandoutOptions) -> str:
    """Return the foot of every page; a short pack says there where the rest is."""
    footer = texts.text(
        "footer",
        body=one_line(meeting.body),
        day=texts.dated(meeting.day),
        edition=edition_words(texts, options),
    )
    return f"{footer} · {texts.text('rest-elsewhere')}" if options.short else footer
