"""The papers as values that a template only arranges (pure): the proposal and its checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aabsocial.core.value import Value
from aabsocial.documents import finances, proposal
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.assessment import judgement, remarks
from aabsocial.documents.checklist import Checklist, compose_checklist
from aabsocial.documents.model import Text
from aabsocial.review.verdict_summary import policy_summary
from aabsocial.richtext import plain_text

if TYPE_CHECKING:
    from datetime import date

    from aabsocial.documents.model import Parts, Section
    from aabsocial.localization.messages import Language
    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy

__all__ = ["Checklist", "ProposalPaper", "checklist", "compose_proposal"]


class ProposalPaper(Value):
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
        *finances.head_facts(speaker),
        *proposal.closing_facts(speaker),
    )
    return ProposalPaper(
        title=speaker.answer("initiative.title"),
        overline=speaker.say("overline"),
        facts=speaker.fact_table(facts),
        recommendation=_recommendation(speaker, review),
        summary=_plain_section(speaker, "summary", "initiative.summary"),
        case=proposal.case(speaker),
        economy=finances.economy(speaker),
        effect=proposal.effect(speaker),
        judgement=judgement(speaker, review),
        remarks=_remarks(speaker, review),
        risks=_plain_section(speaker, "risks", "risks"),
        timeline=proposal.timeline(speaker),
        annexes=proposal.annexes(speaker),
        decision=proposal.board_decision(speaker),
        colophon=proposal.colophon(speaker),
    )


def _remarks(speaker: AnswerFormatter, review: Review) -> Section:
    """Return the remarks on what was found, and on unreadable exemptions and assessments."""
    told = remarks(speaker, review)
    unread = (
        part
        for key in ("exemptions", "assessments")
        if speaker.unread(key) is not None
        for part in speaker.table(speaker.policy.groups[key])
    )
    return replace(told, parts=(*told.parts, *unread))


def _recommendation(speaker: AnswerFormatter, review: Review) -> Section:
    """Set out what the board is asked to decide, with the verdicts in a paragraph above it."""
    summary = Text(plain_text(policy_summary(review.verdicts, speaker.language)))
    points = speaker.parts("", ("recommendation.points",))
    lead = (speaker.remark("recommended"),) if speaker.is_said("recommendation.points") else ()
    return speaker.section("recommendation", (summary, *lead, *points))


def _plain_section(speaker: AnswerFormatter, name: str, key: str) -> Section:
    return speaker.section(name, speaker.parts(speaker.say(f"title.{name}"), (key,)))


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
