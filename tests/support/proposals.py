"""The complete proposal, the changes that tests make to it, and what a rule finds in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aabsocial.core.struct import replace
from aabsocial.model.answers import path_of
from aabsocial.model.departments import Department
from aabsocial.model.policy import ReviewContext
from aabsocial.policy.aab import load_policy
from tests.support.full_proposal import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.model.answers import Path
    from aabsocial.model.policy import Breach
    from aabsocial.model.proposal import Proposal

TODAY = date(2026, 6, 20)
ON_THE_DAY = ReviewContext(today=TODAY)
REGISTER = tuple(Department(name=f"Afdeling {number}") for number in (901, 902, 903))
AS_DRAFT = ReviewContext(today=TODAY, as_draft=True)


def a_proposal(changes: Mapping[str, object] | None = None) -> Proposal:
    """Return a proposal that meets everything, but for changes by dotted key.

    `{"municipality.party": False}` sets one answer, `None` takes it away, and
    `"partners[1].role"` reaches into a record. It is external, concerns debt, and has the
    municipality as a party, so that every condition of the policy is in force; it is no pilot.
    """
    proposal = COMPLETE
    for key, value in (changes or {}).items():
        proposal = _changed(proposal, path_of(key), value)
    return proposal


def _changed(whole: Any, path: Path, value: object) -> Any:  # noqa: ANN401 - any part of a proposal
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        return (*whole[:part], _changed(whole[part], rest, value), *whole[part + 1 :])
    return replace(whole, **{part: _changed(getattr(whole, part), rest, value)})


def breaches(
    code: str, proposal: Proposal, review_context: ReviewContext = ON_THE_DAY
) -> tuple[Breach, ...]:
    """Return the breaches of one rule in a proposal."""
    policy = load_policy()
    whole_context = replace(review_context, policy=policy)
    return tuple(policy.rules[code].check(proposal, whole_context))
