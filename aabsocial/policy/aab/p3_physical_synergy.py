"""Principle 3, synergy with physical work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Judgement, Rule
from aabsocial.model.proposal import Connected, Proposal
from aabsocial.model.questions import Kind, Question, always
from aabsocial.policy.aab.detectors.denials import only_denies
from aabsocial.policy.aab.predicates import judge_degree, unless_draft
from aabsocial.policy.loading import load_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext


def physical_work_not_considered(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 3.1, that nobody says whether physical work is considered, or how, or why not.

    A no with its reason is no finding: the verdict says it.
    """
    connected, reason = proposal.physical.connected, proposal.physical.how
    if connected is None:
        also = ("physical.how",) if reason is None else ()
        yield Breach(key="physical.connected", related=also, message_key="unanswered")
    elif only_denies(reason):
        yield Breach(key="physical.how", message_key=connected)


RULES = (
    Rule(
        code="FYS01",
        name="physical-work-not-considered",
        clause="3.1",
        severity=Severity.WARNING,
        check=unless_draft(physical_work_not_considered),
    ),
)


def physical_work(proposal: Proposal, _: ReviewContext) -> Judgement:
    """3.1: social and physical work are planned together, or it is said what stands in the way."""
    return judge_degree(proposal.physical.connected, proposal.physical.how)


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={"3.1": physical_work},
    items=(
        Question(
            key="physical.connected",
            kind=Kind.CHOICE,
            clauses=("3.1",),
            needed=always,
            choices=get_args(Connected),
        ),
        Question(key="physical.how", kind=Kind.PARAGRAPHS, clauses=("3.1",), needed=always),
    ),
    rules=RULES,
)
