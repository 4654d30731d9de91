"""The questions that are asked together: several answers on one screen of the interview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.policy.joint_checks import load_joints

if TYPE_CHECKING:
    from aabsocial.model.policy import Joint

JOINTS: tuple[Joint, ...] = ()


def load() -> tuple[Joint, ...]:
    """Return the joints with their words; the texts stand in `joints.toml`."""
    return load_joints(Path(__file__).with_name("joints.toml"), JOINTS)
