"""A budget line whose amount is that of a year, a month or a week."""

from datetime import date

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.echo import readings_said
from aabsocial.parsing.lines.money_table import parse_money_table
from aabsocial.parsing.lines.rates import Period

FOUR_YEARS = Period(date(2027, 1, 1), date(2030, 12, 31))
SCHOOL_YEARS = Period(date(2026, 8, 1), date(2028, 7, 31))


@pytest.mark.parametrize(
    ("text", "item", "note", "first", "second"),
    [
        (
            "løn projektleder 0,65 mio/år",
            "løn projektleder",
            "0,65 mio/år",
            "4 år × 650.000 kr. = 2.600.000 kr.",
            "650.000 kr. i alt",
        ),
        (
            "3 medarbejdere 1,65 mio om året",
            "3 medarbejdere",
            "1,65 mio om året",
            "4 år × 1.650.000 kr. = 6.600.000 kr.",
            "1.650.000 kr. i alt",
        ),
        (
            "aktiviteter; 300.000 pr. år",
            "aktiviteter",
            "300.000 pr. år",
            "4 år × 300.000 kr. = 1.200.000 kr.",
            "300.000 kr. i alt",
        ),
        (
            "aktiviteter 300.000 (pr. år)",
            "aktiviteter",
            "300.000 (pr. år)",
            "4 år × 300.000 kr. = 1.200.000 kr.",
            "300.000 kr. i alt",
        ),
        (
            "Kaffe 120.000/år",
            "Kaffe",
            "120.000/år",
            "4 år × 120.000 kr. = 480.000 kr.",
            "120.000 kr. i alt",
        ),
        (
            "tilskud årligt 300.000",
            "tilskud",
            "årligt 300.000",
            "4 år × 300.000 kr. = 1.200.000 kr.",
            "300.000 kr. i alt",
        ),
        (
            "Husleje 5.000/md",
            "Husleje",
            "5.000/md",
            "48 måneder × 5.000 kr. = 240.000 kr.",
            "5.000 kr. i alt",
        ),
        (
            "løn 37 timer x 250 kr. pr. uge",
            "løn",
            "37 timer x 250 kr. pr. uge",
            "208 uger × 9.250 kr. = 1.924.000 kr.",
            "9.250 kr. i alt",
        ),
    ],
)
def test_an_amount_of_a_year_is_offered_as_that_of_the_period(
    text: str, item: str, note: str, first: str, second: str
) -> None:
    reading = parse_budget_line(text, "da", FOUR_YEARS)
    (question,) = reading.questions
    said = tuple(it.replace(NO_BREAK_SPACE, " ") for it in readings_said(question, "da"))
    assert said == (first, second)
    assert "amount" not in reading.values
    assert (reading.values["item"], reading.values["note"]) == (item, note)


def test_whole_calendar_years_have_each_their_amount() -> None:
    year, whole = Money.kroner(300_000), Money.kroner(1_200_000)
    (question,) = parse_budget_line("kaffe 300.000 pr. år", "da", FOUR_YEARS).questions
    years = MoneyByYear(dict.fromkeys((2027, 2028, 2029, 2030), year))
    assert question.readings == ({"amount": whole, "years": years}, {"amount": year})


def test_other_years_have_their_sum_alone() -> None:
    (question,) = parse_budget_line("kaffe 300.000 p.a.", "da", SCHOOL_YEARS).questions
    assert question.readings[0] == {"amount": Money.kroner(600_000)}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("kaffe 300.000 pr. år", None),
        ("kaffe 300.000 pr. år", Period(date(2027, 1, 1), date(2028, 5, 31))),
        ("kaffe 300.000 pr. md.", Period(date(2027, 1, 1), date(2028, 6, 20))),
        ("kaffe 900.000 mio. pr. år", FOUR_YEARS),
    ],
)
def test_where_the_sum_is_not_known_it_is_asked(text: str, period: Period | None) -> None:
    (question,) = parse_budget_line(text, "da", period).questions
    assert question.readings[0] == {}
    assert readings_said(question, "da")[1].endswith("i alt")


def test_the_amount_of_the_only_year_is_the_amount() -> None:
    period = Period(date(2027, 1, 1), date(2027, 12, 31))
    reading = parse_budget_line("kaffe 300.000 pr. år", "da", period)
    assert reading.values["amount"] == Money.kroner(300_000)
    assert reading.values["note"] == "300.000 pr. år"
    assert not reading.questions


@pytest.mark.parametrize(
    "text", ["kaffe 5.000", "12 møder pr. år, kaffe 5.000", "Ferie 5.000 uge 7"]
)
def test_any_other_amount_is_that_of_the_whole(text: str) -> None:
    reading = parse_budget_line(text, "da", FOUR_YEARS)
    assert reading.values["amount"] == Money.kroner(5_000)


def test_the_lines_of_a_table_are_read_alike() -> None:
    table = parse_money_table("løn 650.000/år\nkaffe 5.000", "da", period=FOUR_YEARS)
    assert table.rows[0].questions[0].readings[0]["amount"] == Money.kroner(2_600_000)
    table = parse_money_table("Post\tBeløb\nløn 650.000/år\nkaffe\t5.000", "da", period=FOUR_YEARS)
    assert table.rows[0].questions[0].readings[0]["amount"] == Money.kroner(2_600_000)


def test_english_is_read_alike() -> None:
    (question,) = parse_budget_line("coffee 3,000 a year", "en", FOUR_YEARS).questions
    assert readings_said(question, "en") == (
        "4 years × DKK\u00a03,000 = DKK\u00a012,000",
        "DKK\u00a03,000 in all",
    )


TWO_AND_A_HALF = Period(date(2027, 8, 1), date(2030, 1, 31))


@pytest.mark.parametrize(
    ("text", "item", "note", "kroner"),
    [
        ("Rådgiver: 248.000 om året", "Rådgiver", "248.000 om året", 620_000),
        (
            "Rådgiver 20 timer om ugen: 248.000 om året",
            "Rådgiver 20 timer om ugen",
            "248.000 om året",
            620_000,
        ),
        ("Rådgiver: 248.000 om året i 3 år", "Rådgiver", "248.000 om året i 3 år", 744_000),
        ("Leje 1.000 om året i 1,5 år", "Leje", "1.000 om året i 1,5 år", 1_500),
        ("Kaffe om ugen: 200", "Kaffe", "om ugen: 200", 26_000),
    ],
)
def test_what_is_right_behind_an_amount_says_what_it_is_counted_by(
    text: str, item: str, note: str, kroner: int
) -> None:
    reading = parse_budget_line(text, "da", TWO_AND_A_HALF)
    (question,) = reading.questions
    assert (reading.values["item"], reading.values["note"]) == (item, note)
    assert question.readings[0] == {"amount": Money.kroner(kroner)}


def test_hours_of_a_week_are_no_rate_of_the_amount_behind_them() -> None:
    reading = parse_budget_line("Rådgiver, 20 timer om ugen: 248.000", "da", TWO_AND_A_HALF)
    assert reading.values["amount"] == Money.kroner(248_000)
    assert reading.values["item"] == "Rådgiver, 20 timer om ugen"
