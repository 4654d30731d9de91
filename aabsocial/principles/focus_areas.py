"""The four weighted focus areas (clause 7)."""

from collections.abc import Callable, Iterator
from typing import get_args

from aabsocial.finding import Severity
from aabsocial.policy import Circumstances, Hit, Kind, Question, Rule, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import FocusArea, Proposal


def no_focus_area(proposal: Proposal, _: Circumstances) -> Iterator[Hit]:
    """7: none of the four areas is chosen; an unanswered question is not a choice."""
    if proposal.initiative.focus_areas == ():
        yield Hit(key="initiative.focus_areas")


def aims_at(area: FocusArea) -> Callable[[Proposal], bool]:
    """Give the condition of an area's clause: one area is enough, none leaves all four open."""

    def is_aimed_at(proposal: Proposal) -> bool:
        chosen = proposal.initiative.focus_areas
        return not chosen or area in chosen

    return is_aimed_at


AREA_CLAUSES = dict(zip(("7.1", "7.2", "7.3", "7.4"), get_args(FocusArea), strict=True))

chapter = read_chapter(
    "focus_areas",
    conditions={clause: aims_at(area) for clause, area in AREA_CLAUSES.items()},
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
            kind=Kind.CHOICES,
            clauses=("7",),
            needed=always,
            choices=get_args(FocusArea),
        ),
    ),
)
