"""Amounts, numbers and counts, as a person types them."""

# ruff: noqa: RUF001 - dashes, quotation marks and figures that look alike are the matter here

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import MOST_KRONER, Money
from aabsocial.core.struct import MOST
from aabsocial.localization.messages import LANGUAGES, Language, format_money, format_number
from aabsocial.parsing import (
    Ambiguous,
    Parsed,
    ParseResult,
    Rejected,
    parse_count,
    parse_money,
    parse_number,
)
from aabsocial.parsing.numbers import LONGEST, MOST_DIGITS
from aabsocial.parsing.result import rejected

languages = st.sampled_from(LANGUAGES)
NUMBER_LIKE = st.text(st.sampled_from("0123456789.,-+ krmiot%$\u00a0"), max_size=15)


def sentences(heard: ParseResult[object], language: Language = "da") -> tuple[str, str]:
    assert isinstance(heard, Rejected)
    fact, remedy = heard.message.in_(language), heard.remedy.in_(language)
    return fact.replace("\u00a0", " "), remedy.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "250.000",
        "250.000 kr.",
        "kr. 250.000,-",
        "kr 250.000",
        "250.000,- kr.",
        "250 000",
        "250\u00a0000 kr.",
        "250\u2009000 kroner",
        "250000",
        "250.000,00",
        "250 t.kr.",
        "250 tkr",
        "250 tusind kr.",
        "0,25 mio. kr.",
        "0,250 mio.",
        "DKK 250.000",
        "250.000 DKK",
        "+250.000",
        "２５０．０００",
        "  250.000\n",
    ],
)
def test_a_quarter_million_is_written_many_ways(text: str) -> None:
    assert parse_money(text, "da") == Parsed(Money.kroner(250_000))


@pytest.mark.parametrize(
    ("text", "language", "ore"),
    [
        pytest.param("12.500,50", "da", 1_250_050, id="odd ore"),
        pytest.param("0", "da", 0, id="nothing is an amount"),
        pytest.param("1,2 mio.", "da", 120_000_000, id="millions"),
        pytest.param("1,2345 mio. kr.", "da", 123_450_000, id="many decimals of a million"),
        pytest.param("2 mia.", "da", 200_000_000_000, id="milliards"),
        pytest.param("1.000,250", "da", 100_025, id="three decimals that are whole ore"),
        pytest.param("250,000", "en", 25_000_000, id="English thousands"),
        pytest.param("DKK 250,000.50", "en", 25_000_050, id="English with the currency"),
        pytest.param("1.2 million", "en", 120_000_000, id="English millions"),
        pytest.param("250k", "en", 25_000_000, id="English short thousands"),
        pytest.param("250 000.50 kr.", "en", 25_000_050, id="spaces in English"),
    ],
)
def test_an_amount_is_read_by_its_language(text: str, language: Language, ore: int) -> None:
    assert parse_money(text, language) == Parsed(Money(ore))


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        pytest.param("1,250", "da", (125, 125_000), id="comma before three digits"),
        pytest.param("250,000 kr.", "da", (25_000, 25_000_000), id="English thousands"),
        pytest.param("1,250 mio.", "da", (125_000_000, 125_000_000_000), id="millions"),
        pytest.param("250.000", "en", (25_000, 25_000_000), id="Danish thousands in English"),
        pytest.param("250.000 kr.", "en", (25_000, 25_000_000), id="Danish unit in English"),
    ],
)
def test_two_readings_are_ambiguous(
    text: str, language: Language, readings: tuple[int, ...]
) -> None:
    assert parse_money(text, language) == Ambiguous(tuple(map(Money, readings)))


