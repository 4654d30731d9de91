"""A raw value is quoted short, on one line, and never with a CPR number."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.money import MOST_KRONER, Money, MoneyByYear
from aabsocial.core.struct import LONGEST_LINE, LONGEST_TEXT
from aabsocial.model.findings import Severity
from aabsocial.model.questions import Kind, Question
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.quoting import as_written, quote_value
from aabsocial.questionnaire.values import CUT, WrongShapeError, raw_value, read_value
from tests.support.cpr_numbers import parted


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        pytest.param(True, "true", id="yes"),
        pytest.param(Decimal("NaN"), "nan", id="no number"),
        pytest.param(Decimal("-Infinity"), "inf", id="an endless number"),
        pytest.param(Decimal("250.000"), "250.000", id="decimals as they are written"),
        pytest.param(10**39, "1" + "0" * 39, id="a long number"),
        pytest.param(-(10**5_000), "…", id="a number longer than can be read"),
        pytest.param({"a": 1}, "{ … }", id="a table"),
        pytest.param([1, 2], "[ … ]", id="a list"),
        pytest.param("  Lys\n og  stier ", "Lys og stier", id="a text of two lines"),
        pytest.param("x" * 41, "x" * 40 + "…", id="a long text"),
        pytest.param(date(2026, 12, 3), "2026-12-03", id="a date"),
        pytest.param(f"cpr {parted()}", "cpr ••••••-••••", id="a CPR number"),
    ],
)
def test_a_value_is_quoted_short_and_without_a_cpr_number(raw: object, quoted: str) -> None:
    assert quote_value(raw) == quoted


def test_a_paper_shows_a_value_whole() -> None:
    assert as_written("  Lys\n og  stier ") == "Lys\n og  stier"
    assert as_written(["a", 5, True]) == "a; 5; true"
    assert as_written({"item": "Mad", "amount": Decimal("2.50")}) == "item = Mad, amount = 2.50"
    assert as_written([[[["x"]]]]) == "…"
    assert as_written(date(2026, 12, 3)) == "2026-12-03"
    assert as_written("x" * 20_000) == "x" * 20_000


def test_beginning_of_too_long_value_is_kept() -> None:
    assert as_written("x" * 20_001) == "x" * 20_000 + "…"


@pytest.mark.parametrize("before", [0, 19_985, 19_992, 19_999])
def test_a_cpr_number_is_masked_before_anything_is_cut(before: int) -> None:
    number = parted()
    shown = as_written(f"{'x ' * (before // 2)}{number} og mere{' y' * 10_000}")
    assert number[:6] not in shown


def test_a_cpr_number_in_a_list_is_masked() -> None:
    assert as_written(["a", parted()]) == "a; ••••••-••••"


def a_question(kind: Kind, **changes: Any) -> Question:  # noqa: ANN401 - any field of a question
    return Question(key="part.name", kind=kind, **changes)


TITLE = a_question(Kind.TEXT, least=5, most=10)
POINTS = a_question(Kind.TEXTS, most=2)
LONG = "x" * (LONGEST_LINE + 1)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        pytest.param(Kind.TEXT, "  Gården ", "Gården", id="text loses the space around it"),
        pytest.param(Kind.TEXT, " \t ", None, id="nothing but space is unanswered"),
        pytest.param(Kind.COUNT, 0, 0, id="none is a count"),
        pytest.param(Kind.NUMBER, Decimal("12.5"), Decimal("12.5"), id="decimals stay exact"),
        pytest.param(Kind.MONEY, 250_000, Money.kroner(250_000), id="whole kroner"),
        pytest.param(Kind.MONEY, "12.500,50", Money(1_250_050), id="Danish words with øre"),
        pytest.param(
            Kind.MONEY_BY_YEAR,
            {"2027": "2,50", "2026": 1},
            MoneyByYear({2026: Money.kroner(1), 2027: Money(250)}),
            id="amounts by year",
        ),
        pytest.param(Kind.MONEY_BY_YEAR, {}, None, id="no years are unanswered"),
        pytest.param(Kind.DATE, date(2026, 12, 3), date(2026, 12, 3), id="a date"),
        pytest.param(Kind.YES_NO, False, False, id="no is an answer"),
        pytest.param(Kind.TEXTS, ["901", " 902 ", ""], ("901", "902"), id="empty lines go"),
    ],
)
def test_a_value_of_the_right_shape_is_read(kind: Kind, raw: object, value: object) -> None:
    assert read_value(a_question(kind), raw) == value


def test_an_empty_list_of_choices_is_an_answer() -> None:
    assert read_value(a_question(Kind.CHOICES, choices=("a", "b")), []) == ()


def test_an_empty_list_is_unanswered_where_one_is_needed() -> None:
    assert read_value(a_question(Kind.TEXTS, least=1), [""]) is None


def test_a_choice_of_nothing_but_space_is_unanswered() -> None:
    assert read_value(a_question(Kind.CHOICE, choices=("a", "b")), "  ") is None


@pytest.mark.parametrize(
    ("question", "raw", "values"),
    [
        pytest.param(
            Question(key="policy", kind=Kind.CHOICE, choices=("2017-06-14",)),
            "2016",
            ("FIL11", "unknown", {"raw": "2016", "known": ("2017-06-14",)}),
            id="another policy",
        ),
        pytest.param(
            a_question(Kind.TEXTS, most=1),
            ["901", "902"],
            ("FIL07", "many", {"length": 2, "most": 1}),
            id="a line too many",
        ),
        pytest.param(
            a_question(Kind.TEXTS),
            ["a" * (LONGEST_LINE + 1)],
            ("FIL07", "long", {"length": LONGEST_LINE + 1, "most": LONGEST_LINE}),
            id="a line too long",
        ),
    ],
)
def test_rejection_names_value_and_allowed_ones(
    question: Question, raw: object, values: tuple[str, str, dict[str, object]]
) -> None:
    with pytest.raises(WrongShapeError) as refused:
        read_value(question, raw)

    told = refused.value
    assert (told.rule, told.message_key, told.values) == values


@pytest.mark.parametrize(
    ("answer", "raw"),
    [
        (Money.kroner(250_000), 250_000),
        (Money(1_250_050), "12.500,50"),
        (("901", "902"), ["901", "902"]),
        (Decimal("12.5"), Decimal("12.5")),
    ],
    ids=str,
)
def test_answer_is_stored_as_written(answer: object, raw: object) -> None:
    assert raw_value(answer) == raw


def test_the_same_choice_twice_counts_once() -> None:
    question = a_question(Kind.CHOICES, choices=("a", "b"))

    assert read_value(question, ["b", "a", "b"]) == ("b", "a")


@pytest.mark.parametrize(
    ("kind", "raw", "rule", "says"),
    [
        pytest.param(Kind.TEXT, 901, "FIL04", "text", id="number for text"),
        pytest.param(Kind.COUNT, True, "FIL04", "count", id="true is not 1"),
        pytest.param(Kind.COUNT, -1, "FIL07", "count", id="fewer than none"),
        pytest.param(Kind.COUNT, 10**5000, "FIL07", "large-count", id="five thousand digits"),
        pytest.param(Kind.COUNT, "40", "FIL04", "quoted-count", id="count in quotes"),
        pytest.param(
            Kind.COUNT, Decimal("1.200"), "FIL04", "count-thousands", id="count with point"
        ),
        pytest.param(Kind.COUNT, Decimal("12.5"), "FIL04", "count", id="half a person"),
        pytest.param(Kind.NUMBER, Decimal("NaN"), "FIL07", "number", id="not a number"),
        pytest.param(Kind.NUMBER, Decimal("1e400"), "FIL07", "number", id="beyond measure"),
        pytest.param(Kind.NUMBER, Decimal("1e99999999999"), "FIL07", "number", id="overflowing"),
        pytest.param(
            Kind.NUMBER, Decimal("1e-99999999"), "FIL07", "number", id="a wealth of noughts"
        ),
        pytest.param(Kind.NUMBER, 10**16, "FIL07", "number", id="larger than is counted"),
        pytest.param(Kind.NUMBER, "12,5", "FIL04", "quoted-number", id="number in quotes"),
        pytest.param(Kind.NUMBER, "mange", "FIL04", "number", id="text for number"),
        pytest.param(Kind.MONEY, Decimal("250.000"), "FIL06", "thousands", id="point as thousands"),
        pytest.param(Kind.MONEY, Decimal("Infinity"), "FIL07", "money", id="endless money"),
        pytest.param(
            Kind.MONEY, Decimal("1e99999999999"), "FIL07", "money", id="overflowing money"
        ),
        pytest.param(Kind.MONEY, Decimal("-250.000"), "FIL07", "money", id="negative thousands"),
        pytest.param(Kind.MONEY, "1,250", "FIL04", "two-ways", id="an amount of two readings"),
        pytest.param(Kind.MONEY_BY_YEAR, 5, "FIL04", "money-by-year", id="one amount for years"),
        pytest.param(Kind.MONEY_BY_YEAR, {"1999": 5}, "FIL07", "year", id="a year long ago"),
        pytest.param(Kind.MONEY_BY_YEAR, {"2026": -5}, "FIL07", "money", id="less than nothing"),
        pytest.param(Kind.MONEY, -5, "FIL07", "money", id="negative amount"),
        pytest.param(Kind.MONEY, True, "FIL04", "money", id="true is no amount"),
        pytest.param(Kind.MONEY, "mange penge", "FIL04", "money", id="words without an amount"),
        pytest.param(Kind.DATE, "31-12-2025", "FIL04", "quoted-date", id="Danish date in quotes"),
        pytest.param(Kind.DATE, "snart", "FIL04", "date", id="no date"),
        pytest.param(Kind.DATE, datetime(2026, 1, 1, tzinfo=UTC), "FIL04", "moment", id="moment"),
        pytest.param(Kind.DATE, date(9999, 1, 1), "FIL07", "date", id="year 9999"),
        pytest.param(Kind.YES_NO, "ja", "FIL04", "quoted-yes-no", id="ja for true"),
        pytest.param(Kind.YES_NO, 1, "FIL04", "yes-no", id="1 is not true"),
        pytest.param(Kind.CHOICE, "måske", "FIL05", "choice", id="not on the list"),
        pytest.param(Kind.CHOICE, 1, "FIL04", "choice", id="number for a choice"),
        pytest.param(Kind.CHOICES, "a", "FIL04", "choices", id="one text for a list"),
        pytest.param(Kind.TEXTS, "901", "FIL04", "texts", id="one name for a list"),
        pytest.param(Kind.TEXTS, [901], "FIL04", "texts", id="numbers for names"),
        pytest.param(Kind.NUMBER, "1e3", "FIL04", "number", id="exponent in quotes"),
        pytest.param(Kind.MONEY, ",5 kr.", "FIL04", "money", id="øre without kroner"),
        pytest.param(Kind.PARAGRAPHS, "x" * (LONGEST_TEXT + 1), "FIL07", "cut", id="too long"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused(
    kind: Kind, raw: object, rule: str, says: str
) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(kind, choices=("a", "b")), raw)

    assert (wrong.value.rule, wrong.value.message_key) == (rule, says)


@pytest.mark.parametrize("years", [("1999", "år"), ("år", "1999")])
def test_the_wrong_year_that_is_told_does_not_depend_on_their_order(years: tuple[str, ...]) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(Kind.MONEY_BY_YEAR), dict.fromkeys(years, 5))

    assert wrong.value.values["raw"] == quote_value("1999")


@pytest.mark.parametrize(
    ("written", "says", "read", "advice"),
    [
        ("250.000", "thousands", "250", {"meant": "250000", "text": '"250.000 kr."'}),
        ("12.500", "thousands", "12.5", {"meant": "12500", "text": '"12.500 kr."'}),
        ("12500.5", "decimals", "12500.5", {"text": '"12.500,50"'}),
        ("0.25", "decimals", "0.25", {"text": '"0,25"'}),
        ("0.250", "decimals", "0.25", {"text": '"0,25"'}),
        ("1234.567", "decimals", "1234.567", {"text": '"1.234,57"'}),
    ],
)
def test_decimal_amount_is_refused_with_suggestion(
    written: str, says: str, read: str, advice: dict[str, str]
) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(Kind.MONEY), Decimal(written))

    assert wrong.value.message_key == says
    assert wrong.value.values == {"raw": written, "read": read, **advice}


@pytest.mark.parametrize(
    ("raw", "advice"),
    [
        (Decimal("250.000"), {"meant": "2026 = 250000", "text": '2026 = "250.000 kr."'}),
        (Decimal("12500.5"), {"text": '2026 = "12.500,50"'}),
        ("1,250", {"first": '2026 = "1,25"', "second": "2026 = 1250"}),
    ],
)
def test_advice_on_the_amount_of_a_year_names_the_year(raw: object, advice: dict[str, str]) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(Kind.MONEY_BY_YEAR), {"2026": raw, "2027": 5})

    assert wrong.value.values.items() >= advice.items()


@pytest.mark.parametrize(
    ("kind", "raw", "meant"),
    [
        pytest.param(Kind.COUNT, "1.200", "1200", id="count"),
        pytest.param(Kind.COUNT, Decimal("1.200"), "1200", id="count with a point"),
        pytest.param(Kind.NUMBER, "12,50", "12.5", id="number"),
        pytest.param(Kind.DATE, "3. december 2026", "2026-12-03", id="date"),
        pytest.param(Kind.YES_NO, "Nej", "false", id="no"),
    ],
)
def test_quoted_value_is_refused_with_suggestion(kind: Kind, raw: object, meant: str) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(kind), raw)

    assert wrong.value.values == {"raw": str(raw), "meant": meant}


def test_ambiguous_amount_is_refused_with_both_readings() -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(Kind.MONEY), "1,250")

    assert {wrong.value.values["first"], wrong.value.values["second"]} == {"1250", '"1,25"'}


@pytest.mark.parametrize(
    ("question", "raw", "says", "kept"),
    [
        pytest.param(TITLE, " Puls ", "short", "Puls", id="a short title"),
        pytest.param(TITLE, "alt for lang tekst", "long", "alt for lang tekst", id="a long title"),
        pytest.param(a_question(Kind.TEXT), LONG, "long", LONG, id="a long line"),
        pytest.param(POINTS, ["a", "b ", "c"], "many", ("a", "b", "c"), id="a point too many"),
        pytest.param(POINTS, ["a", LONG], "long", ("a", LONG), id="a long point"),
    ],
)
def test_soft_limit_is_a_hint(question: Question, raw: object, says: str, kept: object) -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(question, raw)

    told = wrong.value
    assert (told.message_key, told.kept, told.severity) == (says, kept, Severity.HINT)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PARAGRAPHS, Kind.TEXTS])
def test_a_text_too_long_for_the_program_keeps_its_beginning(kind: Kind) -> None:
    text, beginning = "x" * (LONGEST_TEXT + 1), "x" * LONGEST_TEXT + CUT
    is_list = kind is Kind.TEXTS

    with pytest.raises(WrongShapeError) as wrong:
        read_value(a_question(kind), [text, "kort"] if is_list else text)

    told = wrong.value
    assert told.kept == ((beginning, "kort") if is_list else beginning)
    assert told.severity is Severity.ERROR


@given(st.integers(min_value=0, max_value=MOST_KRONER * 100).map(Money))
def test_money_survives_being_written_to_a_file(amount: Money) -> None:
    assert read_value(a_question(Kind.MONEY), raw_value(amount)) == amount


@given(st.text() | st.integers() | st.booleans() | st.lists(st.integers()))
def test_a_quoted_value_is_short_and_on_one_line(raw: object) -> None:
    assert len(quote_value(raw)) <= 41
    assert "\n" not in quote_value(raw)


def test_a_number_in_quotation_marks_that_is_out_of_bounds_is_not_advised() -> None:
    with pytest.raises(WrongShapeError) as wrong:
        read_value(load_policy().questions["schema_version"], "0")
    assert "meant" not in wrong.value.values
