"""The section on the policy: what the board must weigh, what was found, and what is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.assessment import chapter_of, clause_line, gravest_first
from aabsocial.documents.case.open_points import finding_sentence
from aabsocial.documents.case.typography import unique
from aabsocial.documents.model import Text
from aabsocial.model.findings import VerdictKind
from aabsocial.review.review import weighs
from aabsocial.review.verdict_summary import policy_summary
from aabsocial.richtext import Item, Listing, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import DepthPart

QUIET = frozenset({VerdictKind.MET, VerdictKind.NOT_APPLICABLE})


def policy_parts(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the summary, a line for each clause and finding, and the chapters that are met."""
    formatter, review = case_input.formatter, case_input.review
    yield Text(plain_text(policy_summary(review.verdicts, case_input.language)))
    clauses = (
        clause_line(formatter, it)
        for it in review.verdicts
        if it.kind is not VerdictKind.NOT_APPLICABLE
    )
    found = (
        finding_sentence(case_input, it) for it in gravest_first(review.findings) if weighs(it)
    )
    yield from _listed(unique(clauses))
    yield from _listed(unique(found))
    if chapters := ", ".join(_met(case_input)):
        yield Text(plain_text(case_input.text("depth.all-met", chapters=chapters)))


def _listed(lines: Iterable[str]) -> Iterator[DepthPart]:
    if items := tuple(Item(plain_text(line)) for line in lines):
        yield Text((Listing(items),))


def _met(case_input: CaseInput) -> Iterator[str]:
    """Name the chapters of which every clause is met, or does not apply."""
    for chapter in case_input.formatter.policy.chapters:
        kinds = {
            it.kind for it in case_input.review.verdicts if chapter_of(it.clause) == chapter.number
        }
        if chapter.short and VerdictKind.MET in kinds and kinds <= QUIET:
            yield f"{chapter.number} {chapter.short.in_(case_input.language)}"
