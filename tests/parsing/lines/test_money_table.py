"""A whole budget, pasted from Excel or Word."""

from datetime import date

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.localization.messages import LANGUAGES
from aabsocial.parsing.lines.echo import cells, echo_lines, table_lines
from aabsocial.parsing.lines.figures import parse_amount
from aabsocial.parsing.lines.money_table import TableReading, parse_money_table
from aabsocial.parsing.lines.rates import Period
from aabsocial.parsing.lines.reading import Gap, LineQuestion
from aabsocial.parsing.numbers import parse_money

SHEET = (
    "Post\tAntal\tPris\tBeløb\n"
    "Løn, gældsrådgiver\t1170\t333\t389.610\n"
    "Kurser til frivillige\t10\t2.500\t25.000\n"
    "Kaffe og aftensmad\t\t\t30.000\n"
    "I alt\t\t\t445.000"
)


def kroner(table: TableReading) -> list[int | None]:
    amounts = [row.values.get("amount") for row in table.rows]
    return [amount.ore // 100 if isinstance(amount, Money) else None for amount in amounts]


def test_sheet_of_the_design_is_read_and_its_sum_is_compared() -> None:
    table = parse_money_table(SHEET, "da")
    assert [cells(row, "da") for row in table.rows] == [
        ("Løn, gældsrådgiver", "389.610\xa0kr.", "(løn)", "1170 × 333"),
        ("Kurser til frivillige", "25.000\xa0kr.", "(kurser)", "10 × 2.500"),
        ("Kaffe og aftensmad", "30.000\xa0kr.", "(forplejning)", ""),
    ]
    assert [line.replace("\xa0", " ") for line in table_lines(table, "da")] == [
        "Indsatte linjer: 3. Kolonner: Post · Antal · Pris · Beløb",
        "I alt 444.610 kr.",
        (
            "Summen i arket er 445.000 kr., altså 390 kr. mere end linjernes sum. "
            "Det er linjerne, der gælder."
        ),
    ]


def test_sum_that_agrees_is_not_spoken_of() -> None:
    table = parse_money_table("Løn\t300.000\nKaffe\t12.000\nSum\t312.000", "da")
    assert table.difference is None
    assert len(table_lines(table, "da")) == 2


def test_sum_below_the_lines_is_told() -> None:
    table = parse_money_table("Løn\t300.000\nKaffe\t12.000\nI alt\t300.000", "da")
    assert "12.000\xa0kr. mindre" in table_lines(table, "da")[-1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Løn\t300.000\nKaffe\t12.000", id="no head"),
        pytest.param("Løn;300.000\nKaffe;12.000", id="semicolons"),
        pytest.param("Post\tBeløb\r\nLøn\t300.000\r\nKaffe\t12.000\r\n", id="ends of Windows"),
        pytest.param("Budget 2027\t\nPost\tKr.\nLøn\t300.000\nKaffe\t12.000", id="a title above"),
        pytest.param("Løn 300.000\nKaffe 12.000\nI alt 312.000", id="one column"),
        pytest.param("Beløb\tPost\n300.000\tLøn\n12.000\tKaffe", id="the amount first"),
    ],
)
def test_same_budget_in_many_forms(text: str) -> None:
    table = parse_money_table(text, "da")
    assert [row.values["item"] for row in table.rows] == ["Løn", "Kaffe"]
    assert kroner(table) == [300_000, 12_000]


def test_years_are_kept_and_summed() -> None:
    table = parse_money_table("Post\t2027\t2028\nLøn\t100.000\t200.000\nKaffe\t5.000\t", "da")
    assert kroner(table) == [300_000, 5_000]
    assert [row.values["years"] for row in table.rows] == [
        MoneyByYear({2027: Money.kroner(100_000), 2028: Money.kroner(200_000)}),
        MoneyByYear({2027: Money.kroner(5_000)}),
    ]
    said = [line.replace("\xa0", " ") for line in echo_lines(table.rows[0], "da")]
    assert said == ["Løn · 300.000 kr. · (løn)", "2027: 100.000 kr.; 2028: 200.000 kr."]


