"""Where in the papers an answer stands, and where the verdict of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import messages
from aabsocial.documents.assessment import chapter_of, is_weighed
from aabsocial.documents.checklist import has_a_line
from aabsocial.documents.proposal import ABOUT, CASE, EFFECT, TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "place.title": ("initiative.title",),
    "place.facts": (
        "initiative.departments",
        "initiative.municipality",
        "initiative.other_organisations",
        "initiative.homes",
        "initiative.start",
        "initiative.end",
        "initiative.focus_areas",
        "initiative.focus_reason",
        "initiative.takes_part",
        "initiative.pilot",
        "initiative.concerns_debt",
        "initiative.external_financing",
        "status",
        "recommendation.closed",
        "contact.role",
        "contact.name",
        "contact.email",
        "contact.phone",
    ),
    "place.colophon": ABOUT,
    "place.file": ("schema_version",),
    "title.recommendation": ("recommendation.points",),
    "title.summary": ("initiative.summary",),
    "title.economy": ("finance.no_money",),
    "title.budget": ("budget",),
    "title.financing": ("financing",),
    "title.figures": (
        "finance.vat_included",
        "finance.guidelines_edition",
        "finance.guidelines",
        "finance.without_unsecured",
    ),
    "title.remarks": ("exemptions", "assessments"),
    "title.risks": ("risks",),
    "title.timeline": TIMELINE,
    "title.annexes": ("annexes",),
    "title.decision": (
        "decision.outcome",
        "decision.date",
        "decision.body",
        "decision.reference",
        "decision.conditions",
    ),
    **{f"title.{name}": keys for name, keys in (*CASE.items(), *EFFECT.items())},
}


def heading_of(key: str, language: Language) -> str:
    """Name the section of the proposal's paper in which an answer stands; empty if in none."""
    names = (name for name, keys in HEADINGS.items() if key in keys)
    return next((messages.text(name, language) for name in names), "")


def places_of_clause(policy: Policy, number: str, language: Language) -> Iterator[str]:
    """Name where the papers say how a clause is met."""
    clause = policy.clauses[number]
    chapter = next(it for it in policy.chapters if it.number == chapter_of(number))
    has_line = has_a_line(clause)
    tested = any(rule.clause in (number, chapter.number) for rule in policy.rules.values())
    if is_weighed(chapter) and has_line:
        yield messages.text("title.judgement", language)
    if has_line or tested:
        yield messages.text("place.checklist" if has_line else "place.checklist-if-found", language)
