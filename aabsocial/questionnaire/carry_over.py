"""What a new proposal takes over from an earlier one (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.model.policy import Group, Kind

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy

LEFT_BEHIND = (
    "initiative.title",
    "status",
    "residents.decisions",
    "exemptions",
    "assessments",
    "decision",
    "measurements",
    "recommendation.points",
    "annexes",
    "gaps",
)
OUTDATED = frozenset({Kind.DATE, Kind.MONEY, Kind.MONEY_BY_YEAR})


def answers_to_reuse(policy: Policy, answers: Answers) -> Answers:
    """Return the answers without what belongs to the earlier proposal alone.

    Its title, dates, amounts, decisions and measurements stay behind, and so do the points for
    the board, which name them, and the annexes, which lie in its folder; what is described stays.
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
    outdated = {field.name for field in group.fields if field.kind in OUTDATED}
    kept = [_without(record, outdated) for record in records]
    return with_answer(answers, path_of(group.key), [record for record in kept if record])


def _without(record: Any, names: set[str]) -> Any:
    if not isinstance(record, dict):
        return record
    return {name: value for name, value in record.items() if name not in names}
