"""Principle 6, documented effect: what is known, what is aimed at, how it is evaluated."""

import re
from pathlib import Path
from typing import get_args

from aabsocial.core.estimates import DayOrStretch
from aabsocial.model.proposal import (
    CriterionLevel,
    Degree,
    EvaluationPoint,
    EvidenceLevel,
    Frequency,
    Measurement,
    Milestone,
    Proposal,
    SuccessCriterion,
)
from aabsocial.model.questions import BY_MENU_ONLY, WHERE_NEEDED, Group, Kind, Question, always
from aabsocial.policy.aab import p6_criteria, p6_documentation, p6_evaluation, p6_verdicts
from aabsocial.policy.aab.derived.evaluation import evaluation_method, evaluation_points
from aabsocial.policy.aab.predicates import (
    is_no_pilot,
    is_pilot,
    needs_a_source,
    needs_an_evaluation_day,
)
from aabsocial.policy.loading import load_chapter


def next_criterion_id(proposal: Proposal) -> str:
    """Suggest the criterion id behind the highest: one that is free may be mentioned in a text."""
    ids = (re.fullmatch("K([0-9]{1,3})", it.id or "") for it in proposal.success_criteria)
    return f"K{max((int(match[1]) for match in ids if match), default=0) + 1}"


def is_enough_for_a_pilot_alone(evidence: EvidenceLevel) -> bool:
    """Hold for evidence that documents no effect: only a pilot may do with it (6.2, 6.3)."""
    return evidence in ("theory", "none")


def end_of_period(proposal: Proposal) -> DayOrStretch | None:
    """Suggest the end of the period as a criterion's deadline (6.4)."""
    return proposal.initiative.end


def has_evaluation_points(proposal: Proposal) -> bool:
    """Return whether days for looking at the initiative are named (6.5)."""
    return bool(proposal.evaluation.points)


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges=p6_verdicts.JUDGES,
    rules=p6_documentation.RULES + p6_criteria.RULES + p6_evaluation.RULES,
    items=(
        Question(
            key="initiative.pilot",
            section="facts",
            kind=Kind.YES_NO,
            clauses=("6.3",),
            needed=always,
        ),
        Question(
            key="initiative.pilot_learning",
            section="activities",
            kind=Kind.PARAGRAPHS,
            clauses=("6.3",),
            needed=is_pilot,
            applies=is_pilot,
        ),
        Group(
            key="milestones",
            lines="milestone",
            section="timeline",
            record=Milestone,
            clauses=("6.5",),
            depth=BY_MENU_ONLY,
            fields=(
                Question(key="milestones.date", kind=Kind.FUZZY_DATE, needed=always),
                Question(key="milestones.what", kind=Kind.TEXT, needed=always),
            ),
        ),
        Question(
            key="effect.evidence_level",
            section="evidence",
            kind=Kind.CHOICE,
            clauses=("6.2",),
            needed=is_no_pilot,
            depth=WHERE_NEEDED,
            choices=get_args(EvidenceLevel),
            doubtful=is_enough_for_a_pilot_alone,
        ),
        Question(
            key="effect.documentation",
            section="evidence",
            kind=Kind.PARAGRAPHS,
            clauses=("6.2",),
            needed=is_no_pilot,
            depth=WHERE_NEEDED,
        ),
        Question(
            key="effect.source",
            section="evidence",
            kind=Kind.TEXT,
            clauses=("6.2",),
            needed=needs_a_source,
            depth=WHERE_NEEDED,
        ),
        Question(
            key="effect.self_sustaining",
            section="afterwards",
            kind=Kind.CHOICE,
            clauses=("6.1",),
            needed=always,
            choices=get_args(Degree),
        ),
        Question(
            key="effect.after_project",
            section="afterwards",
            kind=Kind.PARAGRAPHS,
            clauses=("6.1",),
            needed=always,
        ),
        Group(
            key="success_criteria",
            lines="criterion",
            section="criteria",
            record=SuccessCriterion,
            clauses=("6.4",),
            needed=always,
            fields=(
                Question(
                    key="success_criteria.id",
                    kind=Kind.TEXT,
                    suggest=next_criterion_id,
                    depth=BY_MENU_ONLY,
                ),
                Question(key="success_criteria.statement", kind=Kind.TEXT, needed=always),
                Question(
                    key="success_criteria.level",
                    kind=Kind.CHOICE,
                    choices=get_args(CriterionLevel),
                    depth=BY_MENU_ONLY,
                ),
                Question(key="success_criteria.indicator", kind=Kind.TEXT, needed=always),
                Question(
                    key="success_criteria.unit", kind=Kind.TEXT, needed=always, remembered=True
                ),
                Question(key="success_criteria.baseline", kind=Kind.NUMBER),
                Question(
                    key="success_criteria.baseline_date",
                    kind=Kind.FUZZY_DATE,
                    depth=BY_MENU_ONLY,
                ),
                Question(key="success_criteria.target", kind=Kind.NUMBER, needed=always),
                Question(
                    key="success_criteria.target_is_most", kind=Kind.YES_NO, depth=BY_MENU_ONLY
                ),
                Question(
                    key="success_criteria.deadline",
                    kind=Kind.FUZZY_DATE,
                    needed=always,
                    suggest=end_of_period,
                    derive=end_of_period,
                ),
                Question(
                    key="success_criteria.source", kind=Kind.TEXT, needed=always, remembered=True
                ),
                Question(
                    key="success_criteria.responsible",
                    kind=Kind.TEXT,
                    remembered=True,
                    depth=BY_MENU_ONLY,
                ),
                Question(
                    key="success_criteria.frequency",
                    kind=Kind.CHOICE,
                    clauses=("6.5",),
                    choices=get_args(Frequency),
                    depth=BY_MENU_ONLY,
                ),
            ),
        ),
        Question(
            key="evaluation.method",
            kind=Kind.PARAGRAPHS,
            clauses=("6.5",),
            needed=always,
            derive=evaluation_method,
        ),
        Question(
            key="evaluation.responsible", kind=Kind.TEXT, clauses=("6.5",), depth=BY_MENU_ONLY
        ),
        Group(
            key="evaluation.points",
            lines="milestone",
            section="timeline",
            record=EvaluationPoint,
            clauses=("6.5",),
            needed=needs_an_evaluation_day,
            derive=evaluation_points,
            depth=2,
            fields=(
                Question(key="evaluation.points.date", kind=Kind.FUZZY_DATE, needed=always),
                Question(key="evaluation.points.what", kind=Kind.TEXT, needed=always),
            ),
        ),
        Question(
            key="evaluation.agreed",
            kind=Kind.YES_NO,
            clauses=("6.5",),
            applies=has_evaluation_points,
        ),
        Group(
            key="measurements",
            section="criteria",
            record=Measurement,
            clauses=("6.5",),
            depth=BY_MENU_ONLY,
            fields=(
                Question(key="measurements.criterion", kind=Kind.TEXT, needed=always),
                Question(key="measurements.date", kind=Kind.DATE, needed=always),
                Question(key="measurements.value", kind=Kind.NUMBER, needed=always),
                Question(key="measurements.note", kind=Kind.TEXT),
            ),
        ),
    ),
)
