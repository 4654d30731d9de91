"""Days that are only about known: a rule finds something only if it does on every such day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aabsocial.core.estimates import FuzzyDate, first_day, last_day
from aabsocial.core.struct import replace
from aabsocial.model.findings import VerdictKind
from aabsocial.model.proposal import EvaluationPoint, Milestone, ResidentDecision
from aabsocial.policy.aab import load_policy
from aabsocial.policy.aab.p6_verdicts import evaluation
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.estimates import count_of, stretch_of
from tests.support.proposals import ON_THE_DAY, a_proposal, breaches

if TYPE_CHECKING:
    from aabsocial.core.estimates import DayOrStretch
    from aabsocial.model.proposal import Proposal
    from tests.policy.aab.tables import Caught, Silent

START, END, POINTS = "initiative.start", "initiative.end", "evaluation.points"
DEADLINE = "success_criteria[0].deadline"
BASELINE = "success_criteria[0].baseline_date"
MEETING = date(2026, 9, 9)
AT_THE_MEETING = replace(ON_THE_DAY, decided_on=MEETING)
NEVER_MEASURED = {
    "success_criteria[0].frequency": "at-end",
    "success_criteria[1].frequency": None,
}


def on(*days: str) -> tuple[EvaluationPoint, ...]:
    return tuple(EvaluationPoint(date=stretch_of(day), what="Tallene") for day in days)


def decided(households: int) -> tuple[ResidentDecision, ...]:
    return (ResidentDecision(department="901", forum="ballot", households=households),)


# The complete proposal lasts from 1 September 2026 to 31 August 2027.
SILENT: Silent = {
    "FOR02": {
        "an end in the month of the start": {END: stretch_of("september 2026")},
        "both in one month": {START: stretch_of("maj 2026"), END: stretch_of("maj 2026")},
    },
    "FOR05": {"perhaps before the decision": {START: stretch_of("maj 2026")}},
    "FOR08": {
        "a baseline in the month of the deadline": {
            DEADLINE: stretch_of("august 2027"),
            BASELINE: date(2027, 8, 31),
        },
        "a baseline in the year of the deadline": {
            DEADLINE: date(2027, 6, 30),
            BASELINE: stretch_of("2027"),
        },
        "homes of which there may be more": {
            "initiative.homes": count_of("ca. 40"),
            "residents.decisions": decided(400),
        },
        "as many homes as a range allows": {
            "initiative.homes": count_of("40-60"),
            "residents.decisions": decided(60),
        },
    },
    "EFF16": {
        "perhaps on the first day": {
            DEADLINE: stretch_of("1. kvartal 2026"),
            START: stretch_of("2026"),
        },
        "twelve months after the last day of the end": {
            END: stretch_of("august 2027"),
            DEADLINE: date(2028, 8, 31),
        },
        "perhaps within twelve months": {DEADLINE: stretch_of("august 2028")},
    },
    "EFF19": {},
    "EFF21": {
        "perhaps before the end": {**NEVER_MEASURED, POINTS: on("august 2027")},
        "perhaps only a month": {
            **NEVER_MEASURED,
            START: stretch_of("september 2026"),
            END: stretch_of("oktober 2026"),
            POINTS: (),
        },
    },
    "EFF22": {"perhaps on the first day": {POINTS: on("september 2026")}},
}
CAUGHT: Caught = {
    "FOR02": {
        "the month before": (
            {END: stretch_of("medio august 2026")},
            (END, "found", {"start": "on 1 September 2026", "end": "in mid-August 2026"}),
        ),
    },
    "FOR05": {
        "the whole start before it": (
            {START: stretch_of("foråret 2025")},
            (
                START,
                "several",
                {
                    "start": "in spring 2025",
                    "departments": ["department 901", "department 903"],
                    "day": date(2026, 5, 6),
                },
            ),
        ),
    },
    "FOR08": {
        "a baseline after the last day of the deadline": (
            {DEADLINE: stretch_of("udgangen af 2026"), BASELINE: date(2027, 1, 1)},
            (
                BASELINE,
                "baseline",
                {"name": "K1", "baseline": "on 1 January 2027", "deadline": "the end of 2026"},
            ),
        ),
        "more households than a range of homes allows": (
            {
                "initiative.homes": count_of("40-60"),
                "residents.decisions": decided(61),
            },
            (
                "initiative.homes",
                "households",
                {"households": 61, "homes": count_of("40-60")},
            ),
        ),
    },
    "EFF16": {
        "the whole of it before the start": (
            {DEADLINE: stretch_of("ultimo august 2026")},
            (
                DEADLINE,
                "early",
                {"name": "K1", "day": "late August 2026", "start": "on 1 September 2026"},
            ),
        ),
    },
    "EFF21": {
        "the whole point after the end": (
            {**NEVER_MEASURED, POINTS: on("september 2027")},
            (POINTS, "late", {"start": "1 September 2026", "end": "31 August 2027"}),
        ),
    },
    "EFF22": {
        "the whole of it too late": (
            {POINTS: on("september 2028")},
            (
                f"{POINTS}[0].date",
                "late",
                {
                    "day": "September 2028",
                    "end": "on 31 August 2027",
                    "last": date(2028, 8, 31),
                },
            ),
        ),
    },
}
test_what_may_be_right_is_not_found = nothing_in({code: it for code, it in SILENT.items() if it})
test_what_is_wrong_on_every_day_is_found = all_in(CAUGHT)
test_initiative_that_may_begin_after_the_meeting_is_not_found = nothing_in(
    {"FOR09": {"begins this month": {START: stretch_of("september 2026")}}}, AT_THE_MEETING
)
test_initiative_that_surely_began_before_the_meeting_is_found = all_in(
    {
        "FOR09": {
            "began last month": (
                {START: stretch_of("august 2026")},
                (START, "begun", {"start": "in August 2026", "day": MEETING}),
            ),
            "ended last month": (
                {START: stretch_of("2025"), END: stretch_of("august 2026")},
                (END, "ended", {"end": "in August 2026", "day": MEETING}),
            ),
        }
    },
    AT_THE_MEETING,
)


DAYS = some.dates(date(2026, 1, 1), date(2027, 12, 31))
STRETCHES = DAYS | some.sampled_from(
    [
        stretch_of(text)
        for text in (
            *("2026", "foråret 2026", "medio august 2026", "september 2026", "udgangen af 2026"),
            *("1. kvartal 2027", "ultimo august 2027", "vinteren 2026/27", "2027"),
        )
    ]
)
NEEDS_A_PERIOD = ("EFF16", "EFF19", "EFF22", "FIN11")  # silent on one that ends before it starts


def with_days(start: DayOrStretch, end: DayOrStretch, day: DayOrStretch) -> Proposal:
    return a_proposal(
        {
            **NEVER_MEASURED,
            START: start,
            END: end,
            DEADLINE: day,
            POINTS: (EvaluationPoint(date=day, what="Tallene"),),
            "milestones": (Milestone(date=day, what="Åbning"),),
        }
    )


def codes_found(proposal: Proposal) -> set[str]:
    rules = load_policy().rules
    return {code for code in rules if breaches(code, proposal, AT_THE_MEETING)}


def any_day(data: some.DataObject, day: DayOrStretch) -> date:
    days = (last_day(day) - first_day(day)).days
    return first_day(day) + timedelta(days=data.draw(some.integers(0, days)))


@given(STRETCHES, STRETCHES, STRETCHES, some.data())
def test_what_is_found_of_stretches_is_found_of_every_day_in_them(
    start: DayOrStretch, end: DayOrStretch, day: DayOrStretch, data: some.DataObject
) -> None:
    found = codes_found(with_days(start, end, day))

    one_start, one_end = any_day(data, start), any_day(data, end)
    exact = codes_found(with_days(one_start, one_end, any_day(data, day)))
    silent = NEEDS_A_PERIOD if one_end < one_start else ()
    assert found.difference(silent) <= exact


@pytest.mark.parametrize(
    ("day", "kind", "ground"),
    [
        ("marts 2027", VerdictKind.MET, "agreed"),
        ("august 2027", VerdictKind.FOR_THE_BOARD, "described"),
        ("september 2026", VerdictKind.MET, "agreed"),
        ("efteråret 2026", VerdictKind.MET, "agreed"),
        ("sommeren 2026", VerdictKind.PARTLY_MET, "late"),
        ("2026", VerdictKind.FOR_THE_BOARD, "described"),
        ("efteråret 2027", VerdictKind.PARTLY_MET, "late"),
    ],
)
def test_evaluation_meets_the_clause_only_if_it_surely_lies_in_the_period(
    day: str, kind: VerdictKind, ground: str
) -> None:
    judged = evaluation(a_proposal({POINTS: on(day)}), ON_THE_DAY)

    assert (judged.kind, judged.ground) == (kind, ground)


def test_short_period_may_be_evaluated_on_its_last_day() -> None:
    changes = {
        START: stretch_of("primo august 2027"),
        END: stretch_of("ultimo august 2027"),
    }
    last = EvaluationPoint(date=date(2027, 8, 31), what="Tallene")

    judged = evaluation(a_proposal({**changes, POINTS: (last,)}), ON_THE_DAY)

    assert judged.ground == "described"
    exact = evaluation(a_proposal({**changes, END: last.date, POINTS: (last,)}), ON_THE_DAY)
    assert exact.ground == "agreed"


def test_no_day_of_a_stretch_is_compared_by_itself() -> None:
    with pytest.raises(TypeError):
        stretch_of("2027") < stretch_of("2028")  # type: ignore[operator]  # noqa: B015
    assert isinstance(stretch_of("2027"), FuzzyDate)
