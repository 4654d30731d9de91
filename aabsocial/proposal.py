"""A proposal and its parts; every field has an unanswered value, so a draft is one too.

`None` is unanswered. No, 0 and an empty list are answers. The order of the fields is the
order in which a proposal's file is written.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from aabsocial.money import Money, total
from aabsocial.value import Value

if TYPE_CHECKING:
    from decimal import Decimal

Day: TypeAlias = date  # fields are called `date`, which would hide the type

Status = Literal[
    "draft", "submitted", "approved", "approved-with-changes", "postponed", "rejected", "completed"
]
FocusArea = Literal[
    "safety-wellbeing", "crime-prevention", "education-employment", "prevention-parenting"
]
Forum = Literal[
    "department-meeting",
    "extraordinary-department-meeting",
    "ballot",
    "department-board",
    "workshop",
    "survey",
    "information",
    "other",
]
ExistingVolunteering = Literal["none", "some"]
VolunteerEffect = Literal["unaffected", "supplements", "overlaps", "replaces"]
Degree = Literal["yes", "partly", "no"]
Connected = Literal["yes", "no", "not-possible"]
PartnerKind = Literal[
    "municipality",
    "voluntary-association",
    "housing-organisation",
    "foundation",
    "police",
    "school",
    "company",
    "other",
]
Commitment = Literal["idea", "dialogue", "pledged", "signed"]
CoreTask = Literal["no", "borders-on", "yes"]
ResultContract = Literal["not-relevant", "not-started", "in-dialogue", "draft", "signed"]
EvidenceLevel = Literal["research", "own-evaluation", "theory", "none"]
CriterionLevel = Literal["activity", "result", "impact"]
Frequency = Literal["monthly", "quarterly", "half-yearly", "yearly", "at-end"]
BudgetCategory = Literal[
    "salary",
    "activities",
    "materials",
    "catering",
    "premises",
    "transport",
    "fees",
    "communication",
    "training",
    "evaluation",
    "audit",
    "administration",
    "contingency",
    "other",
]
FinancingKind = Literal[
    "aab",
    "department",
    "landsbyggefonden",
    "municipality",
    "housing-organisation",
    "state",
    "foundation",
    "company",
    "participants",
    "other",
]
FinancingStatus = Literal["expected", "applied", "pledged", "granted"]
AssessmentVerdict = Literal["met", "partly-met", "not-met"]
DecisionOutcome = Literal["approved", "approved-with-changes", "postponed", "rejected", "noted"]

OWN_MONEY: frozenset[FinancingKind] = frozenset({"aab", "department"})


class Initiative(Value):
    """What will happen, where, when and for whom."""

    title: str | None = None
    departments: tuple[str, ...] | None = None
    start: Day | None = None
    end: Day | None = None
    external_financing: bool | None = None
    pilot: bool | None = None
    concerns_debt: bool | None = None
    focus_areas: tuple[FocusArea, ...] | None = None
    summary: str | None = None
    background: str | None = None
    purpose: str | None = None
    target_group: str | None = None
    participants: int | None = None
    homes: int | None = None
    municipality: str | None = None
    other_organisations: tuple[str, ...] | None = None
    organisation: str | None = None
    communication: str | None = None
    pilot_learning: str | None = None


class Activity(Value):
    """One thing that is done, by whom and when."""

    what: str | None = None
    who: str | None = None
    when: str | None = None


class Milestone(Value):
    """Something that will be reached on a day."""

    date: Day | None = None
    what: str | None = None


class Contact(Value):
    """The member of staff who answers for the proposal; never a resident."""

    role: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None


class ResidentDecision(Value):
    """How the residents of one department took part in the decision, in numbers, not names."""

    department: str | None = None
    forum: Forum | None = None
    date: Day | None = None
    households: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_blank: int | None = None
    unanimous: bool | None = None
    decision: str | None = None
    evidence: str | None = None


class VolunteerEffort(Value):
    """Volunteer work that already exists, and what the initiative does to it."""

    name: str | None = None
    effect: VolunteerEffect | None = None
    agreement: str | None = None


class Residents(Value):
    """Principle 1: the residents' decision, the anchoring, the volunteers."""

    decisions: tuple[ResidentDecision, ...] = ()
    involvement: str | None = None
    anchoring: str | None = None
    existing_volunteering: ExistingVolunteering | None = None
    volunteering: tuple[VolunteerEffort, ...] = ()
    volunteer_support: str | None = None
    volunteer_hours: int | None = None
    volunteer_stories: str | None = None


class Operations(Value):
    """Principle 2: how local operation is supported."""

    supports: Degree | None = None
    how: str | None = None
    debt_help: str | None = None


class Physical(Value):
    """Principle 3: the connection to physical work."""

    connected: Connected | None = None
    how: str | None = None


class Partner(Value):
    """Somebody the initiative is carried out with."""

    name: str | None = None
    role: str | None = None
    contribution: str | None = None
    kind: PartnerKind | None = None
    commitment: Commitment | None = None


class Partnership(Value):
    """Principle 4: the form of working together, or why there is none."""

    reason: str | None = None
    form: str | None = None


class Municipality(Value):
    """Principle 5: the bridge to the municipality's core operation."""

    party: bool | None = None
    core_task: CoreTask | None = None
    bridge: str | None = None
    authorities: str | None = None
    result_contract: ResultContract | None = None
    result_contract_date: Day | None = None


class Effect(Value):
    """Principle 6: what is known of the effect, and what happens afterwards."""

    evidence_level: EvidenceLevel | None = None
    documentation: str | None = None
    source: str | None = None
    self_sustaining: Degree | None = None
    after_project: str | None = None


