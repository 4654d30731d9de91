"""A proposal and its parts; every field has an unanswered value, so a draft is one too.

`None` is unanswered. No, 0 and an empty list are answers. The order of the fields is the
order in which a proposal's file is written.
"""

from decimal import Decimal
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any, Literal

from aabsocial.core.estimates import ApproximateCount, Day, FuzzyDate
from aabsocial.core.money import Money, MoneyByYear
from aabsocial.core.struct import Count, Line, Struct, Text, Whole, field_collector, holds
from aabsocial.text.prefilter import SearchableText

if TYPE_CHECKING:
    from collections.abc import Callable


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
    "general-meeting",
    "organisation-board",
    "workshop",
    "survey",
    "information",
    "other",
]
ExistingVolunteering = Literal["some", "none"]
VolunteerEffect = Literal["unaffected", "supplements", "overlaps", "replaces", "outcompetes"]
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
CoreTask = Literal["yes", "borders-on", "no"]
ContractState = Literal["not-relevant", "not-started", "in-dialogue", "draft", "signed"]
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
    "in-kind",
    "other",
]
FinancingStatus = Literal["expected", "applied", "pledged", "granted"]
AssessmentVerdict = Literal["met", "partly-met", "not-met"]
DecisionOutcome = Literal["approved", "approved-with-changes", "postponed", "rejected", "noted"]


class Initiative(Struct, kw_only=True):
    """What will happen, where, when and for whom."""

    title: Line | None = None
    departments: tuple[Line, ...] | None = None
    start: Day | FuzzyDate | None = None
    end: Day | FuzzyDate | None = None
    external_financing: bool | None = None
    pilot: bool | None = None
    concerns_debt: bool | None = None
    takes_part: bool | None = None
    focus_areas: tuple[FocusArea, ...] | None = None
    focus_reason: Text | None = None
    summary: Text | None = None
    background: Text | None = None
    alternatives: Text | None = None
    purpose: Text | None = None
    target_group: Line | None = None
    participants: Count | ApproximateCount | None = None
    homes: Count | ApproximateCount | None = None
    municipality: Line | None = None
    other_organisations: tuple[Line, ...] | None = None
    organisation: Text | None = None
    communication: Text | None = None
    pilot_learning: Text | None = None


class Activity(Struct, kw_only=True):
    """One thing that is done, by whom and when."""

    what: Line | None = None
    who: Line | None = None
    when: Line | None = None


class Milestone(Struct, kw_only=True):
    """Something that will be reached on a day."""

    date: Day | FuzzyDate | None = None
    what: Line | None = None


class Contact(Struct, kw_only=True):
    """The member of staff who answers for the proposal; never a resident."""

    role: Line | None = None
    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None


class ResidentDecision(Struct, kw_only=True):
    """How the residents of one department took part in the decision, in numbers, not names."""

    department: Line | None = None
    forum: Forum | None = None
    date: Day | None = None
    households: Count | None = None
    votes_for: Count | None = None
    votes_against: Count | None = None
    votes_blank: Count | None = None
    unanimous: bool | None = None
    decision: Line | None = None
    evidence: Line | None = None


class VolunteerEffort(Struct, kw_only=True):
    """Volunteer work that already exists, and what the initiative does to it."""

    name: Line | None = None
    effect: VolunteerEffect | None = None
    agreement: Line | None = None


class Residents(Struct, kw_only=True):
    """Principle 1: the residents' decision, the anchoring, the volunteers."""

    decisions: tuple[ResidentDecision, ...] = ()
    involvement: Text | None = None
    anchoring: Text | None = None
    existing_volunteering: ExistingVolunteering | None = None
    volunteering: tuple[VolunteerEffort, ...] = ()
    volunteering_asked: Line | None = None
    volunteers: bool | None = None
    volunteer_support: Text | None = None
    volunteer_hours: Count | ApproximateCount | None = None
    volunteer_stories: Text | None = None
    advice_wanted: Line | None = None


class Operations(Struct, kw_only=True):
    """Principle 2: how local operation is supported."""

    supports: Degree | None = None
    how: Text | None = None
    debt_help: Text | None = None


class Physical(Struct, kw_only=True):
    """Principle 3: the connection to physical work."""

    connected: Connected | None = None
    how: Text | None = None


class Partner(Struct, kw_only=True):
    """Somebody the initiative is carried out with."""

    name: Line | None = None
    role: Line | None = None
    contribution: Line | None = None
    kind: PartnerKind | None = None
    commitment: Commitment | None = None


class Partnership(Struct, kw_only=True):
    """Principle 4: the form of working together, or why there is none."""

    reason: Text | None = None
    form: Line | None = None


class ResultContract(Struct, kw_only=True):
    """How far a performance contract with one municipal authority has come, signed on a day."""

    authority: Line | None = None
    state: ContractState | None = None
    date: Day | None = None


class Municipality(Struct, kw_only=True):
    """Principle 5: the bridge to the municipality's core services."""

    party: bool | None = None
    core_task: CoreTask | None = None
    border: Text | None = None
    bridge: Text | None = None
    contracts: tuple[ResultContract, ...] = ()
    contract_reason: Text | None = None