def test_years_that_do_not_sum_to_the_amount_are_asked() -> None:
    table = parse_money_table("Post\t2027\t2028\tI alt\nLøn\t100.000\t200.000\t310.000", "da")
    [question] = table.rows[0].questions
    assert [one["amount"] for one in question.readings] == [
        Money.kroner(310_000),
        Money.kroner(300_000),
    ]


def test_quantity_and_price_that_give_another_amount_are_asked() -> None:
    text = "Post\tAntal\tPris\tBeløb\nKurser\t10\t2.500\t24.000\nKaffe\t2\t500\t1.000"
    table = parse_money_table(text, "da")
    assert [len(row.questions) for row in table.rows] == [1, 0]


def test_empty_and_unknown_amounts_are_kept_as_lines() -> None:
    table = parse_money_table("Post\tBeløb\nLøn\t\nTelt\t?\nFest\t4.000\nBus\tca. 900", "da")
    assert [row.missing for row in table.rows] == [("amount",), (), (), ()]
    assert table.rows[1].gaps == {"amount": Gap()}
    assert table.rows[3].values["estimated"] is True


def test_float_and_formula_are_told_and_kept_in_the_note() -> None:
    table = parse_money_table("Post\tBeløb\nKaffe\t12500.555\nBus\t=SUM(B2:B3)\nFest\t4.000", "da")
    assert [row.unread for row in table.rows] == [("12500.555",), ("=SUM(B2:B3)",), ()]
    assert [row.values.get("note") for row in table.rows] == [
        "Beløb: 12500.555",
        "=SUM(B2:B3)",
        None,
    ]
    assert kroner(table) == [None, None, 4_000]


def test_english_amounts_are_asked_once_for_the_column() -> None:
    text = "Post\tBeløb\nLøn\t300,000.00\nKaffe\t12,000.00\nSum\t312,000.00"
    table = parse_money_table(text, "da")
    choices = ({"amounts_in": "en"}, {"amounts_in": "da"})
    assert table.questions == (LineQuestion("amounts_in", choices),)
    assert [row.questions for row in table.rows] == [(), ()]
    assert kroner(table) == [300_000, 12_000]
    assert table.difference is None
    assert kroner(parse_money_table(text, "da", amounts_in="da")) == [None, None]


def test_danish_amounts_are_asked_once_for_the_column_in_english() -> None:
    text = "Item\tAmount\nWages\t300.000\nCoffee\t1.250"
    table = parse_money_table(text, "en")
    assert table.questions == (
        LineQuestion("amounts_in", ({"amounts_in": "da"}, {"amounts_in": "en"})),
    )
    assert kroner(table) == [300_000, 1_250]
    answered = parse_money_table(text, "en", amounts_in="da")
    assert (answered.questions, kroner(answered)) == ((), [300_000, 1_250])


def test_cell_with_a_line_end_stays_one_cell() -> None:
    table = parse_money_table('Post\tNote\tBeløb\n"Løn,\nvært"\tto år\t300.000', "da")
    [row] = table.rows
    assert (row.values["item"], row.values["note"]) == ("Løn, vært", "to år")


def test_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    table = parse_money_table('"Løn\t300.000\nKaffe\t12.000', "da")
    assert kroner(table) == [300_000, 12_000]


def test_other_columns_become_the_note() -> None:
    table = parse_money_table("Post\tKonto\tAnsvarlig\tBeløb\nLøn\t4711\tDriften\t300.000", "da")
    assert table.rows[0].values["note"] == "Konto: 4711; Driften"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        *("0", "7", "1.250", "1,250", "12.500,50", "12,500.50", "0.250", "1.250.000", "007"),
        *("1.25", "1 250", "1 250 000,50", "123 123.500", "123 123,500", "0 250", "1 25"),
    ],
)
def test_regular_amount_is_read_as_by_the_reader_of_amounts(text: str, language: str) -> None:
    assert parse_amount(text, language) == parse_money(text, language)  # type: ignore[arg-type]


def test_column_with_few_amounts_is_still_that_of_the_amounts() -> None:
    table = parse_money_table("Løn\tsenere\nKaffe\tsenere\nBus\t4.000", "da")
    assert kroner(table) == [None, None, 4_000]
    assert [row.unread for row in table.rows] == [("senere",), ("senere",), ()]


def test_table_without_any_amount_is_a_list_of_items() -> None:
    table = parse_money_table("Løn\tvært\nKaffe\tkage", "da")
    assert [row.missing for row in table.rows] == [("amount",), ("amount",)]


