"""The verdicts of principle 6: what the answers say of effect, criteria and evaluation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from aabsocial.core.estimates import first_day, last_day, surely_before
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Judgement
from aabsocial.model.proposal_facts import lasts_longer_than, surely_lasts_longer_than
from aabsocial.policy.aab.derived.evaluation import has_proposed_days
from aabsocial.policy.aab.detectors.denials import unless_denied
from aabsocial.policy.aab.p6_criteria import (
    has_proposed_deadline,
    lacks_a_baseline,
    missing_parts,
    says_nothing_countable,
)
from aabsocial.policy.aab.p6_documentation import DOCUMENTED
from aabsocial.policy.aab.predicates import SHORTEST_WITH_A_WAY, excerpt, judge_degree
from aabsocial.text.sentences import without_full_stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.model.policy import Judge, ReviewContext
    from aabsocial.model.proposal import Proposal, SuccessCriterion


def self_sustaining(proposal: Proposal, _: ReviewContext) -> Judgement:
    """6.1: the initiative carries on by itself, in part, or not, and how is told."""
    return judge_degree(proposal.effect.self_sustaining, proposal.effect.after_project)


def documented_effect(  # noqa: PLR0911 - one for each state
    proposal: Proposal, _: ReviewContext
) -> Judgement:
    """6.2: an effect with a source is for the board to weigh; a pilot needs none."""
    effect, pilot = proposal.effect, proposal.initiative.pilot
    if pilot:
        return Judgement(VerdictKind.NOT_APPLICABLE, "pilot")
    if effect.evidence_level is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    if effect.evidence_level not in DOCUMENTED:
        if pilot is None:
            return Judgement(VerdictKind.MISSING, "pilot-unanswered")
        return Judgement(VerdictKind.NOT_MET, effect.evidence_level)
    if effect.documentation is None:
        return Judgement(VerdictKind.MISSING, "undescribed")
    values = {"text": excerpt(effect.documentation)}
    if (source := unless_denied(effect.source)) is None:
        return Judgement(VerdictKind.PARTLY_MET, "no-source", values)
    values["source"] = excerpt(source)
    return Judgement(VerdictKind.FOR_THE_BOARD, "described", values)


def pilot(proposal: Proposal, _: ReviewContext) -> Judgement:
    """6.3: a pilot tells what is new, what is to be learnt and when it stops."""
    if proposal.initiative.pilot is None:
        return Judgement(VerdictKind.MISSING, "condition-unanswered")
    if not proposal.initiative.pilot:
        return Judgement(VerdictKind.NOT_APPLICABLE, "no-pilot")
    if (text := proposal.initiative.pilot_learning) is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.ANSWERED, "described", {"text": excerpt(text)})


def success_criteria(proposal: Proposal, _: ReviewContext) -> Judgement:
    """6.4: every criterion has target, unit, deadline and source, and a change its baseline.

    A deadline that the program took from the period, and nobody wrote, is no fact.
    """
    criteria = proposal.success_criteria
    if not criteria:
        return Judgement(VerdictKind.MISSING, "none")
    lacking = [it for it in criteria if missing_parts(it)]
    if len(lacking) == len(criteria):
        return Judgement(VerdictKind.NOT_MET, "none-definable", {"criteria": _ids(criteria)})
    if lacking:
        values = {"definable": len(criteria) - len(lacking), "number": len(criteria)}
        return Judgement(VerdictKind.PARTLY_MET, "some", values)
    language = proposal.language or "da"
    doubts = {
        "no-baseline": [it for it in criteria if lacks_a_baseline(it)],
        "uncountable": [it for it in criteria if says_nothing_countable(it, language)],
    }
    told = {name: _ids(those, criteria) for name, those in doubts.items() if those}
    if told:
        ground = "unclear" if len(told) > 1 else next(iter(told))
        return Judgement(VerdictKind.ANSWERED, ground, told)
    proposed = [it for n, it in enumerate(criteria) if has_proposed_deadline(proposal, n)]
    if proposed:
        ids = _ids(proposed, criteria)
        return Judgement(VerdictKind.ANSWERED, "deadline-proposed", {"criteria": ids})
    whole = {"criteria": _ids(criteria)}
    if without := [it for it in criteria if it.baseline is None]:
        whole["without"] = _ids(without, criteria)
    ground = "definable-without-baseline" if without else "definable"
    return Judgement(VerdictKind.MET, ground, whole)


def _ids(meant: Sequence[SuccessCriterion], whole: Sequence[SuccessCriterion] | None = None) -> str:
    """Return the criteria's ids, `K1–K4` where they follow each other; without an id, its place."""
    places = {id(one): number for number, one in enumerate(whole or meant, 1)}
    names = [one.id or f"K{places[id(one)]}" for one in meant]
    if len(names) > 1 and names == [f"K{number}" for number in range(1, len(names) + 1)]:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def evaluation(proposal: Proposal, _: ReviewContext) -> Judgement:
    """6.5: there is a day within the period, agreed, and somebody who looks at the figures."""
    method, who = proposal.evaluation.method, unless_denied(proposal.evaluation.responsible)
    days = [point.date for point in proposal.evaluation.points if point.date is not None]
    if method is None and not days:
        return Judgement(VerdictKind.MISSING, "unanswered")
    within = [day for day in days if _is_within(proposal, day)]
    perhaps = [day for day in days if _may_be_within(proposal, day)]
    if days and not perhaps and surely_lasts_longer_than(SHORTEST_WITH_A_WAY, proposal):
        return Judgement(VerdictKind.PARTLY_MET, "late", {"days": tuple(days)})
    is_proposed = bool(within) and has_proposed_days(proposal)
    if within and who is not None and not is_proposed:
        agreed = {"days": tuple(within), "who": without_full_stop(who)}
        return Judgement(VerdictKind.MET, "agreed", agreed)
    if method is None:
        ground = "days-proposed" if is_proposed else "days-alone"
        return Judgement(VerdictKind.FOR_THE_BOARD, ground, {"days": tuple(days)})
    values = {"text": excerpt(method), "days": tuple(days)}
    return Judgement(VerdictKind.FOR_THE_BOARD, "proposed" if is_proposed else "described", values)


def _is_within(proposal: Proposal, day: DayOrStretch) -> bool:
    """Return whether a day surely lies on the way; the last day of a short period does too."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None or last_day(start) > first_day(day):
        return False
    is_short = not lasts_longer_than(SHORTEST_WITH_A_WAY, proposal)
    return surely_before(day, end) or (is_short and last_day(day) == first_day(end))


def _may_be_within(proposal: Proposal, day: DayOrStretch) -> bool:
    """Return the same of any day that may be meant."""
    start, end = proposal.initiative.start, proposal.initiative.end
    if start is None or end is None or surely_before(day, start):
        return False
    is_short = not surely_lasts_longer_than(SHORTEST_WITH_A_WAY, proposal)
    return first_day(day) < last_day(end) or (is_short and first_day(day) == last_day(end))


JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "6.1": self_sustaining,
        "6.2": documented_effect,
        "6.3": pilot,
        "6.4": success_criteria,
        "6.5": evaluation,
    }
)
