"""The rules that hold a proposal against itself and against the meeting (FOR07 to FOR09)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.struct import replace
from aabsocial.model.findings import Severity
from aabsocial.model.proposal import BudgetLine, ResidentDecision
from aabsocial.policy.aab.derived.summary import written_summary
from tests.policy.aab.money import kr, paid
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import ON_THE_DAY, TODAY, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

SUMMARY, POINTS = "initiative.summary", "recommendation.points"
OWN = {"financing": paid(own=180_000), "initiative.external_financing": False}
MEETING = date(2026, 9, 9)
AT_THE_MEETING = replace(ON_THE_DAY, decided_on=MEETING)


def decided(*households: int | None, department: str = "901") -> tuple[ResidentDecision, ...]:
    return tuple(
        ResidentDecision(department=department, forum="ballot", households=count)
        for count in households
    )


MANY = (
    *paid(aab=1_000, fund=2_000, lbf=4_000, own=8_000),
    *paid(fund=16_000),
    *paid(lbf=32_000),
    *a_proposal().financing[1:],
)
MEETS: Silent = {
    "FOR07": {
        "the points name what is asked": {},
        "the summary names a total and a line": {
            SUMMARY: "Det koster 180.000 kr., og fonden giver 120.000 kr."
        },
        "a price for each participant": {SUMMARY: "Det er 3.000 kr. pr. deltager."},
        "a price by the hour from a note": {SUMMARY: "En time koster 500 kr."},
        "rounded": {SUMMARY: "Det koster omkring 175.000 kr."},
        "several lines together": {
            SUMMARY: "AAB og afdelingen betaler 180.000 kr.",
            "financing": paid(own=120_000, aab=60_000),
        },
        "the lines of a category whose amounts are known": {
            SUMMARY: "Løn og materialer koster 7.000 kr.",
            "budget": (
                BudgetLine(item="Løn", category="salary", amount=kr(3_000)),
                BudgetLine(item="Mere løn", category="salary", amount=kr(4_000)),
                BudgetLine(item="Endnu mere", category="salary"),
                BudgetLine(item="Mad", category="catering", amount=kr(500)),
            ),
        },
        "what is asked, beside a total": {
            POINTS: ("at der bevilges 60.000 kr. af et budget på 180.000 kr.",)
        },
        "what is asked, beside what AAB has granted": {
            POINTS: ("at der bevilges 60.000 kr. fra AAB",),
            "financing": (*a_proposal().financing, *paid(aab=5_000)),
        },
        "sums of many payers, as the program writes them": {
            "financing": MANY,
            SUMMARY: written_summary(a_proposal({"financing": MANY})),
            POINTS: ("at der bevilges 60.000 kr.",),
        },
        "what is asked, year by year": {
            POINTS: ("at der bevilges 20.000 kr. i 2026 og 40.000 kr. i 2027",)
        },
        "a point that asks for no money": {POINTS: ("at regnskabet på 7 kr. godkendes",)},
        "what a department grants, where AAB is not asked": {
            POINTS: ("at afdelingens bevilling på 180.000 kr. tages til efterretning",),
            **OWN,
        },
        "in English": {
            "language": "en",
            SUMMARY: "It costs DKK 180,000.",
            POINTS: ("that DKK 60,000 be granted",),
        },
    },
    "FOR08": {
        "decided today": {
            "status": "approved",
            "decision.outcome": "approved",
            "decision.date": TODAY,
        },
        "a meeting to come, and no decision": {"decision.date": date(2027, 1, 15)},
        "a draft without a decision": {},
        "approved, and said so": {"status": "approved", "decision.outcome": "approved"},
        "approved, and carried out": {"status": "completed", "decision.outcome": "approved"},
        "put off, and sent in again": {"status": "submitted", "decision.outcome": "postponed"},
        "as many households as homes": {"initiative.homes": 246},
        "two meetings of one department": {
            "initiative.homes": 100,
            "residents.decisions": decided(90, 80),
        },
        "a baseline on the day of the deadline": {
            "success_criteria[0].baseline_date": date(2027, 8, 31)
        },
        "no figure yet, and a day to measure it": {
            "success_criteria[1].baseline": None,
            "success_criteria[1].baseline_date": date(2027, 1, 15),
        },
        "a figure of the day itself": {"success_criteria[1].baseline_date": AT_THE_MEETING.today},
        "a note that comes to the amount": {"budget[0].note": "300 timer à 500 kr."},
        "a note that comes to the amount of one year of three": {
            "budget[0].note": "2 × 25.000 kr. pr. år"
        },
        "a note that is no sum": {"budget[0].note": "Tilbud fra foreningen"},
    },
    "FOR09": {
        "begins on the day": {"initiative.start": MEETING},
        "begins after it": {"initiative.start": date(2026, 10, 1)},
    },
}
BREAKS: Caught = {
    "FOR07": {
        "an amount that nothing comes to": (
            {SUMMARY: "Det koster 170.000 kr., og AAB søges om 60.000 kr."},
            (SUMMARY, "summary", {"amounts": [kr(170_000)]}),
        ),
        "two of them, one twice": (
            {SUMMARY: "7.000 kr. og 8.000 kr. og 7.000 kr."},
            (SUMMARY, "summary-several", {"amounts": [kr(7_000), kr(8_000)]}),
        ),
        "an amount beside no money": (
            {SUMMARY: "Det koster 500 kr.", "finance.no_money": True, POINTS: None}
            | {"budget": (), "financing": ()},
            (SUMMARY, "summary", {"amounts": [kr(500)]}),
        ),
        "another amount than is asked": (
            {f"{POINTS}[1]": "at der bevilges 120.000 kr."},
            (
                f"{POINTS}[1]",
                "recommendation",
                {"amounts": [kr(120_000)], "asked": kr(60_000)},
            ),
        ),
        "an amount where AAB is not asked": (
            {POINTS: ("at AAB giver et tilskud på 9.000 kr.",), **OWN},
            (f"{POINTS}[0]", "nothing-asked", {"amounts": [kr(9_000)], "asked": kr(0)}),
        ),
    },
    "FOR08": {
        "approved, and still a draft": (
            {"decision.outcome": "approved"},
            ("status", "status", {"status": "Draft", "outcome": "Approved"}),
        ),
        "rejected, and called approved": (
            {"status": "approved", "decision.outcome": "rejected"},
            ("status", "status", {"status": "Approved", "outcome": "Rejected"}),
        ),
        "more households than homes": (
            {"initiative.homes": 245},
            ("initiative.homes", "households", {"households": 246, "homes": 245}),
        ),
        "a baseline after the deadline": (
            {"success_criteria[1].baseline_date": date(2027, 9, 1)},
            (
                "success_criteria[1].baseline_date",
                "baseline",
                {"name": "K2", "baseline": "on 1 September 2027", "deadline": "31 August 2027"},
            ),
        ),
        "decided on a day to come": (
            {
                "status": "approved",
                "decision.outcome": "approved",
                "decision.date": date(2027, 1, 15),
            },
            ("decision.date", "not-decided", {"day": date(2027, 1, 15), "today": TODAY}),
        ),
        "a figure of a day to come": (
            {"success_criteria[1].baseline_date": date(2027, 1, 15)},
            (
                "success_criteria[1].baseline_date",
                "not-measured",
                {"names": ["K2"], "days": ["15 January 2027"]},
            ),
        ),
        "figures of two days to come, one without a name": (
            {
                "success_criteria[0].baseline": 3,
                "success_criteria[0].id": None,
                "success_criteria[0].baseline_date": date(2027, 1, 10),
                "success_criteria[1].baseline_date": date(2027, 1, 15),
            },
            (
                "success_criteria[0].baseline_date",
                "not-measured",
                {"names": ["1", "K2"], "days": ["10 January 2027", "15 January 2027"]},
            ),
        ),
        "a note of years that do not make up the amount": (
            {"budget[0].note": "2 × 20.000 kr. pr. år"},
            (
                "budget[0].note",
                "note",
                {"note": "“2 × 20.000 kr. pr. år”", "sum": kr(40_000), "amount": kr(150_000)},
            ),
        ),
        "a note that comes to nothing": (
            {"budget[0].note": "0 × 20.000 kr. pr. år"},
            (
                "budget[0].note",
                "note",
                {"note": "“0 × 20.000 kr. pr. år”", "sum": kr(0), "amount": kr(150_000)},
            ),
        ),
        "a note that comes to half of the amount": (
            {"budget[0].note": "3 × 25.000 kr."},
            (
                "budget[0].note",
                "note",
                {"note": "“3 × 25.000 kr.”", "sum": kr(75_000), "amount": kr(150_000)},
            ),
        ),
        "a note that comes to another amount": (
            {"budget[0].note": "310 timer à 500 kr."},
            (
                "budget[0].note",
                "note",
                {
                    "note": "“310 timer à 500 kr.”",
                    "sum": kr(155_000),
                    "amount": kr(150_000),
                },
            ),
        ),
    },
    "FOR09": {
        "begun the day before": (
            {"initiative.start": date(2026, 9, 8)},
            ("initiative.start", "begun", {"start": "on 8 September 2026", "day": MEETING}),
        ),
        "ended the day before": (
            {"initiative.start": date(2026, 1, 1), "initiative.end": date(2026, 9, 8)},
            ("initiative.end", "ended", {"end": "on 8 September 2026", "day": MEETING}),
        ),
        "ended, without a start": (
            {"initiative.start": None, "initiative.end": date(2026, 9, 8)},
            ("initiative.end", "ended", {"end": "on 8 September 2026", "day": MEETING}),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "FOR07": {
        "an amount is missing": {SUMMARY: "Det koster 7 kr.", "budget[0].amount": None},
        "a source without its amount": {
            POINTS: ("at der bevilges 7 kr.",),
            "financing[0].amount": None,
        },
        "no budget yet": {SUMMARY: "Det koster 7 kr.", "budget": ()},
        "no financing yet": {POINTS: ("at der bevilges 7 kr.",), "financing": ()},
        "neither summary nor points": {SUMMARY: None, POINTS: None},
    },
    "FOR08": {
        "no status": {"status": None, "decision.outcome": "approved"},
        "homes not told": {"initiative.homes": None},
        "households not told": {"residents.decisions": decided(None), "initiative.homes": 1},
        "no baseline date": {"success_criteria[0].baseline_date": None},
        "no amount": {"budget[0].amount": None, "budget[0].note": "2 à 3 kr."},
        "no note": {"budget[0].note": None},
    },
    "FOR09": {"neither start nor end": {"initiative.start": None, "initiative.end": None}},
}


test_what_holds_together_is_not_found = nothing_in(MEETS, AT_THE_MEETING)
test_what_contradicts_itself_is_found = all_in(BREAKS, AT_THE_MEETING)
test_what_cannot_be_compared_is_not_found = nothing_in(DOES_NOT_APPLY, AT_THE_MEETING)


def test_begun_initiative_is_reported_only_at_a_decision() -> None:
    begun = a_proposal({"initiative.start": date(2026, 1, 1)})

    assert breaches("FOR09", begun, AT_THE_MEETING)
    assert breaches("FOR09", begun) == ()


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({SUMMARY: "Det koster 7 kr."}, Severity.HINT),
        ({POINTS: ("at der bevilges 7 kr.",)}, None),
    ],
    ids=["the summary", "the recommendation"],
)
def test_an_amount_in_the_summary_is_a_hint(
    changes: dict[str, object], severity: Severity | None
) -> None:
    (breach,) = breaches("FOR07", a_proposal(changes))

    assert breach.severity is severity
