"""The two charts of the overview: what is asked of AAB, and who pays each initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.shares import financing_shares
from aabsocial.handout.figures import amount_cell
from aabsocial.handout.pack import AskedBar, OverviewCharts, ShareBar, SharePiece
from aabsocial.localization.messages import join_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aabsocial.documents.answers import Entry
    from aabsocial.documents.case_page import Fill
    from aabsocial.handout.figures import ProposalFigures
    from aabsocial.handout.model import HandoutTexts

MOST_BARS = 12
FILLS: tuple[Fill, ...] = ("ours", "granted", "others")  # AAB, the departments, others
FILL_OF: Mapping[str, Fill] = {"aab": "ours", "department": "granted"}


def charts(texts: HandoutTexts, figures: Sequence[ProposalFigures]) -> OverviewCharts | None:
    """Return the charts, `None` for one proposal and where no money is asked."""
    if len(figures) <= 1 or not any(one.asked.amount.ore for one in figures):
        return None
    shown = largest(figures)
    shared = [one for one in shown if can_be_shared(one)]
    shares = tuple(_share_bar(one) for one in shared)
    most = max(one.asked.amount.ore for one in shown)
    return OverviewCharts(
        asked_title=texts.text("chart.asked"),
        asked=tuple(
            AskedBar(
                number=one.items[0].number,
                part=one.asked.amount.ore / most,
                amount=amount_cell(texts, one.asked),
            )
            for one in shown
        ),
        asked_alternative=_alternative(
            texts, "chart.asked-alternative", [(it, amount_cell(texts, it.asked)) for it in shown]
        ),
        note=" ".join(_notes(texts, figures, shown)),
        shares_title=texts.text("chart.shares"),
        shares=shares,
        shares_alternative=_alternative(
            texts,
            "chart.shares-alternative",
            [(one, _in_words(texts, bar)) for one, bar in zip(shared, shares, strict=True)],
        )
        if shares
        else "",
        legend=tuple((fill, texts.text(f"payer.{fill}")) for fill in FILLS),
    )


def largest(figures: Sequence[ProposalFigures]) -> tuple[ProposalFigures, ...]:
    """Return the proposals that ask for most, in the order of the agenda."""
    by_size = sorted(range(len(figures)), key=lambda at: -figures[at].asked.amount.ore)
    return tuple(figures[at] for at in sorted(by_size[:MOST_BARS]))


def can_be_shared(one: ProposalFigures) -> bool:
    """Return whether there is money, and it is known who pays all of it."""
    return is_known(one) and one.financing.amount.ore > 0


def is_known(one: ProposalFigures) -> bool:
    """Return whether it is known who pays all of it, be it nothing."""
    return all(it.is_whole for it in (one.asked, one.departments, one.financing))


def _share_bar(one: ProposalFigures) -> ShareBar:
    amounts = (one.asked.amount, one.departments.amount, one.others)
    shares = financing_shares(one.formatter)
    return ShareBar(
        number=one.items[0].number,
        pieces=tuple(
            SharePiece(
                part=amount.ore / one.financing.amount.ore,
                share=shares.of(_paid_from(one, fill)),
                fill=fill,
            )
            for fill, amount in zip(FILLS, amounts, strict=True)
            if amount.ore
        ),
    )


def _paid_from(one: ProposalFigures, fill: Fill) -> Iterator[Entry]:
    """Yield the lines of money from AAB, from the departments, or from others."""
    for it in one.formatter.entries(one.formatter.policy.groups["financing"]):
        if it.record.kind != "in-kind" and FILL_OF.get(it.record.kind, "others") == fill:
            yield it


def _in_words(texts: HandoutTexts, bar: ShareBar) -> str:
    return join_list(
        [f"{texts.text(f'payer.{piece.fill}')} {piece.share}" for piece in bar.pieces],
        texts.language,
    )


def _alternative(texts: HandoutTexts, key: str, told: Sequence[tuple[ProposalFigures, str]]) -> str:
    """Return a chart in words, with every number."""
    bars = "; ".join(
        texts.text(
            "chart.bar",
            number=join_list(_numbers((one,)), texts.language),
            title=one.title,
            says=says,
        )
        for one, says in told
    )
    return texts.text(key, bars=bars).replace("..", ".")


def _notes(
    texts: HandoutTexts,
    figures: Sequence[ProposalFigures],
    shown: Sequence[ProposalFigures],
) -> Iterator[str]:
    """Yield which proposals the charts leave out, but those without money to share."""
    if len(shown) < len(figures):
        yield texts.text("chart.largest", shown=str(len(shown)), all=str(len(figures)))
    left_out = [one for one in shown if not is_known(one)]
    if left_out:
        yield texts.numbered("chart.not-shared", _numbers(left_out))


def _numbers(figures: Iterable[ProposalFigures]) -> list[str]:
    return [item.number for one in figures for item in one.items]
