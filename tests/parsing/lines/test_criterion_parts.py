"""What in a criterion's line is no part of the goal: its number, and what is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.estimates import last_day
from aabsocial.parsing.lines.criterion import parse_criterion
from aabsocial.parsing.lines.reading import Gap

if TYPE_CHECKING:
    from aabsocial.parsing.lines.reading import LineReading

TODAY = date(2026, 6, 20)
END = date(2029, 7, 31)


def read(text: str) -> LineReading:
    return parse_criterion(text, "da", TODAY, END)


@pytest.mark.parametrize(
    "number", ["Mål nr 2: ", "Mål nr. 2 ", "Mål 2: ", "Mål 2 - ", "K2: ", "K2:", "2) ", "2. "]
)
def test_number_of_a_list_is_no_target(number: str) -> None:
    reading = read(f"{number}15 faste deltagere, kilde: log")
    assert reading.values["target"] == 15
    assert reading.values["statement"] == "15 faste deltagere, kilde: log"


@pytest.mark.parametrize("text", ["2. kvartal 2028: 15 deltagere", "30. juni 2028: 15 deltagere"])
def test_ordinal_of_a_day_is_no_number_of_a_list(text: str) -> None:
    reading = read(text)
    deadline: Any = reading.values["deadline"]
    assert last_day(deadline) == date(2028, 6, 30)
    assert reading.values["statement"] == text


def test_goal_nobody_can_measure_yet_leaves_its_source_open() -> None:
    reading = read("Mål nr 2: færre der føler sig ensomme, ved ikke hvordan vi måler det")
    assert reading.values["statement"] == "færre der føler sig ensomme"
    assert {"target", "indicator", "source"}.isdisjoint(reading.values)
    assert reading.gaps["source"].note == "ved ikke hvordan vi måler det"
    assert reading.missing == ("target",)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("(vi ved ikke hvor tallet skal komme fra)", "source"),
        ("usikkert hvordan det skal måles", "source"),
        ("ved ikke hvor mange vi kan nå", "target"),
    ],
)
def test_what_nobody_knows_of_a_goal_is_left_open(words: str, field: str) -> None:
    reading = read(f"15 unge, der får job; {words}")
    assert reading.gaps[field].note == words.strip("()")
    assert field not in {*reading.values, *reading.missing}
    assert reading.values["statement"] == "15 unge, der får job"


def test_doubt_about_something_else_stays_in_the_goal() -> None:
    text = "15 unge, der får job, ved ikke hvem der hjælper"
    assert read(text).values["statement"] == text


@pytest.mark.parametrize(
    "text",
    ["15 deltagere; ikke afklaret", "15 deltagere, kilde: ved ikke", "15 deltagere, ikke afklaret"],
)
def test_source_nobody_knows_is_left_open(text: str) -> None:
    reading = read(text)
    assert text.endswith(reading.gaps["source"].note)
    assert "source" not in {*reading.values, *reading.guessed, *reading.missing}


def test_clause_keeps_its_word() -> None:
    reading = read("20 naboer der føler sig trygge, kilde: liste")
    assert reading.values["indicator"] == "Naboer der føler sig trygge"


def test_deadline_by_its_name_is_no_part_of_the_source() -> None:
    values = read("15 deltagere; frist 30/9-2027; vi spørger deltagerne i september").values
    assert values["deadline"] == date(2027, 9, 30)
    assert values["source"] == "vi spørger deltagerne i september"


@pytest.mark.parametrize("unit", ["enheden er faste deltagere", "enhed: faste deltagere"])
@pytest.mark.parametrize("goal", ["15 kommer hver gang", "fra 3 til 15"])
def test_unit_by_its_name_is_no_part_of_the_source(goal: str, unit: str) -> None:
    values = read(f"{goal}; kilden er at vi tæller, {unit}").values
    assert (values["source"], values["unit"]) == ("vi tæller", "faste deltagere")


def test_range_is_asked_about_alone() -> None:
    reading = read(
        "andel af de hjulpne uden restance efter 12 måneder, 70-80 %, tal fra: huslejesystemet"
    )
    (question,) = reading.questions
    ends = [{"target": 70}, {"target": 80}]
    assert [*question.readings] == [*ends, {"target": Gap("70-80 %")}]
    assert reading.missing == ()
    assert reading.values["source"] == "huslejesystemet"
    assert reading.values["unit"] == "procent"
    assert reading.values["indicator"] == "Andel af de hjulpne uden restance efter 12 måneder"


def test_line_with_two_numbers_apart_is_asked_about() -> None:
    (question,) = read("10 børn og 12 voksne").questions
    assert [*question.readings] == [{"target": 10}, {"target": 12}]
