"""The section on the policy: what the board must weigh, what was found, and what is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.documents.assessment import clause_line
from aabsocial.documents.case.board import text_on
from aabsocial.documents.case.open_points import finding_sentence, findings_told, unique
from aabsocial.documents.case.places import SECTIONS, keys_of, section_of_key
from aabsocial.documents.model import Text
from aabsocial.model.findings import VerdictKind
from aabsocial.questionnaire.gaps import GAPS
from aabsocial.review.verdict_summary import policy_summary
from aabsocial.richtext import Item, Listing, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aabsocial.documents.case.context import CaseInput
    from aabsocial.documents.case_page import DepthPart
    from aabsocial.model.findings import Verdict


def policy_parts(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the summary, and a line for each clause that it counts and for each finding."""
    formatter, review = case_input.formatter, case_input.review
    yield Text(plain_text(policy_summary(review.verdicts, case_input.language)))
    clauses = (
        clause_line(formatter, it, _place(case_input, it.clause))
        for it in review.verdicts
        if not _is_told_otherwise(it)
    )
    found = (finding_sentence(case_input, it) for it in findings_told(case_input))
    yield from _listed(unique(clauses))
    yield from _listed(unique(found))
    yield from _persons_words(case_input)


def _is_told_otherwise(verdict: Verdict) -> bool:
    """Return whether a clause needs no line: what is exempt is told as a finding."""
    if verdict.assessment:
        return False
    return verdict.kind in (VerdictKind.NOT_APPLICABLE, VerdictKind.EXEMPT)


def _place(case_input: CaseInput, clause: str) -> str:
    """Return the title of the section with the text on a clause, else of the last with an answer.

    Empty if there is none.
    """
    policy = case_input.formatter.policy
    key, _ = text_on(case_input, clause)
    if section := key and section_of_key(policy, key):
        return case_input.text(f"section.{section}")
    asked = {key for key, item in policy.items.items() if clause in item.clauses}
    names = [it for it in SECTIONS if asked.intersection(keys_of(policy, it))]
    return case_input.text(f"section.{names[-1]}") if names else ""


def _persons_words(case_input: CaseInput) -> Iterator[DepthPart]:
    """Yield the exemptions and the assessments as tables where one of them is told nowhere else."""
    formatter, review = case_input.formatter, case_input.review
    told: dict[str, list[object]] = {
        "exemptions": [it.exempt for it in findings_told(case_input)],
        "assessments": [it.assessment for it in review.verdicts],
        GAPS: [*review.proposal.gaps],  # each at the place of the answer that is awaited
    }
    for key, used in told.items():
        records = formatter.records(formatter.policy.groups[key])
        if not all(it in used for it in records) or formatter.unread(key) is not None:
            yield formatter.remark("table-of", label=formatter.label(key))
            yield from formatter.table(formatter.policy.groups[key])


def _listed(lines: Iterable[str]) -> Iterator[DepthPart]:
    if items := tuple(Item(plain_text(line)) for line in lines):
        yield Text((Listing(items),))
