"""The rules of the residents' decision (1.5), each met, broken and out of its reach."""

from datetime import date
from typing import Any

import pytest

from aabsocial.policy import Circumstances, Hit
from aabsocial.principles.p1_decisions import RULES
from aabsocial.proposal import ResidentDecision
from tests.proposals import AS_DRAFT, ON_THE_DAY, TODAY, a_proposal, hits

TWO_YEARS = Circumstances(today=TODAY, limits={"decision_age_months": 24})
FIRST = "residents.decisions[0]"
SECOND = "residents.decisions[1]"


def decided(*decisions: ResidentDecision) -> dict[str, object]:
    return {"residents.decisions": decisions}


def one(department: str | None = "901", **told: Any) -> ResidentDecision:  # noqa: ANN401 - any answer
    facts: dict[str, Any] = {"forum": "department-meeting", "date": date(2026, 4, 22)}
    return ResidentDecision(department=department, **facts | {"evidence": "Referat"} | told)


def undecided(department: str) -> Hit:
    values = {"department": department, "count": 0}
    return Hit(key="residents.decisions", says="none", values=values)


def too_many(decision: str, says: str, votes: int, households: int) -> Hit:
    values = {"votes": votes, "households": households, "most": 2 * households}
    return Hit(key=f"{decision}.households", says=says, values=values)


def no_majority(decision: str, votes_for: int, votes_against: int) -> Hit:
    values = {"votes_for": votes_for, "votes_against": votes_against}
    return Hit(key=f"{decision}.votes_for", says="no-majority", values=values)


SURVEY = one("903", forum="survey")

MEETS = {
    "LOK01 both departments decided": ("LOK01", {}),
    "LOK01 an extraordinary meeting": (
        "LOK01",
        {f"{SECOND}.forum": "extraordinary-department-meeting"},
    ),
    "LOK01 the board alone": ("LOK01", {f"{SECOND}.forum": "department-board"}),
    "LOK01 another spelling": ("LOK01", {f"{SECOND}.department": "  AFDELING  903 "}),
    "LOK01 a decomposed name": (
        "LOK01",
        {
            "initiative.departments": ("901", "A\N{COMBINING RING ABOVE}gården"),
            f"{SECOND}.department": "Ågården",
        },
    ),
    "LOK01 a workshop and a meeting": ("LOK01", decided(one(), one("903"), SURVEY)),
    "LOK02 meeting and ballot": ("LOK02", {}),
    "LOK02 board and later meeting": (
        "LOK02",
        decided(one(), one("903", forum="department-board"), one("903")),
    ),
    "LOK03 decided today": ("LOK03", {f"{FIRST}.date": TODAY}),
    "LOK04 two votes a household": ("LOK04", {f"{FIRST}.households": 37}),
    "LOK04 one more vote for": ("LOK04", {f"{FIRST}.votes_for": 44, f"{FIRST}.votes_against": 43}),
    "LOK04 nobody against": ("LOK04", {f"{FIRST}.votes_against": 0}),
    "LOK05 two years to the day": ("LOK05", {f"{FIRST}.date": date(2024, 6, 20)}),
    "LOK05 renewed since": (
        "LOK05",
        decided(one(date=date(2020, 5, 1)), one(), one("Afd. 901", date=date(2021, 5, 1))),
    ),
    "LOK06 minutes named": ("LOK06", {}),
    "LOK07 our departments": ("LOK07", {f"{FIRST}.department": "Department 901"}),
}

BREAKS: dict[str, tuple[str, dict[str, object], tuple[Hit, ...]]] = {
    "LOK01 no decision of one": ("LOK01", decided(one()), (undecided("903"),)),
    "LOK01 no decision at all, each department named": (
        "LOK01",
        {"residents.decisions": (), "initiative.departments": ("Afdeling 901", "Rosenhaven")},
        (undecided("901"), undecided("Rosenhaven")),
    ),
    "LOK01 a department named twice": (
        "LOK01",
        {"residents.decisions": (), "initiative.departments": ("901", "afdeling 901")},
        (undecided("901"),),
    ),
    **{
        f"LOK01 only {forum}": (
            "LOK01",
            {f"{SECOND}.forum": forum},
            (Hit(key=f"{SECOND}.forum", says=forum, values={"department": "903", "count": 1}),),
        )
        for forum in ("workshop", "survey", "information", "other")
    },
    "LOK01 groundwork twice": (
        "LOK01",
        decided(one(), SURVEY, one("903", forum="workshop")),
        (Hit(key=f"{SECOND}.forum", says="several", values={"department": "903", "count": 2}),),
    ),
    "LOK01 more departments than missing names": (
        "LOK01",
        decided(one(None)),
        (undecided("901"), undecided("903")),
    ),
    "LOK02 only the board": (
        "LOK02",
        {f"{SECOND}.forum": "department-board"},
        (Hit(key=f"{SECOND}.forum", values={"department": "903"}),),
    ),
    "LOK02 the board after a survey": (
        "LOK02",
        decided(SURVEY, one("903", forum="department-board"), one("901")),
        (Hit(key=f"{SECOND}.forum", values={"department": "903"}),),
    ),
    "LOK03 tomorrow": (
        "LOK03",
        {f"{SECOND}.date": date(2026, 6, 21)},
        (Hit(key=f"{SECOND}.date", values={"date": date(2026, 6, 21), "today": TODAY}),),
    ),
    "LOK03 the board next month": (
        "LOK03",
        {f"{FIRST}.date": date(2026, 7, 1), f"{FIRST}.forum": "department-board"},
        (Hit(key=f"{FIRST}.date", values={"date": date(2026, 7, 1), "today": TODAY}),),
    ),
    "LOK04 a vote too many": (
        "LOK04",
        {f"{FIRST}.households": 36},
        (too_many(FIRST, "meeting", 74, 36),),
    ),
    "LOK04 ballot papers for homes": (
        "LOK04",
        {f"{SECOND}.households": 80},
        (too_many(SECOND, "ballot", 176, 80),),
    ),
    "LOK04 unanimous with too many votes": (
        "LOK04",
        decided(one(unanimous=True, households=0, votes_for=3)),
        (too_many(FIRST, "meeting", 3, 0),),
    ),
    "LOK04 a tie": ("LOK04", {f"{FIRST}.votes_for": 9}, (no_majority(FIRST, 9, 9),)),
    "LOK04 a majority against": (
        "LOK04",
        {f"{SECOND}.votes_for": 39},
        (no_majority(SECOND, 39, 40),),
    ),
    "LOK05 a day over two years": (
        "LOK05",
        {f"{FIRST}.date": date(2024, 6, 19)},
        (Hit(key=f"{FIRST}.date", values={"date": date(2024, 6, 19), "months": 24}),),
    ),
    "LOK06 no evidence": (
        "LOK06",
        {f"{SECOND}.evidence": None},
        (Hit(key=f"{SECOND}.evidence", values={"department": "903", "number": 2}),),
    ),
    "LOK06 neither evidence nor department": (
        "LOK06",
        {f"{FIRST}.evidence": None, f"{FIRST}.department": None},
        (Hit(key=f"{FIRST}.evidence", says="nameless", values={"department": "", "number": 1}),),
    ),
    "LOK07 a department outside": (
        "LOK07",
        {f"{FIRST}.department": "Afdeling 904"},
        (
            Hit(
                key=f"{FIRST}.department",
                values={"department": "904", "departments": ("901", "903")},
            ),
        ),
    ),
}

