"""The frame (clause 0): what will happen, where, when, for whom, and what the board is asked."""

import re
from pathlib import Path
from typing import get_args

from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import VerdictKind
from aabsocial.model.policy import Judgement, ReviewContext
from aabsocial.model.proposal import (
    Activity,
    Annex,
    Assessment,
    AssessmentVerdict,
    DecisionOutcome,
    Exemption,
    Gap,
    Proposal,
    Risk,
    Status,
)
from aabsocial.model.proposal_facts import Size, size
from aabsocial.model.questions import (
    BY_MENU_ONLY,
    WHERE_NEEDED,
    Group,
    Item,
    Kind,
    Question,
    always,
)
from aabsocial.policy.aab import department_rules, initiative_rules
from aabsocial.policy.aab.derived.recommendation import recommended_points
from aabsocial.policy.aab.derived.summary import written_summary
from aabsocial.policy.aab.detectors import contradictions
from aabsocial.policy.loading import load_chapter

TITLE_LENGTH = (5, 100)
MOST_POINTS = 4
DIGITS_OF_A_NUMBER = 8
A_WORD_FOR_ANNEX = re.compile(r"\b(?:bilag|annex|appendix)", re.IGNORECASE)


def lacks_at_sign(address: str) -> bool:
    """Hold for what can be no e-mail address."""
    return "@" not in address


def lacks_digits(number: str) -> bool:
    """Hold for what is shorter than a Danish telephone number."""
    return sum(letter.isdigit() for letter in number) < DIGITS_OF_A_NUMBER


def not_small(proposal: Proposal) -> bool:
    """Return whether the initiative is more than small."""
    return size(proposal) is not Size.SMALL


def speaks_of_an_annex(proposal: Proposal) -> bool:
    """Return whether annexes are listed, or an answer names one."""
    texts = proposal.searchable_text.texts
    return bool(proposal.annexes) or any(map(A_WORD_FOR_ANNEX.search, texts))


def scope(proposal: Proposal, _: ReviewContext) -> Judgement:
    """0.4: the principles hold whether AAB starts the initiative or takes part in it."""
    takes_part = proposal.initiative.takes_part
    if takes_part is None:
        return Judgement(VerdictKind.MISSING, "unanswered")
    return Judgement(VerdictKind.MET, "takes-part" if takes_part else "starts")


IDEA: tuple[Item, ...] = (
    Question(
        key="initiative.title",
        section="title",
        kind=Kind.TEXT,
        clauses=("0.2",),
        needed=always,
        least=TITLE_LENGTH[0],
        most=TITLE_LENGTH[1],
    ),
    Question(
        key="initiative.departments",
        section="facts",
        kind=Kind.TEXTS,
        clauses=("0.3", "1.5"),
        needed=always,
        remembered=True,
        least=1,
    ),
    Question(
        key="initiative.start",
        section="facts",
        kind=Kind.FUZZY_DATE,
        clauses=("0.2",),
        needed=always,
    ),
    Question(
        key="initiative.end", section="facts", kind=Kind.FUZZY_DATE, clauses=("0.2",), needed=always
    ),
    Question(
        key="initiative.takes_part",
        section="facts",
        kind=Kind.YES_NO,
        clauses=("0.4",),
        needed=always,
    ),
    Question(
        key="initiative.summary",
        section="summary",
        kind=Kind.PARAGRAPHS,
        clauses=("0.2",),
        needed=always,
        derive=written_summary,
    ),
    Question(
        key="initiative.background",
        section="background",
        kind=Kind.PARAGRAPHS,
        clauses=("0.2",),
        needed=always,
    ),
    Question(
        key="initiative.alternatives",
        section="background",
        kind=Kind.PARAGRAPHS,
        clauses=("0.2",),
        depth=BY_MENU_ONLY,
    ),
    Question(
        key="initiative.purpose",
        section="purpose",
        kind=Kind.PARAGRAPHS,
        clauses=("0.2",),
        needed=not_small,
        depth=2,
    ),
    Question(
        key="initiative.target_group",
        section="purpose",
        kind=Kind.TEXT,
        clauses=("0.2",),
        needed=always,
    ),
    Question(
        key="initiative.participants",
        section="purpose",
        kind=Kind.APPROXIMATE_COUNT,
        clauses=("0.2",),
        needed=always,
    ),
    Question(
        key="initiative.homes",
        section="facts",
        kind=Kind.APPROXIMATE_COUNT,
        clauses=("0.3",),
        depth=BY_MENU_ONLY,
    ),
    Question(
        key="initiative.municipality",
        section="facts",
        kind=Kind.TEXT,
        clauses=("0.3",),
        remembered=True,
        depth=BY_MENU_ONLY,
    ),
    Question(
        key="initiative.other_organisations",
        section="facts",
        kind=Kind.TEXTS,
        clauses=("0.3",),
        remembered=True,
        depth=3,
    ),
    Question(
        key="initiative.organisation",
        section="organisation",
        kind=Kind.PARAGRAPHS,
        clauses=("0.2",),
        depth=2,
    ),
    Group(
        key="activities",
        lines="activity",
        record=Activity,
        clauses=("0.2",),
        needed=always,
        fields=(
            Question(key="activities.what", kind=Kind.TEXT, needed=always),
            Question(key="activities.who", kind=Kind.TEXT, needed=always),
            Question(key="activities.when", kind=Kind.TEXT, needed=always),
        ),
    ),
)

