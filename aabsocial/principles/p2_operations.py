"""Principle 2, supports operations: local operation, and help before an eviction."""

from typing import get_args

from aabsocial.policy import Kind, Question, always
from aabsocial.principles.chapter import read_chapter
from aabsocial.proposal import Degree, Proposal


def concerns_debt(proposal: Proposal) -> bool:
    """Tell whether the initiative concerns debt, arrears or eviction (2.3)."""
    return bool(proposal.initiative.concerns_debt)


chapter = read_chapter(
    "p2_operations",
    items=(
        Question(key="initiative.concerns_debt", kind=Kind.YES_NO, clauses=("2.3",), needed=always),
        Question(
            key="operations.supports",
            kind=Kind.CHOICE,
            clauses=("2.1",),
            needed=always,
            choices=get_args(Degree),
        ),
        Question(key="operations.how", kind=Kind.PARAGRAPHS, clauses=("2.1",), needed=always),
        Question(
            key="operations.debt_help",
            kind=Kind.PARAGRAPHS,
            clauses=("2.3",),
            needed=concerns_debt,
            applies=concerns_debt,
        ),
    ),
)
