"""When an initiative is looked at on the way, and how (6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.estimates import last_day
from aabsocial.core.working_days import next_working_day
from aabsocial.localization.days import on_day
from aabsocial.localization.messages import join_list
from aabsocial.model.proposal import EvaluationPoint, is_only_an_idea
from aabsocial.model.proposal_facts import LONG_MONTHS, Size, lasts_longer_than, months_after, size
from aabsocial.policy.aab.derived.period import period_of
from aabsocial.policy.aab.derived.wording import language_of, plain, role_alone, texts, within
from aabsocial.policy.aab.predicates import SHORTEST_WITH_A_WAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal
    from aabsocial.policy.aab.derived.period import Period

HALF_A_YEAR = 6  # months
LEAST_BEFORE_THE_END = 2  # months from the last half-yearly look to the end
MOST_DAYS_NAMED = 4
QUARTER = 4
POINTS = ("middle", "status", "end")  # what the program writes of a day


def evaluation_points(proposal: Proposal) -> tuple[EvaluationPoint, ...] | None:
    """Return the days to look at an initiative that is longer than a month.

    The middle and the end; of one longer than a year, every half year and the end. Each is the
    first of a month, moved to the next working day.
    """
    period = period_of(proposal)
    if (
        period is None
        or is_only_an_idea(proposal)
        or not lasts_longer_than(SHORTEST_WITH_A_WAY, proposal)
    ):
        return None
    language = language_of(proposal)
    is_long = lasts_longer_than(LONG_MONTHS, proposal)
    on_the_way = _half_years(period) if is_long else _middle(period)
    word = "point.status" if is_long else "point.middle"
    return (
        *(EvaluationPoint(date=day, what=texts.text(word, language)) for day in on_the_way),
        EvaluationPoint(date=_first_after(period.last), what=texts.text("point.end", language)),
    )


def _half_years(period: Period) -> Iterator[date]:
    latest = months_after(period.last, -LEAST_BEFORE_THE_END)
    months = HALF_A_YEAR
    while (day := _first_after(months_after(period.first, months))) <= latest:
        yield day
        months += HALF_A_YEAR


def _middle(period: Period) -> tuple[date]:
    """Return the first of a month that is nearest the middle, or the middle where none is near."""
    length = period.last - period.first
    middle = period.first + length / 2
    firsts = (middle.replace(day=1), months_after(middle.replace(day=1), 1))
    nearest = min(firsts, key=lambda day: abs(day - middle))
    is_near = abs(nearest - middle) <= length / QUARTER
    return (next_working_day(nearest if is_near else middle),)


def _first_after(day: date) -> date:
    """Return the first of a month, or the next working day, on the day or after it."""
    first = day if day.day == 1 else months_after(day.replace(day=1), 1)
    return next_working_day(first)


def has_proposed_days(proposal: Proposal) -> bool:
    """Return whether the days are only proposed: so it is said, or they are the program's own."""
    agreed, days = proposal.evaluation.agreed, _days(proposal.evaluation.points)
    if not days or agreed is not None:
        return bool(days) and agreed is False
    return days == _days(evaluation_points(proposal) or ())


def _days(points: Iterable[EvaluationPoint]) -> list[DayOrStretch]:
    return [point.date for point in points if point.date is not None]


def goes_to_the_board(proposal: Proposal) -> bool:
    """Return whether the association's board is to see the evaluation: of what is not small."""
    return bool(_days(proposal.evaluation.points)) and size(proposal) is not Size.SMALL


def evaluation_method(proposal: Proposal) -> str | None:
    """Return who counts what, when, and whom it is put before, as far as it is answered.

    It is a proposal, unless somebody has named the days or agreed to them. Beside days of one's
    own, the program names nobody to put it before.
    """
    language = language_of(proposal)
    when = _when(proposal, language)
    if when is None or is_only_an_idea(proposal):
        return None
    of = "measured" if proposal.success_criteria else "looked-at"
    before = _put_before(proposal)
    is_open = has_proposed_days(proposal) or not proposal.evaluation.points
    kind = "proposal" if is_open else "method"
    also = texts.text("method.also", language) if goes_to_the_board(proposal) else ""
    said = [texts.text(f"{kind}.{of}.{before}", language, when=when, also=also)]
    if role := within(proposal.evaluation.responsible or ""):
        said.append(texts.text("method.responsible", language, role=role))
    elif role := _proposed_role(proposal):
        said.append(texts.text("method.responsible-proposed", language, role=role))
    return plain(" ".join(said))


def _put_before(proposal: Proposal) -> str:
    """Return whom the program proposes to put the result before, nobody beside one's own days."""
    departments, proposed = proposal.initiative.departments, evaluation_points(proposal) or ()
    own = set(_days(proposal.evaluation.points)) - set(_days(proposed))
    if not departments or own or _is_in_own_words(proposal):
        return "nobody"
    return "boards" if len(departments) > 1 else "board"


def _is_in_own_words(proposal: Proposal) -> bool:
    """Return whether the proposer has said what happens on a day."""
    language = language_of(proposal)
    return any(_own_words(point, language) for point in proposal.evaluation.points)


def _own_words(point: EvaluationPoint, language: Language) -> str:
    """Return what happens on a day in the words of the proposer, nothing of the program's own."""
    written = {texts.text(f"point.{name}", language) for name in POINTS}
    return "" if point.what in written else within(point.what or "")


def _proposed_role(proposal: Proposal) -> str:
    """Return who may look at the figures; nobody where the proposer has said what happens then."""
    return "" if _is_in_own_words(proposal) else role_alone(proposal.contact.role or "")


def _when(proposal: Proposal, language: Language) -> str | None:
    """Return the days of the evaluation, the end of a short initiative, or nothing known."""
    days = _days(proposal.evaluation.points)
    if not days:
        end = proposal.initiative.end
        return None if end is None else texts.text("method.at-end", language, end=on_day(end))
    if len(days) > MOST_DAYS_NAMED:
        first, last = min(days, key=last_day), max(days, key=last_day)
        return texts.text(
            "method.many", language, number=len(days), first=on_day(first), last=on_day(last)
        )
    named = join_list([*_named_days(proposal, language)], language)
    return texts.text("method.days", language, days=named)


def _named_days(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield each day in its turn, with what the proposer has said of it."""
    dated = [(it.date, it) for it in proposal.evaluation.points if it.date is not None]
    for date_of_point, point in sorted(dated, key=lambda it: last_day(it[0])):
        day, said = on_day(date_of_point).in_(language), _own_words(point, language)
        yield texts.text("method.day", language, day=day, said=said) if said else day
