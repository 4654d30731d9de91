"""Rules on the evaluation along the way (6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import FuzzyDate, first_day, last_day, surely_before
from aabsocial.localization.days import on_day, the_day
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule
from aabsocial.model.proposal_facts import months_after
from aabsocial.policy.aab.predicates import (
    ends_before_it_starts,
    needs_an_evaluation_day,
    quoted,
    unless_draft,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal


def no_evaluation(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.5: nothing is said of how or when the initiative is evaluated; a pilot is too.

    Days alone are an evaluation, of which the board would like to know more.
    """
    if proposal.evaluation.method is not None:
        return
    if any(point.date is not None for point in proposal.evaluation.points):
        yield Breach(key="evaluation.method", message_key="days", severity=Severity.HINT)
    else:
        yield Breach(key="evaluation.method")


def no_evaluation_on_the_way(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """6.5: more than a month, and nobody looks before the end."""
    idea = proposal.initiative
    start, end, points = idea.start, idea.end, proposal.evaluation.points
    if start is None or end is None or not needs_an_evaluation_day(proposal):
        return
    if any(point.date is None or first_day(point.date) < last_day(end) for point in points):
        return
    if points or not review_context.as_draft:
        message_key = "late" if points else "none"
        values = {"start": the_day(start), "end": the_day(end)}
        yield Breach(key="evaluation.points", message_key=message_key, params=values)


def evaluation_outside_period(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.5: an evaluation point before the start, or more than twelve months after the end."""
    is_suspect = perhaps_outside_period(proposal)
    for index, point in enumerate(proposal.evaluation.points):
        if is_suspect(point.date):
            key = f"evaluation.points[{index}].date"
            yield from hits_outside_period(proposal, key, point.date)


def measurement_misplaced(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """6.5: a measurement is of no criterion there is, or of a day long after the end.

    Silent on the first while there is no criterion at all: EFF10 speaks of that.
    """
    if not proposal.measurements:
        return
    ids = tuple(it.id for it in proposal.success_criteria if it.id is not None)
    end = proposal.initiative.end
    last = None
    if end is not None and not ends_before_it_starts(proposal):
        last = months_after(last_day(end), MONTHS_TO_SEE_AN_EFFECT)
    for index, measurement in enumerate(proposal.measurements):
        key, criterion, day = f"measurements[{index}]", measurement.criterion, measurement.date
        if ids and criterion is not None and criterion not in ids:
            known = {"criterion": quoted(criterion), "ids": ids}
            yield Breach(key=f"{key}.criterion", params=known)
        if end is not None and last is not None and day is not None and day > last:
            values = {"number": index + 1, "day": day, "end": on_day(end)}
            yield Breach(
                key=f"{key}.date", message_key="late", params=values, severity=Severity.HINT
            )


RULES = (
    Rule(
        code="EFF19",
        name="measurement-misplaced",
        clause="6.5",
        severity=Severity.ERROR,
        check=measurement_misplaced,
    ),
    Rule(
        code="EFF20",
        name="no-evaluation",
        clause="6.5",
        severity=Severity.ERROR,
        check=unless_draft(no_evaluation),
    ),
    Rule(
        code="EFF21",
        name="no-evaluation-on-the-way",
        clause="6.5",
        severity=Severity.WARNING,
        check=no_evaluation_on_the_way,
        reason_not_error="whether an evaluation at the end is enough is for the board to weigh",
    ),
    Rule(
        code="EFF22",
        name="evaluation-outside-period",
        clause="6.5",
        severity=Severity.WARNING,
        check=evaluation_outside_period,
        reason_not_error="the policy sets no limit; it is often a slip",
    ),
)

MONTHS_TO_SEE_AN_EFFECT = 12


def perhaps_outside_period(proposal: Proposal) -> Callable[[DayOrStretch | None], bool]:
    """Return a quick look at days, which clears exact ones between the start and the end."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None:
        return lambda day: day is not None
    first, last = last_day(start), first_day(end)
    return lambda day: day is not None and (isinstance(day, FuzzyDate) or not first <= day <= last)


def hits_outside_period(
    proposal: Proposal, key: str, day: DayOrStretch | None, **values: object
) -> Iterator[Breach]:
    """Find a day before the start, or more than twelve months after the end.

    Of stretches that is so only where it is whichever day is meant.
    """
    start, end = proposal.initiative.start, proposal.initiative.end
    if day is None or ends_before_it_starts(proposal):
        return
    values["day"] = the_day(day)
    if start and surely_before(day, start):
        yield Breach(key=key, message_key="early", params={**values, "start": on_day(start)})
    elif end and first_day(day) > (last := months_after(last_day(end), MONTHS_TO_SEE_AN_EFFECT)):
        yield Breach(
            key=key, message_key="late", params={**values, "end": on_day(end), "last": last}
        )
