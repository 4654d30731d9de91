"""Rules that hold a proposal against itself, and against the meeting that is to decide on it."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.core.estimates import figures_of, first_day, last_day, most_meant
from aabsocial.core.money import ORE_PER_KRONE, Money, total
from aabsocial.localization.days import on_day, the_day
from aabsocial.model.departments import department_key
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.model.proposal_facts import (
    asked_of_aab,
    budget_total,
    financing_total,
    is_external_line,
    is_measured_later,
    is_to_come,
    unsecured,
)
from aabsocial.parsing.lines.rates import says_rate
from aabsocial.policy.aab.derived.summary import written_summary
from aabsocial.policy.aab.detectors.figures import amounts_in, asks_for_money, sum_of
from aabsocial.policy.aab.predicates import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from aabsocial.model.policy import Policy, ReviewContext
    from aabsocial.model.proposal import (
        DecisionOutcome,
        FinancingLine,
        Proposal,
        Status,
        SuccessCriterion,
    )
    from aabsocial.policy.aab.detectors.figures import WrittenAmount

# What is put off or rejected may be worked on and sent in again.
STATUS_AFTER: Mapping[DecisionOutcome, frozenset[Status]] = MappingProxyType(
    {
        "approved": frozenset({"approved", "completed"}),
        "approved-with-changes": frozenset({"approved-with-changes", "completed"}),
        "postponed": frozenset({"postponed", "draft", "submitted"}),
        "rejected": frozenset({"rejected", "draft", "submitted"}),
        "noted": frozenset({"submitted", "completed"}),
    }
)


def amount_in_no_table(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find amounts in the summary or the recommendation that budget and financing do not have."""
    amounts = [line.amount for line in proposal.budget]
    amounts += [line.amount for line in proposal.financing]
    if None in amounts:
        return
    if proposal.finance.no_money or (proposal.budget and proposal.financing):
        yield from _in_the_summary(proposal)
    if proposal.finance.no_money or proposal.financing:
        yield from _in_the_recommendation(proposal)


def _in_the_summary(proposal: Proposal) -> Iterator[Breach]:
    named = tuple(amounts_in(proposal.initiative.summary or ""))
    if not named:
        return
    lines = {line.amount for line in proposal.budget} | {line.amount for line in proposal.financing}
    unknown = [it for it in named if it.amount not in lines]
    for figures in (_figures, _prices, _named_in_notes):  # the dearest to find last
        if unknown:
            known = set(figures(proposal))
            unknown = [it for it in unknown if not any(map(it.is_of, known))]
    astray = [it.amount for it in unknown]
    if astray and proposal.initiative.summary != written_summary(proposal):
        yield Breach(
            key="initiative.summary",
            message_key="summary" if len(astray) == 1 else "summary-several",
            params={"amounts": tuple(dict.fromkeys(astray))},
            severity=Severity.HINT,
        )


def _figures(proposal: Proposal) -> Iterator[Money]:
    """Yield every figure that budget and financing tell or come to."""
    budget, financing = proposal.budget, proposal.financing
    yield from (line.amount for line in budget if line.amount)
    yield from (line.amount for line in financing if line.amount)
    yield from (
        budget_total(proposal),
        financing_total(proposal),
        asked_of_aab(proposal),
        unsecured(proposal),
    )
    yield from _sums((line.category, line.amount) for line in budget)
    yield from _sums((line.kind, line.amount) for line in financing)
    yield from _sums((line.status, line.amount) for line in financing)
    yield total(line.amount for line in financing if is_external_line(line))


