"""Where in the papers an answer stands, and where the verdict of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.answers import messages
from aabsocial.documents.assessment import chapter_of, is_weighed
from aabsocial.documents.checklist import has_a_line
from aabsocial.documents.sections import PLACES
from aabsocial.model.questions import PAPER_SECTIONS, section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aabsocial.localization.messages import Language
    from aabsocial.model.policy import Policy


def heading_of(policy: Policy, key: str, language: Language) -> str:
    """Name the section of the proposal's paper in which an answer stands; empty if in none."""
    item = policy.items.get(key)
    section = section_of(item) if item else ""
    if section not in PAPER_SECTIONS:
        return ""
    return messages.text(PLACES.get(section, f"title.{section}"), language)


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
