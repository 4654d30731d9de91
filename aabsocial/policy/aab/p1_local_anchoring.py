"""Principle 1, locally anchored: the residents' decision, the anchoring, the volunteers."""

from pathlib import Path
from typing import get_args

from aabsocial.model.departments import department_key
from aabsocial.model.proposal import (
    ExistingVolunteering,
    Forum,
    Proposal,
    ResidentDecision,
    VolunteerEffect,
    VolunteerEffort,
)
from aabsocial.model.proposal_facts import is_external
from aabsocial.model.questions import BY_MENU_ONLY, Group, Kind, Question, always
from aabsocial.policy.aab import p1_decisions, p1_evidence, p1_verdicts, p1_volunteers, p1_votes
from aabsocial.policy.aab.p1_volunteers import is_large
from aabsocial.policy.aab.p1_votes import is_voted
from aabsocial.policy.loading import load_chapter


def votes_are_counted(decision: ResidentDecision) -> bool:
    """Return whether votes were counted one by one, which a unanimous decision needs not.

    Votes against one that is called unanimous are told all the same.
    """
    return is_voted(decision) and not (decision.unanimous and not decision.votes_against)


def has_volunteering(proposal: Proposal) -> bool:
    """Return whether volunteer work already exists (1.3)."""
    return proposal.residents.existing_volunteering == "some"


def tells_of_volunteering(proposal: Proposal) -> bool:
    """Return whether work exists where money comes from outside, or some is named all the same.

    What is named beside a no is seen, so that the contradiction can be mended.
    """
    asks = is_external(proposal) and has_volunteering(proposal)
    return asks or bool(proposal.residents.volunteering)


def concerns_volunteering(proposal: Proposal) -> bool:
    """Return whether volunteer work is asked about: with external money, or where some is named."""
    return is_external(proposal) or bool(proposal.residents.volunteering)


def has_or_may_have_volunteers(proposal: Proposal) -> bool:
    """Return whether nobody says that no volunteers take part (1.6)."""
    return proposal.residents.volunteers is not False


def undecided_department(proposal: Proposal) -> str | None:
    """Suggest the first department that has no decision yet (1.5)."""
    decided = {
        department_key(it.department) for it in proposal.residents.decisions if it.department
    }
    departments = proposal.initiative.departments or ()
    return next((name for name in departments if department_key(name) not in decided), None)


chapter = load_chapter(
    Path(__file__).with_suffix(".toml"),
    judges=p1_verdicts.JUDGES,
    items=(
        Question(
            key="initiative.external_financing",
            section="facts",
            kind=Kind.YES_NO,
            clauses=("1.3",),
            needed=always,
        ),
        Question(
            key="initiative.communication",
            section="organisation",
            kind=Kind.PARAGRAPHS,
            clauses=("1.7",),
            depth=BY_MENU_ONLY,
        ),
        Group(
            key="residents.decisions",
            lines="decision",
            record=ResidentDecision,
            clauses=("1.5",),
            needed=always,
            fields=(
                Question(
                    key="residents.decisions.department",
                    kind=Kind.TEXT,
                    needed=always,
                    suggest=undecided_department,
                ),
                Question(
                    key="residents.decisions.forum",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(Forum),
                ),
                Question(key="residents.decisions.date", kind=Kind.DATE, needed=always),
                Question(key="residents.decisions.households", kind=Kind.COUNT, suits=is_voted),
                Question(key="residents.decisions.unanimous", kind=Kind.YES_NO, suits=is_voted),
                Question(
                    key="residents.decisions.votes_for", kind=Kind.COUNT, suits=votes_are_counted
                ),
                Question(
                    key="residents.decisions.votes_against",
                    kind=Kind.COUNT,
                    suits=votes_are_counted,
                ),
                Question(
                    key="residents.decisions.votes_blank",
                    kind=Kind.COUNT,
                    suits=votes_are_counted,
                ),
                Question(key="residents.decisions.decision", kind=Kind.TEXT),
                Question(key="residents.decisions.evidence", kind=Kind.TEXT, needed=always),
            ),
        ),
        Question(
            key="residents.involvement",
            kind=Kind.PARAGRAPHS,
            clauses=("1.5",),
            needed=is_large,
            depth=3,
        ),
        Question(key="residents.anchoring", kind=Kind.PARAGRAPHS, clauses=("1.4",), needed=always),
        Question(
            key="residents.existing_volunteering",
            section="volunteers",
            kind=Kind.CHOICE,
            clauses=("1.3",),
            needed=is_external,
            applies=is_external,
            choices=get_args(ExistingVolunteering),
        ),
        Group(
            key="residents.volunteering",
            lines="existing",
            section="volunteers",
            record=VolunteerEffort,
            clauses=("1.3",),
            needed=tells_of_volunteering,
            applies=concerns_volunteering,
            fields=(
                Question(key="residents.volunteering.name", kind=Kind.TEXT, needed=always),
                Question(
                    key="residents.volunteering.effect",
                    kind=Kind.CHOICE,
                    needed=always,
                    choices=get_args(VolunteerEffect),
                ),
                Question(key="residents.volunteering.agreement", kind=Kind.TEXT),
            ),
        ),
        Question(
            key="residents.volunteering_asked",
            section="volunteers",
            kind=Kind.TEXT,
            clauses=("1.3",),
            applies=is_external,
        ),
        Question(
            key="residents.volunteers",
            section="volunteers",
            kind=Kind.YES_NO,
            clauses=("1.6", "1.8"),
            depth=2,
        ),
        Question(
            key="residents.volunteer_support",
            section="volunteers",
            kind=Kind.PARAGRAPHS,
            clauses=("1.6", "1.8"),
            applies=has_or_may_have_volunteers,
            depth=2,
        ),
        Question(
            key="residents.volunteer_hours",
            section="volunteers",
            kind=Kind.APPROXIMATE_COUNT,
            clauses=("1.6",),
            depth=BY_MENU_ONLY,
        ),
        Question(
            key="residents.volunteer_stories",
            section="volunteers",
            kind=Kind.PARAGRAPHS,
            clauses=("1.7",),
            depth=BY_MENU_ONLY,
        ),
        Question(
            key="residents.advice_wanted",
            section="volunteers",
            kind=Kind.TEXT,
            clauses=("1.6",),
            depth=2,
        ),
    ),
    rules=p1_decisions.RULES + p1_votes.RULES + p1_evidence.RULES + p1_volunteers.RULES,
)
