"""Cases composed from proposals, and what a reader sees of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.case import CaseContext, compose_case
from aabsocial.documents.case.context import CaseInput
from aabsocial.model.findings import Review
from aabsocial.model.questions import Kind
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.support.papers import a_review, applies, leaves_of, written_forms
from tests.support.proposals import ON_THE_DAY, a_proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aabsocial.documents.case_page import Case, CasePage
    from aabsocial.localization.messages import Language
    from aabsocial.model.proposal import Proposal
    from tests.support.papers import Leaf

NO_WORDS = frozenset({"anchor", "link", "kind", "fill", "align", "language"})
ALONE = CaseContext()

# What a pack leaves out, as the design lists it; all of it stays in `proposal.md` and the file.
DROPPED = {
    "schema_version": "the attached manifest has it",
    "policy": "the attached manifest has it",
    "language": "the attached manifest has it",
    "budget.category": "repeats the item",
    "financing.kind": "decides the order and the bar",
    "annexes.closed": "a closed annex has no link",
    "finance.no_money": "shows in what AAB is asked for",
}
DROPPED_WHERE_NO = {
    "recommendation.closed",
    "initiative.concerns_debt",
    "initiative.pilot",
    "municipality.party",
    "annexes.closed",
}
# Answers that are written in a shorter or other way than in `proposal.md`.
OTHERWISE = {
    "residents.decisions.unanimous",
    "initiative.takes_part",
    "success_criteria.target_is_most",
    "finance.vat_included",
}


def reviewed(proposal: Proposal, unreadable: Mapping[str, str] | None = None) -> Review:
    """Return the review of a proposal on the day that it meets everything."""
    answers = DecodedAnswers(proposal=proposal, findings=(), unreadable=unreadable or {})
    return review(load_policy(), answers, ON_THE_DAY)


def a_case(
    changes: Mapping[str, object] | Proposal | Review | None = None,
    language: Language = "da",
    context: CaseContext = ALONE,
) -> Case:
    """Return the case of a proposal, of changes to a complete one, or of a review."""
    if isinstance(changes, Review):
        found = changes
    else:
        given = changes if isinstance(changes, Struct) else a_proposal(changes)
        found = reviewed(given)
    return compose_case(load_policy(), found, language, context)


def a_page(
    changes: Mapping[str, object] | Proposal | Review | None = None,
    language: Language = "da",
    context: CaseContext = ALONE,
) -> CasePage:
    """Return the one page of a case."""
    return a_case(changes, language, context).page


def input_of(changes: Mapping[str, object], context: CaseContext = ALONE) -> CaseInput:
    """Return what a part of a case is composed from, where a test makes many of one part."""
    proposal = a_proposal(changes)
    formatter = AnswerFormatter(policy=load_policy(), proposal=proposal, language="da")
    return CaseInput(formatter=formatter, review=a_review(proposal), context=context)


def texts_of(value: object, name: str = "") -> Iterator[str]:
    """Yield every text of a value that a reader sees, in order."""
    if isinstance(value, str):
        if name not in NO_WORDS:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, name)
    elif isinstance(value, Struct):
        for each in value.__struct_fields__:
            yield from texts_of(getattr(value, each), each)


def plain(value: object) -> str:
    """Return all that a reader sees of a value on one line, with plain spaces."""
    return re.sub(r"\s+", " ", " ".join(texts_of(value)))


def anchors_of(value: object) -> Iterator[str]:
    """Yield every anchor that a value names."""
    if isinstance(value, tuple):
        for part in value:
            yield from anchors_of(part)
    elif isinstance(value, Struct):
        for each in value.__struct_fields__:
            if each == "anchor":
                yield getattr(value, each)
            else:
                yield from anchors_of(getattr(value, each))


def leaves_in_a_case(proposal: Proposal) -> list[Leaf]:
    """Return the answers in use that a case says, on its page or in depth."""
    return [
        leaf
        for leaf in leaves_of(proposal)
        if leaf.value is not None and applies(leaf, proposal) and not _is_left_out(leaf)
    ]


def _is_left_out(leaf: Leaf) -> bool:
    key = leaf.question.key
    is_as_usual = key == "status" and leaf.value == "submitted"
    return key in DROPPED or is_as_usual or (key in DROPPED_WHERE_NO and leaf.value is False)


def forms_in_a_case(leaf: Leaf, language: Language) -> list[str]:
    """Return an answer as a case writes it, in pieces; of a yes or no the question's label."""
    if leaf.question.kind is Kind.YES_NO and leaf.question.key not in OTHERWISE:
        return [load_policy().item_words[leaf.question.key].label.in_(language)]
    return written_forms(leaf, language)