OUT_OF_REACH = {
    "LOK01 no departments yet": ("LOK01", {"initiative.departments": None}, ON_THE_DAY),
    "LOK01 a forum found missing": ("LOK01", {f"{SECOND}.forum": None}, ON_THE_DAY),
    "LOK01 a name found missing": ("LOK01", {f"{SECOND}.department": None}, ON_THE_DAY),
    "LOK01 a draft without decisions": ("LOK01", {"residents.decisions": ()}, AS_DRAFT),
    "LOK02 a forum found missing": (
        "LOK02",
        decided(one(), one("903", forum="department-board"), one("903", forum=None)),
        ON_THE_DAY,
    ),
    "LOK02 only a survey, which is another rule's": (
        "LOK02",
        {f"{SECOND}.forum": "survey"},
        ON_THE_DAY,
    ),
    "LOK03 no date": ("LOK03", {f"{FIRST}.date": None}, ON_THE_DAY),
    "LOK03 a workshop ahead, no decision": (
        "LOK03",
        decided(one(forum="workshop", date=date(2026, 9, 1))),
        ON_THE_DAY,
    ),
    "LOK04 unanimous": ("LOK04", decided(one(unanimous=True, households=18)), ON_THE_DAY),
    "LOK04 nothing counted": ("LOK04", decided(one(households=18)), ON_THE_DAY),
    "LOK04 no households": ("LOK04", {f"{FIRST}.households": None}, ON_THE_DAY),
    "LOK04 the board's own votes": (
        "LOK04",
        {f"{FIRST}.forum": "department-board", f"{FIRST}.households": 1},
        ON_THE_DAY,
    ),
    "LOK05 no limit set": ("LOK05", {f"{FIRST}.date": date(2001, 1, 1)}, ON_THE_DAY),
    "LOK05 an old workshop": (
        "LOK05",
        {f"{FIRST}.date": date(2001, 1, 1), f"{FIRST}.forum": "workshop"},
        TWO_YEARS,
    ),
    "LOK05 no date": ("LOK05", {f"{FIRST}.date": None}, TWO_YEARS),
    "LOK06 a draft": ("LOK06", {f"{SECOND}.evidence": None}, AS_DRAFT),
    "LOK07 no departments yet": ("LOK07", {"initiative.departments": None}, ON_THE_DAY),
    "LOK07 no name": ("LOK07", {f"{FIRST}.department": None}, ON_THE_DAY),
}


@pytest.mark.parametrize(("code", "changes"), MEETS.values(), ids=MEETS.keys())
def test_what_meets_the_rule_is_not_found(code: str, changes: dict[str, object]) -> None:
    assert hits(code, a_proposal(changes), TWO_YEARS) == ()


@pytest.mark.parametrize(("code", "changes", "found"), BREAKS.values(), ids=BREAKS.keys())
def test_what_breaks_the_rule_is_found(
    code: str, changes: dict[str, object], found: tuple[Hit, ...]
) -> None:
    assert hits(code, a_proposal(changes), TWO_YEARS) == found


@pytest.mark.parametrize(
    ("code", "changes", "circumstances"), OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys()
)
def test_what_is_out_of_reach_is_not_found(
    code: str, changes: dict[str, object], circumstances: Circumstances
) -> None:
    assert hits(code, a_proposal(changes), circumstances) == ()


def test_a_draft_with_only_a_workshop_is_found() -> None:
    found = hits("LOK01", a_proposal({f"{SECOND}.forum": "workshop"}), AS_DRAFT)
    assert [hit.says for hit in found] == ["workshop"]


@pytest.mark.parametrize("table", [MEETS, BREAKS, OUT_OF_REACH], ids=["meets", "breaks", "out"])
def test_every_rule_stands_in_every_table(table: dict[str, tuple[str, object]]) -> None:
    assert {row[0] for row in table.values()} == {rule.code for rule in RULES}
