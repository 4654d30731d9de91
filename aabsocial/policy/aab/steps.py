"""The questions that are asked one under the other: a choice and its reason, a list and its why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.model.joints import Joint, JointForm
from aabsocial.policy.joint_checks import load_joints

if TYPE_CHECKING:
    from collections.abc import Mapping

# The steps of each joint in the order in which they are asked. The first decides on the wording of
# those under it, and in a list, a line may answer them.
STEPS: Mapping[str, tuple[str, ...]] = {
    "initiative.focus": ("initiative.focus_areas", "initiative.focus_reason"),
    "residents.efforts": (
        "residents.volunteering",
        "residents.existing_volunteering",
        "residents.volunteering_asked",
    ),
    "residents.helpers": (
        "residents.volunteers",
        "residents.volunteer_support",
        "residents.advice_wanted",
    ),
    "operations.contribution": ("operations.supports", "operations.how"),
    "physical.synergy": ("physical.connected", "physical.how"),
    "partnership.partners": ("partners", "partnership.reason"),
    "municipality.division": (
        "municipality.core_task",
        "municipality.border",
        "municipality.bridge",
    ),
    "municipality.agreements": ("municipality.contracts", "municipality.contract_reason"),
    "effect.grounds": ("effect.evidence_level", "effect.documentation", "effect.source"),
    "evaluation.plan": ("evaluation.agreed", "evaluation.points", "evaluation.method"),
    "effect.continuation": ("effect.self_sustaining", "effect.after_project"),
}


def load() -> tuple[Joint, ...]:
    """Return the joints in steps with their words; the texts stand in `steps.toml`."""
    joints = tuple(Joint(key=key, keys=keys, form=JointForm.STEPS) for key, keys in STEPS.items())
    return load_joints(Path(__file__).with_suffix(".toml"), joints)
