"""The overview of a pack: all proposals side by side, with sums that are honest over gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate, surely_before
from aabsocial.documents.answers import NOTHING
from aabsocial.documents.case.days import short_month
from aabsocial.documents.shares import open_share
from aabsocial.handout.charts import charts
from aabsocial.handout.figures import amount_cell
from aabsocial.handout.model import anchor
from aabsocial.handout.pack import Overview, OverviewRow
from aabsocial.handout.readiness import is_ready
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.model.findings import Outcome, VerdictKind
from aabsocial.model.totals import total_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.handout.figures import ProposalFigures
    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.meeting import AgendaItem, Meeting

COLUMNS = ("number", "initiative", "asked", "total", "open", "period", "ready")
FIGURES = {"asked": "asked", "total": "budget", "open": "open"}


def overview(
    texts: HandoutTexts,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    figures: Sequence[ProposalFigures],
    *,
    with_total: bool,
) -> Overview | None:
    """Return the overview of the proposals, `None` if there are none.

    `with_total` says whether it has the column of the whole budgets.
    """
    if not figures:
        return None
    names = [name for name in COLUMNS if with_total or name != "total"]
    sums = {
        name: total_of(getattr(one, field) for one in figures)
        for name, field in FIGURES.items()
        if name in names
    }
    return Overview(
        title=texts.text("heading.overview"),
        heads={name: texts.text(f"head.{name}") for name in names},
        rows=tuple(_row(texts, meeting.day, one) for one in figures),
        sums={
            "initiative": texts.text("sum"),
            **{name: amount_cell(texts, total) for name, total in sums.items()},
        },
        charts=charts(texts, figures),
        notes=(
            *(
                texts.text("sum-not-whole", name=texts.text(f"head.{name}"), why=why)
                for name, total in sums.items()
                if (why := total.why(texts.language))
            ),
            *_notes(texts, items),
        ),
    )


def _notes(texts: HandoutTexts, items: Iterable[AgendaItem]) -> Iterator[str]:
    """Yield what is not in the overview: proposals that cannot be read, and closed items."""
    numbers = [item.number for item in items if item.unreadable]
    if numbers:
        yield texts.numbered("unreadable-left-out", numbers)
    if any(item.hidden for item in items):
        yield texts.text("open-only")


def _row(texts: HandoutTexts, day: date, one: ProposalFigures) -> OverviewRow:
    ready, kind = readiness_word(texts, one.items[0])
    return OverviewRow(
        number=one.number,
        title=one.title,
        anchor=anchor(one.items[0]),
        asked=amount_cell(texts, one.asked),
        total=amount_cell(texts, one.budget),
        open=amount_cell(texts, one.open),
        open_share=open_share(one.formatter),
        period=short_period(texts, one),
        late=lateness(texts, one, day),
        ready=ready,
        ready_kind=kind,
    )


def short_period(texts: HandoutTexts, one: ProposalFigures) -> str:
    """Return from which month to which: `okt. 2026 – sept. 2028`."""
    idea = one.review.proposal.initiative
    ends = [
        _month(texts, one, "initiative.start", idea.start),
        _month(texts, one, "initiative.end", idea.end),
    ]
    if ends[0] == ends[1] and idea.start is None:
        return ends[0]
    return f"{ends[0]} – {ends[1]}"


def _month(texts: HandoutTexts, one: ProposalFigures, key: str, day: DayOrStretch | None) -> str:
    """Return the month that a day lies in; a stretch of several months as it is said."""
    if isinstance(day, FuzzyDate):
        first, last = day.first, day.last
        if (first.year, first.month) != (last.year, last.month):
            return day.in_(texts.language)
        day = first
    if day is not None:
        return f"{short_month(day, texts.language)}{NO_BREAK_SPACE}{day.year}"
    is_unread = one.formatter.unread(key) is not None
    return texts.text("cannot-be-read" if is_unread else "not-answered")


def lateness(texts: HandoutTexts, one: ProposalFigures, day: date) -> str:
    """Return whether the period has begun or ended before the meeting's day, empty if neither."""
    idea = one.review.proposal.initiative
    if idea.end and surely_before(idea.end, day):
        return texts.text("is-over")
    has_begun = idea.start is not None and surely_before(idea.start, day)
    return texts.text("has-begun") if has_begun else ""


def readiness_word(texts: HandoutTexts, item: AgendaItem) -> tuple[str, VerdictKind]:
    """Return the word on whether a proposal is ready, and its mark.

    Where the edition leaves findings out, it leaves out what they led to.
    """
    if item.review is None or item.outcome_hidden:
        return NOTHING, VerdictKind.NOT_APPLICABLE
    if not is_ready(item):
        return texts.text("ready.no"), VerdictKind.NOT_MET
    if item.review.outcome is Outcome.READY_WITH_REMARKS:
        return texts.text("ready.remarks"), VerdictKind.PARTLY_MET
    return texts.text("ready.yes"), VerdictKind.MET
