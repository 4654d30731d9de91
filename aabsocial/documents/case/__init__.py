"""Compose a case, on one page and in depth, from a review (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import replace
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.case.activities import compose_doing
from aabsocial.documents.case.aims import compose_goals, compose_risks
from aabsocial.documents.case.board import compose_board_questions, compose_policy_line
from aabsocial.documents.case.context import CaseContext, CaseInput
from aabsocial.documents.case.depth import compose_depth
from aabsocial.documents.case.head import (
    compose_decision,
    compose_recommendation,
    mark_of,
    overline,
    purpose_of,
    question_of,
)
from aabsocial.documents.case.money import compose_asked, compose_payments
from aabsocial.documents.case.open_points import compose_open_points
from aabsocial.documents.case.residents import compose_residents
from aabsocial.documents.case.typography import all_held_together
from aabsocial.documents.case.when import compose_when
from aabsocial.documents.case_page import Case, CasePage

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy

__all__ = ["CaseContext", "compose_case"]


def compose_case(policy: Policy, review: Review, language: Language, context: CaseContext) -> Case:
    """Return a reviewed proposal as the board reads it, on one page and in depth."""
    formatter = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=language,
        within=context.number,
        unreadable=review.unreadable,
        today=review.today,
    )
    case_input = CaseInput(formatter=formatter, review=review, context=context)
    depth = compose_depth(case_input)
    sections = frozenset(section.name for section in depth.sections)
    page = _page(replace(case_input, sections=sections))
    case: Case = all_held_together(Case(language=language, page=page, depth=depth))
    return case


def _page(case_input: CaseInput) -> CasePage:
    context = case_input.context
    purpose_title, purpose = purpose_of(case_input)
    return CasePage(
        anchor=context.anchor,
        overline=overline(case_input),
        mark=mark_of(case_input),
        title=context.title or case_input.answer_or_gap("initiative.title"),
        question=question_of(case_input),
        recommendation=compose_recommendation(case_input),
        asked=compose_asked(case_input),
        purpose_title=purpose_title,
        purpose=purpose.full,
        brief_purpose=purpose.brief,
        doing=compose_doing(case_input),
        when=compose_when(case_input),
        payments=compose_payments(case_input),
        residents=compose_residents(case_input),
        goals=compose_goals(case_input),
        risks=compose_risks(case_input),
        policy=compose_policy_line(case_input),
        judged=compose_board_questions(case_input),
        open=compose_open_points(case_input),
        decision=compose_decision(case_input),
    )
