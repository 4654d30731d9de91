"""The overview of a pack: all proposals side by side, with sums and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import NOTHING, AnswerFormatter
from aabsocial.documents.finances import share
from aabsocial.documents.model import Bar, Chart, Table
from aabsocial.documents.proposal import period
from aabsocial.handout.model import Document, item_title, messages
from aabsocial.model.findings import Severity
from aabsocial.model.totals import Total, total_of
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


class Row(Struct, kw_only=True):
    """A proposal on the overview: its number and title, what it costs, and who pays."""

    number: int
    title: str
    review: Review
    formatter: AnswerFormatter
    total: Total
    asked: Total
    own: Total
    external: Total
    participants: Total
    financing: Total


def overview(policy: Policy, texts: HandoutTexts, items: Sequence[AgendaItem]) -> Document:
    """Return the overview of all proposals; unreadable ones are named last."""
    rows = tuple(
        _row(policy, texts, item, item.review) for item in items if item.review is not None
    )
    title = messages.text("document.overview", texts.language)
    missing = tuple(item for item in items if item.unreadable)
    sections = (
        *((_initiatives(texts, rows), _money(texts, rows), _reviews(texts, rows)) if rows else ()),
        *((_missing(texts, missing),) if missing else ()),
    )
    facts = (
        *(() if rows else (texts.remark("no-proposals"),)),
        *((texts.remark("open-only"),) if any(item.hidden for item in items) else ()),
    )
    return Document(anchor="overview", title=title, running=title, facts=facts, sections=sections)


def _row(policy: Policy, texts: HandoutTexts, item: AgendaItem, review: Review) -> Row:
    formatter = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=texts.language,
        unreadable=review.unreadable,
    )
    return Row(
        number=item.number,
        title=item_title(texts, item),
        review=review,
        formatter=formatter,
        total=budget_sum(formatter),
        asked=paid_by(formatter, "aab"),
        own=paid_by(formatter, "department"),
        external=external_sum(formatter),
        participants=paid_by(formatter, "participants"),
        financing=financing_sum(formatter),
    )


def _initiatives(texts: HandoutTexts, rows: Iterable[Row]) -> Section:
    cells = tuple(
        (
            str(row.number),
            row.title,
            one_line(row.formatter.answer("initiative.departments")),
            row.formatter.answer("initiative.focus_areas"),
            period(row.formatter),
        )
        for row in rows
    )
    columns = texts.columns("number", "initiative", "departments", "focus", "period")
    return texts.section("initiatives", Table(columns, cells))


def _money(texts: HandoutTexts, rows: Sequence[Row]) -> Section:
    names = ("total", "asked", "external", "share")
    cells = tuple(
        (
            str(row.number),
            row.title,
            *_amounts(texts, (row.total, row.asked, row.external)),
            _share(texts, row.formatter, row.external, row.financing),
        )
        for row in rows
    )
    external, financing = (
        total_of(getattr(row, name) for row in rows) for name in ("external", "financing")
    )
    sums = (
        messages.text("sum", texts.language),
        "",
        *_amounts(texts, [total_of(getattr(row, name) for row in rows) for name in names[:3]]),
        _share(texts, rows[0].formatter, external, financing),
    )
    columns = texts.columns("number", "initiative", *names, right=names)
    if all(Total() == row.total == row.financing for row in rows):
        return texts.section("money", texts.remark("no-money"))
    return texts.section(
        "money",
        Table(columns, cells, sums),
        _asked_chart(texts, rows),
        _financing_chart(texts, rows),
    )


def _share(texts: HandoutTexts, formatter: AnswerFormatter, part: Total, whole: Total) -> str:
    """Return a share as text; it is unknown unless both sums are whole."""
    if not (part.is_whole and whole.is_whole):
        return messages.text("unknown-share", texts.language)
    return share(formatter, part.amount, whole.amount)


def _asked_chart(texts: HandoutTexts, rows: Sequence[Row]) -> Chart:
    return _chart(texts, "asked", ("asked",), rows)


def _financing_chart(texts: HandoutTexts, rows: Sequence[Row]) -> Chart:
    """Return the chart of who pays; the participants have a series if they pay anything."""
    everyone = ("asked", "own", "external", "participants")
    some = everyone if any(row.participants != Total() for row in rows) else everyone[:3]
    return _chart(texts, "financing", some, rows)


def _chart(texts: HandoutTexts, name: str, series: tuple[str, ...], rows: Sequence[Row]) -> Chart:
    """Return a chart with a bar for each proposal, and a segment for each of the series.

    A bar shows the known amounts; its label says if some are unknown.
    """
    title = messages.text(f"chart.{name}", texts.language)
    amounts = [tuple(getattr(row, one) for one in series) for row in rows]
    sums = [total_of(column) for column in zip(*amounts, strict=True)]
    return Chart(
        title=title,
        series=tuple(messages.text(f"head.{one}", texts.language) for one in series),
        bars=tuple(
            Bar(_bar_label(texts, row, mine), tuple(it.amount.ore for it in mine))
            for row, mine in zip(rows, amounts, strict=True)
        ),
        alternative=_alternative(texts, title, series, zip(rows, amounts, strict=True)),
        numbers=Table(
            columns=texts.columns("number", "initiative", *series, right=series),
            rows=tuple(
                (str(row.number), row.title, *_amounts(texts, mine))
                for row, mine in zip(rows, amounts, strict=True)
            ),
            sums=(messages.text("sum", texts.language), "", *_amounts(texts, sums)),
        ),
    )


def _bar_label(texts: HandoutTexts, row: Row, amounts: Iterable[Total]) -> str:
    label = f"{row.number} {row.title}"
    is_whole = all(amount.is_whole for amount in amounts)
    return label if is_whole else messages.text("chart.not-whole", texts.language, label=label)


def _alternative(
    texts: HandoutTexts,
    title: str,
    series: tuple[str, ...],
    bars: Iterable[tuple[Row, tuple[Total, ...]]],
) -> str:
    """Return a chart's text alternative, with all its numbers."""
    rows_told = [
        messages.text(
            "chart.bar",
            texts.language,
            number=row.number,
            amounts=", ".join(
                messages.text(
                    "chart.piece",
                    texts.language,
                    series=messages.text(f"head.{one}", texts.language),
                    amount=amount.format(texts.language),
                )
                for one, amount in zip(series, amounts, strict=True)
            ),
        )
        for row, amounts in bars
    ]
    text = messages.text(
        "chart.alternative", texts.language, title=title, bars="; ".join(rows_told)
    )
    return text.replace("..", ".")


