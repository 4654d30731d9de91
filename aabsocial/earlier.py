"""What a new proposal takes over from an earlier one (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.answers import answer_at, path_of, without_answer
from aabsocial.policy import Group, Kind

if TYPE_CHECKING:
    from aabsocial.answers import Answers
    from aabsocial.policy import Policy

LEFT_BEHIND = (
    "initiative.title",
    "status",
    "residents.decisions",
    "exemptions",
    "assessments",
    "decision",
    "measurements",
)
OUTDATED = frozenset({Kind.DATE, Kind.MONEY})


def carried_over(policy: Policy, answers: Answers) -> Answers:
    """Give the answers without what belongs to the earlier proposal alone.

    Its title, dates, amounts, decisions and measurements stay behind; what is described stays.
    """
    kept = answers
    for key in LEFT_BEHIND:
        kept = without_answer(kept, path_of(key))
    for item in policy.items.values():
        if isinstance(item, Group):
            kept = _records_without_outdated(kept, item)
        elif item.kind in OUTDATED:
            kept = without_answer(kept, path_of(item.key))
    return kept


def _records_without_outdated(answers: Answers, group: Group) -> Answers:
    records: Any = answer_at(answers, path_of(group.key))
    if not isinstance(records, list):
        return answers
    for index in range(len(records)):
        for field in group.fields:
            if field.kind in OUTDATED:
                answers = without_answer(answers, (*path_of(group.key), index, field.name))
    return answers
