"""The overview of a pack: every proposal beside the others, the sums, and what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.value import Value
from aabsocial.documents.answers import NOTHING, AnswerFormatter
from aabsocial.documents.finances import share
from aabsocial.documents.model import Bar, Chart, Table
from aabsocial.documents.proposal import period
from aabsocial.handout.model import Document, item_title
from aabsocial.model.findings import Severity
from aabsocial.model.totals import Total, summed
from aabsocial.review.finances import budget_sum, external_sum, financing_sum, paid_by
from aabsocial.review.verdict_summary import policy_summary
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aabsocial.documents.model import Section
    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import AgendaItem
    from aabsocial.model.policy import Policy


class Row(Value):
    """A proposal on the overview: whose number it has, what it costs, who pays."""

    number: int
    title: str
    review: Review
    speaker: AnswerFormatter
    total: Total
    asked: Total
    own: Total
    external: Total
    participants: Total
    financing: Total


def overview(policy: Policy, voice: HandoutTexts, items: Sequence[AgendaItem]) -> Document:
    """Set the proposals side by side; those that could not be read are named last."""
    rows = tuple(
        _row(policy, voice, item, item.review) for item in items if item.review is not None
    )
    title = voice.say("document.overview")
    missing = tuple(item for item in items if item.unreadable)
    sections = (
        *((_initiatives(voice, rows), _money(voice, rows), _reviews(voice, rows)) if rows else ()),
        *((_missing(voice, missing),) if missing else ()),
    )
    facts = (
        *(() if rows else (voice.remark("no-proposals"),)),
        *((voice.remark("open-only"),) if any(item.hidden for item in items) else ()),
    )
    return Document(anchor="overview", title=title, running=title, facts=facts, sections=sections)


def _row(policy: Policy, voice: HandoutTexts, item: AgendaItem, review: Review) -> Row:
    speaker = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=voice.language,
        unreadable=review.unreadable,
    )
    return Row(
        number=item.number,
        title=item_title(voice, item),
        review=review,
        speaker=speaker,
        total=budget_sum(speaker),
        asked=paid_by(speaker, "aab"),
        own=paid_by(speaker, "department"),
        external=external_sum(speaker),
        participants=paid_by(speaker, "participants"),
        financing=financing_sum(speaker),
    )


def _initiatives(voice: HandoutTexts, rows: Iterable[Row]) -> Section:
    cells = tuple(
        (
            str(row.number),
            row.title,
            one_line(row.speaker.answer("initiative.departments")),
            row.speaker.answer("initiative.focus_areas"),
            period(row.speaker),
        )
        for row in rows
    )
    columns = voice.columns("number", "initiative", "departments", "focus", "period")
    return voice.section("initiatives", Table(columns, cells))


def _money(voice: HandoutTexts, rows: Sequence[Row]) -> Section:
    names = ("total", "asked", "external", "share")
    cells = tuple(
        (
            str(row.number),
            row.title,
            *_amounts(voice, (row.total, row.asked, row.external)),
            _share(voice, row.speaker, row.external, row.financing),
        )
        for row in rows
    )
    external, financing = (
        summed(getattr(row, name) for row in rows) for name in ("external", "financing")
    )
    sums = (
        voice.say("sum"),
        "",
        *_amounts(voice, [summed(getattr(row, name) for row in rows) for name in names[:3]]),
        _share(voice, rows[0].speaker, external, financing),
    )
    columns = voice.columns("number", "initiative", *names, right=names)
    if all(Total() == row.total == row.financing for row in rows):
        return voice.section("money", voice.remark("no-money"))
    return voice.section(
        "money",
        Table(columns, cells, sums),
        _asked_chart(voice, rows),
        _financing_chart(voice, rows),
    )


def _share(voice: HandoutTexts, speaker: AnswerFormatter, part: Total, whole: Total) -> str:
    """Write a share, of which nothing is known while either sum is not whole."""
    if not (part.is_whole and whole.is_whole):
        return voice.say("unknown-share")
    return share(speaker, part.amount, whole.amount)


def _asked_chart(voice: HandoutTexts, rows: Sequence[Row]) -> Chart:
    return _chart(voice, "asked", ("asked",), rows)


def _financing_chart(voice: HandoutTexts, rows: Sequence[Row]) -> Chart:
    """Draw who pays; what participants pay has a series of its own where there is some."""
    everyone = ("asked", "own", "external", "participants")
    some = everyone if any(row.participants != Total() for row in rows) else everyone[:3]
    return _chart(voice, "financing", some, rows)


def _chart(voice: HandoutTexts, name: str, series: tuple[str, ...], rows: Sequence[Row]) -> Chart:
    """Draw a bar for each proposal, made of one piece for each name of an amount.

    A bar is drawn of what is known, and says if that is not all of it.
    """
    title = voice.say(f"chart.{name}")
    amounts = [tuple(getattr(row, one) for one in series) for row in rows]
    sums = [summed(column) for column in zip(*amounts, strict=True)]
    return Chart(
        title=title,
        series=tuple(voice.say(f"head.{one}") for one in series),
        bars=tuple(
            Bar(_bar_label(voice, row, mine), tuple(it.amount.ore for it in mine))
            for row, mine in zip(rows, amounts, strict=True)
        ),
        alternative=_alternative(voice, title, series, zip(rows, amounts, strict=True)),
        numbers=Table(
            columns=voice.columns("number", "initiative", *series, right=series),
            rows=tuple(
                (str(row.number), row.title, *_amounts(voice, mine))
                for row, mine in zip(rows, amounts, strict=True)
            ),
            sums=(voice.say("sum"), "", *_amounts(voice, sums)),
        ),
    )


def _bar_label(voice: HandoutTexts, row: Row, amounts: Iterable[Total]) -> str:
    label = f"{row.number} {row.title}"
    is_whole = all(amount.is_whole for amount in amounts)
    return label if is_whole else voice.say("chart.not-whole", label=label)


def _alternative(
    voice: HandoutTexts,
    title: str,
    series: tuple[str, ...],
    bars: Iterable[tuple[Row, tuple[Total, ...]]],
) -> str:
    """Return a chart in words, with every number of it."""
    told = [
        voice.say(
            "chart.bar",
            number=row.number,
            amounts=", ".join(
                voice.say(
                    "chart.piece",
                    series=voice.say(f"head.{one}"),
                    amount=amount.written(voice.language),
                )
                for one, amount in zip(series, amounts, strict=True)
            ),
        )
        for row, amounts in bars
    ]
    text = voice.say("chart.alternative", title=title, bars="; ".join(told))
    return text.replace("..", ".")


def _amounts(voice: HandoutTexts, amounts: Iterable[Total]) -> tuple[str, ...]:
    return tuple(
        NOTHING if amount == Total() else amount.written(voice.language) for amount in amounts
    )


def _reviews(voice: HandoutTexts, rows: Iterable[Row]) -> Section:
    """Say of each proposal what its own paper says: the outcome, and what the verdicts come to."""
    cells = tuple(
        (
            str(row.number),
            row.title,
            voice.say(f"outcome.{row.review.outcome.value}"),
            policy_summary(row.review.verdicts, voice.language),
            _open_findings(voice, row.review),
        )
        for row in rows
    )
    columns = voice.columns("number", "initiative", "outcome", "policy", "findings")
    return voice.section("review", Table(columns, cells))


def _open_findings(voice: HandoutTexts, review: Review) -> str:
    weighing = [found.severity for found in review.findings if not found.exempt]
    return voice.say(
        "findings",
        errors=weighing.count(Severity.ERROR),
        warnings=weighing.count(Severity.WARNING),
    )


def _missing(voice: HandoutTexts, items: Iterable[AgendaItem]) -> Section:
    cells = tuple(
        (
            str(item.number),
            voice.say("unreadable", path=item.path),
            item.unreadable.in_(voice.language) if item.unreadable else NOTHING,
        )
        for item in items
    )
    return voice.section("missing", Table(voice.columns("number", "item", "reason"), cells))