def test_two_columns_that_give_no_product_become_the_note() -> None:
    text = "Post\tKonto\tÅr\tBeløb\nLøn\t10\t3\t300.000\nKaffe\t20\t4\t5.000"
    table = parse_money_table(text, "da")
    assert table.rows[0].values["note"] == "Konto: 10; År: 3"


def test_marks_of_quotation_that_do_not_fit_are_letters() -> None:
    table = parse_money_table('"Løn" vært\t300.000\nKaffe\t12.000', "da")
    assert kroner(table) == [300_000, 12_000]
    assert table.rows[0].values["item"] == '"Løn" vært'


def test_items_without_amounts_at_the_top_are_no_head() -> None:
    table = parse_money_table("Personale\t\nLøn\t\nLokaler\t\nHusleje\t5.000", "da")
    assert [row.values["item"] for row in table.rows] == ["Personale", "Løn", "Lokaler", "Husleje"]


def test_columns_beyond_what_any_budget_has_stay_in_the_note() -> None:
    table = parse_money_table("Løn\t300.000\t" + "\t".join(f"nr{n}" for n in range(40)), "da")
    note = str(table.rows[0].values["note"])
    assert note.split("; ") == [f"nr{n}" for n in range(40)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("300.000/år", "2 år × 300.000 kr. = 600.000 kr."),
        ("ca. 300.000/år", "2 år × 300.000 kr. = 600.000 kr."),
        ("300.000 kr. om året.", "2 år × 300.000 kr. = 600.000 kr."),
        ("300.000 pr. år i 3 år", "3 år × 300.000 kr. = 900.000 kr."),
        ("500 om måneden", "24 måneder × 500 kr. = 12.000 kr."),
    ],
)
def test_cell_with_the_amount_of_a_year_is_asked_about(cell: str, said: str) -> None:
    period = Period(date(2027, 1, 1), date(2028, 12, 31))
    table = parse_money_table(f"Post\tBeløb\nLøn\t{cell}\nKaffe\t12.000", "da", period=period)
    assert kroner(table) == [None, 12_000]
    (question,) = table.rows[0].questions
    assert question.said[0].replace("\xa0", " ") == said
    assert table.rows[0].values["note"] == cell
    years = question.readings[0].get("years")
    assert (years is not None) == ("2 år" in said)


@pytest.mark.parametrize("text", ["Løn\t300.000\t10 pr. uge", f"Løn\t300.000\t5{' ' * 60}om året"])
def test_cell_that_counts_something_is_no_amount(text: str) -> None:
    assert kroner(parse_money_table(text, "da")) == [300_000]


def test_product_beside_the_amount_of_a_year_is_what_is_asked_about() -> None:
    text = "Post\tAntal\tPris\tBeløb\nLøn\t2\t100\t200\nKaffe\t2\t300\t500/år"
    (question,) = parse_money_table(text, "da").rows[1].questions
    assert [it["amount"] for it in question.readings] == [Money.kroner(500), Money.kroner(600)]


def test_yearly_amount_beside_columns_of_years_has_no_years_of_its_own() -> None:
    period = Period(date(2027, 1, 1), date(2028, 12, 31))
    text = "Post\t2027\tBeløb\nLøn\t\t100.000/år\nKaffe\t5.000\t5.000"
    (question,) = parse_money_table(text, "da", period=period).rows[0].questions
    assert question.readings[0] == {"amount": Money.kroner(200_000)}


def test_head_that_names_a_year_makes_the_amounts_below_those_of_a_year() -> None:
    period = Period(date(2027, 1, 1), date(2028, 12, 31))
    text = "Post\tBeløb pr. år\nLøn\t300.000\nKaffe\t?"
    salary, coffee = parse_money_table(text, "da", period=period).rows
    assert salary.questions[0].readings[0]["amount"] == Money.kroner(600_000)
    assert salary.values["note"] == "Beløb pr. år: 300.000"
    assert (coffee.questions, "amount" in coffee.gaps) == ((), True)
    summed = parse_money_table("Post\tPr. år\tI alt\nLøn\t300.000\t600.000", "da", period=period)
    assert kroner(summed) == [600_000]
