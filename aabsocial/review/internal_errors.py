"""Findings on errors in the program itself: a rule that breaks costs that rule only (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome, Review
from aabsocial.model.proposal import Proposal
from aabsocial.policy.builtin_rules import builtin_finding

if TYPE_CHECKING:
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Rule

INTERNAL_ERROR = "INT01"


def broken_rule(rule: Rule) -> Finding:
    """Return the finding of a rule that broke: nobody knows whether its clause is met."""
    return replace(untried_rule(rule.code), clause=rule.clause)


def untried_rule(code: str) -> Finding:
    """Return the finding that a rule could not be tried because of an error in the program."""
    return builtin_finding(INTERNAL_ERROR, "", code=code)


def without_review(extra: tuple[Finding, ...] = ()) -> Review:
    """Return the review of a proposal whose review broke outside the rules.

    It has the one finding that says so, and the `extra` findings of comparing proposals.
    """
    whole = builtin_finding(INTERNAL_ERROR, "", "whole")
    return Review(
        proposal=Proposal(), verdicts=(), findings=(whole, *extra), outcome=Outcome.NOT_READY
    )
