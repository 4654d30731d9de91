"""The facts on a proposal in words, as lists for people show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.localization.messages import NO_BREAK_SPACE, Messages, department_names, format_value
from aabsocial.reports.messages import on_one_line
from aabsocial.review.actors import actor_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy
    from aabsocial.review.facts import NextDate, ProposalFacts
    from aabsocial.review.results import Report, ReviewedProposal
    from aabsocial.review.sums import Group, Grouping

messages = Messages(__file__)
STATUS = "status"
FOCUS_AREAS = "initiative.focus_areas"


def unread(report: Report, facts: ProposalFacts, name: str) -> str:
    """Return that an answer cannot be read, empty where it can or is not given."""
    return messages.text("unread", report.language) if name in facts.unread else ""


def choice(policy: Policy, key: str, value: str, language: Language) -> str:
    """Return the words of a choice; of a policy that does not ask for it, its code."""
    words = policy.item_words.get(key)
    named = words.choices.get(value) if words else None
    return named.in_(language) if named else value


def status(report: Report, facts: ProposalFacts) -> str:
    """Return how far a proposal has come."""
    if facts.status is None:
        return unread(report, facts, "status")
    return choice(report.policy, STATUS, facts.status, report.language)


def departments(report: Report, facts: ProposalFacts) -> str:
    """Return the departments, all of them, on one line."""
    if not facts.departments:
        return unread(report, facts, "departments")
    return on_one_line(department_names(facts.departments, report.language))


def municipality(report: Report, facts: ProposalFacts) -> str:
    """Return the municipality on one line."""
    return on_one_line(facts.municipality or "") or unread(report, facts, "municipality")


def focus_areas(report: Report, facts: ProposalFacts) -> str:
    """Return the focus areas, with semicolons between: there are commas in them."""
    if not facts.focus_areas:
        return unread(report, facts, "focus_areas")
    return areas(report, facts.focus_areas)


def areas(report: Report, names: Iterable[str]) -> str:
    """Return some focus areas in words."""
    return "; ".join(choice(report.policy, FOCUS_AREAS, it, report.language) for it in names)


def dated(day: DayOrStretch, language: Language) -> str:
    """Write a day, its number held to its month."""
    return format_value(day, language).replace(" ", NO_BREAK_SPACE, 1)


def event(found: NextDate, language: Language) -> str:
    """Return what happens on the next day, in the proposal's own words where there are any."""
    return on_one_line(found.what) or messages.text(f"event.{found.event}", language)


def must_act(reviewed: ReviewedProposal, language: Language) -> str:
    """Return who must act, empty where nobody has to."""
    return "; ".join(actor_name(actor).in_(language) for actor in reviewed.actors)


def group_name(report: Report, group: Group, grouping: Grouping) -> str:
    """Return what the proposals of a group have in common."""
    if not group.is_read:
        return messages.text("unread", report.language)
    if not group.names:
        return messages.text("unanswered", report.language)
    if grouping == "focus_areas":
        return areas(report, group.names)
    return on_one_line(", ".join(group.names))
