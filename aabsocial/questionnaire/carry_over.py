"""What a new proposal takes over from an earlier one (pure)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.model.questions import Group, Kind
from aabsocial.questionnaire.derived import untouched_keys
from aabsocial.questionnaire.questions import read_answers

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers
    from aabsocial.model.policy import Policy
    from aabsocial.model.questions import Question

LEFT_BEHIND = (
    "initiative.title",
    "initiative.summary",
    "status",
    "derived",
    "residents.decisions",
    "residents.volunteering_asked",
    "evaluation.agreed",
    "exemptions",
    "assessments",
    "decision",
    "measurements",
    "recommendation.points",
    "annexes",
    "gaps",
)
OUTDATED = frozenset({Kind.DATE, Kind.FUZZY_DATE, Kind.MONEY, Kind.MONEY_BY_YEAR})
# What somebody had decided or counted, for the earlier proposal and on a day of its own.
FACTS = frozenset(
    {
        "budget.estimated",
        "financing.note",
        "financing.status",
        "municipality.contracts.state",
        "partners.commitment",
        "success_criteria.baseline",
    }
)
# Texts in which figures are dates or amounts: `Hver onsdag fra 1. juli`, `320 timer à 475 kr.`
WITHOUT_FIGURES = frozenset(
    {"activities.when", "budget.note", "partners.contribution", "residents.volunteering.agreement"}
)
DIGIT = re.compile(r"\d")


def answers_to_reuse(policy: Policy, answers: Answers) -> Answers:
    """Return the answers without what belongs to the earlier proposal alone.

    Its title, dates, amounts, decisions and measurements stay behind, and so do the summary and
    the points for the board, which name them, what the program wrote, and the annexes, which lie
    in its folder; what is described stays.
    """
    kept = answers
    for key in (*LEFT_BEHIND, *untouched_keys(policy, read_answers(policy, answers).proposal)):
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
    kept = [_without_facts(record, group) for record in records]
    return with_answer(answers, path_of(group.key), [record for record in kept if record])


def _without_facts(record: Any, group: Group) -> Any:
    if not isinstance(record, dict):
        return record
    facts = {field.name for field in group.fields if _is_fact(field, record.get(field.name))}
    return {name: value for name, value in record.items() if name not in facts}


def _is_fact(field: Question, value: object) -> bool:
    """Return whether a field holds a date, an amount, a decision, or a text that names one."""
    if field.key in WITHOUT_FIGURES:
        return isinstance(value, str) and DIGIT.search(value) is not None
    return field.kind in OUTDATED or field.key in FACTS
