"""Whom an initiative is for and how many, read in one line."""

from __future__ import annotations

import pytest

from aabsocial.parsing.lines.audience import format_audience, parse_audience
from aabsocial.parsing.lines.estimates import parse_approximate_count
from aabsocial.parsing.result import Parsed


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
        ("120 beboere over 65 i afdeling 47", "120 beboere over 65 i afdeling 47", 120),
        ("Ældre i afdeling 47, 60 husstande", "Ældre i afdeling 47, 60 husstande", 60),
        ("Alle, der flyttede ind i 2025", "Alle, der flyttede ind i 2025", None),
        ("13-17-årige", "13-17-årige", None),
        ("Alle beboere", "Alle beboere", None),
        ("40", None, 40),
        ("100-150 beboere", "100-150 beboere", estimate("100-150")),
        ("Unge, ca. 120", "Unge", estimate("ca. 120")),
        ("Unge, 150-100", "Unge, 150-100", None),
    ],
)
def test_group_and_number_are_told_apart(text: str, group: str | None, count: object) -> None:
    reading = parse_audience(text, "da")

    assert reading.values.get("target_group") == group
    assert reading.values.get("participants") == count
    assert not reading.questions


def test_two_numbers_are_asked_about() -> None:
    (question,) = parse_audience("40 unge, 20 voksne", "da").questions

    assert question.readings == ({"participants": 40}, {"participants": 20})


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
