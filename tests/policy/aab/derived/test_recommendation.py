"""What the program writes for the board to decide, in both states of each of its sources."""

from __future__ import annotations

from datetime import date

import pytest

from aabsocial.model.proposal import (
    EvaluationPoint,
    FinancingLine,
    FinancingStatus,
    Gap,
    Initiative,
    Proposal,
    ResidentDecision,
)
from aabsocial.policy.aab.derived.evaluation import evaluation_method
from aabsocial.policy.aab.derived.recommendation import recommended_points
from tests.policy.aab.money import kr, paid
from tests.support.proposals import a_proposal

APPROVE = (
    "at indsatsen »Naboråd om husleje og gæld« godkendes for perioden 1. september 2026 til "
    "31. august 2027"
)
APPROVE_IN_ENGLISH = (
    "that the initiative “Naboråd om husleje og gæld” be approved for the period 1 September 2026 "
    "to 31 August 2027"
)
GRANT = "at der bevilges 60.000 kr. fra dispositionsfonden"
EVALUATION = "at evalueringen forelægges organisationsbestyrelsen senest den 16. februar 2027"
PROPOSED: dict[str, object] = {"evaluation.agreed": False}
SHORT = {
    "initiative.departments": ("901",),
    "initiative.end": date(2026, 11, 30),
    "initiative.external_financing": False,
    "financing": paid(own=180_000),
}


def points(changes: dict[str, object]) -> list[str]:
    """Return the points for a full proposal with some changes, evaluated as the program writes."""
    proposal = a_proposal(changes)
    written = {"evaluation.method": evaluation_method(proposal)}
    return [*(recommended_points(a_proposal({**written, **changes})) or ())]


def test_the_board_is_asked_to_approve_to_grant_and_to_hear_of_the_evaluation() -> None:
    assert points({}) == [APPROVE, GRANT, EVALUATION]
    assert points({"language": "en"}) == [
        APPROVE_IN_ENGLISH,
        "that DKK 60,000 be granted from the contingency reserve fund",
        "that the evaluation be presented to the association's board by 16 February 2027",
    ]


@pytest.mark.parametrize(
    ("changes", "approved"),
    [
        pytest.param(
            {"initiative.start": None},
            "at indsatsen »Naboråd om husleje og gæld« godkendes",
            id="no start",
        ),
        pytest.param(
            {"initiative.end": date(2026, 8, 1)},
            "at indsatsen »Naboråd om husleje og gæld« godkendes",
            id="ends before it starts",
        ),
        pytest.param(
            {"initiative.pilot": True},
            "at »Naboråd om husleje og gæld« godkendes som forsøgsprojekt i perioden "
            "1. september 2026 til 31. august 2027",
            id="pilot",
        ),
        pytest.param(
            {"initiative.pilot": True, "initiative.end": None},
            "at »Naboråd om husleje og gæld« godkendes som forsøgsprojekt",
            id="pilot without an end",
        ),
        pytest.param(
            {"initiative.takes_part": True},
            "at AAB deltager i indsatsen »Naboråd om husleje og gæld« i perioden "
            "1. september 2026 til 31. august 2027",
            id="takes part",
        ),
        pytest.param(
            {"initiative.takes_part": True, "initiative.start": None},
            "at AAB deltager i indsatsen »Naboråd om husleje og gæld«",
            id="takes part without a start",
        ),
    ],
)
def test_what_is_approved_is_said_as_far_as_it_is_known(
    changes: dict[str, object], approved: str
) -> None:
    assert points(changes)[0] == approved