class Effect(Struct, kw_only=True):
    """Principle 6: what is known of the effect, and what happens afterwards."""

    evidence_level: EvidenceLevel | None = None
    documentation: Text | None = None
    source: Line | None = None
    self_sustaining: Degree | None = None
    after_project: Text | None = None


class SuccessCriterion(Struct, kw_only=True):
    """One thing that will be seen, measured from a baseline to a target by a deadline."""

    id: Line | None = None
    statement: Line | None = None
    indicator: Line | None = None
    unit: Line | None = None
    source: Line | None = None
    responsible: Line | None = None
    level: CriterionLevel | None = None
    baseline: Whole | Decimal | None = None
    target: Whole | Decimal | None = None
    target_is_most: bool | None = None
    baseline_date: Day | FuzzyDate | None = None
    deadline: Day | FuzzyDate | None = None
    frequency: Frequency | None = None


class EvaluationPoint(Struct, kw_only=True):
    """A day on which the initiative is looked at."""

    date: Day | FuzzyDate | None = None
    what: Line | None = None


class Evaluation(Struct, kw_only=True):
    """How the initiative is evaluated on the way."""

    method: Text | None = None
    responsible: Line | None = None
    points: tuple[EvaluationPoint, ...] = ()
    agreed: bool | None = None


class BudgetLine(Struct, kw_only=True):
    """What one thing costs."""

    item: Line | None = None
    category: BudgetCategory | None = None
    amount: Money | None = None
    estimated: bool | None = None
    years: MoneyByYear | None = None
    note: Line | None = None


class FinancingLine(Struct, kw_only=True):
    """Where some of the money comes from, and how sure it is."""

    source: Line | None = None
    kind: FinancingKind | None = None
    amount: Money | None = None
    status: FinancingStatus | None = None
    note: Line | None = None


class Finance(Struct, kw_only=True):
    """What is said of the money as a whole."""

    no_money: bool | None = None
    vat_included: bool | None = None
    guidelines_edition: Line | None = None
    guidelines: Text | None = None
    without_unsecured: Text | None = None


class Risk(Struct, kw_only=True):
    """What may go wrong, and what is done about it."""

    risk: Line | None = None
    mitigation: Line | None = None


class Annex(Struct, kw_only=True):
    """A file that goes with the proposal; `file` is a path inside its folder."""

    title: Line | None = None
    file: Line | None = None
    closed: bool | None = None


class Recommendation(Struct, kw_only=True):
    """What the board is asked to decide."""

    points: tuple[Line, ...] | None = None
    closed: bool | None = None


class Exemption(Struct, kw_only=True):
    """Somebody's word that a rule's finding is known, and why it may stand."""

    rule: Line | None = None
    reason: Line | None = None
    granted_by: Line | None = None
    granted_on: Day | None = None
    until: Day | None = None


class Assessment(Struct, kw_only=True):
    """A person's judgement of a clause that a machine cannot decide."""

    clause: Line | None = None
    verdict: AssessmentVerdict | None = None
    reason: Line | None = None
    by: Line | None = None
    date: Day | None = None


class BoardDecision(Struct, kw_only=True):
    """What the board decided."""

    outcome: DecisionOutcome | None = None
    date: Day | None = None
    body: Line | None = None
    reference: Line | None = None
    conditions: Line | None = None


class Measurement(Struct, kw_only=True):
    """A criterion's value on a day."""

    criterion: Line | None = None
    date: Day | None = None
    value: Whole | Decimal | None = None
    note: Line | None = None


class Gap(Struct, kw_only=True):
    """A question left open on purpose: what is awaited, until when, and from whom.

    `key` names the question, the list, or the record as findings do (`budget[2].amount`). `of` is
    the record's own name, by which people know it wherever it stands.
    """

    key: Line | None = None
    of: Line | None = None
    note: Line | None = None
    by: Day | None = None
    who: Line | None = None


class Proposal(Struct, kw_only=True, dict=True):
    """Everything a proposal's file can say."""

    schema_version: Count | None = None
    policy: str | None = None
    language: Literal["da", "en"] | None = None
    status: Status | None = None
    submitted_on: Day | None = None
    derived: tuple[Line, ...] | None = None
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
    gaps: tuple[Gap, ...] = ()

    @cached_property
    def searchable_text(self) -> SearchableText:
        """Return every answer that is written, not chosen or counted."""
        return SearchableText(_texts_in()(self))


@cache
def _texts_in() -> "Callable[[Proposal], list[Any]]":
    return field_collector(Proposal, partial(holds, kinds=(Line, Text)))


def is_only_an_idea(proposal: Proposal) -> bool:
    """Return whether nothing is answered but what it is called, where, when, and who to ask.

    Of an empty file, not even that is.
    """
    idea = proposal.initiative
    if idea != Initiative(
        title=idea.title, departments=idea.departments, start=idea.start, end=idea.end
    ):
        return False
    return proposal == Proposal(
        schema_version=proposal.schema_version,
        policy=proposal.policy,
        language=proposal.language,
        status=proposal.status,
        derived=proposal.derived,
        initiative=idea,
        contact=proposal.contact,
        gaps=proposal.gaps,
    )
