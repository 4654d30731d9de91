"""Texts in both languages, and how each writes numbers, money and dates."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import Money
from aabsocial.localization.messages import (
    LANGUAGES,
    LOCALES,
    Language,
    LocalizedText,
    Message,
    Messages,
    department_names,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_value,
    join_list,
    join_names,
    load_messages,
)

GREETING = LocalizedText("Goddag, {name}", "Good day, {name}")


@pytest.mark.parametrize(
    ("amount", "danish", "english"),
    [
        pytest.param(Money.kroner(250_000), "250.000\u00a0kr.", "DKK\u00a0250,000", id="whole"),
        pytest.param(Money(1_250_050), "12.500,50\u00a0kr.", "DKK\u00a012,500.50", id="odd ore"),
        pytest.param(Money(0), "0\u00a0kr.", "DKK\u00a00", id="nothing"),
        pytest.param(Money(5), "0,05\u00a0kr.", "DKK\u00a00.05", id="five ore"),
        pytest.param(Money.kroner(-1000), "-1.000\u00a0kr.", "DKK\u00a0-1,000", id="negative"),
        pytest.param(
            Money(10**32 + 1),
            "1.000.000.000.000.000.000.000.000.000.000,01\u00a0kr.",
            "DKK\u00a01,000,000,000,000,000,000,000,000,000,000.01",
            id="longer than a decimal's 28 digits",
        ),
    ],
)
def test_money_is_written_as_the_language_does(amount: Money, danish: str, english: str) -> None:
    assert format_money(amount, "da") == danish
    assert format_money(amount, "en") == english


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        pytest.param(1200, "1.200", "1,200", id="thousands from four digits"),
        pytest.param(Decimal("12.5"), "12,5", "12.5", id="one decimal"),
        pytest.param(Decimal("0.0001"), "0,0001", "0.0001", id="every decimal"),
        pytest.param(Decimal("12.50"), "12,5", "12.5", id="no idle nought"),
        pytest.param(-3, "-3", "-3", id="negative"),
    ],
)
def test_numbers_are_written_with_all_their_decimals(
    value: int | Decimal, danish: str, english: str
) -> None:
    assert format_number(value, "da") == danish
    assert format_number(value, "en") == english


LANGUAGE = st.sampled_from(LANGUAGES)


@given(st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=3), LANGUAGE)
def test_numbers_are_written_as_babel_does(value: int | Decimal, language: Language) -> None:
    babels = format_decimal(value, "#,##0.###", locale=LOCALES[language])

    assert format_number(value, language) == babels


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), LANGUAGE)
def test_dates_are_written_as_babel_does(day: date, language: Language) -> None:
    pattern = "d. MMMM y" if language == "da" else "d MMMM y"

    assert format_date(day, language) == babel_date(day, pattern, locale=LOCALES[language])


def test_a_number_of_any_length_can_be_written() -> None:
    assert len(format_number(10**5000, "da")) == 5001 + 1666


@pytest.mark.parametrize(
    ("share", "danish", "english"),
    [
        pytest.param("0.125", "12,5\u00a0%", "12.5%", id="a half per cent"),
        pytest.param("0.75", "75\u00a0%", "75%", id="whole"),
        pytest.param("0.7496", "75\u00a0%", "75%", id="rounded to a whole"),
        pytest.param("0.1225", "12,3\u00a0%", "12.3%", id="a half goes up"),
        pytest.param("1.2", "120\u00a0%", "120%", id="ends in nought"),
        pytest.param("12.345", "1.234,5\u00a0%", "1,234.5%", id="thousands"),
    ],
)
def test_percentages_have_one_decimal_at_most(share: str, danish: str, english: str) -> None:
    assert format_percent(Decimal(share), "da") == danish
    assert format_percent(Decimal(share), "en") == english


def test_dates_are_written_with_the_month_in_letters() -> None:
    assert format_date(date(2017, 6, 14), "da") == "14. juni 2017"
    assert format_date(date(2017, 6, 14), "en") == "14 June 2017"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(True, "Ja", id="yes is not 1"),
        pytest.param(1, "1", id="1 is not yes"),
        pytest.param("fri tekst", "fri tekst", id="text"),
        pytest.param(Money(50), "0,50\u00a0kr.", id="money"),
        pytest.param(date(2026, 12, 3), "3. december 2026", id="date"),
        pytest.param(Decimal("2.5"), "2,5", id="decimal"),
        pytest.param(("901", 2, False), "901, 2 og Nej", id="list"),
        pytest.param(LocalizedText("ord", "words"), "ord", id="words"),
        pytest.param(Path("a/b.toml"), str(Path("a/b.toml")), id="anything else"),
        (Path("en\n\x1b[2Jto"), r"en\u000a\u001b[2Jto"),
    ],
)
def test_every_kind_of_value_is_formatted(value: object, written: str) -> None:
    assert format_value(value, "da") == written


@pytest.mark.parametrize(
    ("parts", "language", "written"),
    [
        pytest.param([], "da", "", id="none"),
        pytest.param(["a"], "da", "a", id="one"),
        pytest.param(["a", "b"], "en", "a and b", id="two"),
        pytest.param(["a", "b", "c"], "da", "a, b og c", id="three"),
    ],
)
def test_an_enumeration_ends_with_and(parts: list[str], language: Language, written: str) -> None:
    assert join_list(parts, language) == written


def test_message_fills_its_gaps() -> None:
    assert Message(GREETING, {"name": Money.kroner(5)}).in_("en") == "Good day, DKK\u00a05"


def test_braces_in_a_value_are_no_gaps() -> None:
    assert Message(GREETING, {"name": "{name} {0}"}).in_("da") == "Goddag, {name} {0}"


def test_a_catalogue_joins_nested_keys_with_dots(tmp_path: Path) -> None:
    source = tmp_path / "words.toml"
    source.write_text('[a.b]\nda = "æ"\nen = "e"\n', encoding="utf-8")
    assert load_messages(source) == {"a.b": LocalizedText("æ", "e")}


def test_message_and_remedy_come_together(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(
        '[gone]\nmessage = { da = "{path} er væk.", en = "{path} is gone." }\n'
        'remedy = { da = "Find den.", en = "Find it." }\n',
        encoding="utf-8",
    )
    messages = Messages(str(tmp_path / "words.py"))
    message, remedy = messages.problem("gone", path="a.toml")
    assert (message.in_("da"), remedy.in_("en")) == ("a.toml er væk.", "Find it.")


def test_texts_are_read_when_the_first_is_wanted(tmp_path: Path) -> None:
    messages = Messages(str(tmp_path / "later.py"))
    (tmp_path / "later.toml").write_text('done = { da = "{n} af 3", en = "{n} of 3" }\n')
    assert messages.text("done", "da", n=2) == "2 af 3"
    assert messages.message("done", n=2) == Message(LocalizedText("{n} af 3", "{n} of 3"), {"n": 2})
    assert ("done" in messages, "gone" in messages) == (True, False)


def test_texts_of_another_name_lie_by_their_path_from_the_module(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "other.toml").write_text('hello = { da = "hej", en = "hello" }\n')
    messages = Messages(str(tmp_path / "module.py"), "below/other.toml")
    assert (messages["hello"].en, set(messages)) == ("hello", messages.keys())


@pytest.mark.parametrize(
    ("names", "language", "written"),
    [
        (("58",), "da", "Afdeling 58"),
        (("58",), "en", "Department 58"),
        (("afd. 58",), "da", "Afdeling 58"),
        (("Afdeling 58",), "en", "Department 58"),
        (("58", "afdeling 59"), "da", "Afdeling 58 og 59"),
        (("58", "59"), "en", "Departments 58 and 59"),
        (("58 Øst", "59"), "da", "Afdeling 58 Øst og Afdeling 59"),
        (("Rosenhaven",), "en", "Rosenhaven"),
        (("Afdeling Rosenhaven", "58"), "da", "Afdeling Rosenhaven og Afdeling 58"),
        ((), "da", ""),
    ],
)
def test_a_department_is_called_by_its_number(
    names: tuple[str, ...], language: Language, written: str
) -> None:
    assert department_names(names, language) == written


@pytest.mark.parametrize(
    ("names", "language", "said"),
    [
        (
            ("Viden om effekten", "Hvor effekten er dokumenteret"),
            "da",
            "Viden om effekten og hvor effekten er dokumenteret",
        ),
        (
            ("Evidence of the effect", "Where it is documented", "Source"),
            "en",
            "Evidence of the effect, where it is documented and source",
        ),
        (("Kilde", "AAB's retningslinjer"), "da", "Kilde og AAB's retningslinjer"),
        (("Målgruppe og antal", "Periode"), "da", "Målgruppe og antal; periode"),
        (("Target group and number", "Period"), "en", "Target group and number; period"),
        (("Målgruppe og antal",), "da", "Målgruppe og antal"),
        ((), "da", ""),
    ],
)
def test_names_of_questions_are_joined_as_one(
    names: tuple[str, ...], language: Language, said: str
) -> None:
    assert join_names(names, language) == said
