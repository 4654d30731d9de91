"""The rules on financing (clause 8): the budget, the sources, and how sure the money is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.money import NO_MONEY, Money, total
from aabsocial.localization.days import on_day
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, ReviewContext, Rule
from aabsocial.model.proposal_facts import (
    LONG_MONTHS,
    budget_total,
    financing_total,
    is_external_line,
    money_lines,
)
from aabsocial.parsing.lines.dated_facts import day_of_grant_to_come
from aabsocial.policy.aab.derived.wording import language_of
from aabsocial.policy.aab.detectors.denials import denies
from aabsocial.policy.aab.detectors.vague_wording import (
    is_about_evaluation,
    is_evaluated_by_others,
    is_unspecified,
    may_be_unspecified,
)
from aabsocial.policy.aab.predicates import (
    asks_aab,
    costs_money,
    has_unsecured_money,
    is_long,
    lacks_the_external_money,
    name_or_number,
    stated_sum,
    unless_draft,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aabsocial.model.proposal import BudgetLine, FinancingLine, Proposal


def over_a_local_limit(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """8.3: where AAB is asked for money, a share exceeds a limit that has been set locally."""
    if not review_context.limits or not asks_aab(proposal):
        return
    costs = tuple((line.category, line.amount) for line in proposal.budget)
    # What is given in kind is no money, and keeps its place among the lines.
    paid = tuple(
        (line.kind, NO_MONEY if line.kind == "in-kind" else line.amount)
        for line in proposal.financing
    )
    yield from _over("contingency", "budget", costs, review_context)
    yield from _over("landsbyggefonden", "financing", paid, review_context)


def _over(
    kind: str,
    table: str,
    lines: Sequence[tuple[str | None, Money | None]],
    review_context: ReviewContext,
) -> Iterator[Breach]:
    """Compare in øre: a share that prints as 75,0 % may lie a krone over 75 %."""
    percent = review_context.limits.get(f"{kind}_percent")
    if percent is None or any(amount is None for _, amount in lines):
        return
    part = total(amount for of, amount in lines if of == kind)
    whole = total(amount for _, amount in lines)
    if part.ore * 100 > percent * whole.ore:
        first = [of for of, _ in lines].index(kind)
        allowed = Money(percent * whole.ore // 100)
        values = {"part": part, "whole": whole, "percent": percent, "over": part - allowed}
        # What a contingency is cut by goes from the budget too; a source's rest is found elsewhere.
        most = _most_beside(whole - part, percent) if kind == "contingency" else allowed
        yield Breach(
            key=f"{table}[{first}].amount", message_key=kind, params={**values, "most": most}
        )


def _most_beside(others: Money, percent: int) -> Money:
    """Return the most that keeps within a percentage of itself and the other lines."""
    return Money(percent * others.ore // (100 - percent))


WORTH_EVALUATING = Money.kroner(500_000)


def budget_does_not_balance(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: the budget and the financing differ, by an øre or more."""
    if not (costs_money(proposal) and _is_summed(proposal.budget)):
        return
    if not _is_summed(money_lines(proposal)):
        return
    costs, paid = budget_total(proposal), financing_total(proposal)
    values = {"budget": costs, "financing": paid}
    if paid < costs:
        yield Breach(
            key="financing", message_key="short", params={**values, "difference": costs - paid}
        )
    elif costs < paid:
        yield Breach(
            key="financing", message_key="over", params={**values, "difference": paid - costs}
        )


def _is_summed(lines: tuple[BudgetLine, ...] | tuple[FinancingLine, ...]) -> bool:
    """Return whether there are lines, each with its amount, so that their sum means something."""
    return bool(lines) and all(line.amount is not None for line in lines)