class SuccessCriterion(Value):
    """One thing that will be seen, measured from a baseline to a target by a deadline."""

    id: str | None = None
    statement: str | None = None
    indicator: str | None = None
    unit: str | None = None
    source: str | None = None
    responsible: str | None = None
    level: CriterionLevel | None = None
    baseline: int | Decimal | None = None
    target: int | Decimal | None = None
    baseline_date: Day | None = None
    deadline: Day | None = None
    frequency: Frequency | None = None


class EvaluationPoint(Value):
    """A day on which the initiative is looked at."""

    date: Day | None = None
    what: str | None = None


class Evaluation(Value):
    """How the initiative is evaluated on the way."""

    method: str | None = None
    responsible: str | None = None
    points: tuple[EvaluationPoint, ...] = ()


class BudgetLine(Value):
    """What one thing costs."""

    item: str | None = None
    category: BudgetCategory | None = None
    amount: Money | None = None
    note: str | None = None


class FinancingLine(Value):
    """Where some of the money comes from, and how sure it is."""

    source: str | None = None
    kind: FinancingKind | None = None
    amount: Money | None = None
    status: FinancingStatus | None = None


class Finance(Value):
    """What is said of the money as a whole."""

    no_money: bool | None = None
    vat_included: bool | None = None
    guidelines: str | None = None
    without_unsecured: str | None = None


class Risk(Value):
    """What may go wrong, and what is done about it."""

    risk: str | None = None
    mitigation: str | None = None


class Annex(Value):
    """A file that goes with the proposal; `file` is a path inside its folder."""

    title: str | None = None
    file: str | None = None
    closed: bool | None = None


class Recommendation(Value):
    """What the board is asked to decide."""

    points: tuple[str, ...] | None = None
    closed: bool | None = None


class Exemption(Value):
    """Somebody's word that a rule's finding is known, and why it may stand."""

    rule: str | None = None
    reason: str | None = None
    granted_by: str | None = None
    granted_on: Day | None = None
    until: Day | None = None


class Assessment(Value):
    """A person's judgement of a clause that a machine cannot decide."""

    clause: str | None = None
    verdict: AssessmentVerdict | None = None
    reason: str | None = None
    by: str | None = None
    date: Day | None = None


class BoardDecision(Value):
    """What the board decided."""

    outcome: DecisionOutcome | None = None
    date: Day | None = None
    body: str | None = None
    reference: str | None = None
    conditions: str | None = None


class Measurement(Value):
    """A criterion's value on a day."""

    criterion: str | None = None
    date: Day | None = None
    value: int | Decimal | None = None
    note: str | None = None


class Proposal(Value):
    """Everything a proposal's file can say."""

    schema_version: int | None = None
    policy: str | None = None
    language: Literal["da", "en"] | None = None
    status: Status | None = None
    initiative: Initiative = Initiative()
    activities: tuple[Activity, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    contact: Contact = Contact()
    residents: Residents = Residents()
    operations: Operations = Operations()
    physical: Physical = Physical()
    partners: tuple[Partner, ...] = ()
    partnership: Partnership = Partnership()
    municipality: Municipality = Municipality()
    effect: Effect = Effect()
    success_criteria: tuple[SuccessCriterion, ...] = ()
    evaluation: Evaluation = Evaluation()
    budget: tuple[BudgetLine, ...] = ()
    financing: tuple[FinancingLine, ...] = ()
    finance: Finance = Finance()
    risks: tuple[Risk, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recommendation: Recommendation = Recommendation()
    exemptions: tuple[Exemption, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    decision: BoardDecision = BoardDecision()
    measurements: tuple[Measurement, ...] = ()


class Size(IntEnum):
    """How much an initiative is asked about; more is never demanded by it."""

    SMALL = 1
    MIDDLE = 2
    LARGE = 3


SMALL_MONTHS = 6
LONG_MONTHS = 12
LARGE_MONTHS = 24
LARGE_BUDGET = Money.kroner(2_000_000)


def size(proposal: Proposal) -> Size:
    """Judge the size from the answers so far; what is unanswered makes nothing larger."""
    idea = proposal.initiative
    if (
        idea.other_organisations
        or lasts_longer_than(LARGE_MONTHS, proposal)
        or budget_total(proposal) >= LARGE_BUDGET
    ):
        return Size.LARGE
    several_departments = len(idea.departments or ()) > 1
    if several_departments or lasts_longer_than(SMALL_MONTHS, proposal) or is_external(proposal):
        return Size.MIDDLE
    return Size.SMALL


def lasts_longer_than(months: int, proposal: Proposal) -> bool:
    """Tell whether the period, both days included, is longer than so many months."""
    start, end = proposal.initiative.start, proposal.initiative.end
    return bool(start and end and end >= months_after(start, months))


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_external(proposal: Proposal) -> bool:
    """Tell whether some financing is external, by the early answer or by a line (1.3)."""
    return bool(proposal.initiative.external_financing) or any(
        line.kind is not None and line.kind not in OWN_MONEY for line in proposal.financing
    )


def budget_total(proposal: Proposal) -> Money:
    """Sum the budget lines."""
    return total(line.amount for line in proposal.budget)


def financing_total(proposal: Proposal) -> Money:
    """Sum the financing lines."""
    return total(line.amount for line in proposal.financing)


def asked_of_aab(proposal: Proposal) -> Money:
    """Sum what AAB itself is to pay (8.3)."""
    return total(line.amount for line in proposal.financing if line.kind == "aab")


def unsecured(proposal: Proposal) -> Money:
    """Sum the money that is not yet granted."""
    return total(line.amount for line in proposal.financing if line.status != "granted")
