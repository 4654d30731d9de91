"""Departments that pay the same are a line each."""

from __future__ import annotations

import pytest

from aabsocial.localization.messages import NO_BREAK_SPACE, Language
from aabsocial.parsing.lines.equal_shares import split_equal_shares

OURS = ("9", "31")


def shares(text: str, language: Language = "da", payer: str = "") -> list[str]:
    parts = split_equal_shares(text, OURS, language, payer)
    return [part.replace(NO_BREAK_SPACE, " ") for part in parts]


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("da", "Afdelingerne 40.000 hver", ["Afdeling 9: 40.000 kr.", "Afdeling 31: 40.000 kr."]),
        (
            "en",
            "The departments 40,000 each",
            ["Department 9: DKK 40,000", "Department 31: DKK 40,000"],
        ),
        (
            "da",
            "afd. 9, 31 og 40 20.000 kr. hver (vedtaget)",
            [f"Afdeling {it}: 20.000 kr. (vedtaget)" for it in (9, 31, 40)],
        ),
        (
            "da",
            "afd. 9 og afd. 31 betaler 2.000 til hver",
            ["Afdeling 9: 2.000 kr.", "Afdeling 31: 2.000 kr."],
        ),
        (
            "da",
            "Afdeling 9 og 31: 12.941 ligeligt",
            ["Afdeling 9: 6.470 kr.", "Afdeling 31: 6.471 kr."],
        ),
        (
            "da",
            "resten fra afd. 9 og 31 med halvdelen hver (vedtaget).",
            ["Afdeling 9: 1/2 af resten (vedtaget).", "Afdeling 31: 1/1 af resten (vedtaget)."],
        ),
        (
            "en",
            "The departments pay half each of the rest",
            ["Department 9: 1/2 of the rest", "Department 31: 1/1 of the rest"],
        ),
    ],
)
def test_equal_shares_are_a_line_each(language: Language, text: str, lines: list[str]) -> None:
    assert shares(text, language) == lines


def test_amount_of_each_is_that_of_the_departments_that_are_awaited() -> None:
    assert shares("2.000 hver", payer="Afdeling 9 og 31") == shares("Afdelingerne 2.000 hver")
    assert shares("2.000 hver", payer="AAB") == ["2.000 hver"]


@pytest.mark.parametrize(
    "text",
    [
        "Afdeling 9 og 31 40.000",
        "Afdelingerne hver",
        "AAB 40.000 hver",
        "Afdelingerne 40.000 hver måned",
        "Afdeling 9 og 31 (40.000 kr. hver) 80.000 bevilget",
        "Afdelingerne 20.000 og resten ligeligt",
        "afd. 9 og 9 20.000 hver",
    ],
)
def test_line_that_says_no_equal_shares_stays_one(text: str) -> None:
    assert shares(text) == [text]


def test_department_with_a_name_is_known_by_it() -> None:
    lines = split_equal_shares("afdeling Bøgen og 31: 500 kr. hver", ("Bøgen", "31"), "da")
    assert [line.partition(":")[0] for line in lines] == ["Bøgen", "Afdeling 31"]
