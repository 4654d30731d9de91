"""Compose the papers as values for templates (pure): the proposal and its checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct, replace
from aabsocial.documents import finances, proposal
from aabsocial.documents.answers import AnswerFormatter, messages
from aabsocial.documents.assessment import judgement, remarks
from aabsocial.documents.checklist import Checklist, compose_checklist
from aabsocial.documents.model import Text
from aabsocial.documents.sections import keys_in
from aabsocial.review.verdict_summary import policy_summary
from aabsocial.richtext import plain_text

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.documents.case_page import Case
    from aabsocial.documents.model import Parts, Section
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy

__all__ = ["Checklist", "ProposalPaper", "checklist", "compose_for_format", "compose_proposal"]


class ProposalPaper(Struct, kw_only=True):
    """A proposal as the board reads it; `sections` has all sections in order."""

    title: str
    overline: str
    facts: Parts
    recommendation: Section
    summary: Section
    case: Section
    economy: Section
    effect: Section
    judgement: Section
    remarks: Section
    risks: Section
    timeline: Section
    annexes: Section
    decision: Section
    colophon: Text

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return all sections, the decision asked for first."""
        return (
            self.recommendation,
            self.summary,
            self.case,
            self.economy,
            self.effect,
            self.judgement,
            self.remarks,
            self.risks,
            self.timeline,
            self.annexes,
            self.decision,
        )


def compose_proposal(
    policy: Policy, review: Review, language: Language, within: str = ""
) -> ProposalPaper:
    """Return a reviewed proposal as a board paper, with every answer that applies.

    `within` is the number of its agenda item, by which annexes are numbered.
    """
    formatter = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=language,
        within=within,
        unreadable=review.unreadable,
        today=review.today,
    )
    facts = (
        *proposal.head_facts(formatter),
        *proposal.closing_facts(formatter),
    )
    return ProposalPaper(
        title=formatter.answer("initiative.title"),
        overline=messages.text("overline", formatter.language),
        facts=formatter.fact_table(facts),
        recommendation=_recommendation(formatter, review),
        summary=proposal.plain_section(formatter, "summary"),
        case=proposal.case(formatter),
        economy=finances.economy(formatter),
        effect=proposal.effect(formatter),
        judgement=judgement(formatter, review),
        remarks=_remarks(formatter, review),
        risks=proposal.plain_section(formatter, "risks"),
        timeline=proposal.timeline(formatter),
        annexes=proposal.annexes(formatter),
        decision=proposal.board_decision(formatter),
        colophon=proposal.colophon(formatter),
    )


def compose_for_format(
    form: str, policy: Policy, review: Review, language: Language
) -> ProposalPaper | Case:
    """Return a reviewed proposal as one of the `PAPER_FORMATS` sets it.

    As Markdown it is a paper with every answer; the others set it as a case.
    """
    if form == "md":
        return compose_proposal(policy, review, language)
    from aabsocial.documents.case import CaseContext, compose_case  # most commands write none

    return compose_case(policy, review, language, CaseContext())


def _remarks(formatter: AnswerFormatter, review: Review) -> Section:
    """Return the remarks on findings, and on unreadable exemptions and assessments."""
    findings_told = remarks(formatter, review)
    keys = keys_in(formatter.policy, "remarks")
    unread = (
        part
        for key in keys
        if key in formatter.policy.groups and formatter.unread(key) is not None
        for part in formatter.table(formatter.policy.groups[key])
    )
    rest = formatter.parts("", [key for key in keys if key not in formatter.policy.groups])
    return replace(findings_told, parts=(*findings_told.parts, *unread, *rest))


def _recommendation(formatter: AnswerFormatter, review: Review) -> Section:
    """Return what the board is asked to decide, with the verdicts in a paragraph above it."""
    summary = Text(plain_text(policy_summary(review.verdicts, formatter.language)))
    points = formatter.parts("", keys_in(formatter.policy, "recommendation"))
    lead = (formatter.remark("recommended"),) if formatter.is_said("recommendation.points") else ()
    missing = (Text(plain_text(words)),) if (words := formatter.open_words()) else ()
    return formatter.section("recommendation", (*missing, summary, *lead, *points))


def checklist(
    policy: Policy, review: Review, language: Language, checked_on: date | None = None
) -> Checklist:
    """Return a review as a checklist, dated only if a date is given."""
    formatter = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=language,
        unreadable=review.unreadable,
        today=review.today,
    )
    return compose_checklist(formatter, review, checked_on)
