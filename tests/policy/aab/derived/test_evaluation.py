"""When the program proposes to look at an initiative, and what it says of how."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.core.estimates import DayOrStretch
from aabsocial.model.proposal import EvaluationPoint, Initiative, Proposal
from aabsocial.policy.aab.derived.evaluation import evaluation_method, evaluation_points
from tests.support.full_proposal import CRITERIA
from tests.support.proposals import a_proposal


def days(start: date, end: date) -> list[DayOrStretch | None]:
    """Return the days that are proposed for a period."""
    proposal = a_proposal({"initiative.start": start, "initiative.end": end})
    return [point.date for point in evaluation_points(proposal) or ()]


@pytest.mark.parametrize(
    ("start", "end", "proposed"),
    [
        pytest.param(date(2027, 6, 1), date(2027, 6, 30), [], id="a month"),
        pytest.param(
            date(2027, 6, 1),
            date(2027, 8, 31),
            [date(2027, 7, 1), date(2027, 9, 1)],
            id="three months",
        ),
        pytest.param(
            date(2027, 1, 1),
            date(2027, 12, 31),
            [date(2027, 7, 1), date(2028, 1, 3)],
            id="a year, and New Year's Day is a Saturday",
        ),
        pytest.param(
            date(2026, 7, 1),
            date(2026, 8, 31),
            [date(2026, 8, 3), date(2026, 9, 1)],
            id="the first is a Saturday",
        ),
        pytest.param(
            date(2029, 3, 1),
            date(2029, 4, 30),
            [date(2029, 4, 3), date(2029, 5, 1)],
            id="the first is Easter Sunday",
        ),
        pytest.param(
            date(2027, 6, 14),
            date(2027, 7, 30),
            [date(2027, 7, 1), date(2027, 8, 2)],
            id="six weeks with a first of a month near the middle",
        ),
        pytest.param(
            date(2027, 6, 1),
            date(2027, 7, 2),
            [date(2027, 6, 16), date(2027, 8, 2)],
            id="five weeks without a first of a month near the middle",
        ),
        pytest.param(
            date(2026, 10, 1),
            date(2028, 3, 31),
            [date(2027, 4, 1), date(2027, 10, 1), date(2028, 4, 3)],
            id="eighteen months",
        ),
        pytest.param(
            date(2026, 9, 15),
            date(2027, 10, 31),
            [date(2027, 4, 1), date(2027, 11, 1)],
            id="the last half year is nearly the end",
        ),
        pytest.param(
            date(2026, 10, 15),
            date(2027, 12, 1),
            [date(2027, 5, 3), date(2027, 12, 1)],
            id="ends on a first of a month",
        ),
        pytest.param(date(2027, 6, 1), date(2027, 5, 1), [], id="ends before it starts"),
    ],
)
def test_an_initiative_is_looked_at_on_the_way_and_at_the_end(
    start: date, end: date, proposed: list[date]
) -> None:
    assert days(start, end) == proposed


def test_what_is_looked_at_is_said_in_the_language_of_the_proposal() -> None:
    def said(changes: dict[str, object]) -> list[str | None]:
        return [point.what for point in evaluation_points(a_proposal(changes)) or ()]

    assert said({}) == [
        "Midtvejs: Hvad virker, og hvad skal ændres?",
        "Afslutning: Er målene nået?",
    ]
    long: dict[str, object] = {"initiative.end": date(2028, 2, 28), "language": "en"}
    assert said(long) == [
        "Status: what works, and what needs to change?",
        "Status: what works, and what needs to change?",
        "At the end: have the goals been reached?",
    ]


OWN_WORDS = " (Halvvejs: tallene gennemgås)"
METHOD = (
    f"Der følges op på målene den 16. februar 2027{OWN_WORDS}. "
    "Ansvarlig for evalueringen: Boligsocial konsulent."
)
NOBODY_NAMED: dict[str, object] = {
    "evaluation.responsible": None,
    "evaluation.points[0].what": None,
}
MANY = tuple(EvaluationPoint(date=date(2027, month, 1)) for month in (2, 3, 4, 6, 9))


@pytest.mark.parametrize(
    ("changes", "left_out", "instead"),
    [
        pytest.param({}, "", "", id="all is known"),
        pytest.param(
            {"evaluation.responsible": "Caféens forening."},
            "Boligsocial konsulent.",
            "Caféens forening.",
            id="somebody else is responsible",
        ),
        pytest.param(
            NOBODY_NAMED,
            f"{OWN_WORDS}. Ansvarlig for evalueringen:",
            ". Ansvarlig for evalueringen (forslag):",
            id="who to ask is proposed",
        ),
        pytest.param(
            NOBODY_NAMED
            | {"evaluation.points[0].what": "Midtvejs: Hvad virker, og hvad skal ændres?"},
            f"{OWN_WORDS}. Ansvarlig for evalueringen:",
            ". Ansvarlig for evalueringen (forslag):",
            id="who to ask is proposed beside the program's own words",
        ),
        pytest.param(
            {"evaluation.responsible": None},
            " Ansvarlig for evalueringen: Boligsocial konsulent.",
            "",
            id="the proposer says what happens on the day",
        ),
        pytest.param(
            NOBODY_NAMED | {"contact.role": "boligsocial medarbejder Line"},
            f"{OWN_WORDS}. Ansvarlig for evalueringen: Boligsocial konsulent.",
            ".",
            id="who to ask is a person",
        ),
        pytest.param(
            NOBODY_NAMED | {"contact.role": None},
            f"{OWN_WORDS}. Ansvarlig for evalueringen: Boligsocial konsulent.",
            ".",
            id="nobody is responsible yet",
        ),
        pytest.param(
            {"success_criteria": ()},
            "Der følges op på målene",
            "Der gøres status",
            id="no criteria",
        ),
        pytest.param(
            {"evaluation.points": MANY[:2]},
            f"den 16. februar 2027{OWN_WORDS}",
            "den 1. februar 2027 og den 1. marts 2027",
            id="two days",
        ),
        pytest.param(
            {"evaluation.points": MANY},
            f"den 16. februar 2027{OWN_WORDS}",
            "5 gange, første gang den 1. februar 2027 og sidste gang den 1. september 2027",
            id="many days",
        ),
    ],
)
def test_the_method_says_what_is_known(
    changes: dict[str, object], left_out: str, instead: str
) -> None:
    assert left_out in METHOD
    assert evaluation_method(a_proposal(changes)) == METHOD.replace(left_out, instead)


WRITTEN: dict[str, object] = {"evaluation.points": evaluation_points(a_proposal())}
AGREED = (
    "Der følges op på målene den 1. marts 2027 og den 1. september 2027, og resultatet lægges frem "
    "for afdelingsbestyrelserne og organisationsbestyrelsen. "
    "Ansvarlig for evalueringen: Boligsocial konsulent."
)


@pytest.mark.parametrize(
    ("changes", "left_out", "instead"),
    [
        pytest.param({}, "", "", id="two departments"),
        pytest.param(
            {"initiative.departments": ("901",)},
            "afdelingsbestyrelserne",
            "afdelingsbestyrelsen",
            id="one department",
        ),
        pytest.param(
            {"initiative.departments": None},
            ", og resultatet lægges frem for afdelingsbestyrelserne og organisationsbestyrelsen",
            "",
            id="no department",
        ),
        pytest.param(
            {"evaluation.points[1].what": "Vi ser på det på beboermødet."},
            ", og resultatet lægges frem for afdelingsbestyrelserne og organisationsbestyrelsen",
            " (Vi ser på det på beboermødet)",
            id="the proposer says what happens on the program's day",
        ),
    ],
)
def test_the_result_of_the_programs_own_days_is_put_before_the_boards(
    changes: dict[str, object], left_out: str, instead: str
) -> None:
    assert left_out in AGREED
    assert evaluation_method(a_proposal(WRITTEN | changes)) == AGREED.replace(left_out, instead)


PROPOSED = (
    f"Det foreslås, at der følges op på målene den 16. februar 2027{OWN_WORDS}. "
    "Ansvarlig for evalueringen: Boligsocial konsulent."
)
TO_THE_BOARDS = ", og at resultatet lægges frem for afdelingsbestyrelserne"


@pytest.mark.parametrize(
    ("changes", "day", "instead"),
    [
        pytest.param({"evaluation.agreed": False}, "", "", id="it is said that they are proposed"),
        pytest.param(
            WRITTEN | {"evaluation.agreed": None},
            f"den 16. februar 2027{OWN_WORDS}",
            "den 1. marts 2027 og den 1. september 2027"
            f"{TO_THE_BOARDS} og organisationsbestyrelsen",
            id="the program's own, and nobody says that they are agreed",
        ),
    ],
)
def test_days_that_nobody_agreed_to_are_proposed(
    changes: dict[str, object], day: str, instead: str
) -> None:
    assert day in PROPOSED
    assert evaluation_method(a_proposal(changes)) == PROPOSED.replace(day, instead)


@pytest.mark.parametrize(
    "changes",
    [WRITTEN, {"evaluation.agreed": None}],
    ids=["the program's own, and agreed", "somebody's own"],
)
def test_days_that_somebody_named_or_agreed_to_are_told_as_they_are(
    changes: dict[str, object],
) -> None:
    assert (evaluation_method(a_proposal(changes)) or "").startswith("Der følges op på målene ")


def test_without_days_the_end_is_proposed_and_nothing_is_promised_to_the_board() -> None:
    assert evaluation_method(a_proposal({"evaluation.points": ()})) == (
        PROPOSED.replace(
            f" den 16. februar 2027{OWN_WORDS}",
            f", når indsatsen slutter den 31. august 2027{TO_THE_BOARDS}",
        )
    )


def test_a_proposal_is_said_in_english_too() -> None:
    english: dict[str, object] = {"language": "en", "evaluation.agreed": False}
    points = evaluation_points(a_proposal(english))
    changes = english | {"evaluation.points": points, "success_criteria": ()}
    assert (evaluation_method(a_proposal(changes)) or "").startswith(
        "It is proposed that progress be reviewed on 1 March 2027 and on 1 September 2027, and "
        "that the result be presented to the department boards and the association's board."
    )


def test_the_method_is_said_in_english_too() -> None:
    assert evaluation_method(a_proposal(NOBODY_NAMED | {"language": "en"})) == (
        "Progress towards the goals is reviewed on 16 February 2027. "
        "Responsible for the evaluation (proposed): Boligsocial konsulent."
    )


@pytest.mark.parametrize(
    "proposal",
    [
        pytest.param(
            a_proposal({"evaluation.points": (), "initiative.end": None}), id="no day and no end"
        ),
        pytest.param(
            Proposal(initiative=Initiative(title="Kaffe", end=date(2027, 1, 1))), id="only an idea"
        ),
    ],
)
def test_nothing_is_said_of_an_evaluation_that_has_no_day(proposal: Proposal) -> None:
    assert evaluation_method(proposal) is None


def test_an_idea_is_not_evaluated() -> None:
    idea = Initiative(title="Kaffe", start=date(2027, 1, 1), end=date(2027, 6, 30))
    assert evaluation_points(Proposal(initiative=idea)) is None
    assert evaluation_points(Proposal(initiative=idea, success_criteria=CRITERIA)) is not None
