"""The rules on the evaluation along the way (6.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aabsocial.proposal import EvaluationPoint
from tests.principles.tables import all_in, found, nothing_in
from tests.proposals import AS_DRAFT

if TYPE_CHECKING:
    from tests.principles.tables import Caught, Silent

METHOD, POINTS = "evaluation.method", "evaluation.points"
START, END = "initiative.start", "initiative.end"
LONG = {
    END: date(2028, 9, 1),
    "success_criteria[0].frequency": "yearly",
    "success_criteria[1].frequency": None,
}
PERIOD = {"start": date(2026, 9, 1), "end": date(2028, 9, 1)}


def on(*days: date | None) -> tuple[EvaluationPoint, ...]:
    """Give evaluation points on these days."""
    return tuple(EvaluationPoint(date=day, what="Tallene gennemgås") for day in days)


MEETS: Silent = {
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
    },
    "EFF22": {
        "on the first day": {POINTS: on(date(2026, 9, 1))},
        "twelve months after the end": {POINTS: on(date(2028, 8, 31))},
    },
}
BREAKS: Caught = {
    "EFF20": {
        "nothing said": ({METHOD: None}, (METHOD, "found", {})),
        "nothing said of a pilot": (
            {METHOD: None, "initiative.pilot": True},
            (METHOD, "found", {}),
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
            (POINTS, "none", {"start": date(2026, 9, 1), "end": date(2027, 9, 1)}),
        ),
    },
    "EFF22": {
        "the day before the start": (
            {POINTS: on(date(2026, 8, 31))},
            (
                f"{POINTS}[0].date",
                "early",
                {"day": date(2026, 8, 31), "start": date(2026, 9, 1)},
            ),
        ),
        "the second lies too late": (
            {POINTS: on(date(2027, 2, 16), date(2028, 9, 1))},
            (
                f"{POINTS}[1].date",
                "late",
                {"day": date(2028, 9, 1), "end": date(2027, 8, 31), "last": date(2028, 8, 31)},
            ),
        ),
    },
}
DOES_NOT_APPLY: Silent = {
    "EFF21": {
        "twelve months to the day": {**LONG, END: date(2027, 8, 31), POINTS: ()},
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
    assert found("EFF21", changes, AS_DRAFT) == [(POINTS, "late", PERIOD)]
