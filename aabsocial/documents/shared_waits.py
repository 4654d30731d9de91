"""One wait for answers that are asked together, which a section tells once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aabsocial.documents.answers import AnswerFormatter


def is_told_before(formatter: AnswerFormatter, key: str, is_beside: Callable[[str], bool]) -> bool:
    """Return whether an answer waits for the same as one asked with it that stands before it.

    `is_beside` says of a key whether its answer stands in the same section.
    """
    joint, mark = formatter.policy.joint_of.get(key), formatter.open_mark(key)
    if joint is None or not mark:
        return False
    before = joint.keys[: joint.keys.index(key)]
    return any(formatter.open_mark(it) == mark and is_beside(it) for it in before)
