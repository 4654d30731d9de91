"""The rules on the money (8.1, 8.3, 6.5) and on external financing (1.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.questions import DecodedAnswers
from aabsocial.review.review import review
from tests.policy.aab.money import costs, kr, paid
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, TODAY, a_proposal

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

EXTERNAL, NO_MONEY = "initiative.external_financing", "finance.no_money"
EDITION = "finance.guidelines_edition"
STATUS, NOTE = "financing[0].status", "financing[0].note"
GUIDELINES, WITHOUT = "finance.guidelines", "finance.without_unsecured"

# What AAB is asked for the board decides on: of others, it must know what comes without them.
UNSECURED = {WITHOUT: None, "financing[1].kind": "department"}
FREE = {NO_MONEY: True, "budget": (), "financing": ()}
OWN_MONEY = {"financing": paid(own=120_000, aab=60_000), EXTERNAL: False}
LARGE = {"initiative.end": date(2028, 8, 31), "budget": costs(salary=500_000)}

MEETS: Silent = {
    "FIN01": {
        "sums agree": {},
        "to the øre": {
            "budget[0].amount": Money(15_000_001),
            "financing[0].amount": Money(12_000_001),
        },
    },
    "FIN02": {"three lines": {}},
    "FIN03": {
        "a thing is named": {"budget[1].item": "Diverse værktøj til bordet"},
        "contingency": {"budget[1].item": "Uforudsete udgifter"},
    },
    "FIN04": {"guidelines are named": {}},
    "FIN05": {"a plan without the money": {}},
    "FIN06": {
        "external, and said so": {},
        "own, and said so": OWN_MONEY,
        **{
            f"{kind}, which decides nothing, after {answer}": {
                EXTERNAL: answer,
                "financing[0].kind": kind,
            }
            for kind in ("participants", "in-kind")
            for answer in (True, False)
        },
    },
    "FIN08": {
        "an evaluation line": {**LARGE, "budget": costs(salary=490_000, evaluation=10_000)},
        "an evaluation line that its name does not tell": {
            **LARGE,
            "budget[0].item": "Honorar",
            "budget[0].category": "evaluation",
        },
        "a nameless line without a category": {
            **LARGE,
            "budget[0].item": None,
            "budget[0].category": None,
        },
        "evaluation under another category": {**LARGE, "budget[0].item": "Følgeevaluering"},
        "research that follows it": {**LARGE, "budget[0].item": "Følgeforskning"},
        "told in the note on a line": {**LARGE, "budget[0].note": "heraf evaluering 20.000 kr."},
        "told where the evaluation is": {
            **LARGE,
            "evaluation.method": "Følgeforskning fra universitetet hvert halve år",
        },
        "told of a partner": {**LARGE, "partners[0].contribution": "Ekstern evaluering"},
    },
    "FIN09": {
        "free, and no lines": FREE,
        "free, and a line of nought": {**FREE, "financing": paid(own=0)},
        "free, beside what is given in kind": {
            **FREE,
            "financing": paid(own=5_000),
            "financing[0].kind": "in-kind",
        },
    },
    "FIN12": {
        "granted before today": {STATUS: "granted", NOTE: "byrådet 3. juni 2026"},
        "paid out on a day to come": {STATUS: "granted", NOTE: "udbetales 3. juni 2027"},
    },
}
BREAKS: Caught = {
    "FIN01": {
        "15.000 kr. short": (
            {"financing[1].amount": kr(45_000)},
            (
                "financing",
                "short",
                {"budget": kr(180_000), "financing": kr(165_000), "difference": kr(15_000)},
            ),
        ),
        "short, beside what is given in kind without a value": (
            {
                "financing[0].kind": "in-kind",
                "financing[0].amount": None,
                "financing[1].amount": kr(165_000),
            },
            (
                "financing",
                "short",
                {"budget": kr(180_000), "financing": kr(165_000), "difference": kr(15_000)},
            ),
        ),
        "an øre over": (
            {"financing[1].amount": Money(6_000_001)},
            (
                "financing",
                "over",
                {"budget": kr(180_000), "financing": Money(18_000_001), "difference": Money(1)},
            ),
        ),
        "paid by nobody": (
            {"financing": paid(own=0)},
            (
                "financing",
                "short",
                {"budget": kr(180_000), "financing": kr(0), "difference": kr(180_000)},
            ),
        ),
    },
    "FIN02": {
        "no lines": ({"budget": ()}, ("budget", "found", {})),
        "no lines, and money it is": ({"budget": (), NO_MONEY: False}, ("budget", "found", {})),
    },
    "FIN03": {
        "called diverse": (
            {"budget[1].item": "Diverse"},
            ("budget[1].item", "amount", {"item": "Diverse", "amount": kr(20_000)}),
        ),
        "called other, without an amount": (
            {"budget[1].item": "Other costs", "budget[1].amount": None},
            ("budget[1].item", "item", {"item": "Other costs", "amount": None}),
        ),
    },
    "FIN04": {
        "an edition without its points": (
            {GUIDELINES: None},
            (GUIDELINES, "points", {"amount": kr(60_000)}),
        ),
        "points of no edition": (
            {EDITION: None},
            (EDITION, "edition", {"amount": kr(60_000)}),
        ),
        "neither": (
            {EDITION: None, GUIDELINES: None},
            (EDITION, "edition", {"amount": kr(60_000)}),
        ),
        "AAB is asked, by how much is not known": (
            {GUIDELINES: None, "financing[1].amount": None},
            (GUIDELINES, "points", {"amount": "an unknown amount"}),
        ),
        "AAB is asked, and another line may be AAB's": (
            {GUIDELINES: None, "financing[0].kind": None},
            (GUIDELINES, "points", {"amount": "at least DKK\u00a060,000"}),
        ),
    },
    "FIN05": {
        "applied for": (
            UNSECURED,
            (WITHOUT, "found", {"amount": kr(60_000), "financing": kr(180_000)}),
        ),
        "applied for beside an amount that is not known": (
            {**UNSECURED, "financing[0].amount": None},
            (
                WITHOUT,
                "found",
                {"amount": kr(60_000), "financing": "at least DKK\u00a060,000"},
            ),
        ),
        "pledged is not granted": (
            {**UNSECURED, "financing[0].status": "pledged"},
            (WITHOUT, "found", {"amount": kr(180_000), "financing": kr(180_000)}),
        ),
        "AAB's own application is none": (
            {WITHOUT: None, "financing[0].status": "applied"},
            (WITHOUT, "found", {"amount": kr(120_000), "financing": kr(180_000)}),
        ),
    },
    "FIN06": {
        "answered yes, and free of money": (FREE, (EXTERNAL, "free", {})),
        "answered no, paid by a foundation": (
            {EXTERNAL: False},
            (EXTERNAL, "external", {"sources": ["Fonden Godt Naboskab"], "amount": kr(120_000)}),
        ),
        "answered no, an amount from outside not known": (
            {EXTERNAL: False, "financing[0].amount": None},
            (
                EXTERNAL,
                "external",
                {"sources": ["Fonden Godt Naboskab"], "amount": "an unknown amount"},
            ),
        ),
        "answered no, paid by somebody unnamed": (
            {EXTERNAL: False, "financing[0].source": None},
            (EXTERNAL, "nameless", {"sources": [], "amount": kr(120_000)}),
        ),
        "answered yes, paid by AAB and a department": (
            {**OWN_MONEY, EXTERNAL: True},
            (EXTERNAL, "own", {}),
        ),
    },
    "FIN08": {
        "two years and half a million": (
            LARGE,
            ("budget", "found", {"budget": kr(500_000), "months": 12}),
        ),
    },
    "FIN09": {
        "free, beside budget and financing": (
            {NO_MONEY: True},
            (NO_MONEY, "both", {"budget": kr(180_000), "financing": kr(180_000)}),
        ),
        "free, beside a budget": (
            {**FREE, "budget": costs(salary=9_600)},
            (NO_MONEY, "budget", {"budget": kr(9_600)}),
        ),
        "free, beside an amount that is not known": (
            {**FREE, "financing": paid(own=1), "financing[0].amount": None},
            (NO_MONEY, "financing", {"financing": "an unknown amount"}),
        ),
    },
    "FIN12": {
        "granted next year": (
            {STATUS: "granted", NOTE: "byrådet 3. juni 2027"},
            (
                NOTE,
                "found",
                {"source": "“Fonden Godt Naboskab”", "day": "on 3 June 2027", "today": TODAY},
            ),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "FIN01": {
        "no budget, which FIN02 speaks of": {"budget": ()},
        "no financing, which is found elsewhere": {"financing": ()},
        "an amount is missing": {"budget[0].amount": None},
        "an amount is missing among the sources": {"financing[0].amount": None},
        "declared free of money": FREE,
    },
    "FIN02": {
        "declared free of money": FREE,
        "declared free of money beside a source, which FIN09 speaks of": {
            NO_MONEY: True,
            "budget": (),
        },
    },
    "FIN03": {"no item": {"budget[1].item": None}},
    "FIN04": {
        "AAB is not asked": {
            EDITION: None,
            GUIDELINES: None,
            "financing": paid(own=180_000),
        },
        "AAB is asked for nought": {GUIDELINES: None, "financing": paid(own=180_000, aab=0)},
        "declared free of money": {GUIDELINES: None, **FREE},
    },
    "FIN05": {
        "all is granted": {**UNSECURED, "financing[1].status": "granted"},
        "AAB alone has not granted its money": {WITHOUT: None},
        "declared free of money": {WITHOUT: None, **FREE},
    },
    "FIN06": {
        "no early answer": {EXTERNAL: None},
        "no lines yet": {"financing": ()},
        "a kind is missing": {"financing[0].kind": None},
    },
    "FIN08": {
        "twelve months": {**LARGE, "initiative.end": date(2027, 8, 31)},
        "a krone under half a million": {**LARGE, "budget": costs(salary=499_999)},
        "a category is missing": {**LARGE, "budget[0].category": None},
        "declared free of money": {**LARGE, **FREE},
    },
    "FIN09": {"not declared free of money": {}},
    "FIN12": {"applied for": {STATUS: "applied", NOTE: "byrådet 3. juni 2027"}},
}
OPEN_IN_A_DRAFT: Silent = {
    "FIN02": {"no lines": {"budget": ()}},
    "FIN04": {"no guidelines": {GUIDELINES: None}, "no edition": {EDITION: None}},
    "FIN05": {"no plan": UNSECURED},
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_unsecured_money_alone_leaves_a_proposal_ready() -> None:
    whole = review(load_policy(), DecodedAnswers(proposal=a_proposal(UNSECURED)), ON_THE_DAY)
    assert [finding.rule for finding in whole.findings] == ["FIN05"]
    assert whole.outcome.value == "ready"


@pytest.mark.parametrize(("code", "changes"), [("FIN04", {GUIDELINES: None}), ("FIN05", UNSECURED)])
def test_one_unsecured_ore_counts(code: str, changes: dict[str, object]) -> None:
    assert breach_facts(code, {**changes, "financing[1].amount": Money(1)})
