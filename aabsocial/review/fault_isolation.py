"""A fault of ours in one rule costs that rule and nothing else (pure)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from aabsocial.model.findings import Outcome, Review
from aabsocial.model.proposal import Proposal
from aabsocial.policy.builtin_rules import builtin_finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy, ReviewContext, Rule

    Judge = Callable[[Policy, tuple[Finding, ...]], Review]

INTERNAL_ERROR = "INT01"


class Grounds(Protocol):
    """What a proposal is judged by, and where a fault of ours is told to a maintainer."""

    @property
    def policy(self) -> Policy:
        """Return the policy, with the rules that may break."""

    @property
    def review_context(self) -> ReviewContext:
        """Return the facts that a rule uses besides the proposal."""

    @property
    def log(self) -> Callable[[BaseException], object]:
        """Return the function that logs an error for a maintainer."""


def despite_broken_rules(
    grounds: Grounds,
    judge: Judge,
    read: Callable[[], Proposal],
    beside: tuple[Finding, ...] = (),
) -> Review:
    """Judge a proposal; a rule that breaks on it is left out, and becomes a finding of its own.

    `judge` gives the review by a policy and the findings of others, which are `beside` to begin
    with; `read` gives the proposal as the rules see it. Raises a fault that lies outside the rules.
    """
    try:
        return judge(grounds.policy, beside)
    except Exception as fault:  # noqa: BLE001 - whatever a rule does, the others are still told
        grounds.log(fault)
    broken = tuple(_broken_rules(grounds, read()))
    policy = _policy_without(grounds.policy, frozenset(rule.code for rule in broken))
    return judge(policy, (*beside, *(_told(rule) for rule in broken)))


def nothing_judged(beside: tuple[Finding, ...] = ()) -> Review:
    """Return the review of a proposal that could not be reviewed: what others found, and that."""
    whole = builtin_finding(INTERNAL_ERROR, "", "whole")
    return Review(
        proposal=Proposal(), verdicts=(), findings=(whole, *beside), outcome=Outcome.NOT_READY
    )


def _told(rule: Rule) -> Finding:
    found = builtin_finding(INTERNAL_ERROR, "", code=rule.code)
    return replace(found, clause=rule.clause)


def _broken_rules(grounds: Grounds, proposal: Proposal) -> Iterator[Rule]:
    for rule in grounds.policy.rules.values():
        try:
            for hit in rule.check(proposal, grounds.review_context):
                grounds.policy.rule_words[rule.code].sentences(hit)
        except Exception:  # noqa: BLE001 - this is the one that is looked for
            yield rule


@cache
def _policy_without(policy: Policy, codes: frozenset[str]) -> Policy:
    chapters = tuple(
        replace(chapter, rules=tuple(rule for rule in chapter.rules if rule.code not in codes))
        for chapter in policy.chapters
    )
    return replace(policy, chapters=chapters)
