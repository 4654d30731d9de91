"""The front of a pack: the band over it, the agenda, and the overview of the proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.handout.agenda import agenda
from aabsocial.handout.clock import end_of, time_alone
from aabsocial.handout.overview import overview
from aabsocial.handout.pack import Band, Front
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.handout.figures import ProposalFigures
    from aabsocial.handout.model import HandoutOptions, HandoutTexts
    from aabsocial.model.meeting import AgendaItem, Meeting


def front(
    texts: HandoutTexts,
    meeting: Meeting,
    options: HandoutOptions,
    items: Sequence[AgendaItem],
    figures: Sequence[ProposalFigures],
) -> Front:
    """Return the first pages."""
    return Front(
        band=_band(texts, meeting, options, items),
        agenda=agenda(texts, meeting, items, figures),
        overview=overview(texts, meeting, items, figures, with_total=not options.large_print),
        notes=(texts.text("public-note"),) if options.edition == "public" else (),
    )


def _band(
    texts: HandoutTexts, meeting: Meeting, options: HandoutOptions, items: Sequence[AgendaItem]
) -> Band:
    number = texts.text("meeting-number", number=one_line(meeting.number)) if meeting.number else ""
    chair = texts.text("chaired-by", chair=one_line(meeting.chair)) if meeting.chair else ""
    about = (texts.text("pack"), number, chair, edition_words(texts, options))
    return Band(
        association=one_line(options.association),
        body=one_line(meeting.body),
        when=" · ".join(filter(None, (when(texts, meeting, items), one_line(meeting.place)))),
        about=" · ".join(filter(None, about)),
        mark=texts.case_text("mark.draft") if options.as_draft else "",
    )


def when(texts: HandoutTexts, meeting: Meeting, items: Sequence[AgendaItem]) -> str:
    """Return the meeting's day, and from when to when if that is known."""
    day = texts.dated(meeting.day)
    time = one_line(time_alone(meeting.time))
    if not time:
        return day
    end = end_of(meeting.time, items, texts.language)
    return texts.text("day-and-time", day=day, time=f"{time}–{end}" if end else time)


def edition_words(texts: HandoutTexts, options: HandoutOptions) -> str:
    """Return the name of the edition, and what is particular about it."""
    key = f"edition.{options.edition}{'-short' if options.short else ''}"
    large = (texts.text("edition.large-print"),) if options.large_print else ()
    return " · ".join((texts.text(key), *large))
