"""The rules on the evaluation along the way (6.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.localization.days import on_day
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach
from aabsocial.model.proposal import EvaluationPoint, Measurement, SuccessCriterion
from aabsocial.policy.aab.predicates import quoted
from tests.policy.aab.tables import all_in, breach_facts, nothing_in
from tests.support.proposals import AS_DRAFT

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

METHOD, POINTS = "evaluation.method", "evaluation.points"
START, END = "initiative.start", "initiative.end"
LONG = {
    END: date(2028, 9, 1),
    "success_criteria[0].frequency": "at-end",
    "success_criteria[1].frequency": None,
}
SHORT = {**LONG, END: date(2026, 10, 31), POINTS: ()}
PERIOD = {"start": "1 September 2026", "end": "1 September 2028"}


def on(*days: date | None) -> tuple[EvaluationPoint, ...]:
    """Return evaluation points on these days."""
    return tuple(EvaluationPoint(date=day, what="Tallene gennemgås") for day in days)


def measured(criterion: str | None, day: date | None = date(2027, 3, 1)) -> Measurement:
    """Return a measurement of a criterion on a day."""
    return Measurement(criterion=criterion, date=day, value=12)


MEETS: Silent = {
    "EFF19": {
        "of a criterion there is": {"measurements": (measured("K1"), measured("K2"))},
        "twelve months after the end": {"measurements": (measured("K1", date(2028, 8, 31)),)},
    },
    "EFF20": {"a method": {}},
    "EFF21": {
        "a point before the end": LONG,
        "a point the day before the end": {**LONG, POINTS: on(date(2028, 8, 31))},
        "measured half-yearly": {
            **LONG,
            POINTS: (),
            "success_criteria[1].frequency": "half-yearly",
        },
        "measured monthly, one point at the end": {
            **LONG,
            POINTS: on(date(2028, 9, 1)),
            "success_criteria[0].frequency": "monthly",
        },
        "measured yearly, of two years": {
            **LONG,
            POINTS: (),
            "success_criteria[1].frequency": "yearly",
        },
        "measured monthly, of two months": {
            **SHORT,
            "success_criteria[0].frequency": "monthly",
        },
    },
    "EFF22": {
        "on the first day": {POINTS: on(date(2026, 9, 1))},
        "twelve months after the end": {POINTS: on(date(2028, 8, 31))},
    },
}
BREAKS: Caught = {
    "EFF19": {
        "of a criterion there is not": (
            {"measurements": (measured("K1"), measured("K7"))},
            Breach(
                key="measurements[1].criterion",
                params={"criterion": quoted("K7"), "ids": ("K1", "K2")},
            ),
        ),
        "more than twelve months after the end": (
            {"measurements": (measured("K1", date(2028, 9, 1)),)},
            Breach(
                key="measurements[0].date",
                message_key="late",
                params={"number": 1, "day": date(2028, 9, 1), "end": on_day(date(2027, 8, 31))},
                severity=Severity.HINT,
            ),
        ),
    },
    "EFF20": {
        "nothing said": ({METHOD: None, POINTS: ()}, Breach(key=METHOD)),
        "nothing said of a pilot": (
            {METHOD: None, POINTS: (), "initiative.pilot": True},
            Breach(key=METHOD),
        ),
        "a point without a day": ({METHOD: None, POINTS: on(None)}, Breach(key=METHOD)),
        "days alone, as a hint": (
            {METHOD: None},
            Breach(key=METHOD, message_key="days", severity=Severity.HINT),
        ),
    },
    "EFF21": {
        "no point": ({**LONG, POINTS: ()}, (POINTS, "none", PERIOD)),
        "a point on the last day": (
            {**LONG, POINTS: on(date(2028, 9, 1))},
            (POINTS, "late", PERIOD),
        ),
        "twelve months and a day": (
            {**LONG, END: date(2027, 9, 1), POINTS: ()},
            (
                POINTS,
                "none",
                {"start": "1 September 2026", "end": "1 September 2027"},
            ),
        ),
        "a month and a day": (
            {**SHORT, END: date(2026, 10, 1)},
            (
                POINTS,
                "none",
                {"start": "1 September 2026", "end": "1 October 2026"},
            ),
        ),
        "measured quarterly, of two months": (
            {**SHORT, "success_criteria[0].frequency": "quarterly"},
            (
                POINTS,
                "none",
                {"start": "1 September 2026", "end": "31 October 2026"},
            ),
        ),
    },
    "EFF22": {
        "the day before the start": (
            {POINTS: on(date(2026, 8, 31))},
            (
                f"{POINTS}[0].date",
                "early",
                {"day": "31 August 2026", "start": "on 1 September 2026"},
            ),
        ),
        "the second lies too late": (
            {POINTS: on(date(2027, 2, 16), date(2028, 9, 1))},
            (
                f"{POINTS}[1].date",
                "late",
                {
                    "day": "1 September 2028",
                    "end": "on 31 August 2027",
                    "last": date(2028, 8, 31),
                },
            ),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "EFF19": {
        "no measurement": {},
        "neither criterion nor day": {"measurements": (measured(None, None),)},
        "no criterion at all, which EFF10 speaks of": {
            "success_criteria": (),
            "measurements": (measured("K1"),),
        },
        "criteria without an id": {
            "success_criteria": (SuccessCriterion(),),
            "measurements": (measured("K1"),),
        },
        "no end": {END: None, "measurements": (measured("K1", date(2040, 1, 1)),)},
        "the period ends before it starts": {
            END: date(2020, 1, 1),
            "measurements": (measured("K1"),),
        },
    },
    "EFF21": {
        "a month to the day": {**SHORT, END: date(2026, 9, 30)},
        "no end": {**LONG, END: None, POINTS: ()},
        "a point without a date, which is found elsewhere": {**LONG, POINTS: on(None)},
    },
    "EFF22": {
        "no date": {POINTS: on(None)},
        "no period": {START: None, END: None},
        "the period ends before it starts": {END: date(2026, 8, 1)},
    },
}
OPEN_IN_A_DRAFT: Silent = {
    "EFF20": {"no method": {METHOD: None}},
    "EFF21": {"no point": {**LONG, POINTS: ()}},
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS)
test_what_breaks_the_clause_is_found = all_in(BREAKS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_a_draft_with_late_points_is_found() -> None:
    changes = {**LONG, POINTS: on(date(2028, 9, 1))}
    assert breach_facts("EFF21", changes, AS_DRAFT) == [(POINTS, "late", PERIOD)]
