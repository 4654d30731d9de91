"""Whom an initiative is for and how many, read in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.parsing.lines.audience import (
    OCCASIONS,
    format_audience,
    parse_audience,
    remark_on_homes,
)
from aabsocial.parsing.lines.estimates import parse_approximate_count
from aabsocial.parsing.result import Parsed

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language


def estimate(text: str) -> object:
    heard = parse_approximate_count(text, "da")
    assert isinstance(heard, Parsed)
    return heard.value


@pytest.mark.parametrize(
    ("text", "group", "count"),
    [
        ("Alle beboere, 1.250", "Alle beboere", 1250),
        ("Unge på 13-17 år; 40", "Unge på 13-17 år", 40),
        ("unge 13-17 år i afdeling 47: 120", "unge 13-17 år i afdeling 47", 120),
        ("unge (40)", "unge", 40),
        ("Beboere i afdeling 901 og 902 – 180", "Beboere i afdeling 901 og 902", 180),
        ("Børn fra 6 til 12 år, 25 deltagere", "Børn fra 6 til 12 år", 25),
        ("120 ældre over 65 i afdeling 47", "120 ældre over 65 i afdeling 47", 120),
        ("3.900 beboere", "3.900 beboere", None),
        ("alle 3.900 beboere i 1.560 boliger", "alle 3.900 beboere i 1.560 boliger", None),
        ("120 unge af 3.900 beboere", "120 unge af 3.900 beboere", 120),
        ("40 beboere deltager", "40 beboere deltager", 40),
        ("25 beboere hver gang", "25 beboere hver gang", 25),
        ("Ældre i afdeling 47, 60 husstande", "Ældre i afdeling 47, 60 husstande", None),
        ("Alle, der flyttede ind i 2025", "Alle, der flyttede ind i 2025", None),
        ("13-17-årige", "13-17-årige", None),
        ("Alle beboere", "Alle beboere", None),
        ("40", None, 40),
        ("100-150 unge", "100-150 unge", estimate("100-150")),
        ("Unge, ca. 120", "Unge", estimate("ca. 120")),
        ("Unge, 150-100", "Unge, 150-100", None),
        ("Beboere i 40 og 58, ca. 60", "Beboere i 40 og 58", estimate("ca. 60")),
        ("Beboere i 40 og 58", "Beboere i 40 og 58", None),
        ("Afd. 47 og 58, 340 boliger", "Afd. 47 og 58, 340 boliger", None),
        ("20 familier, 45 børn", "20 familier, 45 børn", 45),
        ("unge 13-17, 40 stk.", "unge 13-17", 40),
        ("60+, 30 pers.", "60+", 30),
        (
            "kvinder, ca. 30, fra afdelingen. Aldersgruppen er 25-60.",
            "kvinder, ca. 30, fra afdelingen. Aldersgruppen er 25-60.",
            estimate("ca. 30"),
        ),
        ("30 kvinder, alder: 25-60", "30 kvinder, alder: 25-60", 30),
        ("Unge 18-29 år – max 25", "Unge 18-29 år", estimate("max 25")),
        ("Beboere, ca. 25 hver gang, 120 i alt", "Beboere, ca. 25 hver gang", 120),
        ("Beboere, 120 i alt, 25 hver gang", "Beboere, 120 i alt, 25 hver gang", 120),
    ],
)
def test_group_and_number_are_told_apart(text: str, group: str | None, count: object) -> None:
    reading = parse_audience(text, "da")

    assert reading.values.get("target_group") == group
    assert reading.values.get("participants") == count
    assert not reading.questions


@pytest.mark.parametrize("text", ["40 unge, 20 voksne", "Afd. 47: 40 unge og 20 voksne"])
def test_two_numbers_are_asked_about(text: str) -> None:
    (question,) = parse_audience(text, "da").questions

    assert question.readings == ({"participants": 40}, {"participants": 20}, {})
    assert question.said == ("40 unge", "20 voksne", "")


@pytest.mark.parametrize(
    "text",
    ["Beboere i 40, 25 hver gang", "25 ad gangen", "25 deltagere hver onsdag", "Alle (25 om ugen)"],
)
def test_a_number_of_each_time_is_asked_about(text: str) -> None:
    reading = parse_audience(text, "da")

    (question,) = reading.questions
    assert (question.field, question.readings) == (OCCASIONS, ({"participants": 25}, {}))
    assert dict(reading.values) == {"target_group": text}


@pytest.mark.parametrize(
    "text",
    ["Residents, 25 every evening", "25 people a month", "25 every Monday", "25 per event"],
)
def test_a_number_of_each_time_is_asked_about_in_english(text: str) -> None:
    (question,) = parse_audience(text, "en").questions
    assert (question.field, question.readings) == (OCCASIONS, ({"participants": 25}, {}))


def test_people_beside_families_of_each_time_are_asked_about() -> None:
    reading = parse_audience("20 familier pr. gang, omkring 45 børn", "da")

    (question,) = reading.questions
    assert question.field == OCCASIONS
    assert question.readings == ({"participants": estimate("omkring 45")}, {})


def test_a_number_that_cannot_be_read_stays_in_the_text() -> None:
    reading = parse_audience("All residents, 1.250", "en")

    assert reading.values == {"target_group": "All residents, 1.250"}
    assert reading.missing == ("participants",)


def test_a_line_to_be_settled_is_a_gap() -> None:
    assert "" in parse_audience("ved ikke", "da").gaps


def test_a_number_alone_is_written_alone() -> None:
    assert next(iter(format_audience({"participants": 1250}, "da"))) == "1.250"
    assert [*format_audience({"target_group": "Unge"}, "da")] == ["Unge"]
    whole = [*format_audience({"target_group": "Unge", "participants": 40}, "da")]
    assert whole == ["Unge", "Unge, 40", "Unge; 40"]


def test_all_who_live_there_are_no_participants_in_english() -> None:
    assert parse_audience("3,900 residents", "en").missing == ("participants",)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("60 husstande om året", True),
        ("ca. 40 familier", True),
        ("60 beboere", False),
        ("60", False),
        ("husstande", False),
    ],
)
def test_number_of_homes_is_known_from_one_of_people(text: str, *, is_so: bool) -> None:
    assert (remark_on_homes(text, "da") is not None) is is_so


@pytest.mark.parametrize(
    ("language", "text", "remark"),
    [
        ("da", "Lejere bagud med huslejen. Ca. 60 husstande om året", "60 husstande er ikke et"),
        ("en", "Tenants in arrears, about 60 households a year", "60 households is not a number"),
        ("da", "60 husstande med 200 beboere, der deltager", None),
        ("da", "30 lejere, der er bagud", "»30 lejere« kan være alle, der bor der"),
        ("da", "Naboer, omkring 20 beboere", "»omkring 20 beboere« kan være alle, der bor der"),
        (
            "en",
            "Neighbours, about 20 residents",
            "“about 20 residents” may be everyone who lives there",
        ),
    ],
)
def test_number_of_homes_or_residents_is_said_to_be_none_of_people(
    language: Language, text: str, remark: str | None
) -> None:
    reading = parse_audience(text, language)
    assert [it.in_(language).startswith(remark or "") for it in reading.remarks] == (
        [True] if remark else []
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("10-12 beboere, mest ældre enlige, men alle må komme", "10-12"),
        ("10 til 12 beboere, mest enlige", "10 til 12"),
        ("25 kvinder og 40 børn får lavet cykel, i alt ca. 65 deltagere i gården", "ca. 65"),
        ("60 børn og 160 forældre, altså ca. 220 mennesker fra skolen", "ca. 220"),
        ("40 børn, i alt 30 hver gang", 40),
        ("40 børn fra i alt 30 familier", 40),
        ("40 børn, blandt i alt 3.900 beboere", 40),
        ("12 beboere, mest enlige", None),
    ],
)
def test_a_range_or_a_sum_is_how_many_are_expected(text: str, count: object) -> None:
    values = parse_audience(text, "da").values
    found = values.get("participants")

    assert getattr(found, "text", found) == count
    assert values["target_group"] == text
