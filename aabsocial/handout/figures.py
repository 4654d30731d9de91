"""The money of the proposals in a pack, each counted once, and how it is written in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import NOTHING, AnswerFormatter
from aabsocial.handout.model import item_title
from aabsocial.review.finances import budget_sum, financing_sum, paid_by, unsecured_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.core.money import Money
    from aabsocial.handout.model import HandoutTexts
    from aabsocial.model.findings import Review
    from aabsocial.model.meeting import AgendaItem
    from aabsocial.model.policy import Policy
    from aabsocial.model.totals import Total


class ProposalFigures(Struct, kw_only=True):
    """A proposal on the agenda and its sums; it is one however many items it has.

    `open` is what is not granted yet.
    """

    items: tuple[AgendaItem, ...]
    review: Review
    formatter: AnswerFormatter
    title: str
    asked: Total
    departments: Total
    financing: Total
    budget: Total
    open: Total

    @property
    def number(self) -> str:
        """Return the numbers of its items."""
        return ", ".join(item.number for item in self.items)

    @property
    def others(self) -> Money:
        """Return what neither AAB nor its departments pay; the financing must be whole."""
        return self.financing.amount - self.asked.amount - self.departments.amount


def figures_of(
    policy: Policy, texts: HandoutTexts, items: Iterable[AgendaItem]
) -> tuple[ProposalFigures, ...]:
    """Return the proposals of a pack in the order of the agenda, each with all of its items."""
    groups: list[list[AgendaItem]] = []
    for item in items:
        if item.review is not None:
            group = next((it for it in groups if _is_same_proposal(it[0], item)), None)
            if group:
                group.append(item)
            else:
                groups.append([item])
    return tuple(_figures(policy, texts, tuple(group)) for group in groups)


def _is_same_proposal(one: AgendaItem, other: AgendaItem) -> bool:
    return bool(
        one.path
        and one.path == other.path
        and one.review
        and other.review
        and one.review.proposal == other.review.proposal
        and one.review.unreadable == other.review.unreadable
    )


def _figures(policy: Policy, texts: HandoutTexts, items: tuple[AgendaItem, ...]) -> ProposalFigures:
    first = items[0]
    review = first.review
    assert review is not None  # noqa: S101 - only items with a proposal come here
    formatter = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=texts.language,
        unreadable=review.unreadable,
    )
    return ProposalFigures(
        items=items,
        review=review,
        formatter=formatter,
        title=item_title(texts, first),
        asked=paid_by(formatter, "aab"),
        departments=paid_by(formatter, "department"),
        financing=financing_sum(formatter),
        budget=budget_sum(formatter),
        open=unsecured_sum(formatter),
    )


def amount_cell(texts: HandoutTexts, total: Total) -> str:
    """Return a sum for a narrow column: an amount, a minimum, or why there is none."""
    if total.is_whole and not total.amount.ore:
        return NOTHING
    if total.is_whole or total.amount.ore:
        return total.brief(texts.language)
    return texts.text("cannot-be-read" if total.unreadable else "not-answered")


def to_decide(figures: Iterable[ProposalFigures]) -> Iterator[ProposalFigures]:
    """Yield the proposals that the board is to decide on."""
    return (one for one in figures if any(map(is_to_be_decided, one.items)))


def is_to_be_decided(item: AgendaItem) -> bool:
    """Return whether an item asks for a decision that is not taken yet."""
    outcome = item.review.proposal.decision.outcome if item.review else None
    return item.kind == "decision" and not item.hidden and outcome in (None, "postponed")
