"""The policy for social responsibility, chapter by chapter, and the order of the interview."""

from functools import cache
from pathlib import Path

from aabsocial.core import toml
from aabsocial.localization.messages import LocalizedText, load_messages
from aabsocial.model.policy import Force, Policy, Section, Statement
from aabsocial.policy.aab import (
    adoption,
    financing,
    focus_areas,
    initiative,
    joints,
    p1_local_anchoring,
    p2_operations,
    p3_physical_synergy,
    p4_partners,
    p5_municipal_bridge,
    p6_documented_effect,
    steps,
)
from aabsocial.policy.assembly import assemble

CHAPTERS = (
    initiative.chapter,
    p1_local_anchoring.chapter,
    p2_operations.chapter,
    p3_physical_synergy.chapter,
    p4_partners.chapter,
    p5_municipal_bridge.chapter,
    p6_documented_effect.chapter,
    focus_areas.chapter,
    financing.chapter,
    adoption.chapter,
)

# The tasks A to H that the interview is parted into, each with its questions in order.
CONVERSATION = {
    "opening": (
        "initiative.title",
        "initiative.departments",
        "initiative.other_organisations",
        "initiative.start",
        "initiative.end",
        "finance.no_money",
        "initiative.external_financing",
        "initiative.pilot",
        "initiative.concerns_debt",
        "municipality.party",
        "initiative.takes_part",
    ),
    "idea": (
        "initiative.background",
        "initiative.alternatives",
        "initiative.purpose",
        "initiative.target_group",
        "initiative.participants",
        "initiative.homes",
        "initiative.municipality",
        "initiative.focus_areas",
        "initiative.focus_reason",
        "activities",
        "milestones",
    ),
    "residents": (
        "residents.decisions",
        "residents.anchoring",
        "residents.involvement",
        "initiative.communication",
        "residents.existing_volunteering",
        "residents.volunteering",
        "residents.volunteering_asked",
        "residents.volunteers",
        "residents.volunteer_support",
        "residents.advice_wanted",
        "residents.volunteer_hours",
        "residents.volunteer_stories",
    ),
    "cooperation": (
        "operations.supports",
        "operations.how",
        "operations.debt_help",
        "physical.connected",
        "physical.how",
        "partners",
        "partnership.reason",
        "partnership.form",
        "municipality.core_task",
        "municipality.border",
        "municipality.bridge",
        "municipality.contracts",
        "municipality.contract_reason",
    ),
    "effect": (
        "effect.evidence_level",
        "effect.documentation",
        "effect.source",
        "initiative.pilot_learning",
        "success_criteria",
        "evaluation.method",
        "evaluation.points",
        "evaluation.agreed",
        "evaluation.responsible",
        "effect.self_sustaining",
        "effect.after_project",
    ),
    "money": (
        "budget",
        "financing",
        "finance.vat_included",
        "finance.guidelines_edition",
        "finance.guidelines",
        "finance.without_unsecured",
    ),
    "board": (
        "initiative.organisation",
        "risks",
        "annexes",
        "recommendation.points",
        "recommendation.closed",
        "initiative.summary",
        "contact.role",
        "contact.name",
        "contact.email",
        "contact.phone",
    ),
    "afterwards": (
        "status",
        "submitted_on",
        "decision.outcome",
        "decision.date",
        "decision.body",
        "decision.reference",
        "decision.conditions",
        "measurements",
        "assessments",
        "exemptions",
    ),
}


@cache
def load_policy() -> Policy:
    """Return Boligforeningen AAB's policy, joined and checked."""
    texts = load_messages(Path(__file__).with_name("sections.toml"))
    sections = tuple(
        Section(
            name=name,
            title=texts[f"{name}.title"],
            keys=keys,
            at_hand=texts.get(f"{name}.at-hand"),
            decides=name == "opening",
        )
        for name, keys in CONVERSATION.items()
    )
    return assemble(
        adoption.VERSION, CHAPTERS, sections, _statements(), joints.load() + steps.load()
    )


def _statements() -> tuple[Statement, ...]:
    """Return the policy's own statements, which `policy --coverage` holds our clauses against."""
    told = toml.load_shipped(Path(__file__).with_name("statements.toml"))
    return tuple(
        Statement(
            number=int(number),
            clause=one["clause"],
            force=Force(one["force"]),
            text=LocalizedText(**one["text"]),
        )
        for number, one in told.items()
    )
