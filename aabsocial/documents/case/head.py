"""The head of a case and its foot: where, what is asked and recommended, why, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aabsocial.documents.case.money import amount_asked, asks_for_money
from aabsocial.documents.case.typography import first_paragraph, first_sentences
from aabsocial.documents.case_page import DecisionBox, Recommendation
from aabsocial.documents.sections import keys_in
from aabsocial.localization.messages import WORD_FOR_DEPARTMENT, department_names
from aabsocial.richtext import one_line, parse_prose
from aabsocial.text.sentences import begun_with_a_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aabsocial.documents.case.context import CaseInput

BRIEF_PURPOSE = 200
LONGEST_PURPOSE = 600  # characters of a paragraph that goes onto the page whole
MOST_NAMED = 6  # departments; more are counted
BOXES = {
    "decision": ("as-recommended", "with-changes", "postponed", "rejected"),
    "discussion": ("discussed", "wanted"),
    "information": ("noted",),
}
VOTES = ("for", "against", "abstained")
POINTS = "recommendation.points"


def overline(case_input: CaseInput) -> tuple[str, ...]:
    """Return the number and kind of the item, the departments and the municipality."""
    context = case_input.context
    pieces = (
        case_input.text("item", number=context.number) if context.number else "",
        case_input.text(f"kind.{context.kind}") if context.kind else "",
        departments_told(case_input),
        case_input.formatter.answer("initiative.municipality"),
    )
    return tuple(one_line(piece) for piece in pieces if piece)


def departments_told(case_input: CaseInput) -> str:
    """Return AAB's departments by name and those of others by number."""
    formatter, idea = case_input.formatter, case_input.formatter.proposal.initiative
    names = idea.departments
    if not names or formatter.unread("initiative.departments") is not None:
        return case_input.answer_or_gap("initiative.departments")
    own = [name for name in names if WORD_FOR_DEPARTMENT.sub("", name)[:1].isdigit()]
    others = len(names) - len(own)
    if not own or not idea.other_organisations:
        own, others = [*names], 0
    told = _named(case_input, own)
    if not others:
        return told
    key = "place.others-one" if others == 1 else "place.others-many"
    return case_input.text(key, own=told, number=others)


def _named(case_input: CaseInput, names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return case_input.text("place.departments", number=len(names))
    return department_names(names, case_input.language)


def mark_of(case_input: CaseInput) -> str:
    """Return the framed word: the agenda's, else that it is confidential or a draft."""
    proposal, context = case_input.formatter.proposal, case_input.context
    if context.mark:
        return context.mark
    if proposal.recommendation.closed is True and not context.is_public:
        return case_input.text("mark.closed")
    return case_input.text("mark.draft") if proposal.status == "draft" else ""


def question_of(case_input: CaseInput) -> str:
    """Return what the board is asked."""
    context = case_input.context
    if context.question:
        return context.question
    if context.kind in ("discussion", "information"):
        return case_input.text(f"question.{context.kind}")
    if not asks_for_money(case_input):
        return case_input.text("question.approve")
    amount = amount_asked(case_input)
    return case_input.text("question.grant" if amount else "question.money", amount=amount)


def compose_recommendation(case_input: CaseInput) -> Recommendation:
    """Return the points that are recommended, or that they are missing."""
    formatter = case_input.formatter
    is_said = formatter.is_said(POINTS)
    points = formatter.proposal.recommendation.points or () if is_said else ()
    return Recommendation(
        title=case_input.text("recommendation.title"),
        lead=case_input.text("recommendation.lead"),
        points=tuple(one_line(point) for point in points),
        gap="" if points else case_input.answer_or_gap(POINTS),
        missing=formatter.open_words(),
    )


class Purpose(NamedTuple):
    """A purpose, and as much of it as a page has room for that is short of it."""

    full: str
    brief: str


def purpose_of(case_input: CaseInput) -> tuple[str, Purpose]:
    """Return the first paragraph of the purpose under its title.

    A small initiative need not say its purpose; its summary says what it is.
    """
    formatter = case_input.formatter
    name = "purpose" if formatter.answer("initiative.purpose") else "summary"
    key = f"initiative.{name}"
    if not formatter.is_said(key) or formatter.unread(key) is not None:
        return case_input.text(name), Purpose(answer := formatter.answer(key), answer)
    prose = parse_prose(begun_with_a_capital(str(formatter.value(key))))
    said = first_paragraph(prose)
    if len(said) > LONGEST_PURPOSE:
        said = first_sentences(prose, LONGEST_PURPOSE, 2 * LONGEST_PURPOSE)
    if not said:
        return case_input.text(name), Purpose(too_long := case_input.text("purpose-long"), too_long)
    brief = first_sentences(prose, BRIEF_PURPOSE, len(said)) or said
    return case_input.text(name), Purpose(said, brief)


def compose_decision(case_input: CaseInput) -> DecisionBox | None:
    """Return what was decided, else the boxes to tick where the board has the paper before it."""
    formatter, context = case_input.formatter, case_input.context
    title = case_input.text("decision.title")
    keys = keys_in(formatter.policy, "decision")
    made = tuple(
        case_input.text("decision.made", label=fact.label, value=one_line(fact.value))
        for fact in formatter.facts(*keys)
    )
    if made:
        return DecisionBox(title=title, made=made)
    if not context.takes_notes or context.kind is None:
        return None
    votes = VOTES if context.kind == "decision" else ()
    return DecisionBox(
        title=title,
        boxes=tuple(case_input.text(f"decision.{box}") for box in BOXES[context.kind]),
        votes=tuple(case_input.text(f"decision.{vote}") for vote in votes),
        conditions=case_input.text("decision.conditions"),
    )