@pytest.mark.parametrize(
    ("changes", "granted"),
    [
        pytest.param(
            {"financing[1].source": "AAB"}, "at der bevilges 60.000 kr. fra AAB", id="AAB"
        ),
        pytest.param(
            {"financing[1].source": None}, "at der bevilges 60.000 kr. fra AAB", id="no name"
        ),
        pytest.param({"financing[1].amount": None}, "", id="no amount"),
        pytest.param({"financing[1].status": "granted"}, "", id="granted already"),
        pytest.param({"financing[0].kind": None}, "", id="whose money is not known"),
        pytest.param({"financing[0].amount": None}, GRANT, id="another's amount is missing"),
        pytest.param({"financing": paid(own=180_000)}, "", id="the department's money"),
        pytest.param({"financing[1].amount": kr(0)}, "", id="nothing"),
    ],
)
def test_money_is_asked_for_only_as_it_is_known(changes: dict[str, object], granted: str) -> None:
    assert [it for it in points(changes) if "bevilges" in it] == [granted] * bool(granted)


@pytest.mark.parametrize(
    ("changes", "presented"),
    [
        pytest.param({"evaluation.points": ()}, "", id="no day"),
        pytest.param({"evaluation.points[0].date": None}, "", id="a day that is open"),
        pytest.param(SHORT, "", id="small"),
        pytest.param({"initiative.end": date(2028, 8, 31)}, EVALUATION, id="one day in two years"),
    ],
)
def test_the_evaluation_is_presented_where_it_has_a_day(
    changes: dict[str, object], presented: str
) -> None:
    assert [it for it in points(changes) if "evaluering" in it] == [presented] * bool(presented)


def test_the_first_of_several_evaluations_is_presented_in_a_long_initiative() -> None:
    long = a_proposal({"initiative.end": date(2028, 8, 31)})
    twice = (*long.evaluation.points, *long.evaluation.points)
    changes: dict[str, object] = {
        "initiative.end": date(2028, 8, 31),
        "evaluation.points": twice,
        "evaluation.points[1].date": date(2028, 9, 1),
    }
    assert points(changes)[-1] == (
        "at evalueringen forelægges organisationsbestyrelsen, første gang senest den "
        "16. februar 2027"
    )
    assert points({**changes, "initiative.end": date(2027, 8, 31)})[-1] == (
        "at evalueringen forelægges organisationsbestyrelsen senest den 1. september 2028"
    )


FIRST_DAY = "senest den 16. februar 2027"
LAST_DAY_OPEN = EvaluationPoint(what="Slut")


@pytest.mark.parametrize(
    ("end", "presented"),
    [
        (date(2027, 8, 31), "at evalueringen forelægges organisationsbestyrelsen"),
        (
            date(2028, 8, 31),
            f"at evalueringen forelægges organisationsbestyrelsen, første gang {FIRST_DAY}",
        ),
    ],
    ids=["the last one is what counts", "the first one of a long initiative"],
)
def test_no_other_day_stands_for_one_that_is_open(end: date, presented: str) -> None:
    both = (*a_proposal().evaluation.points, LAST_DAY_OPEN)
    assert points({"evaluation.points": both, "initiative.end": end})[-1] == presented


def test_the_first_day_of_a_long_initiative_is_open_while_nobody_knows_it() -> None:
    both = (LAST_DAY_OPEN, *a_proposal().evaluation.points)
    changes = {"evaluation.points": both, "initiative.end": date(2028, 8, 31)}
    assert points(changes)[-1] == "at evalueringen forelægges organisationsbestyrelsen"


@pytest.mark.parametrize(
    ("changes", "presented"),
    [
        pytest.param(
            {"evaluation.method": "Boligsocial leder ser på tallene i marts 2028."},
            "",
            id="somebody else",
        ),
        pytest.param(
            {"evaluation.method": "Tallene går til Organisationsbestyrelsen i februar."},
            EVALUATION,
            id="the board in their own words",
        ),
        pytest.param(
            {"evaluation.method": "Tallene går til organisationsbestyrelsen.", **PROPOSED},
            EVALUATION,
            id="their own words are no proposal",
        ),
        pytest.param(PROPOSED, f"{EVALUATION} (forslag)", id="days that nobody agreed to"),
        pytest.param({"evaluation.method": None}, f"{EVALUATION} (forslag)", id="nothing is said"),
    ],
)
def test_the_board_is_promised_only_what_the_evaluation_says(
    changes: dict[str, object], presented: str
) -> None:
    assert [it for it in points(changes) if "evaluering" in it] == [presented] * bool(presented)