@pytest.mark.parametrize(
    ("text", "fact", "remedy"),
    [
        pytest.param(
            "250.00",
            "»250.00« kan læses på flere måder.",
            "Skriv enten 250 kr. eller 25.000 kr., alt efter hvad du mener.",
            id="full stop before two digits",
        ),
        pytest.param(
            "12.50",
            "»12.50« kan læses på flere måder.",
            "Skriv enten 12,50 kr. eller 1.250 kr., alt efter hvad du mener.",
            id="English decimals",
        ),
        pytest.param(
            "250,000.50",
            "»250,000.50« kan læses på flere måder.",
            "Skriv 250.000,50 kr., hvis det er det, du mener.",
            id="English through and through",
        ),
        pytest.param(
            "1.25.000",
            "I »1.25.000« står et punktum, et komma eller et mellemrum forkert.",
            "Sæt punktum efter millioner og tusinder og komma før decimalerne, for eksempel "
            "1.250.000,50.",
            id="a digit lost",
        ),
        pytest.param(
            "−500 kr.",
            "»−500 kr.« er et negativt beløb.",
            "Skriv beløbet uden minus. Penge, der kommer ind, skal stå under finansieringen.",
            id="negative",
        ),
        pytest.param(
            "12.345,678",
            "»12.345,678« går ikke op i hele øre.",
            "Skriv højst to decimaler, for eksempel 12.345,68 kr.",
            id="parts of an ore",
        ),
        pytest.param(
            "cirka 40.000 kr.",
            "»cirka 40.000 kr.« er ikke et præcist tal.",
            "Skriv 40.000 kr. alene, hvis det er det rigtige tal.",
            id="about so much",
        ),
        pytest.param(
            "30.000–40.000 kr.",
            "Der står to tal i »30.000–40.000 kr.«.",
            "Skriv kun ét tal.",
            id="from and to",
        ),
        pytest.param(
            "2 mange",
            "»2 mange« kan ikke læses som et beløb.",
            "Skriv kun beløbet i kroner, for eksempel 250.000 kr.",
            id="letters",
        ),
        pytest.param(
            "2000 mia. kr.",
            "Beløbet »2000 mia. kr.« er for stort til et oplæg.",
            "Skriv højst 999.999.999.999 kr.",
            id="too large",
        ),
        pytest.param(
            "1" * 20,
            f"Der er flere end 15 cifre i »{'1' * 20}«.",
            "Skriv et kortere tal.",
            id="too many digits",
        ),
        pytest.param(
            "1" * 5000,
            f"»{'1' * 40}…« kan ikke læses som et beløb.",
            "Skriv kun beløbet i kroner, for eksempel 250.000 kr.",
            id="absurdly many digits",
        ),
        pytest.param(
            "\x1b]0;x\x07 kr",
            "»]0;x kr« kan ikke læses som et beløb.",
            "Skriv kun beløbet i kroner, for eksempel 250.000 kr.",
            id="controls are not quoted",
        ),
        pytest.param(
            " \u00a0",
            "Der er ikke skrevet noget.",
            "Skriv et svar, eller spring spørgsmålet over.",
            id="only space",
        ),
    ],
)
def test_rejection_quotes_the_text_with_remedy(text: str, fact: str, remedy: str) -> None:
    assert sentences(parse_money(text, "da")) == (fact, remedy)


@pytest.mark.parametrize(
    "text",
    ["1e5", "1_000", "nan", "∞", "250²", "2½", ".5", "5,", "250.", "--5", "- 5", "€ 500", "(500)"],
)
def test_forms_of_python_and_babel_are_rejected(text: str) -> None:
    assert isinstance(parse_money(text, "da"), Rejected)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("12,5", Decimal("12.5"), id="decimal comma"),
        pytest.param("12,50 %", Decimal("12.5"), id="per cent"),
        pytest.param("58 pct.", 58, id="pct."),
        pytest.param("5 procentpoint", 5, id="percentage points"),
        pytest.param("1.234,5", Decimal("1234.5"), id="thousands"),
        pytest.param("-3", -3, id="negative"),
        pytest.param("–3", -3, id="negative with Word's dash"),
        pytest.param("58", 58, id="whole"),
        pytest.param("12,0", 12, id="whole with a decimal"),
        pytest.param("0,125", Decimal("0.125"), id="nought before the comma"),
    ],
)
def test_a_number_may_have_decimals_and_a_sign(text: str, value: int | Decimal) -> None:
    heard = parse_number(text, "da")
    assert heard == Parsed(value)
    assert isinstance(heard, Parsed)
    assert type(heard.value) is type(value)


def test_number_before_three_decimals_is_ambiguous() -> None:
    assert parse_number("-1,250", "da") == Ambiguous((Decimal("-1.25"), -1250))
    assert parse_number("1.250", "en") == Ambiguous((Decimal("1.25"), 1250))


def test_absurdly_large_number_is_rejected() -> None:
    fact, remedy = sentences(parse_number("2.000.000 mia.", "da"))
    assert fact == "Tallet »2.000.000 mia.« er for stort til et oplæg."
    assert remedy == "Skriv højst 1.000.000.000.000.000."


def test_an_amount_of_money_is_no_number() -> None:
    assert sentences(parse_number("250 kr.", "en"), "en") == (
        "“250 kr.” cannot be read as a number.",
        "Write only the number, in figures, for example 12.5.",
    )


@pytest.mark.parametrize(("text", "count"), [("40", 40), ("0", 0), ("1.200", 1200), ("40,0", 40)])
def test_a_count_is_a_whole_number(text: str, count: int) -> None:
    assert parse_count(text, "da") == Parsed(count)


