"""The questions that are asked together in one line, or by ticks."""

from __future__ import annotations

from pathlib import Path

from aabsocial.model.joints import Joint, JointForm
from aabsocial.policy.aab.opening_ticks import OPENING, SOURCES
from aabsocial.policy.joint_checks import load_joints

JOINTS = (
    Joint(
        key="initiative.places",
        keys=("initiative.departments", "initiative.other_organisations"),
        form=JointForm.LINE,
        reader="places",
    ),
    Joint(
        key="initiative.period",
        keys=("initiative.start", "initiative.end"),
        form=JointForm.LINE,
        reader="period",
    ),
    Joint(
        key="finance.sources",
        keys=("finance.no_money", "initiative.external_financing"),
        form=JointForm.TICKS,
        ticks=SOURCES,
    ),
    Joint(
        key="initiative.traits",
        keys=(
            "initiative.pilot",
            "initiative.concerns_debt",
            "municipality.party",
            "initiative.takes_part",
        ),
        form=JointForm.TICKS,
        ticks=OPENING,
    ),
    Joint(
        key="initiative.audience",
        keys=("initiative.target_group", "initiative.participants"),
        form=JointForm.LINE,
        reader="audience",
    ),
    Joint(
        key="finance.basis",
        keys=("finance.guidelines_edition", "finance.guidelines"),
        form=JointForm.LINE,
        reader="guidelines",
    ),
    Joint(
        key="contact.line",
        keys=("contact.role", "contact.name", "contact.email", "contact.phone"),
        form=JointForm.LINE,
        reader="contact",
    ),
)


def load() -> tuple[Joint, ...]:
    """Return the joints with their words; the texts stand in `joints.toml`."""
    return load_joints(Path(__file__).with_name("joints.toml"), JOINTS)