def budget_without_lines(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: there is no budget, and the initiative is not declared free of money.

    Where it is, amounts in the financing are `free_beside_amounts`.
    """
    if not (proposal.finance.no_money or proposal.budget):
        yield Breach(key="budget", related=("financing",))


def free_beside_amounts(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: the initiative is declared free of money, and there are amounts all the same."""
    if not (proposal.finance.no_money and costs_money(proposal)):
        return
    amounts = {
        "budget": [line.amount for line in proposal.budget],
        "financing": [line.amount for line in money_lines(proposal)],
    }
    sums = {key: stated_sum(listed) for key, listed in amounts.items() if listed}
    message_key = "both" if len(sums) > 1 else next(iter(sums))
    yield Breach(key="finance.no_money", related=tuple(sums), message_key=message_key, params=sums)


def unspecified_line(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: a budget line is called "diverse" or the like."""
    if not may_be_unspecified([line.item for line in proposal.budget if line.item]):
        return
    for index, line in enumerate(proposal.budget):
        if line.item is not None and is_unspecified(line.item):
            message_key = "item" if line.amount is None else "amount"
            values = {"item": line.item, "amount": line.amount}
            yield Breach(key=f"budget[{index}].item", message_key=message_key, params=values)


def guidelines_not_named(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.3: AAB's money is asked for, and the guidelines' edition or its points are not named."""
    if not asks_aab(proposal):
        return
    finance = proposal.finance
    asked = stated_sum(
        line.amount if line.kind else None
        for line in proposal.financing
        if line.kind in ("aab", None)
    )
    values = {"amount": asked}
    points = "finance.guidelines"
    if denies(finance.guidelines_edition):
        also = (points,) if finance.guidelines is None else ()
        yield Breach(
            key="finance.guidelines_edition", related=also, message_key="edition", params=values
        )
    elif finance.guidelines is None:
        yield Breach(key=points, message_key="points", params=values)


def unsecured_money(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: others have not granted their money, and it is not said what happens without it."""
    if proposal.finance.without_unsecured is None and has_unsecured_money(proposal):
        lines = money_lines(proposal)
        values = {
            "amount": stated_sum(
                line.amount for line in lines if line.status != "granted" and line.kind != "aab"
            ),
            "financing": stated_sum(line.amount for line in lines),
        }
        yield Breach(key="finance.without_unsecured", params=values)


def granted_on_a_day_to_come(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """8.1: money is said to be granted, and the day of it in the note lies ahead."""
    for index, line in enumerate(proposal.financing):
        day = day_of_grant_to_come(line, language_of(proposal), review_context.today)
        if day is not None:
            yield Breach(
                key=f"financing[{index}].note",
                params={
                    "source": name_or_number(line.source, "source", index),
                    "day": on_day(day),
                    "today": review_context.today,
                },
            )


def external_financing_contradicts(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """1.3: the early answer on external financing and the financing lines disagree.

    What participants pay themselves and what is given in kind decides nothing: the early answer
    does, and is not asked again.
    """
    answer = proposal.initiative.external_financing
    key = "initiative.external_financing"
    if lacks_the_external_money(proposal):
        also = ("residents.existing_volunteering",)
        message_key = "own" if costs_money(proposal) else "free"
        yield Breach(key=key, related=also, message_key=message_key)
        return
    if answer is not False:
        return
    external = [line for line in proposal.financing if is_external_line(line)]
    if external:
        sources = tuple(line.source for line in external if line.source)
        values = {"sources": sources, "amount": stated_sum(line.amount for line in external)}
        yield Breach(key=key, message_key="external" if sources else "nameless", params=values)


def evaluation_not_budgeted(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.5: long and costly, and no budget line is for the evaluation."""
    if not (is_long(proposal) and costs_money(proposal)):
        return
    costs = budget_total(proposal)
    if costs >= WORTH_EVALUATING and not _may_be_evaluated(proposal):
        told = stated_sum(line.amount for line in proposal.budget)
        yield Breach(key="budget", params={"budget": told, "months": LONG_MONTHS})


def _may_be_evaluated(proposal: Proposal) -> bool:
    """Return whether a budget line is for the evaluation, or somebody else is told to do it."""
    told = [proposal.evaluation.method]
    told += [text for it in proposal.partners for text in (it.role, it.contribution)]
    return any(map(_may_be_evaluation, proposal.budget)) or any(
        is_evaluated_by_others(text) for text in told if text
    )


def _may_be_evaluation(line: BudgetLine) -> bool:
    """Return whether a line is for the evaluation, by its category or by its name."""
    told = f"{line.item or ''} {line.note or ''}"
    return line.category in ("evaluation", None) or is_about_evaluation(told)


RULES = (
    Rule(
        code="FIN01",
        name="budget-does-not-balance",
        clause="8.1",
        severity=Severity.ERROR,
        check=budget_does_not_balance,
    ),
    Rule(
        code="FIN02",
        name="budget-without-lines",
        clause="8.1",
        severity=Severity.ERROR,
        check=unless_draft(budget_without_lines),
    ),
    Rule(
        code="FIN03",
        name="unspecified-line",
        clause="8.1",
        severity=Severity.WARNING,
        check=unspecified_line,
    ),
    Rule(
        code="FIN04",
        name="guidelines-not-named",
        clause="8.3",
        severity=Severity.WARNING,
        check=unless_draft(guidelines_not_named),
        reason_not_error="whether the guidelines are followed is for the board to judge",
    ),
    Rule(
        code="FIN05",
        name="unsecured-money",
        clause="8.1",
        severity=Severity.HINT,
        check=unless_draft(unsecured_money),
    ),
    Rule(
        code="FIN06",
        name="external-financing-contradicts",
        clause="1.3",
        severity=Severity.ERROR,
        check=external_financing_contradicts,
    ),
    Rule(
        code="FIN07",
        name="over-a-local-limit",
        clause="8.3",
        severity=Severity.WARNING,
        check=over_a_local_limit,
        reason_not_error="the limit is a local setting and no part of the policy",
    ),
    Rule(
        code="FIN08",
        name="evaluation-not-budgeted",
        clause="6.5",
        severity=Severity.HINT,
        check=evaluation_not_budgeted,
        reason_not_error="an evaluation may be paid for in other ways than a budget line",
    ),
    Rule(
        code="FIN09",
        name="free-beside-amounts",
        clause="8.1",
        severity=Severity.ERROR,
        check=free_beside_amounts,
    ),
    Rule(
        code="FIN12",
        name="granted-on-a-day-to-come",
        clause="8.1",
        severity=Severity.ERROR,
        check=granted_on_a_day_to_come,
    ),
)