def _prices(proposal: Proposal) -> Iterator[Money]:
    """Yield what the initiative costs for each participant and each home."""
    for count in (proposal.initiative.participants, proposal.initiative.homes):
        if count:
            yield from (Money(budget_total(proposal).ore // it) for it in figures_of(count) if it)


def _named_in_notes(proposal: Proposal) -> Iterator[Money]:
    for line in proposal.budget:
        yield from (it.amount for it in amounts_in(line.note or ""))


def _sums(lines: Iterable[tuple[str | None, Money | None]]) -> Iterable[Money]:
    sums: dict[str | None, int] = defaultdict(int)
    for of, amount in lines:
        sums[of] += amount.ore if amount else 0
    return map(Money, sums.values())


def _in_the_recommendation(proposal: Proposal) -> Iterator[Breach]:
    """Compare what the board is asked to grant with what the financing asks AAB for (8.3)."""
    asking = {
        index: amounts
        for index, point in enumerate(proposal.recommendation.points or ())
        if (amounts := tuple(amounts_in(point))) and asks_for_money(point)
    }
    named = [amount for amounts in asking.values() for amount in amounts]
    if not named or _is_asked(named, proposal):
        return
    yield Breach(
        key=f"recommendation.points[{next(iter(asking))}]",
        message_key="recommendation" if asked_of_aab(proposal).ore else "nothing-asked",
        params={
            "amounts": tuple(dict.fromkeys(it.amount for it in named)),
            "asked": asked_of_aab(proposal),
        },
    )


def _is_asked(named: list[WrittenAmount], proposal: Proposal) -> bool:
    asked = asked_of_aab(proposal)
    # Of what AAB has granted some of, the rest is asked for.
    rest = total(it.amount for it in proposal.financing if _is_to_be_granted(it))
    whole = total(it.amount for it in named)
    if any(it.is_of(sum_) for it in named for sum_ in (asked, rest)) or whole in (asked, rest):
        return True
    # Where nothing is asked of AAB, the point may be on what somebody else grants.
    others = [line.amount for line in proposal.financing if line.amount]
    return not asked.ore and all(any(map(it.is_of, others)) for it in named)


def _is_to_be_granted(line: FinancingLine) -> bool:
    return line.kind == "aab" and line.status != "granted"


def answers_that_disagree(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find pairs of answers of which one must be wrong."""
    yield from _status_and_decision(proposal, review_context.policy)
    for find in (_households_and_homes, _baselines, _notes):
        yield from find(proposal)
    yield from _not_measured_yet(proposal, review_context.today)
    yield from _not_decided_yet(proposal, review_context.today)


def _status_and_decision(proposal: Proposal, policy: Policy) -> Iterator[Breach]:
    status, outcome = proposal.status, proposal.decision.outcome
    if status is None or outcome is None or status in STATUS_AFTER[outcome]:
        return
    words = policy.item_words
    values = {
        "status": words["status"].choices[status],
        "outcome": words["decision.outcome"].choices[outcome],
    }
    yield Breach(key="status", message_key="status", params=values)


def _households_and_homes(proposal: Proposal) -> Iterator[Breach]:
    homes = proposal.initiative.homes
    if homes is None:
        return
    most: dict[str, int] = {}
    for decision in proposal.residents.decisions:
        if decision.households is not None and decision.forum != "general-meeting":
            name = department_key(decision.department or "")
            most[name] = max(decision.households, most.get(name, 0))
    households = sum(most.values())
    most_homes = most_meant(homes)
    if most_homes is not None and households > most_homes:
        values = {"households": households, "homes": homes}
        yield Breach(key="initiative.homes", message_key="households", params=values)


def _baselines(proposal: Proposal) -> Iterator[Breach]:
    for index, criterion in enumerate(proposal.success_criteria):
        measured, deadline = criterion.baseline_date, criterion.deadline
        if measured and deadline and _is_measured_too_late(criterion):
            values = {
                "name": _called(criterion, index),
                "baseline": on_day(measured),
                "deadline": the_day(deadline),
            }
            key = f"success_criteria[{index}].baseline_date"
            yield Breach(key=key, message_key="baseline", params=values)


def _called(criterion: SuccessCriterion, index: int) -> str:
    return criterion.id or str(index + 1)


def _is_measured_too_late(criterion: SuccessCriterion) -> bool:
    measured, deadline = criterion.baseline_date, criterion.deadline
    return bool(measured and deadline and first_day(measured) > last_day(deadline))


def _not_measured_yet(proposal: Proposal, today: date) -> Iterator[Breach]:
    """Find baselines with a figure that is measured on a day to come, all in one."""
    found = {
        index: one
        for index, one in enumerate(proposal.success_criteria)
        if one.baseline is not None
        and is_measured_later(one, today)
        and not _is_measured_too_late(one)
    }
    if found:
        days = dict.fromkeys(one.baseline_date for one in found.values())
        yield Breach(
            key=f"success_criteria[{next(iter(found))}].baseline_date",
            message_key="not-measured",
            params={
                "names": tuple(_called(one, index) for index, one in found.items()),
                "days": tuple([the_day(day) for day in days if day is not None]),
            },
        )


def _not_decided_yet(proposal: Proposal, today: date) -> Iterator[Breach]:
    """Find a decision of the board that is dated on a day to come."""
    made = proposal.decision
    if made.outcome is not None and is_to_come(made.date, today):
        yield Breach(
            key="decision.date",
            message_key="not-decided",
            params={"day": made.date, "today": today},
        )


def _notes(proposal: Proposal) -> Iterator[Breach]:
    for index, line in enumerate(proposal.budget):
        if line.note is None or line.amount is None:
            continue
        comes_to = sum_of(line.note)
        if comes_to is None or abs(comes_to * ORE_PER_KRONE - line.amount.ore) < ORE_PER_KRONE:
            continue
        result = Money(round(comes_to * ORE_PER_KRONE))
        if result.ore and not line.amount.ore % result.ore and says_rate(line.note):
            continue  # `2 × 590.000 pr. år` is that of one year, and the amount of several
        values = {"note": excerpt(line.note), "sum": result, "amount": line.amount}
        yield Breach(key=f"budget[{index}].note", message_key="note", params=values)


def begun_before_the_meeting(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """Find an initiative that has begun or ended before the meeting that is to decide on it."""
    day = review_context.decided_on
    start, end = proposal.initiative.start, proposal.initiative.end
    if day is None:
        return
    if end is not None and last_day(end) < day:
        values = {"end": on_day(end), "day": day}
        yield Breach(key="initiative.end", message_key="ended", params=values)
    elif start is not None and last_day(start) < day:
        values = {"start": on_day(start), "day": day}
        yield Breach(key="initiative.start", message_key="begun", params=values)


RULES = (
    Rule(
        code="FOR07",
        name="amount-in-no-table",
        clause="",
        severity=Severity.WARNING,
        check=amount_in_no_table,
    ),
    Rule(
        code="FOR08",
        name="answers-that-disagree",
        clause="",
        severity=Severity.HINT,
        check=answers_that_disagree,
    ),
    Rule(
        code="FOR09",
        name="begun-before-the-meeting",
        clause="",
        severity=Severity.WARNING,
        check=begun_before_the_meeting,
    ),
)