@pytest.mark.parametrize(
    "proposal",
    [
        pytest.param(a_proposal({"initiative.title": None}), id="no title"),
        pytest.param(
            Proposal(initiative=Initiative(title="Kaffe", departments=("901",))), id="only an idea"
        ),
    ],
)
def test_nothing_is_asked_of_the_board_too_early(proposal: Proposal) -> None:
    assert recommended_points(proposal) is None


OPEN = ResidentDecision(department="901")
MADE = ResidentDecision(department="902", forum="department-meeting")
REFUSED = ResidentDecision(
    department="901", forum="department-meeting", votes_for=20, votes_against=34
)


@pytest.mark.parametrize(
    ("decisions", "key", "departments"),
    [
        pytest.param((OPEN, MADE), "residents.decisions[0]", "afdeling 901", id="one awaited"),
        pytest.param((MADE,), "residents.decisions", "afdeling 901", id="the other one awaited"),
        pytest.param((), "residents.decisions", "afdeling 901 og 902", id="all awaited"),
        pytest.param((OPEN, MADE), "risks", "", id="something else awaited"),
        pytest.param(
            (OPEN, REFUSED, MADE), "residents.decisions[0]", "afdeling 901", id="asked again"
        ),
        pytest.param((MADE,), "residents.decisions[0]", "", id="made since"),
    ],
)
def test_what_the_residents_have_yet_to_decide_is_a_condition(
    decisions: tuple[ResidentDecision, ...], key: str, departments: str
) -> None:
    first, *_ = points(
        {
            "residents.decisions": decisions,
            "initiative.departments": ("901", "902"),
            "gaps": (Gap(key=key),),
        }
    )
    condition = f", under forudsætning af at beboerne i {departments} siger ja"
    assert first == APPROVE + condition * bool(departments)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (("granted", "granted"), ""),
        (("granted", None), ""),
        (("applied", "granted"), "desuden er 46.000 kr. fra andre ikke bevilget endnu)"),
        (("expected", "pledged"), "desuden er 146.000 kr. fra andre ikke bevilget endnu)"),
        (("applied", None), "desuden er mindst 46.000 kr. fra andre ikke bevilget endnu)"),
    ],
)
def test_the_board_hears_of_what_others_have_not_granted(
    statuses: tuple[FinancingStatus | None, ...], told: str
) -> None:
    others = tuple(
        FinancingLine(source="Fonden", kind="foundation", amount=kr(number), status=status)
        for number, status in zip((46_000, 100_000), statuses, strict=True)
    )
    ours = FinancingLine(source="AAB", kind="aab", amount=kr(20_000), status="applied")
    in_kind = FinancingLine(source="Skolen", kind="in-kind", status="expected")
    _, _, condition = points({"financing": (ours, *others, in_kind)})[1].partition(" (")

    assert condition == told


def test_an_amount_that_nobody_knows_yet_is_none_of_the_sum() -> None:
    others = tuple(
        FinancingLine(source="Fonden", kind="foundation", amount=amount, status="applied")
        for amount in (kr(46_000), None)
    )
    ours = FinancingLine(source="AAB", kind="aab", amount=kr(20_000), status="applied")

    assert points({"financing": (ours, *others)})[1].endswith(
        " (desuden er mindst 46.000 kr. fra andre ikke bevilget endnu)"
    )


def test_conditions_are_said_in_english_too() -> None:
    changes: dict[str, object] = {
        "language": "en",
        "residents.decisions": (OPEN,),
        "gaps": (Gap(key="residents.decisions[0]"),),
        "financing[0].status": "applied",
    }
    approve, grant, _ = points(changes)
    assert approve.endswith(", provided that the residents of department 901 say yes")
    assert grant.endswith(" (a further DKK 120,000 from others has not been granted yet)")
