"""What the board is asked to decide, one sentence a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.core.money import total
from aabsocial.localization.days import the_day
from aabsocial.model.proposal import is_only_an_idea
from aabsocial.model.proposal_facts import LONG_MONTHS, asks_a_known_amount, lasts_longer_than
from aabsocial.policy.aab.derived.evaluation import goes_to_the_board
from aabsocial.policy.aab.derived.period import period_of
from aabsocial.policy.aab.derived.wording import departments_within, language_of, plain, texts
from aabsocial.policy.aab.p1_votes import has_no_majority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.money import Money
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import FinancingStatus, Proposal

DECISIONS = "residents.decisions"
# What the board decides itself, what is no money, and what visitors pay.
SETTLED_OTHERWISE = ("aab", "in-kind", "participants")
FUND = ("dispositionsfond", "contingency reserve")


def recommended_points(proposal: Proposal) -> tuple[str, ...] | None:
    """Return the board's "at …" points: the initiative, AAB's money, the evaluation (8.3)."""
    if proposal.initiative.title is None or is_only_an_idea(proposal):
        return None
    return tuple(plain(point) for point in _points(proposal, language_of(proposal)))


def _points(proposal: Proposal, language: Language) -> Iterator[str]:
    idea, period = proposal.initiative, period_of(proposal)
    kind = "part" if idea.takes_part else "pilot" if idea.pilot else "approve"
    word = f"recommend.{kind}" if period is None else f"recommend.{kind}-period"
    point = texts.text(word, language, title=idea.title, start=idea.start, end=idea.end)
    if awaited := awaited_departments(proposal):
        departments = departments_within(awaited, language)
        point = texts.text("recommend.if.residents", language, point=point, departments=departments)
    yield point
    yield from _grant(proposal, language)
    yield from _evaluation(proposal, language)


def awaited_departments(proposal: Proposal) -> tuple[str, ...]:
    """Return the departments whose residents are known not to have decided yet.

    So are those that have said no and will be asked again.
    """
    awaited = {gap.key for gap in proposal.gaps}
    of_departments = [
        (f"{DECISIONS}[{index}]" in awaited, it)
        for index, it in enumerate(proposal.residents.decisions)
        if it.department
    ]
    decided = {
        it.department
        for _, it in of_departments
        if it.forum is not None and not has_no_majority(it)
    }
    named = [it.department or "" for is_awaited, it in of_departments if is_awaited]
    if DECISIONS in awaited:
        named += proposal.initiative.departments or ()
    return tuple(dict.fromkeys(name for name in named if name not in decided))


def _grant(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield what AAB is asked for and has not granted yet.

    No amount while it is not whole, and no fund that the proposer does not name.
    """
    asked = [line for line in proposal.financing if line.kind == "aab" and line.status != "granted"]
    amount = total(line.amount for line in asked)
    if not amount.ore or not asks_a_known_amount(proposal):
        return
    is_named = all(any(fund in (line.source or "").casefold() for fund in FUND) for line in asked)
    word = "recommend.grant-from-fund" if is_named else "recommend.grant"
    point = texts.text(word, language, amount=amount)
    applied, expected = (_from_others(proposal, status) for status in ("applied", "expected"))
    names = (("money", applied), ("expected", expected))
    if word := "-and-".join(name for name, amount in names if amount.ore):
        values = {"point": point, "amount": applied, "expected": expected}
        point = texts.text(f"recommend.if.{word}", language, **values)
    yield point


def _from_others(proposal: Proposal, status: FinancingStatus) -> Money:
    """Return how much of others' money is as sure as a status says."""
    return total(
        line.amount
        for line in proposal.financing
        if line.kind not in SETTLED_OTHERWISE and line.status == status
    )


def _evaluation(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield when the board sees the evaluation of what is not small: the first of a long one."""
    if not goes_to_the_board(proposal):
        return
    days = [point.date for point in proposal.evaluation.points if point.date is not None]
    if lasts_longer_than(LONG_MONTHS, proposal) and len(days) > 1:
        yield texts.text(
            "recommend.first-evaluation", language, day=the_day(min(days, key=last_day))
        )
    else:
        yield texts.text("recommend.evaluation", language, day=the_day(max(days, key=last_day)))