CONTACT: tuple[Item, ...] = (
    Question(key="contact.role", kind=Kind.TEXT, needed=always, remembered=True),
    Question(key="contact.name", kind=Kind.TEXT, remembered=True),
    Question(key="contact.email", kind=Kind.TEXT, remembered=True, doubtful=lacks_at_sign),
    Question(key="contact.phone", kind=Kind.TEXT, remembered=True, doubtful=lacks_digits),
)

BOARD: tuple[Item, ...] = (
    Group(
        key="risks",
        lines="risk",
        record=Risk,
        depth=2,
        fields=(
            Question(key="risks.risk", kind=Kind.TEXT, needed=always),
            Question(key="risks.mitigation", kind=Kind.TEXT, needed=always),
        ),
    ),
    Group(
        key="annexes",
        record=Annex,
        depth=WHERE_NEEDED,
        wanted=speaks_of_an_annex,
        holds_files=True,
        fields=(
            Question(key="annexes.title", kind=Kind.TEXT, needed=always),
            Question(key="annexes.file", kind=Kind.TEXT, needed=always),
            Question(key="annexes.closed", kind=Kind.YES_NO),
        ),
    ),
    Question(
        key="recommendation.points",
        kind=Kind.TEXTS,
        needed=always,
        derive=recommended_points,
        least=1,
        most=MOST_POINTS,
    ),
    Question(key="recommendation.closed", section="state", kind=Kind.YES_NO, depth=BY_MENU_ONLY),
)

AFTERWARDS: tuple[Item, ...] = (
    Question(
        key="schema_version", section="file", kind=Kind.COUNT, needed=always, depth=0, least=1
    ),
    Question(
        key="language",
        section="colophon",
        kind=Kind.CHOICE,
        needed=always,
        depth=0,
        choices=LANGUAGES,
    ),
    Question(
        key="status",
        section="state",
        kind=Kind.CHOICE,
        needed=always,
        depth=BY_MENU_ONLY,
        choices=get_args(Status),
    ),
    Question(key="submitted_on", section="state", kind=Kind.DATE, depth=BY_MENU_ONLY),
    Question(
        key="derived",
        section="file",
        kind=Kind.TEXTS,
        depth=0,
    ),
    Group(
        key="exemptions",
        section="remarks",
        record=Exemption,
        depth=BY_MENU_ONLY,
        fields=(
            Question(key="exemptions.rule", kind=Kind.TEXT, needed=always),
            Question(key="exemptions.reason", kind=Kind.TEXT, needed=always),
            Question(key="exemptions.granted_by", kind=Kind.TEXT, needed=always),
            Question(key="exemptions.granted_on", kind=Kind.DATE, needed=always),
            Question(key="exemptions.until", kind=Kind.DATE),
        ),
    ),
    Group(
        key="assessments",
        section="remarks",
        record=Assessment,
        depth=BY_MENU_ONLY,
        fields=(
            Question(key="assessments.clause", kind=Kind.TEXT, needed=always),
            Question(
                key="assessments.verdict",
                kind=Kind.CHOICE,
                needed=always,
                choices=get_args(AssessmentVerdict),
            ),
            Question(key="assessments.reason", kind=Kind.TEXT, needed=always),
            Question(key="assessments.by", kind=Kind.TEXT, needed=always),
            Question(key="assessments.date", kind=Kind.DATE, needed=always),
        ),
    ),
    Group(
        key="gaps",
        section="remarks",
        record=Gap,
        depth=0,
        fields=(
            Question(key="gaps.key", kind=Kind.TEXT, needed=always),
            Question(key="gaps.of", kind=Kind.TEXT),
            Question(key="gaps.note", kind=Kind.TEXT),
            Question(key="gaps.by", kind=Kind.DATE),
            Question(key="gaps.who", kind=Kind.TEXT),
        ),
    ),
    Question(
        key="decision.outcome",
        kind=Kind.CHOICE,
        depth=BY_MENU_ONLY,
        choices=get_args(DecisionOutcome),
    ),
    Question(key="decision.date", kind=Kind.DATE, depth=BY_MENU_ONLY),
    Question(key="decision.body", kind=Kind.TEXT, depth=BY_MENU_ONLY),
    Question(key="decision.reference", kind=Kind.TEXT, depth=BY_MENU_ONLY),
    Question(key="decision.conditions", kind=Kind.TEXT, depth=BY_MENU_ONLY),
)

chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    items=IDEA + CONTACT + BOARD + AFTERWARDS,
    rules=(*initiative_rules.RULES, *contradictions.RULES, *department_rules.RULES),
    judges={"0.4": scope},
)
