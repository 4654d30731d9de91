"""What an initiative costs and who pays, said in a sentence or two (8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, total
from aabsocial.model.proposal_facts import (
    asked_of_aab,
    asks_a_known_amount,
    budget_total,
    money_lines,
)
from aabsocial.policy.aab.derived.wording import joined_clauses, payer_name, texts, upper_first
from aabsocial.policy.aab.predicates import costs_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.money import Money
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import FinancingLine, FinancingStatus, Proposal

MOST_NAMED = 4


def money_sentences(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield what it costs, then who pays; an amount over a gap is not said."""
    if not costs_money(proposal):
        yield texts.text("money.none", language)
        return
    cost = _cost(proposal)
    lines = [line for line in money_lines(proposal) if line.amount and line.amount.ore]
    if cost is not None:
        word = (
            "money.estimated" if any(line.estimated for line in proposal.budget) else "money.cost"
        )
        yield texts.text(word, language, amount=cost)
        if len(lines) == 1 and lines[0].kind == "aab" and lines[0].amount == cost:
            yield texts.text(f"money.all.{_status(lines[0])}", language)
            return
    clauses = [*_aab(proposal, language), *_others(proposal, lines, language)]
    if clauses:
        yield f"{upper_first(joined_clauses(clauses, language)).removesuffix('.')}."


def rest_to_pay(proposal: Proposal) -> Money | None:
    """Return what the one payer of the rest is to pay, `None` where nothing is left to pay.

    Who has said yes has said so to an amount: it stays, whatever the others come to.
    """
    listed = proposal.derived or ()
    rests = [it for it in range(len(proposal.financing)) if f"financing[{it}].amount" in listed]
    if len(rests) != 1:
        return None
    payer = proposal.financing[rests[0]]
    if payer.amount is not None and payer.status in ("granted", "pledged"):
        return payer.amount
    paid = total(line.amount for it, line in enumerate(proposal.financing) if it not in rests)
    rest = budget_total(proposal) - paid
    return rest if rest > NO_MONEY else None


def _cost(proposal: Proposal) -> Money | None:
    """Return the sum of the budget, `None` where some of it is not known."""
    if not proposal.budget or any(line.amount is None for line in proposal.budget):
        return None
    return budget_total(proposal)


def _aab(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield what AAB has granted and what it is asked for, where all of it is known."""
    if not asked_of_aab(proposal).ore or not asks_a_known_amount(proposal):
        return
    lines = [line for line in proposal.financing if line.kind == "aab"]
    for status in ("granted", "pledged", "applied"):
        amount = total(line.amount for line in lines if _status(line) == status)
        if amount.ore:
            yield texts.text(f"money.aab.{status}", language, amount=amount)


def _status(line: FinancingLine) -> str:
    """Return how sure AAB's money is; what is not said to be granted or pledged is applied for."""
    return line.status if line.status in ("granted", "pledged") else "applied"


def _others(proposal: Proposal, lines: list[FinancingLine], language: Language) -> Iterator[str]:
    """Yield what each other payer has granted, pledged or been asked for; many as one."""
    others = _departments_together([line for line in lines if line.kind != "aab"])
    are_named = all(line.source is not None and line.kind is not None for line in others)
    if len(others) <= MOST_NAMED:
        yield from (_payer(line, language) for line in others if line.source and line.kind)
    elif are_named and all(line.amount is not None for line in proposal.financing):
        yield from _together(others, language)


def _departments_together(lines: list[FinancingLine]) -> list[FinancingLine]:
    """Return the payers in their order, the departments where the first of them stands."""
    kinds = [line.kind for line in lines]
    places = {
        number: kinds.index(kind) if kind == "department" else number
        for number, kind in enumerate(kinds)
    }
    return [lines[number] for number in sorted(places, key=lambda it: places[it])]


def _payer(line: FinancingLine, language: Language) -> str:
    kind = line.kind if line.kind in ("department", "participants") else "other"
    word = f"money.{kind}.{line.status or 'unknown'}"
    return texts.text(word, language, payer=payer_name(line.source or ""), amount=line.amount)


def _together(lines: list[FinancingLine], language: Language) -> Iterator[str]:
    granted: tuple[FinancingStatus | None, ...] = ("granted",)
    for word, statuses in (("granted", granted), ("pledged", ("pledged",)), ("sought", ())):
        amount = total(
            line.amount
            for line in lines
            if (line.status in statuses if statuses else line.status not in ("granted", "pledged"))
        )
        if amount.ore:
            yield texts.text(f"money.together.{word}", language, amount=amount)
