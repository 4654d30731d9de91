"""What is said of where a goal's number comes from is read as a part of the goal's line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.interview.protocol import Typed
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, asking, choose, listing, location_text

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.localization.messages import Language

POLICY = load_policy()
LAST_DAY = date(2027, 8, 31)
ANSWERS: dict[str, Any] = {
    "status": "draft",
    "initiative": {
        "title": "Cykelværksted",
        "departments": ["40"],
        "start": date(2027, 3, 1),
        "end": LAST_DAY,
    },
}
GOAL: dict[Language, str] = {"da": "25 unge får job", "en": "25 young people get a job"}


def at_goals(*typed: str, language: Language = "da") -> Session:
    listed = listing("success_criteria", ANSWERS, policy=POLICY, language=language)
    return after(listed, *map(Typed, typed))


def goals(session: Session) -> Any:  # noqa: ANN401 - the records as the file holds them
    return session.answers.get("success_criteria", [])


@pytest.mark.parametrize(
    ("language", "answer", "said"),
    [
        (
            "da",
            "kilde: naboernes klager, i dag 14, måles hver måned",
            {"source": "naboernes klager", "baseline": 14},
        ),
        (
            "en",
            "source: the neighbours' complaints, 14 today, measured every month",
            {"source": "the neighbours' complaints", "baseline": 14},
        ),
        (
            "da",
            "naboernes klager, i dag 14, måles hver måned",
            {"source": "naboernes klager", "baseline": 14},
        ),
        (
            "en",
            "the neighbours' complaints, today 14, measured every month",
            {"source": "the neighbours' complaints", "baseline": 14},
        ),
        ("da", "14 i dag, jobcentret", {"source": "jobcentret", "baseline": 14}),
        ("en", "14 today, the job centre", {"source": "the job centre", "baseline": 14}),
        ("da", "udgangspunkt 14, tal fra jobcentret", {"source": "jobcentret", "baseline": 14}),
        (
            "en",
            "baseline: about 14, figures from the job centre",
            {"source": "the job centre", "baseline": 14},
        ),
        (
            "da",
            "jobcentret, talt den 1/6-2027",
            {"source": "jobcentret", "deadline": date(2027, 6, 1)},
        ),
        (
            "en",
            "the job centre, counted on 1 June 2027",
            {"source": "the job centre", "deadline": date(2027, 6, 1)},
        ),
        ("da", "tal fra: jobcentret", {"source": "jobcentret"}),
        ("en", "figures from: the job centre", {"source": "the job centre"}),
        ("da", "det ved naboerne", {"source": "det ved naboerne"}),
        ("en", "the neighbours know", {"source": "the neighbours know"}),
        ("da", "bilag 3", {"source": "bilag 3"}),
        ("en", "annex 3", {"source": "annex 3"}),
    ],
)
def test_answer_on_the_source_is_read_as_part_of_its_goal(
    language: Language, answer: str, said: dict[str, Any]
) -> None:
    asked = at_goals(GOAL[language], language=language)
    assert location_text(asked) == "question success_criteria[0].source"

    (goal,) = goals(after(asked, Typed(answer)))

    expected = {"target": 25, "deadline": LAST_DAY, **said}
    assert {name: goal.get(name) for name in expected} == expected
    kept = " ".join((goal["statement"], goal["source"]))
    assert all(word in kept for word in answer.split())


@pytest.mark.parametrize(
    ("language", "answer"), [("da", "ca. 14 i dag"), ("da", "fra 14 i dag"), ("en", "14 today")]
)
def test_source_is_asked_again_where_only_something_else_was_said(
    language: Language, answer: str
) -> None:
    session = at_goals(GOAL[language], answer, language=language)

    (goal,) = goals(session)
    assert goal["baseline"] == 14
    assert "baseline_date" not in goal
    assert "source" not in goal
    assert location_text(session) == "question success_criteria[0].source"


def test_deadline_alone_is_no_source() -> None:
    (goal,) = goals(at_goals(GOAL["da"], "inden 1/6-2027"))

    assert goal["deadline"] == date(2027, 6, 1)
    assert "source" not in goal


@pytest.mark.parametrize(
    ("language", "answer"), [("da", "kilde: ved ikke"), ("en", "source: don't know")]
)
def test_source_that_nobody_knows_stands_open(language: Language, answer: str) -> None:
    for session in (
        at_goals(GOAL[language], answer, language=language),
        at_goals(GOAL[language], "", answer, language=language),
    ):
        (goal,) = goals(session)
        assert goal["statement"] == GOAL[language]
        assert "source" not in goal
        assert [gap["key"] for gap in session.answers["gaps"]] == ["success_criteria[0].source"]


@pytest.mark.parametrize(
    ("language", "line", "source"),
    [
        ("da", "Tal fra: ejendomskontorets journal", "ejendomskontorets journal"),
        ("da", "Tallet kommer fra jobcentret", "jobcentret"),
        ("da", "Tælles i loggen af Ole", "loggen af Ole"),
        ("da", "Kilde: bilag 3", "bilag 3"),
        ("en", "Figures from: the job centre", "the job centre"),
        ("en", "Counted in the rota", "the rota"),
    ],
)
def test_line_on_a_source_is_of_the_goal_before_it(
    language: Language, line: str, source: str
) -> None:
    one_by_one = at_goals(GOAL[language], "", line, language=language)
    at_once = at_goals(f"{GOAL[language]}\n{line}", language=language)

    for session in (one_by_one, at_once):
        (goal,) = goals(session)
        assert (goal["statement"], goal["source"]) == (GOAL[language], source)
        assert session.answers["derived"] == ["success_criteria[0].deadline"]
    assert source in one_by_one.notes[0].text


def test_each_line_on_a_source_is_of_its_own_goal() -> None:
    typed = "25 unge får job\nTal fra: jobcentret\n10 lærer at svømme\nTalt i svømmehallens bog"

    assert [it["source"] for it in goals(at_goals(typed))] == ["jobcentret", "svømmehallens bog"]


def test_line_on_a_source_keeps_what_its_goal_had() -> None:
    typed = ("frist 1/3-2027", "mål 30", "Tal fra: jobcentret, i dag 14, talt hver måned")
    (goal,) = goals(at_goals(GOAL["da"], "", *typed))

    assert (goal["target"], goal["deadline"]) == (30, date(2027, 3, 1))
    assert (goal["source"], goal["baseline"]) == ("jobcentret", 14)
    assert goal["statement"].endswith("får job, tal fra: jobcentret, i dag 14, talt hver måned")


def test_gap_of_a_goal_stays_beside_its_source() -> None:
    session = at_goals("Trygge beboere, ved ikke hvor mange", "", "Tal fra: målingen")

    (goal,) = goals(session)
    assert goal["source"] == "målingen"
    assert [gap["key"] for gap in session.answers["gaps"]] == ["success_criteria[0].target"]


def test_goal_that_is_still_to_be_read_takes_its_source_too() -> None:
    two = "45 unge får fritidsjob, heraf 30 ansat efter 6 måneder"
    session = at_goals(f"{two}\nTal fra: jobcentret")

    assert location_text(session) == "readings success_criteria"
    assert [it["source"] for it in goals(session)] == ["jobcentret"]


@pytest.mark.parametrize(
    ("language", "line", "hint"),
    [
        ("da", "Tal fra: ejendomskontorets journal", "Skriv målet og kilden på samme linje"),
        ("en", "Figures from: the job centre", "Write the goal and its source on the same line"),
        ("da", "kilde: ved ikke", "Skriv målet og kilden på samme linje"),
    ],
)
def test_source_of_no_goal_is_refused_with_what_to_write(
    language: Language, line: str, hint: str
) -> None:
    session = at_goals(line, language=language)

    assert not goals(session)
    assert hint in session.notes[0].text
    assert screen(session).typed == line


@pytest.mark.parametrize(
    ("language", "line", "named"),
    [
        ("da", "Tal fra: jobcentret", "kilde: jobcentret, i dag 14"),
        ("en", "Figures from: the job centre", "source: the job centre, 14 today"),
    ],
)
def test_second_source_changes_the_first_only_where_it_is_named_so(
    language: Language, line: str, named: str
) -> None:
    goal = {"da": "25 unge får job, kilde: vagtplanen", "en": "25 people get a job, source: rota"}
    refused = at_goals(goal[language], line, language=language)
    assert goals(refused)[0]["source"] in {"vagtplanen", "rota"}
    assert screen(refused).typed == line

    (changed,) = goals(at_goals(goal[language], named, language=language))
    assert changed["source"] in {"jobcentret", "the job centre"}
    assert changed["baseline"] == 14


def test_source_in_place_of_a_line_leaves_the_goal() -> None:
    (goal,) = goals(at_goals("25 unge får job, kilde: vagtplanen", "ret 1: tal fra: jobcentret"))

    assert (goal["target"], goal["source"]) == (25, "jobcentret")


@pytest.mark.parametrize(
    "line",
    [
        "Ifølge vagtplanen er der 20 frivillige",
        "Måles med spørgeskema: 80 % er trygge",
        "Fald i hærværk fra 38 til 20. Kilde: skaderegistret",
        "Flere er trygge, kilde: målingen",
    ],
)
def test_line_that_says_more_is_a_goal_of_its_own(line: str) -> None:
    assert [it["statement"] for it in goals(at_goals(GOAL["da"], "", line))] == [GOAL["da"], line]


def test_source_that_is_changed_by_itself_is_kept_as_it_is_written() -> None:
    begun = ANSWERS | {"success_criteria": [{"id": "K1", "statement": GOAL["da"], "target": 25}]}
    asked = asking("success_criteria[0].source", begun, policy=POLICY)

    (goal,) = goals(after(asked, Typed("jobcentret, i dag 14")))
    assert goal == begun["success_criteria"][0] | {"source": "jobcentret, i dag 14"}


@pytest.mark.parametrize(
    "typed", [("tal fra: jobcentret, i dag 14",), ("", "Tal fra: jobcentret, i dag 14")]
)
def test_goal_that_ends_with_a_full_stop_is_joined_well(typed: tuple[str, ...]) -> None:
    (goal,) = goals(at_goals(f"{GOAL['da']}.", *typed))

    assert goal["statement"] == "25 unge får job, tal fra: jobcentret, i dag 14"
    assert (goal["source"], goal["baseline"]) == ("jobcentret", 14)


def test_part_of_another_line_is_kept_as_it_is_written() -> None:
    begun = listing("partners", ANSWERS, policy=POLICY)
    asked = after(begun, Typed("Natteravnene: går ture; i dialog"))
    assert location_text(asked) == "question partners[0].contribution"

    (partner,) = after(asked, Typed("to, i dag 14")).answers["partners"]
    assert partner["contribution"] == "to, i dag 14"


TWO_NUMBERS = "8 eller 9 kommer hver anden gang. I dag 0."


def test_several_parts_of_a_goal_are_said_at_once() -> None:
    asked = after(at_goals(TWO_NUMBERS), choose("0"))
    assert location_text(asked) == "parts success_criteria[0]"
    assert "hver anden gang. I dag 0: fra 0 til 8" in asked.notes[0].text.replace("\n", " ")

    said = after(asked, Typed("Inger krydser af, vi tæller beboere der kommer, i dag 0"))
    (goal,) = goals(said)
    assert location_text(said) == "list success_criteria"
    assert goal["statement"] == TWO_NUMBERS
    assert (goal["source"], goal["baseline"]) == ("Inger krydser af", 0)
    assert (goal["indicator"], goal["unit"]) == ("Beboere der kommer", "beboere")


def test_a_source_alone_is_joined_to_no_full_stop() -> None:
    asked = after(at_goals(TWO_NUMBERS), choose("0"))
    (goal,) = goals(after(asked, Typed("talt af Inger")))

    assert goal["statement"] == "8 eller 9 kommer hver anden gang. I dag 0, talt af Inger"
    assert "indicator" not in goal


def test_a_month_of_the_period_is_a_deadline_that_is_no_proposal() -> None:
    session = at_goals("15 unge i april (Inger krydser af)")

    (goal,) = goals(session)
    assert goal["deadline"] == "april 2027"
    assert "derived" not in session.answers
