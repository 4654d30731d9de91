"""What the board is asked to decide, one sentence a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.core.money import total
from aabsocial.localization.days import the_day
from aabsocial.model.proposal import is_only_an_idea
from aabsocial.model.proposal_facts import (
    LONG_MONTHS,
    asks_a_known_amount,
    lasts_longer_than,
    money_lines,
)
from aabsocial.policy.aab.derived.evaluation import (
    evaluation_method,
    goes_to_the_board,
    has_proposed_days,
)
from aabsocial.policy.aab.derived.period import period_of
from aabsocial.policy.aab.derived.wording import (
    departments_within,
    language_of,
    names_the_board,
    plain,
    texts,
)
from aabsocial.policy.aab.p1_votes import has_no_majority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal

DECISIONS = "residents.decisions"
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
    """Yield what AAB is asked for and has not granted yet, and what others have not either.

    No amount while it is not whole, and no fund that the proposer does not name.
    """
    asked = [line for line in proposal.financing if line.kind == "aab" and line.status != "granted"]
    amount = total(line.amount for line in asked)
    if not amount.ore or not asks_a_known_amount(proposal):
        return
    is_named = all(any(fund in (line.source or "").casefold() for fund in FUND) for line in asked)
    word = "recommend.grant-from-fund" if is_named else "recommend.grant"
    point = texts.text(word, language, amount=amount)
    others = [line for line in money_lines(proposal) if line.kind != "aab"]
    awaited = total(it.amount for it in others if it.status not in (None, "granted"))
    if awaited.ore:
        is_all = all(it.status == "granted" or (it.status and it.amount) for it in others)
        word = "recommend.if.money" if is_all else "recommend.if.more-money"
        point = texts.text(word, language, point=point, amount=awaited)
    yield point


def _evaluation(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield when the board sees the evaluation of what is not small: the first of a long one.

    Where the proposer has said whom it is put before, only if that is the board. It is a proposal
    until somebody has agreed to it.
    """
    method = proposal.evaluation.method
    is_own = method not in (None, evaluation_method(proposal))
    if not goes_to_the_board(proposal) or (is_own and not names_the_board(method or "")):
        return
    points = proposal.evaluation.points
    if lasts_longer_than(LONG_MONTHS, proposal) and len(points) > 1:
        word, day = "first-evaluation", points[0].date
    else:
        word, day = "evaluation", _last_of([point.date for point in points])
    values = {} if day is None else {"day": the_day(day)}
    point = texts.text(f"recommend.{word if values else 'evaluation-some-day'}", language, **values)
    is_proposed = not is_own and (method is None or has_proposed_days(proposal))
    yield texts.text("recommend.proposed", language, point=point) if is_proposed else point


def _last_of(days: list[DayOrStretch | None]) -> DayOrStretch | None:
    """Return the last of some days, nothing where one of them is not known yet."""
    known = [day for day in days if day is not None]
    return max(known, key=last_day) if len(known) == len(days) else None
