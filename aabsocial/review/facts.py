"""The row of facts on a proposal that lists show: where, when, how much, what is next (pure)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.core.estimates import ApproximateCount, DayOrStretch, first_day, last_day
from aabsocial.core.struct import Struct
from aabsocial.review.answer_state import AnswerState
from aabsocial.review.finances import budget_sum, external_sum, paid_by, unsecured_sum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aabsocial.model.findings import Review
    from aabsocial.model.policy import Policy
    from aabsocial.model.proposal import Proposal
    from aabsocial.model.totals import Total

Event: TypeAlias = Literal["start", "milestone", "evaluation", "deadline", "end"]


class NextDate(Struct, kw_only=True):
    """The first day from today on that something happens, and what; `what` may be empty.

    A stretch of days is ahead until its last day.
    """

    day: DayOrStretch
    event: Event
    what: str = ""

    @property
    def reckoned(self) -> date:
        """Return the day to sort by: of a stretch the first for a start, else the last."""
        return first_day(self.day) if self.event == "start" else last_day(self.day)


class ProposalFacts(Struct, kw_only=True):
    """What a list shows of one proposal, as it was answered; `None` is unanswered.

    The sums are those of its papers. `unread` holds the names of those fields whose answer cannot
    be read: such a field is unanswered here, and a list says that it is not.
    """

    status: str | None
    departments: tuple[str, ...]
    municipality: str | None
    focus_areas: tuple[str, ...]
    start: DayOrStretch | None
    end: DayOrStretch | None
    total: Total
    asked: Total
    external: Total
    unsecured: Total
    participants: int | ApproximateCount | None
    criteria: int
    next: NextDate | None
    unread: frozenset[str] = frozenset()


KEYS: Mapping[str, str] = {
    "status": "status",
    "departments": "initiative.departments",
    "municipality": "initiative.municipality",
    "focus_areas": "initiative.focus_areas",
    "start": "initiative.start",
    "end": "initiative.end",
    "participants": "initiative.participants",
    "criteria": "success_criteria",
}


def facts_of(policy: Policy, review: Review, today: date) -> ProposalFacts:
    """Return the facts on a reviewed proposal; what comes next is counted from today."""
    proposal, idea = review.proposal, review.proposal.initiative
    answers = AnswerState(
        policy=policy, proposal=proposal, unreadable=review.unreadable, today=today
    )
    return ProposalFacts(
        status=proposal.status,
        departments=idea.departments or (),
        municipality=idea.municipality,
        focus_areas=_in_the_policys_order(policy, idea.focus_areas or ()),
        start=idea.start,
        end=idea.end,
        total=budget_sum(answers),
        asked=paid_by(answers, "aab"),
        external=external_sum(answers),
        unsecured=unsecured_sum(answers),
        participants=idea.participants,
        criteria=len(proposal.success_criteria),
        next=next_date(proposal, today),
        unread=_unread(answers) if review.unreadable else frozenset(),
    )


def _in_the_policys_order(policy: Policy, areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return chosen areas each once and in one order, so that the same choice is the same."""
    question = policy.questions.get(KEYS["focus_areas"])
    return tuple(it for it in question.choices if it in areas) if question else areas


def _unread(answers: AnswerState) -> frozenset[str]:
    return frozenset(name for name, key in KEYS.items() if answers.unread(key) is not None)


def next_date(proposal: Proposal, today: date) -> NextDate | None:
    """Return what happens first from today on; of several on a day, what the file has first."""
    ahead = [
        NextDate(day=day, event=event, what=what or "")
        for event, day, what in _dates(proposal)
        if day is not None and last_day(day) >= today
    ]
    return min(ahead, key=attrgetter("reckoned"), default=None)


def _dates(proposal: Proposal) -> tuple[tuple[Event, DayOrStretch | None, str | None], ...]:
    idea = proposal.initiative
    return (
        ("start", idea.start, None),
        *(("milestone", it.date, it.what) for it in proposal.milestones),
        *(("evaluation", it.date, it.what) for it in proposal.evaluation.points),
        *(("deadline", it.deadline, it.statement) for it in proposal.success_criteria),
        ("end", idea.end, None),
    )
