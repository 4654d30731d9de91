"""The papers as values that a template only arranges (pure): the proposal and its checklist."""

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
from aabsocial.richtext import plain

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.documents.model import Parts, Section
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy

__all__ = ["Checklist", "ProposalPaper", "checklist", "compose_proposal"]


class ProposalPaper(Struct, kw_only=True):
    """A proposal as the board reads it; `sections` holds the others in their order."""

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
    """Set a reviewed proposal out as a board paper, every answer in use in its place.

    `within` is the number of its agenda item, by which annexes are numbered.
    """
    speaker = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=language,
        within=within,
        unreadable=review.unreadable,
    )
    facts = (
        *proposal.head_facts(speaker),
        *proposal.closing_facts(speaker),
    )
    return ProposalPaper(
        title=speaker.answer("initiative.title"),
        overline=messages.text("overline", speaker.language),
        facts=speaker.fact_table(facts),
        recommendation=_recommendation(speaker, review),
        summary=proposal.plain_section(speaker, "summary"),
        case=proposal.case(speaker),
        economy=finances.economy(speaker),
        effect=proposal.effect(speaker),
        judgement=judgement(speaker, review),
        remarks=_remarks(speaker, review),
        risks=proposal.plain_section(speaker, "risks"),
        timeline=proposal.timeline(speaker),
        annexes=proposal.annexes(speaker),
        decision=proposal.board_decision(speaker),
        colophon=proposal.colophon(speaker),
    )


def _remarks(speaker: AnswerFormatter, review: Review) -> Section:
    """Return the remarks on what was found, and on unreadable exemptions and assessments."""
    told = remarks(speaker, review)
    keys = keys_in(speaker.policy, "remarks")
    unread = (
        part
        for key in keys
        if key in speaker.policy.groups and speaker.unread(key) is not None
        for part in speaker.table(speaker.policy.groups[key])
    )
    rest = speaker.parts("", [key for key in keys if key not in speaker.policy.groups])
    return replace(told, parts=(*told.parts, *unread, *rest))


def _recommendation(speaker: AnswerFormatter, review: Review) -> Section:
    """Set out what the board is asked to decide, with the verdicts in a paragraph above it."""
    summary = Text(plain(policy_summary(review.verdicts, speaker.language)))
    points = speaker.parts("", keys_in(speaker.policy, "recommendation"))
    lead = (speaker.remark("recommended"),) if speaker.is_said("recommendation.points") else ()
    return speaker.section("recommendation", (summary, *lead, *points))


def checklist(
    policy: Policy, review: Review, language: Language, checked_on: date | None = None
) -> Checklist:
    """Set a review out as a checklist, dated only if a date is given."""
    speaker = AnswerFormatter(
        policy=policy,
        proposal=review.proposal,
        language=language,
        unreadable=review.unreadable,
    )
    return compose_checklist(speaker, review, checked_on)
