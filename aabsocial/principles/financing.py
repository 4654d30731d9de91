"""Financing (clause 8): what it costs, who pays, and how sure the money is."""

from typing import get_args

from aabsocial.policy import Group, Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import (
    BudgetCategory,
    BudgetLine,
    FinancingKind,
    FinancingLine,
    FinancingStatus,
    Proposal,
    asked_of_aab,
    unsecured,
)


def costs_money(proposal: Proposal) -> bool:
    """Tell whether the initiative is not declared free of money (8.1)."""
    return not proposal.finance.no_money


def asks_aab(proposal: Proposal) -> bool:
    """Tell whether AAB's own money is asked for (8.3)."""
    return costs_money(proposal) and asked_of_aab(proposal).ore > 0


def has_unsecured_money(proposal: Proposal) -> bool:
    """Tell whether some of the money is not yet granted (8.1)."""
    return costs_money(proposal) and unsecured(proposal).ore > 0


chapter = read_chapter(
    "financing",
    items=(
        Question(key="finance.no_money", kind=Kind.YES_NO, clauses=("8.1",)),
        Group(
            key="budget",
            record=BudgetLine,
            clauses=("8.1",),
            needed=costs_money,
            applies=costs_money,
            balances="financing",
            fields=(
                Question(key="budget.item", kind=Kind.TEXT, needed=always),
                Question(
                    key="budget.category",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(BudgetCategory),
                ),
                Question(key="budget.amount", kind=Kind.MONEY, needed=always),
                Question(key="budget.note", kind=Kind.TEXT, depth=2),
            ),
        ),
        Group(
            key="financing",
            record=FinancingLine,
            clauses=("8.1", "1.3"),
            needed=costs_money,
            applies=costs_money,
            balances="budget",
            fields=(
                Question(key="financing.source", kind=Kind.TEXT, needed=always, remembered=True),
                Question(
                    key="financing.kind",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(FinancingKind),
                ),
                Question(key="financing.amount", kind=Kind.MONEY, needed=always),
                Question(
                    key="financing.status",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(FinancingStatus),
                ),
            ),
        ),
        Question(
            key="finance.vat_included",
            kind=Kind.YES_NO,
            clauses=("8.1",),
            needed=costs_money,
            applies=costs_money,
            remembered=True,
        ),
        Question(
            key="finance.guidelines",
            kind=Kind.PARAGRAPHS,
            clauses=("8.3",),
            needed=asks_aab,
            applies=asks_aab,
        ),
        Question(
            key="finance.without_unsecured",
            kind=Kind.PARAGRAPHS,
            clauses=("8.1",),
            needed=has_unsecured_money,
            applies=has_unsecured_money,
        ),
    ),
)