def _amounts(texts: HandoutTexts, amounts: Iterable[Total]) -> tuple[str, ...]:
    return tuple(
        NOTHING if amount == Total() else amount.format(texts.language) for amount in amounts
    )


def _reviews(texts: HandoutTexts, rows: Iterable[Row]) -> Section:
    """Return the table of outcomes and verdicts, in the words of the proposals' own papers."""
    cells = tuple(
        (
            str(row.number),
            row.title,
            messages.text(f"outcome.{row.review.outcome.value}", texts.language),
            policy_summary(row.review.verdicts, texts.language),
            _open_findings(texts, row.review),
        )
        for row in rows
    )
    columns = texts.columns("number", "initiative", "outcome", "policy", "findings")
    return texts.section("review", Table(columns, cells))


def _open_findings(texts: HandoutTexts, review: Review) -> str:
    weighing = [finding.severity for finding in review.findings if not finding.exempt]
    return messages.text(
        "findings",
        texts.language,
        errors=weighing.count(Severity.ERROR),
        warnings=weighing.count(Severity.WARNING),
    )


def _missing(texts: HandoutTexts, items: Iterable[AgendaItem]) -> Section:
    cells = tuple(
        (
            str(item.number),
            messages.text("unreadable", texts.language, path=item.path),
            item.unreadable.in_(texts.language) if item.unreadable else NOTHING,
        )
        for item in items
    )
    return texts.section("missing", Table(texts.columns("number", "item", "reason"), cells))
