"""Financing (clause 8): what it costs, who pays, and how sure the money is."""

from typing import get_args

from aabsocial.finding import VerdictKind
from aabsocial.policy import Circumstances, Group, Judgement, Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.principles.checks import excerpt
from aabsocial.principles.conditions import (
    asks_aab,
    costs_money,
    has_known_sources,
    has_unsecured_money,
    may_be_free,
)
from aabsocial.principles.financing_rules import RULES
from aabsocial.proposal import (
    BudgetCategory,
    BudgetLine,
    FinancingKind,
    FinancingLine,
    FinancingStatus,
    Proposal,
)


def guidelines(proposal: Proposal, _: Circumstances) -> Judgement:
    """8.3: AAB's money is asked for by an edition of the guidelines; AAB's office weighs it."""
    if not asks_aab(proposal):
        is_known = has_known_sources(proposal) or proposal.finance.no_money
        missing = Judgement(VerdictKind.MISSING, "financing-unanswered")
        return Judgement(VerdictKind.NOT_APPLICABLE) if is_known else missing
    edition, text = proposal.finance.guidelines_edition, proposal.finance.guidelines
    if edition is None:
        return Judgement(VerdictKind.MISSING, "no-edition")
    if text is None:
        return Judgement(VerdictKind.MISSING, "no-points", {"edition": edition})
    values = {"edition": edition, "text": excerpt(text)}
    return Judgement(VerdictKind.ANSWERED, "described", values)


chapter = read_chapter(
    "financing",
    judges={"8.3": guidelines},
    rules=RULES,
    items=(
        Question(key="finance.no_money", kind=Kind.YES_NO, clauses=("8.1",), applies=may_be_free),
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
            key="finance.guidelines_edition",
            kind=Kind.TEXT,
            clauses=("8.3",),
            needed=asks_aab,
            applies=asks_aab,
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
