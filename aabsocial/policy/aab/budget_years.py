"""The rules of amounts by year in the budget: their sum, and the years of the period (8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.policy.aab.predicates import ends_before_it_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal


def years_do_not_sum(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: the years of a budget line do not add up to its amount."""
    for index, line in enumerate(proposal.budget):
        if line.years is None or line.amount is None or line.years.total == line.amount:
            continue
        values = {"item": line.item or "", "amount": line.amount, "years": line.years.total}
        yield Breach(
            key=f"budget[{index}].years",
            message_key="found" if line.item else "nameless",
            params=values,
        )


def year_outside_period(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """8.1: a budget line has money in a year in which the initiative does not run."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None or ends_before_it_starts(proposal):
        return
    first, last = first_day(start).year, last_day(end).year
    for index, line in enumerate(proposal.budget):
        years = line.years.parts if line.years else ()
        outside = [year for year, it in years if it.ore and not first <= year <= last]
        if outside:
            values = {
                "years": tuple(map(str, outside)),
                "start": start,
                "end": end,
            }
            yield Breach(key=f"budget[{index}].years", params=values)


RULES = (
    Rule(
        code="FIN10",
        name="years-do-not-sum",
        clause="8.1",
        severity=Severity.ERROR,
        check=years_do_not_sum,
    ),
    Rule(
        code="FIN11",
        name="year-outside-period",
        clause="8.1",
        severity=Severity.HINT,
        check=year_outside_period,
    ),
)
