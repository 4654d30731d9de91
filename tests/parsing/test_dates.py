"""Dates, as a person types them."""

# ruff: noqa: RUF001 - dashes, quotation marks and figures that look alike are the matter here

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.localization.messages import LANGUAGES, Language, format_date
from aabsocial.parsing import Ambiguous, Parsed, Rejected, parse_date
from aabsocial.parsing.dates import EXAMPLE
from aabsocial.parsing.result import rejected

languages = st.sampled_from(LANGUAGES)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
DATE_LIKE = st.text(st.sampled_from("0123456789./- denmajuni,th"), max_size=15)


@pytest.mark.parametrize(
    "text",
    [
        "3/12-2026",
        "3/12 2026",
        "3/12/2026",
        "3.12.2026",
        "3. 12. 2026",
        "03-12-2026",
        "3-12-26",
        "d. 3/12-2026",
        "3. december 2026",
        "3.december 2026",
        "3. dec. 2026",
        "3 DEC 26",
        "3-dec-2026",
        "3 december 2026",
        "den 3. december 2026",
        "2026-12-03",
        "3 December 2026",
        "3rd of December 2026",
        "December 3, 2026",
        "３/12-2026",
        " 3.\u00a0december\u00a02026 ",
    ],
)
def test_the_third_of_december_is_written_many_ways(text: str) -> None:
    assert parse_date(text, "da") == Parsed(date(2026, 12, 3))


