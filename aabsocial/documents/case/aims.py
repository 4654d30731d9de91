"""What is to come of it, and what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import is_open
from aabsocial.documents.case_page import Goal, GoalList, Goals, RiskList, Risks
from aabsocial.documents.criteria import bound_of, goal, is_to_be_measured
from aabsocial.localization.messages import format_value
from aabsocial.richtext import one_line

if TYPE_CHECKING:
    from aabsocial.documents.answers import Entry
    from aabsocial.documents.case.context import CaseInput

CRITERIA, RISKS = "success_criteria", "risks"
LEVELS = ("impact", "result", "activity")
MOST_GOALS, BRIEF_GOALS, FEWEST_GOALS = 5, 4, 3
MOST_RISKS, BRIEF_RISKS = 4, 3


def compose_goals(case_input: CaseInput) -> Goals:
    """Return the goals of the highest level first, in the order of the file within each."""
    formatter = case_input.formatter
    entries = sorted(formatter.entries(formatter.policy.groups[CRITERIA]), key=_level)
    goals = tuple(_goal(case_input, entry) for entry in entries)
    return Goals(
        title=case_input.text("goals.title"),
        full=_goal_list(case_input, goals, MOST_GOALS),
        brief=_goal_list(case_input, goals, BRIEF_GOALS),
        fewest=_goal_list(case_input, goals, FEWEST_GOALS),
        gap="" if goals else case_input.answer_or_gap(CRITERIA),
    )


def _level(entry: Entry) -> int:
    level = entry.record.level
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _goal_list(case_input: CaseInput, goals: tuple[Goal, ...], most: int) -> GoalList:
    left = len(goals) - most
    if left <= 0:
        return GoalList(goals=goals)
    number = "one" if left == 1 else "many"
    words = case_input.text(f"goals.more-{number}", number=left)
    unpaged = case_input.text(f"goals.unpaged-{number}", number=left)
    more = case_input.reference(words, "criteria", unpaged=unpaged)
    return GoalList(goals=goals[:most], more=more)


def _goal(case_input: CaseInput, entry: Entry) -> Goal:
    formatter = case_input.formatter
    cells = {
        field.name: one_line(formatter.cell(field, entry))
        for field in formatter.policy.groups[CRITERIA].fields
    }
    unit = cells["unit"]
    target = cells["target"]
    if is_open(unit):  # one mark for both where the number is open too
        unit = "" if is_open(target) else case_input.text("goals.no-unit")
    record = entry.record
    if side := bound_of(formatter, record):
        number = format_value(record.target, case_input.language)
        target = case_input.text(f"goals.{side}", number=number)
    baseline = cells["baseline"]
    is_unknown = is_open(baseline) and record.target is None
    return Goal(
        start="" if is_unknown or is_to_be_measured(formatter, entry) else baseline,
        target=target or case_input.gap,
        unit=unit,
        statement=goal(formatter, entry) or case_input.gap,
    )


def compose_risks(case_input: CaseInput) -> Risks:
    """Return the first risks by name; what is done about them stands in depth."""
    formatter = case_input.formatter
    group = formatter.policy.groups[RISKS]
    named = next(field for field in group.fields if field.name == "risk")
    names = tuple(
        one_line(formatter.cell(named, entry)) or case_input.gap
        for entry in formatter.entries(group)
    )
    gap = "" if names else formatter.answer(RISKS) or case_input.text("risks.none")
    is_handled = any(it.record.mitigation for it in formatter.entries(group))
    return Risks(
        title=case_input.text("risks.title"),
        full=_risk_list(case_input, names, MOST_RISKS, is_handled=is_handled),
        brief=_risk_list(case_input, names, BRIEF_RISKS, is_handled=is_handled),
        gap=gap,
    )


def _risk_list(
    case_input: CaseInput, names: tuple[str, ...], most: int, *, is_handled: bool
) -> RiskList:
    """Return the first risks, and where the rest and what is done about them stands, if it does."""
    left = len(names) - most
    if not names or not (is_handled or left > 0):
        return RiskList(names=names)
    which = ("more" if is_handled else "others") if left > 0 else "all"
    words = case_input.text(f"risks.{which}", number=left)
    unpaged = case_input.text(f"risks.unpaged-{which}", number=left)
    more = case_input.reference(words, "risks", unpaged=unpaged)
    return RiskList(names=names[:most], more=more)
