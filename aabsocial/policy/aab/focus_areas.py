"""The four weighted focus areas (clause 7)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aabsocial.model.findings import Severity, VerdictKind
from aabsocial.model.policy import Breach, Judgement, Rule
from aabsocial.model.proposal import FocusArea, Proposal
from aabsocial.model.questions import Kind, Question, always
from aabsocial.policy.aab.detectors.denials import only_denies
from aabsocial.policy.aab.predicates import excerpt
from aabsocial.policy.loading import load_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import Judge, ReviewContext


def no_focus_area(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """7: none of the four areas is chosen, and no reason is given; unanswered is no choice."""
    if chose_no_area(proposal) and only_denies(proposal.initiative.focus_reason):
        yield Breach(key="initiative.focus_areas", related=("initiative.focus_reason",))


def chose_no_area(proposal: Proposal) -> bool:
    """Return whether the proposer says that none of the four areas is meant (7)."""
    return proposal.initiative.focus_areas == ()


def judge_of(area: FocusArea) -> Judge:
    """Return the judge of an area's clause: one area is enough, none leaves all four open."""

    def focus_area(proposal: Proposal, _: ReviewContext) -> Judgement:
        """7.1 to 7.4: the area is chosen, or it is said why none is."""
        chosen, reason = proposal.initiative.focus_areas, proposal.initiative.focus_reason
        if chosen is None:
            return Judgement(VerdictKind.MISSING, "unanswered")
        if chosen:
            if area in chosen:
                return Judgement(VerdictKind.MET, "chosen")
            return Judgement(VerdictKind.NOT_APPLICABLE, "not-chosen")
        if reason is None or only_denies(reason):
            return Judgement(VerdictKind.MISSING, "no-reason")
        return Judgement(VerdictKind.REASONED, "none", {"reason": excerpt(reason)})

    return focus_area


AREA_CLAUSES = dict(zip(("7.1", "7.2", "7.3", "7.4"), get_args(FocusArea), strict=True))

chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={clause: judge_of(area) for clause, area in AREA_CLAUSES.items()},
    rules=(
        Rule(
            code="FOK01",
            name="no-focus-area",
            clause="7",
            severity=Severity.WARNING,
            check=no_focus_area,
        ),
    ),
    items=(
        Question(
            key="initiative.focus_areas",
            section="facts",
            kind=Kind.CHOICES,
            clauses=("7",),
            needed=always,
            choices=get_args(FocusArea),
        ),
        Question(
            key="initiative.focus_reason",
            section="facts",
            kind=Kind.PARAGRAPHS,
            clauses=("7",),
            needed=chose_no_area,
            applies=chose_no_area,
        ),
    ),
)