@pytest.mark.parametrize("text", ["1. maj 2026", "1. maj. 26", "1 May 2026", "May 1, 2026"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_months_have_names_in_both_languages(text: str, language: Language) -> None:
    assert parse_date(text, language) == Parsed(date(2026, 5, 1))


def test_in_danish_the_day_stands_first() -> None:
    assert parse_date("12/3/2026", "da") == Parsed(date(2026, 3, 12))


@pytest.mark.parametrize("text", ["12/3/2026", "12-3-26", "12 3 2026"])
def test_in_english_day_and_month_may_be_swapped(text: str) -> None:
    assert parse_date(text, "en") == Ambiguous((date(2026, 3, 12), date(2026, 12, 3)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("12/31/2026", date(2026, 12, 31), id="only the month can stand first"),
        pytest.param("31/12/2026", date(2026, 12, 31), id="only the day can stand first"),
        pytest.param("3/3/2026", date(2026, 3, 3), id="the same either way"),
        pytest.param("12.3.2026", date(2026, 3, 12), id="full stops"),
        pytest.param("12. 3. 2026", date(2026, 3, 12), id="full stops and spaces"),
        pytest.param("12/3-2026", date(2026, 3, 12), id="the Danish way"),
        pytest.param("2026-12-03", date(2026, 12, 3), id="the international way"),
    ],
)
def test_english_dates_with_one_reading_are_understood(text: str, day: date) -> None:
    assert parse_date(text, "en") == Parsed(day)


@pytest.mark.parametrize(
    ("text", "fact", "remedy"),
    [
        pytest.param(
            "3/12",
            "Årstallet mangler i »3/12«.",
            "Skriv årstallet med, for eksempel 3. december 2026.",
            id="no year",
        ),
        pytest.param(
            "3. december",
            "Årstallet mangler i »3. december«.",
            "Skriv årstallet med, for eksempel 3. december 2026.",
            id="no year after a name",
        ),
        pytest.param(
            "august 2027",
            "Dagen mangler i »august 2027«.",
            "Skriv dagen med, for eksempel 1. august 2027.",
            id="no day",
        ),
        pytest.param(
            "30. februar 2028",
            "»30. februar 2028« findes ikke. Måneden slutter den 29. februar 2028.",
            "Skriv en dag fra 1 til 29.",
            id="thirtieth of February",
        ),
        pytest.param(
            "31/9-2026",
            "»31/9-2026« findes ikke. Måneden slutter den 30. september 2026.",
            "Skriv en dag fra 1 til 30.",
            id="thirty-first of September",
        ),
        pytest.param(
            "12/31/2026",
            "I »12/31/2026« står der 31 som måned, men der er kun 12 måneder.",
            "Skriv først dagen og så måneden, for eksempel 3. december 2026.",
            id="the month first in Danish",
        ),
        pytest.param(
            "3/12 1999",
            "»3/12 1999« ligger uden for årene 2000–2100.",
            "Ret årstallet.",
            id="long ago",
        ),
        pytest.param(
            "3/12 2101",
            "»3/12 2101« ligger uden for årene 2000–2100.",
            "Ret årstallet.",
            id="far away",
        ),
        pytest.param(
            "13/2027",
            "I »13/2027« står der 13 som måned, men der er kun 12 måneder.",
            "Skriv først dagen og så måneden, for eksempel 3. december 2026.",
            id="neither day nor month",
        ),
        pytest.param(
            "i morgen",
            "»i morgen« kan ikke læses som en dato.",
            "Skriv dag, måned og år, for eksempel 3. december 2026 eller 3/12-2026.",
            id="words",
        ),
        pytest.param(
            "031226",
            "»031226« kan ikke læses som en dato.",
            "Skriv dag, måned og år, for eksempel 3. december 2026 eller 3/12-2026.",
            id="six figures",
        ),
        pytest.param(
            "",
            "Der er ikke skrevet noget.",
            "Skriv et svar, eller spring spørgsmålet over.",
            id="nothing",
        ),
    ],
)
def test_rejection_names_what_is_missing(text: str, fact: str, remedy: str) -> None:
    heard = parse_date(text, "da")
    assert isinstance(heard, Rejected)
    assert (heard.message.in_("da"), heard.remedy.in_("da")) == (fact, remedy)


@given(days, languages)
def test_formatted_date_is_parsed_back(day: date, language: Language) -> None:
    assert parse_date(format_date(day, language), language) == Parsed(day)
    assert parse_date(day.isoformat(), language) == Parsed(day)


@given(st.text() | DATE_LIKE, languages)
def test_any_text_is_parsed_without_error(text: str, language: Language) -> None:
    heard = parse_date(text, language)
    if isinstance(heard, Rejected):
        said = heard.message.in_(language) + heard.remedy.in_(language)
        assert not {"Cc", "Cf", "Cs"} & set(map(unicodedata.category, said))
    if isinstance(heard, Ambiguous):
        assert len(set(heard.readings)) == len(heard.readings) > 1


@pytest.mark.parametrize("text", ["3. foo 2026", "foo 2026", "3. foo"])
def test_a_name_that_is_no_month_is_no_date(text: str) -> None:
    assert parse_date(text, "da") == rejected("date", text, example=EXAMPLE)


@pytest.mark.parametrize("year", [2000, 2024, 2028, 2096])
def test_a_leap_year_has_its_day(year: int) -> None:
    assert parse_date(f"29/2-{year}", "da") == Parsed(date(year, 2, 29))


@pytest.mark.parametrize("year", [2026, 2027, 2100])
def test_another_year_has_no_such_day(year: int) -> None:
    heard = parse_date(f"29. februar {year}", "da")
    assert isinstance(heard, Rejected)
    assert heard.message.in_("da") == (
        f"»29. februar {year}« findes ikke. Måneden slutter den 28. februar {year}."
    )
    assert heard.remedy.in_("da") == "Skriv en dag fra 1 til 28."


@pytest.mark.parametrize(
    "text",
    [
        "onsdag den 1. juli 2026",
        "Onsdag, den 1. juli 2026",
        "ons. 1/7-2026",
        "onsdag d. 1/7 2026",
        "1. juli 2026 (onsdag)",
        "Wednesday, July 1, 2026",
        "1. juli 2026 kl. 12",
        "1. juli 2026, kl. 12.30",
        "onsdag den 1. juli 2026 klokken 9",
        "July 1, 2026 at 5 pm",
        "2026-07-01 12:00",
        "2026-07-01T12:00:00",
        "1. juli 2026.",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_weekday_and_a_time_of_day_may_stand_beside_a_date(text: str, language: Language) -> None:
    assert parse_date(text, language) == Parsed(date(2026, 7, 1))


def test_a_weekday_that_does_not_fit_is_told() -> None:
    refused = parse_date("mandag den 1. juli 2026", "da")

    assert isinstance(refused, Rejected)
    told = "Ugedagen i »mandag den 1. juli 2026« passer ikke: 1. juli 2026 er en onsdag."
    assert refused.message.in_("da") == told
    assert "is a Wednesday" in refused.message.in_("en")


def test_a_weekday_decides_between_two_readings() -> None:
    assert parse_date("Tue 12/5/2026", "en") == Parsed(date(2026, 5, 12))
    assert parse_date("Sat 12/5/2026", "en") == Parsed(date(2026, 12, 5))


@pytest.mark.parametrize("text", ["onsdag", "1. juli 2026 kl. 25", "onsdag kl. 12", "blå 1/7-2026"])
def test_what_is_not_a_date_stays_none_with_a_weekday_or_a_time(text: str) -> None:
    assert isinstance(parse_date(text, "da"), Rejected)
