"""The rule that holds the departments' names against the association's register (0.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import department_name
from aabsocial.model.departments import is_unlisted, nearest_department
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.model.policy import ReviewContext
    from aabsocial.model.proposal import Proposal


def department_not_listed(proposal: Proposal, review_context: ReviewContext) -> Iterator[Breach]:
    """0.3: a department is not in the register, where the settings have one.

    Where other organisations take part, a name without a number is housing of theirs.
    """
    register, idea = review_context.departments, proposal.initiative
    for index, name in enumerate(idea.departments or ()):
        said = department_name(name)
        if (isinstance(said, str) and idea.other_organisations) or not is_unlisted(name, register):
            continue
        near = nearest_department(name, register)
        yield Breach(
            key=f"initiative.departments[{index}]",
            message_key="near" if near else "found",
            params={"department": said, "near": near},
        )


RULES = (
    Rule(
        code="FOR11",
        name="department-not-listed",
        clause="0.3",
        severity=Severity.HINT,
        check=department_not_listed,
    ),
)
