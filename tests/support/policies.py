"""The policy with other checks in some of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.policy.aab import load_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aabsocial.model.policy import Breach, Policy, ReviewContext
    from aabsocial.model.proposal import Proposal

    Check = Callable[[Proposal, ReviewContext], Iterable[Breach]]


def breaks(_: Proposal, __: ReviewContext) -> Iterable[Breach]:
    """Break, as a rule with an error in it does."""
    raise RuntimeError


def policy_with(check: Check, *codes: str) -> Policy:
    """Return the policy with this check in the rules of these codes."""
    policy = load_policy()
    return replace(
        policy,
        chapters=tuple(
            replace(
                chapter,
                rules=tuple(
                    replace(rule, check=check) if rule.code in codes else rule
                    for rule in chapter.rules
                ),
            )
            for chapter in policy.chapters
        ),
    )
