"""The rules of the residents' decision (1.5), each met, broken and out of its reach."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aabsocial.localization.messages import Message, department_name
from aabsocial.model.findings import Severity
from aabsocial.model.policy import Breach, ReviewContext
from aabsocial.model.proposal import Annex, ResidentDecision
from aabsocial.policy.aab import load_policy
from tests.policy.aab.tables import all_in, nothing_in
from tests.support.proposals import AS_DRAFT, ON_THE_DAY, TODAY, a_proposal, breaches

if TYPE_CHECKING:
    from tests.policy.aab.tables import Caught, Silent

TWO_YEARS = ReviewContext(today=TODAY, limits={"decision_age_months": 24})
ANNEX: dict[str, object] = {"annexes": (Annex(title="Referat", file="annexes/referat-901.pdf"),)}
FIRST = "residents.decisions[0]"
SECOND = "residents.decisions[1]"
BOTH = tuple(map(department_name, ("901", "903")))
THE_SECOND = BOTH[1]


def decided(*decisions: ResidentDecision) -> dict[str, object]:
    return {"residents.decisions": decisions}


def one(department: str | None = "901", **told: Any) -> ResidentDecision:  # noqa: ANN401 - any answer
    facts: dict[str, Any] = {"forum": "department-meeting", "date": date(2026, 4, 22)}
    return ResidentDecision(department=department, **facts | {"evidence": "Referat"} | told)


def undecided(department: str) -> Breach:
    values = {"department": department_name(department), "count": 0}
    return Breach(key="residents.decisions", message_key="none", params=values)


def called(decision: str) -> str | Message:
    return BOTH[0] if decision == FIRST else THE_SECOND


def too_many(decision: str, says: str, votes: int, households: int) -> Breach:
    counts = {"votes": votes, "households": households, "most": 2 * households}
    values = {"decision": called(decision), **counts}
    return Breach(key=f"{decision}.households", message_key=says, params=values)


def may_be_a_no(record: str, name: str | Message | None = None) -> Breach:
    values = {"decision": name or called(record)}
    return Breach(
        key=f"{record}.decision", message_key="says-no", params=values, severity=Severity.WARNING
    )


def no_majority(
    decision: str, votes_for: int, votes_against: int, name: str | Message | None = None
) -> Breach:
    counts = {"votes_for": votes_for, "votes_against": votes_against}
    values = {"decision": name or called(decision), **counts}
    return Breach(key=f"{decision}.votes_for", message_key="no-majority", params=values)


SURVEY = one("903", forum="survey")

MEETS: Silent = {
    "LOK01": {
        "both departments decided": {},
        "an extraordinary meeting": {f"{SECOND}.forum": "extraordinary-department-meeting"},
        "the board alone": {f"{SECOND}.forum": "department-board"},
        "the association's board alone": {f"{SECOND}.forum": "organisation-board"},
        "a general meeting of other housing": {f"{SECOND}.forum": "general-meeting"},
        "another spelling": {f"{SECOND}.department": "  AFDELING  903 "},
        "a decomposed name": {
            "initiative.departments": ("901", "A\N{COMBINING RING ABOVE}gården"),
            f"{SECOND}.department": "Ågården",
        },
        "a workshop and a meeting": decided(one(), one("903"), SURVEY),
    },
    "LOK02": {
        "meeting and ballot": {},
        "a general meeting": {f"{SECOND}.forum": "general-meeting"},
        "board and later meeting": decided(one(), one("903", forum="department-board"), one("903")),
    },
    "LOK03": {
        "decided today": {f"{FIRST}.date": TODAY},
    },
    "LOK04": {
        "two votes a household": {f"{FIRST}.households": 37},
        "one more vote for": {f"{FIRST}.votes_for": 44, f"{FIRST}.votes_against": 43},
        "nobody against": {f"{FIRST}.votes_against": 0},
        "unanimous, counted": decided(one(unanimous=True, votes_for=34, votes_against=0)),
        "voted down, and adopted later": decided(
            one(date=date(2026, 4, 1), votes_for=3, votes_against=9),
            one(votes_for=61, votes_against=9),
        ),
        "words that may be a no, and a yes later": decided(
            one(date=date(2026, 4, 1), decision="Afvist"), one(unanimous=True)
        ),
        "a board's words, beside the residents' yes": decided(
            one(forum="department-board", decision="Afvist"), one(unanimous=True)
        ),
    },
    "LOK05": {
        "two years to the day": {f"{FIRST}.date": date(2024, 6, 20)},
        "renewed since, told after one without a date": decided(
            one(date=None), one(None), one(forum="survey"), one(date=date(2020, 5, 1)), one()
        ),
        "renewed since": decided(
            one(date=date(2020, 5, 1)), one(), one("Afd. 901", date=date(2021, 5, 1))
        ),
    },
    "LOK06": {
        "minutes named": {},
    },
    "LOK07": {
        "our departments": {f"{FIRST}.department": "Department 901"},
        "a general meeting of other housing": {
            f"{FIRST}.department": "Ejerforeningen Søhuset",
            f"{FIRST}.forum": "general-meeting",
        },
        "housing of another organisation": {
            f"{FIRST}.department": "Fjordbo afd. Skrænten",
            "initiative.other_organisations": ("Fjordbo  afd. Skrænten",),
        },
    },
    "LOK08": {
        "unanimous, and nobody against": decided(one(unanimous=True, votes_against=0)),
        "not unanimous, by its words": {f"{FIRST}.decision": "Ikke enstemmigt vedtaget"},
        "nearly unanimous": {f"{FIRST}.decision": "Adopted, nearly unanimous"},
    },
    "LOK09": {
        "minutes, no annex": {},
        "an annex by its number": {**ANNEX, f"{FIRST}.evidence": "Referat, punkt 7 (bilag 1)"},
        "an annex by its file": {**ANNEX, f"{FIRST}.evidence": "Referat-901.PDF"},
        "an annex by the number in its title": {
            f"{FIRST}.evidence": "Bilag 7",
            "annexes": (Annex(title="Bilag  7: Referat", file="annexes/7.pdf"),),
        },
    },
}

BREAKS: Caught = {
    "LOK01": {
        "no decision of one": (decided(one()), undecided("903")),
        "no decision at all, each department named": (
            {"residents.decisions": (), "initiative.departments": ("Afdeling 901", "Rosenhaven")},
            undecided("901"),
            undecided("Rosenhaven"),
        ),
        "a department named twice": (
            {"residents.decisions": (), "initiative.departments": ("901", "afdeling 901")},
            undecided("901"),
        ),
        **{
            f"only {forum}": (
                {f"{SECOND}.forum": forum},
                Breach(
                    key=f"{SECOND}.forum",
                    message_key=forum,
                    params={"department": THE_SECOND, "count": 1},
                ),
            )
            for forum in ("workshop", "survey", "information", "other")
        },
        "groundwork twice": (
            decided(one(), SURVEY, one("903", forum="workshop")),
            Breach(
                key=f"{SECOND}.forum",
                message_key="several",
                params={"department": THE_SECOND, "count": 2},
            ),
        ),
        "more departments than missing names": (
            decided(one(None)),
            undecided("901"),
            undecided("903"),
        ),
    },
    "LOK02": {
        "only the board": (
            {f"{SECOND}.forum": "department-board"},
            Breach(key=f"{SECOND}.forum", params={"department": THE_SECOND}),
        ),
        "only the association's board": (
            {f"{SECOND}.forum": "organisation-board"},
            Breach(
                key=f"{SECOND}.forum", message_key="organisation", params={"department": THE_SECOND}
            ),
        ),
        "the board after a survey": (
            decided(SURVEY, one("903", forum="department-board"), one("901")),
            Breach(key=f"{SECOND}.forum", params={"department": THE_SECOND}),
        ),
    },
    "LOK03": {
        "tomorrow": (
            {f"{SECOND}.date": date(2026, 6, 21)},
            Breach(
                key=f"{SECOND}.date",
                params={"decision": THE_SECOND, "date": date(2026, 6, 21), "today": TODAY},
            ),
        ),
        "the board next month": (
            {f"{FIRST}.date": date(2026, 7, 1), f"{FIRST}.forum": "department-board"},
            Breach(
                key=f"{FIRST}.date",
                params={
                    "decision": department_name("901"),
                    "date": date(2026, 7, 1),
                    "today": TODAY,
                },
            ),
        ),
    },
    "LOK04": {
        "a vote too many": ({f"{FIRST}.households": 36}, too_many(FIRST, "meeting", 74, 36)),
        "ballot papers for homes": (
            {f"{SECOND}.households": 80},
            too_many(SECOND, "ballot", 176, 80),
        ),
        "unanimous with too many votes": (
            decided(one(unanimous=True, households=0, votes_for=3)),
            too_many(FIRST, "meeting", 3, 0),
        ),
        "a tie": ({f"{FIRST}.votes_for": 9}, no_majority(FIRST, 9, 9)),
        "nobody for": (
            {f"{FIRST}.votes_for": 0, f"{FIRST}.votes_against": None},
            no_majority(FIRST, 0, 0),
        ),
        "unanimous, and nobody for": (
            decided(one(unanimous=True, votes_for=0, votes_against=0)),
            no_majority(FIRST, 0, 0),
        ),
        "adopted first, and voted down later": (
            decided(
                one(date=date(2026, 4, 1), votes_for=61, votes_against=9),
                one(votes_for=3, votes_against=9),
            ),
            no_majority(SECOND, 3, 9, BOTH[0]),
        ),
        "voted down, and adopted by the board": (
            decided(
                one(date=date(2026, 4, 1), votes_for=3, votes_against=9),
                one(forum="department-board", votes_for=3, votes_against=0),
            ),
            no_majority(FIRST, 3, 9),
        ),
        "a majority against": ({f"{SECOND}.votes_for": 39}, no_majority(SECOND, 39, 40)),
        "counted as a yes, in words that may be a no": (
            {f"{FIRST}.decision": "Forslaget blev forkastet"},
            may_be_a_no(FIRST),
        ),
        "not counted, in words that may be a no": (
            {f"{SECOND}.decision": "Afdelingen sagde nej tak", f"{SECOND}.votes_for": None},
            may_be_a_no(SECOND),
        ),
        "a board alone, in words that may be a no": (
            decided(one(forum="department-board", decision="Afvist")),
            may_be_a_no(FIRST),
        ),
        "words that may be a no, after a yes": (
            decided(one(date=date(2026, 4, 1)), one(decision="Afvist")),
            may_be_a_no(SECOND, BOTH[0]),
        ),
    },
    "LOK05": {
        "a day over two years": (
            {f"{FIRST}.date": date(2024, 6, 19)},
            Breach(
                key=f"{FIRST}.date",
                params={
                    "decision": department_name("901"),
                    "date": date(2024, 6, 19),
                    "months": 24,
                },
            ),
        ),
    },
    "LOK06": {
        "no evidence": (
            {f"{SECOND}.evidence": None},
            Breach(key=f"{SECOND}.evidence", params={"department": THE_SECOND, "number": 2}),
        ),
        "groundwork, which 1.5 asks nothing of": (
            {f"{FIRST}.evidence": None, f"{FIRST}.forum": "workshop"},
            Breach(
                key=f"{FIRST}.evidence",
                message_key="groundwork",
                params={"department": department_name("901"), "number": 1},
                severity=Severity.HINT,
            ),
        ),
        "neither evidence nor department": (
            {f"{FIRST}.evidence": None, f"{FIRST}.department": None},
            Breach(
                key=f"{FIRST}.evidence",
                message_key="nameless",
                params={"department": "", "number": 1},
            ),
        ),
    },
    "LOK07": {
        "a department outside": (
            {f"{FIRST}.department": "Afdeling 904"},
            Breach(
                key=f"{FIRST}.department",
                params={"department": department_name("904"), "departments": BOTH},
            ),
        ),
    },
    "LOK08": {
        "somebody was against": (
            {f"{FIRST}.unanimous": True},
            Breach(key=f"{FIRST}.votes_against", params={"decision": BOTH[0], "votes_against": 9}),
        ),
        "unanimous in its words alone": (
            {f"{SECOND}.decision": "Enstemmigt vedtaget"},
            Breach(
                key=f"{SECOND}.votes_against", params={"decision": THE_SECOND, "votes_against": 40}
            ),
        ),
        "more against than for": (
            decided(one(unanimous=True, votes_for=3, votes_against=9)),
            Breach(
                key=f"{FIRST}.votes_against",
                message_key="lost",
                params={"decision": BOTH[0], "votes_against": 9, "votes_for": 3},
            ),
        ),
    },
    "LOK09": {
        "no annexes at all": (
            {f"{FIRST}.evidence": "Referat, punkt 7 (bilag 1)"},
            Breach(
                key=f"{FIRST}.evidence",
                message_key="none",
                params={"decision": BOTH[0], "annexes": ("bilag 1",), "count": 0},
            ),
        ),
        "a number too high, and a file that is not there": (
            {**ANNEX, f"{SECOND}.evidence": "Annex no. 2 and protokol-903.pdf"},
            Breach(
                key=f"{SECOND}.evidence",
                params={
                    "decision": THE_SECOND,
                    "annexes": ("Annex no. 2", "protokol-903.pdf"),
                    "count": 1,
                },
            ),
        ),
    },
}

DOES_NOT_APPLY: Silent = {
    "LOK01": {
        "no departments yet": {"initiative.departments": None},
        "a forum found missing": {f"{SECOND}.forum": None},
        "a name found missing": {f"{SECOND}.department": None},
    },
    "LOK02": {
        "a forum found missing": decided(
            one(), one("903", forum="department-board"), one("903", forum=None)
        ),
        "only a survey, which is another rule's": {f"{SECOND}.forum": "survey"},
    },
    "LOK03": {
        "no date": {f"{FIRST}.date": None},
        "a workshop ahead, no decision": decided(one(forum="workshop", date=date(2026, 9, 1))),
    },
    "LOK04": {
        "unanimous": decided(one(unanimous=True, households=18)),
        "unanimous, with votes against": decided(one(unanimous=True, votes_for=3, votes_against=9)),
        "votes for not counted": {f"{FIRST}.votes_for": None},
        "votes against not counted": {f"{FIRST}.votes_against": None},
        "other housing, which counts in its own way": {
            f"{FIRST}.forum": "general-meeting",
            f"{FIRST}.households": 1,
        },
        "nothing counted": decided(one(households=18)),
        "no households": {f"{FIRST}.households": None},
        "the board's own votes": {f"{FIRST}.forum": "department-board", f"{FIRST}.households": 1},
    },
    "LOK05": {
        "no limit set": {f"{FIRST}.date": date(2001, 1, 1)},
    },
    "LOK07": {
        "no departments yet": {"initiative.departments": None},
        "no name": {f"{FIRST}.department": None},
    },
    "LOK08": {
        "votes not counted": decided(one(unanimous=True)),
        "the board's own votes": {
            f"{FIRST}.forum": "department-board",
            f"{FIRST}.unanimous": True,
        },
    },
    "LOK09": {"no evidence": {f"{FIRST}.evidence": None}},
}

OPEN_IN_A_DRAFT: Silent = {
    "LOK01": {
        "a draft without decisions": {"residents.decisions": ()},
    },
    "LOK06": {
        "a draft": {f"{SECOND}.evidence": None},
    },
}

NOT_EVEN_WITH_A_LIMIT: Silent = {
    "LOK05": {
        "an old workshop": {f"{FIRST}.date": date(2001, 1, 1), f"{FIRST}.forum": "workshop"},
        "no date": {f"{FIRST}.date": None},
    },
}


test_what_meets_the_clause_is_not_found = nothing_in(MEETS, TWO_YEARS)
test_what_breaks_the_clause_is_found = all_in(BREAKS, TWO_YEARS)
test_what_does_not_apply_is_not_found = nothing_in(DOES_NOT_APPLY)
test_what_has_no_age_is_not_found = nothing_in(NOT_EVEN_WITH_A_LIMIT, TWO_YEARS)
test_a_draft_may_leave_answers_open = nothing_in(OPEN_IN_A_DRAFT, AS_DRAFT)


def test_a_draft_with_only_a_workshop_is_found() -> None:
    found = breaches("LOK01", a_proposal({f"{SECOND}.forum": "workshop"}), AS_DRAFT)
    assert [breach.message_key for breach in found] == ["workshop"]


def test_old_decision_beside_undated_one_is_found() -> None:
    old = decided(one(date=None), one("903", date=date(2001, 1, 1)))
    assert [breach.key for breach in breaches("LOK05", a_proposal(old), TWO_YEARS)] == [
        f"{SECOND}.date"
    ]


def test_limit_of_one_month_is_singular() -> None:
    month = ReviewContext(today=TODAY, limits={"decision_age_months": 1})
    says = {breach.message_key for breach in breaches("LOK05", a_proposal(), month)}
    assert says == {"one"}


def test_evidence_that_ends_in_a_full_stop_is_quoted_with_one() -> None:
    evidence = "Referat,\npunkt 7."
    changes: dict[str, object] = {
        f"residents.decisions[{index}].evidence": evidence for index in range(2)
    }
    judge = load_policy().clauses["1.5"].judge
    assert judge is not None
    judgement = judge(a_proposal(changes), ON_THE_DAY)
    words = load_policy().clauses["1.5"].grounds[judgement.ground]
    told = Message(words, judgement.values).in_("da")
    assert told.count("Referat, punkt 7") == 2
    assert ".;" not in told
    assert ".." not in told


def test_a_decision_of_no_department_is_called_by_its_place() -> None:
    found = breaches("LOK04", a_proposal(decided(one(None, votes_for=3, votes_against=9))))
    (sentence,) = (load_policy().rule_words["LOK04"].sentences(it)[0].in_("da") for it in found)

    assert sentence.startswith("Beslutning 1: Der er ikke flertal")