@pytest.mark.parametrize(
    ("text", "count"),
    [("200 timer", 200), ("45 børn", 45), ("1.250 boliger", 1250), ("23 households", 23)],
)
def test_count_may_have_its_noun(text: str, count: int) -> None:
    assert parse_count(text, "da") == Parsed(count)


@pytest.mark.parametrize("text", ["2 timer om ugen", "30 børn og 15 voksne", "6 uger", "200 kr."])
def test_a_count_of_something_else_is_refused(text: str) -> None:
    assert isinstance(parse_count(text, "da"), Rejected)


@pytest.mark.parametrize(
    ("text", "fact", "remedy"),
    [
        pytest.param(
            "ca. 40",
            "»ca. 40« er ikke et præcist tal.",
            "Skriv 40 alene, hvis det er det rigtige tal.",
            id="about forty",
        ),
        pytest.param(
            "2,5",
            "»2,5« er ikke et helt tal.",
            "Skriv antallet uden decimaler.",
            id="half a one",
        ),
        pytest.param(
            "-1", "»-1« er mindre end nul.", "Skriv 0 eller et højere tal.", id="less than zero"
        ),
        pytest.param(
            "1,250",
            "»1,250« kan læses på flere måder.",
            "Skriv 1.250, hvis det er det, du mener.",
            id="only one reading is a count",
        ),
        pytest.param(
            "fire",
            "»fire« kan ikke læses som et antal.",
            "Skriv kun tallet, med cifre og uden decimaler, for eksempel 40.",
            id="a word",
        ),
    ],
)
def test_non_count_is_rejected(text: str, fact: str, remedy: str) -> None:
    assert sentences(parse_count(text, "da")) == (fact, remedy)


@pytest.mark.parametrize("text", ["1.2.3,4", "1,2,3.4", "12.34.56"])
def test_figures_with_several_odd_signs_are_rejected(text: str) -> None:
    assert parse_number(text, "da") == rejected("misplaced", text)


def test_largest_number_is_parsed() -> None:
    assert parse_count("1 mia.", "da") == Parsed(10**9)
    assert parse_count("1.000.000 mia.", "da") == Parsed(MOST)
    assert parse_number("-1.000.000 mia.", "da") == Parsed(-MOST)


@pytest.mark.parametrize("hear", [parse_count, parse_number])
def test_number_above_the_largest_is_rejected_with_it(
    hear: Callable[[str, Language], object],
) -> None:
    heard = hear("1.000.001 mia.", "da")
    assert heard == rejected("large", "1.000.001 mia.", most=MOST)


def test_a_line_is_read_up_to_its_longest() -> None:
    whole, longer = "1" * LONGEST, "1" * (LONGEST + 1)
    assert parse_count(whole, "da") == rejected("long", whole, most=MOST_DIGITS)
    assert parse_count(longer, "da") == rejected("count", longer, example=40)


@pytest.mark.parametrize(("typed", "quoted"), [("a" * 40, "a" * 40), ("a" * 41, "a" * 40 + "…")])
def test_only_a_long_text_is_cut_in_its_quotation(typed: str, quoted: str) -> None:
    assert f"»{quoted}«" in sentences(parse_count(typed, "da"))[0]


@given(st.integers(0, MOST_KRONER * 100), languages)
def test_formatted_money_is_parsed_back(ore: int, language: Language) -> None:
    assert parse_money(format_money(Money(ore), language), language) == Parsed(Money(ore))


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-99_999, 99_999, places=2), languages)
def test_formatted_number_is_parsed_back(value: int | Decimal, language: Language) -> None:
    assert parse_number(format_number(value, language), language) == Parsed(value)


@given(st.text() | NUMBER_LIKE, languages)
def test_any_text_is_parsed_without_error(text: str, language: Language) -> None:
    for hear in (parse_money, parse_number, parse_count):
        heard: ParseResult[object] = hear(text, language)
        if isinstance(heard, Rejected):
            said = "".join(sentences(heard, language))
            assert not {"Cc", "Cf", "Cs"} & set(map(unicodedata.category, said))
        if isinstance(heard, Ambiguous):
            assert len(set(heard.readings)) == len(heard.readings) > 1


@given(st.text(st.sampled_from("<>~c.a "), max_size=3000))
def test_words_for_about_may_be_piled_up(text: str) -> None:
    assert isinstance(parse_count(text, "da"), Rejected)


def test_reading_typed_text_loads_babel_late() -> None:
    program = (
        "import sys, aabsocial.parsing as typed\n"
        "typed.parse_date('3/12-2026', 'da'), typed.parse_yes_no('ja', 'da')\n"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
