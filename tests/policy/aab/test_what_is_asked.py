"""Which questions an initiative of each size is asked; the rest lie behind "Uddyb"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.model.proposal import ContractState, FinancingLine, Partner, Proposal, ResultContract
from aabsocial.model.questions import BY_MENU_ONLY, Group, is_ever_asked
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import asked_items, open_questions
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = load_policy()
# Every proposal is asked these, by task.
ALWAYS: Mapping[str, set[str]] = {
    "opening": {
        "initiative.title",
        "initiative.departments",
        "initiative.start",
        "initiative.end",
        "finance.no_money",
        "initiative.external_financing",
        "initiative.pilot",
        "initiative.concerns_debt",
        "municipality.party",
        "initiative.takes_part",
    },
    "idea": {
        "initiative.background",
        "initiative.target_group",
        "initiative.participants",
        "initiative.focus_areas",
        "activities",
    },
    "residents": {"residents.decisions", "residents.anchoring"},
    "cooperation": {
        "operations.supports",
        "operations.how",
        "physical.connected",
        "physical.how",
        "partners",
        "municipality.core_task",
        "municipality.bridge",
    },
    "effect": {"success_criteria", "evaluation.method", "effect.self_sustaining"}
    | {"effect.after_project"},
    "money": set(),
    "board": {"recommendation.points", "initiative.summary", "contact.role", "contact.name"}
    | {"contact.email", "contact.phone"},
    "afterwards": set(),
}
# Larger ones these as well.
NOT_SMALL = {
    "initiative.purpose",
    "residents.volunteers",
    "residents.volunteer_support",
    "residents.advice_wanted",
    "initiative.organisation",
    "risks",
}
LARGE = {"residents.involvement"}
# Nobody needs these as questions of their own.
BEHIND = {
    "initiative.homes",
    "initiative.municipality",
    "initiative.alternatives",
    "milestones",
    "initiative.communication",
    "residents.volunteer_hours",
    "residents.volunteer_stories",
    "partnership.form",
    "evaluation.responsible",
    "finance.vat_included",
    "recommendation.closed",
}
FIELDS_BEHIND = {
    "success_criteria.id",
    "success_criteria.level",
    "success_criteria.baseline_date",
    "success_criteria.target_is_most",
    "success_criteria.responsible",
    "success_criteria.frequency",
    "budget.category",
    "budget.estimated",
    "budget.years",
}
SMALL_ONE = {
    "initiative.departments": ("901",),
    "initiative.end": a_proposal().initiative.start,
    "initiative.external_financing": False,
    "initiative.concerns_debt": False,
    "finance.no_money": True,
    "municipality.party": False,
    "residents.volunteering": (),
    "finance.without_unsecured": None,
    "budget": (),
    "financing": (),
}
SIZES: Mapping[str, Mapping[str, Any]] = {
    "small": SMALL_ONE,
    "middle": {**SMALL_ONE, "initiative.departments": ("901", "903")},
    "large": {**SMALL_ONE, "initiative.other_organisations": ("Boligorganisation B",)},
}
MORE = {"small": set[str](), "middle": NOT_SMALL, "large": NOT_SMALL | LARGE}


def asked(proposal: Proposal) -> set[str]:
    return {item.key for item in asked_items(POLICY, proposal)}


@pytest.mark.parametrize("size", SIZES)
def test_the_size_decides_what_is_asked(size: str) -> None:
    for section in POLICY.sections:
        told = asked(a_proposal(SIZES[size])) & {*section.keys}
        left = told - ALWAYS[section.name] - MORE[size] - set().union(*IF.values())

        assert ALWAYS[section.name] <= told, section.name
        assert left <= {"initiative.other_organisations", "annexes"}, section.name
    assert MORE[size] == asked(a_proposal(SIZES[size])) & (NOT_SMALL | LARGE)


# What is asked by a condition, at any size.
AAB = FinancingLine(source="AAB", kind="aab", amount=Money.kroner(1_000), status="applied")
THEIRS = replace(AAB, source="Afdeling 901", kind="department")
CONDITIONS: Mapping[str, Mapping[str, Any]] = {
    "external money": {"initiative.external_financing": True},
    "volunteer work is there": {
        "initiative.external_financing": True,
        "residents.existing_volunteering": "some",
    },
    "debt": {"initiative.concerns_debt": True},
    "no area": {"initiative.focus_areas": ()},
    "no partner": {"partners": ()},
    "on the border": {"municipality.core_task": "borders-on"},
    "a party": {"municipality.party": True},
    "no contract": {
        "municipality.party": True,
        "municipality.contracts": (ResultContract(authority="X", state="not-started"),),
    },
    "no pilot": {"initiative.pilot": False},
    "a pilot": {"initiative.pilot": True},
    "money": {"finance.no_money": False},
    "AAB's money": {"finance.no_money": False, "financing": (AAB,)},
    "money not granted": {"finance.no_money": False, "financing": (THEIRS,)},
}
IF: Mapping[str, set[str]] = {
    "external money": {"residents.existing_volunteering", "residents.volunteering_asked"},
    "volunteer work is there": {"residents.volunteering"},
    "debt": {"operations.debt_help"},
    "no area": {"initiative.focus_reason"},
    "no partner": {"partnership.reason"},
    "on the border": {"municipality.border"},
    "a party": {"municipality.contracts"},
    "no contract": {"municipality.contract_reason"},
    "no pilot": {"effect.evidence_level", "effect.documentation", "effect.source"},
    "a pilot": {"initiative.pilot_learning"},
    "money": {"budget", "financing"},
    "AAB's money": {"finance.guidelines_edition", "finance.guidelines"},
    "money not granted": {"finance.without_unsecured"},
    "days named": {"evaluation.points", "evaluation.agreed"},
}


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("size", SIZES)
def test_a_condition_asks_its_questions_at_every_size(size: str, condition: str) -> None:
    unmet = a_proposal({**SIZES[size], "initiative.pilot": condition == "no pilot"})
    met = a_proposal({**SIZES[size], **CONDITIONS[condition]})

    assert IF[condition] <= asked(met)
    assert not IF[condition] & asked(unmet)


@pytest.mark.parametrize("size", SIZES)
def test_what_lies_behind_is_never_put_forward(size: str) -> None:
    assert not asked(a_proposal(SIZES[size])) & BEHIND
    assert {POLICY.items[key].depth for key in BEHIND} == {BY_MENU_ONLY}
    assert not any(is_ever_asked(POLICY.questions[key]) for key in FIELDS_BEHIND)


def test_aabs_own_money_is_what_the_board_decides_on() -> None:
    aab_alone = {**SIZES["small"], "finance.no_money": False, "financing": (AAB,)}
    told = {**aab_alone, "finance.without_unsecured": "Så bliver det til mindre."}

    assert "finance.without_unsecured" not in asked(a_proposal(aab_alone))
    assert POLICY.items["finance.without_unsecured"].applies(a_proposal(told))


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        (FinancingLine(source="Andre"), True),
        (FinancingLine(source="Afdeling 901", kind="department"), False),
        (replace(THEIRS, status="granted"), False),
        (replace(THEIRS, amount=Money(0)), False),
    ],
    ids=["a payer not named yet", "an amount not known", "granted", "nothing"],
)
def test_what_comes_without_the_money_is_asked_where_it_is_awaited(
    line: FinancingLine,
    is_asked: bool,  # noqa: FBT001 - a table
) -> None:
    with_money = {**SIZES["small"], "finance.no_money": False, "financing": (line,)}

    assert ("finance.without_unsecured" in asked(a_proposal(with_money))) is is_asked


@pytest.mark.parametrize(
    ("state", "applies", "is_needed"),
    [
        ("not-started", True, True),
        ("in-dialogue", True, False),
        ("draft", True, False),
        ("signed", False, False),
        (None, False, False),
    ],
)
def test_what_is_said_of_a_contract_that_is_not_signed_has_its_place(
    state: ContractState | None,
    applies: bool,  # noqa: FBT001 - a table
    is_needed: bool,  # noqa: FBT001 - as above
) -> None:
    contracts = (ResultContract(authority="X", state=state),)
    proposal = a_proposal({"municipality.party": True, "municipality.contracts": contracts})
    question = POLICY.items["municipality.contract_reason"]

    assert (question.applies(proposal), question.needed(proposal)) == (applies, is_needed)


def test_what_lies_behind_can_be_reached_and_is_not_demanded() -> None:
    without = a_proposal(dict.fromkeys(BEHIND - {"milestones"}, None) | {"milestones": ()})
    told = a_proposal()
    fields = {f"{key.partition('.')[0]}[0].{key.partition('.')[2]}": None for key in FIELDS_BEHIND}

    assert not open_questions(POLICY, without)
    assert not open_questions(POLICY, a_proposal(fields))
    assert all(POLICY.items[key].applies(told) for key in BEHIND)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_demanded_that_is_not_asked(size: str) -> None:
    changes: Mapping[str, Any]
    for changes in CONDITIONS.values():
        proposal = a_proposal({**SIZES[size], **changes})
        empty = Proposal(
            initiative=proposal.initiative,
            municipality=proposal.municipality,
            finance=proposal.finance,
            partners=(Partner(),),
        )
        for one in (proposal, empty):
            demanded = {
                gap.key.partition("[")[0]: gap.question for gap in open_questions(POLICY, one)
            }
            unasked = demanded.keys() - asked(one) - {"schema_version", "policy", "language"}
            assert unasked <= {"status"}


def test_every_field_that_a_record_must_have_is_asked() -> None:
    groups = [item for item in POLICY.items.values() if isinstance(item, Group)]
    silent = [field.key for it in groups for field in it.fields if not is_ever_asked(field)]

    assert {*silent} == FIELDS_BEHIND
    assert not [key for key in silent if POLICY.questions[key].needed(Proposal())]
