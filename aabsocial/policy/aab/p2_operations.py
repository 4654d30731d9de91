"""Principle 2, supports operations: local operation, and help before an eviction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aabsocial.model.findings import Severity, VerdictKind
from aabsocial.model.policy import Breach, Judgement, Rule
from aabsocial.model.proposal import Degree, Proposal
from aabsocial.model.questions import Kind, Question, always
from aabsocial.policy.aab.detectors.denials import only_denies
from aabsocial.policy.aab.predicates import excerpt, judge_degree, unless_draft
from aabsocial.policy.loading import load_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext


def concerns_debt(proposal: Proposal) -> bool:
    """Return whether the initiative concerns debt, arrears or eviction (2.3)."""
    return bool(proposal.initiative.concerns_debt)


def operations_not_explained(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 2.1, that nobody says whether operations are supported, or how, or why not.

    A no with its reason is no finding: the verdict says it.
    """
    supports, reason = proposal.operations.supports, proposal.operations.how
    if supports is not None and only_denies(reason):
        yield Breach(key="operations.how", message_key=supports)
    elif supports is None and reason is None:
        yield Breach(
            key="operations.supports", related=("operations.how",), message_key="unanswered"
        )
    elif supports is None:
        yield Breach(key="operations.supports", message_key="only-reason")


def debt_help_not_described(proposal: Proposal, _: ReviewContext) -> Iterator[Breach]:
    """Find, for 2.3, work on debt that says nothing of help before an eviction."""
    if concerns_debt(proposal) and proposal.operations.debt_help is None:
        yield Breach(key="operations.debt_help")


RULES = (
    Rule(
        code="DRI01",
        name="operations-not-explained",
        clause="2.1",
        severity=Severity.WARNING,
        check=unless_draft(operations_not_explained),
    ),
    Rule(
        code="DRI02",
        name="debt-help-not-described",
        clause="2.3",
        severity=Severity.HINT,
        check=unless_draft(debt_help_not_described),
    ),
)


def operations(proposal: Proposal, _: ReviewContext) -> Judgement:
    """2.1: the initiative supports local operation, or says why it does not."""
    return judge_degree(proposal.operations.supports, proposal.operations.how)


def debt_help(proposal: Proposal, _: ReviewContext) -> Judgement:
    """2.3: help before an eviction, asked about where the initiative concerns debt."""
    if proposal.initiative.concerns_debt is None:
        return Judgement(VerdictKind.MISSING, "condition-unanswered")
    if not concerns_debt(proposal):
        return Judgement(VerdictKind.NOT_APPLICABLE, "no-debt")
    if (text := proposal.operations.debt_help) is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.ANSWERED, "described", {"text": excerpt(text)})


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges={"2.1": operations, "2.3": debt_help},
    items=(
        Question(
            key="initiative.concerns_debt",
            section="facts",
            kind=Kind.YES_NO,
            clauses=("2.3",),
            needed=always,
        ),
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
    rules=RULES,
)
