"""Financing (clause 8): what it costs, who pays, and how sure the money is."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Judgement, ReviewContext
from aabsocial.model.proposal import (
    BudgetCategory,
    BudgetLine,
    FinancingKind,
    FinancingLine,
    FinancingStatus,
    Proposal,
)
from aabsocial.model.questions import BY_MENU_ONLY, Group, Kind, Question, always
from aabsocial.policy.aab import budget_years
from aabsocial.policy.aab.derived.money import rest_to_pay
from aabsocial.policy.aab.detectors.denials import unless_denied
from aabsocial.policy.aab.financing_rules import RULES
from aabsocial.policy.aab.opening_ticks import fills, is_unfilled
from aabsocial.policy.aab.predicates import (
    asks_aab,
    costs_money,
    costs_money_or_is_given,
    excerpt,
    has_known_sources,
    has_unsecured_money,
    may_be_free,
    tells_of_unsecured_money,
)
from aabsocial.policy.loading import load_chapter
from aabsocial.text.sentences import without_full_stop


def has_an_amount(line: BudgetLine) -> bool:
    """Return whether a budget line has an amount, which alone may be an estimate."""
    return line.amount is not None


def guidelines(proposal: Proposal, _: ReviewContext) -> Judgement:
    """8.3: AAB's money is asked for by an edition of the guidelines; AAB's office weighs it."""
    if not asks_aab(proposal):
        is_known = has_known_sources(proposal) or proposal.finance.no_money
        missing = Judgement(VerdictKind.MISSING, "financing-unanswered")
        not_asked = Judgement(VerdictKind.NOT_APPLICABLE, "not-asked")
        return not_asked if is_known else missing
    edition = unless_denied(proposal.finance.guidelines_edition)
    text = proposal.finance.guidelines
    if edition is None:
        return Judgement(VerdictKind.MISSING, "no-edition")
    named = {"edition": without_full_stop(edition)}
    if text is None:
        return Judgement(VerdictKind.MISSING, "no-points", named)
    return Judgement(VerdictKind.ANSWERED, "described", {**named, "text": excerpt(text)})


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={"8.3": guidelines},
    rules=(*RULES, *budget_years.RULES),
    items=(
        Question(
            key="finance.no_money",
            section="economy",
            kind=Kind.YES_NO,
            clauses=("8.1",),
            applies=may_be_free,
        ),
        Group(
            key="budget",
            lines="budget",
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
                    choices=get_args(BudgetCategory),
                    depth=BY_MENU_ONLY,
                ),
                Question(key="budget.amount", kind=Kind.MONEY, needed=always),
                Question(
                    key="budget.estimated",
                    kind=Kind.YES_NO,
                    suits=has_an_amount,
                    depth=BY_MENU_ONLY,
                ),
                Question(key="budget.years", kind=Kind.MONEY_BY_YEAR, depth=BY_MENU_ONLY),
                Question(key="budget.note", kind=Kind.TEXT, depth=2),
            ),
        ),
        Group(
            key="financing",
            lines="financing",
            record=FinancingLine,
            clauses=("8.1", "1.3", "8.3"),
            needed=costs_money,
            applies=costs_money_or_is_given,
            balances="budget",
            unfilled=is_unfilled,
            fills=fills,
            fields=(
                Question(key="financing.source", kind=Kind.TEXT, needed=always, remembered=True),
                Question(
                    key="financing.kind",
                    kind=Kind.CHOICE,
                    clauses=("8.1", "1.3", "8.3"),
                    needed=always,
                    choices=get_args(FinancingKind),
                ),
                Question(
                    key="financing.amount", kind=Kind.MONEY, needed=always, derive=rest_to_pay
                ),
                Question(
                    key="financing.status",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(FinancingStatus),
                ),
                Question(key="financing.note", kind=Kind.TEXT, depth=2),
            ),
        ),
        Question(
            key="finance.vat_included",
            section="figures",
            kind=Kind.YES_NO,
            clauses=("8.1",),
            applies=costs_money,
            remembered=True,
            depth=BY_MENU_ONLY,
        ),
        Question(
            key="finance.guidelines_edition",
            section="figures",
            kind=Kind.TEXT,
            clauses=("8.3",),
            needed=asks_aab,
            applies=asks_aab,
            remembered=True,
        ),
        Question(
            key="finance.guidelines",
            section="figures",
            kind=Kind.PARAGRAPHS,
            clauses=("8.3",),
            needed=asks_aab,
            applies=asks_aab,
        ),
        Question(
            key="finance.without_unsecured",
            section="figures",
            kind=Kind.PARAGRAPHS,
            clauses=("8.1",),
            needed=has_unsecured_money,
            applies=tells_of_unsecured_money,
        ),
    ),
)
