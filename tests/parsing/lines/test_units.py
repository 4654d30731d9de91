"""The unit that a budget gives all its amounts, wherever it says so."""

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.money_table import TableReading, parse_money_table
from aabsocial.parsing.lines.units import find_unit, find_unit_alone, find_unit_of_cell, with_unit

ROWS = "Leder\t\t710\t1.725\nTryk\t\t0\t30"
YEARS = "\t\t2028\t2029\n"


def kroner(table: TableReading) -> list[int]:
    amounts = [row.values["amount"] for row in table.rows]
    return [amount.ore // 100 for amount in amounts if isinstance(amount, Money)]


@pytest.mark.parametrize(
    "text",
    [
        f"Budget (tkr.):\n{YEARS}{ROWS}",
        f"Budget (tkr.):\t\t\t\n{YEARS}{ROWS}",
        f"tkr.\t\t2028\t2029\n{ROWS}",
        f"1.000 kr.\t\t2028\t2029\n{ROWS}",
        f"Budget (t.kr.)\t\t2028\t2029\n{ROWS}",
        f"Budget i 1.000 kr.\t\t2028\t2029\n{ROWS}",
        f"Post\t\t2028 (tkr.)\t2029 (tkr.)\n{ROWS}",
        f"Post\t\t2028, tkr.\t2029, tkr.\n{ROWS}",
        f"{YEARS}\t\ttkr.\ttkr.\n{ROWS}",
        f"{YEARS}{ROWS}\nalle tal er i tkr.",
        f"{YEARS}{ROWS}\n(alle beløb i hele tusinde kr., uden moms)",
        "Post\tBeløb (tkr.)\nLeder\t2.435\nTryk\t30",
        "Post\tUdgift i 1000 kr.\nLeder\t2435\nTryk\t30",
        "Post\tBeløb (tkr.)\nLeder\t2.435\nTryk 30",
        "Post\ttkr.\nLeder\t2.435\nTryk\t30",
        "Post\tBeløb\nLeder\t2.435 tkr.\nTryk\t30 t.kr.",
        "Leder 2.435 (tkr.)\nTryk 30 (t.kr.)",
    ],
)
def test_a_table_is_read_in_the_unit_it_tells(text: str) -> None:
    table = parse_money_table(text, "da")
    assert kroner(table) == [2_435_000, 30_000]
    assert [row.values["item"] for row in table.rows] == ["Leder", "Tryk"]
    assert table.totals == ()


def test_a_table_may_be_in_millions() -> None:
    table = parse_money_table("Post\tBeløb i mio. kr.\nLeder\t2,43\nTryk\t0,03", "da")
    assert kroner(table) == [2_430_000, 30_000]


def test_a_post_in_millions_with_three_decimals_is_given_its_unit() -> None:
    assert with_unit("løn 2,435", "mio", "da") == "løn 2,435 mio"


def test_the_factors_and_the_sum_of_a_table_are_in_its_unit_too() -> None:
    head = "Post\tAntal\tPris\tBeløb (t.kr.)\n"
    table = parse_money_table(f"{head}Leder\t2\t710\t1.420\nMad\t3\t20\t60\nI alt\t\t\t1.480", "da")
    assert kroner(table) == [1_420_000, 60_000]
    assert [row.values["note"] for row in table.rows] == ["2 × 710.000", "3 × 20.000"]
    assert table.stated_total == table.total


def test_the_sum_of_a_table_of_years_is_that_of_all_its_years() -> None:
    text = "Post\t2028\t2029\nLeder\t710\t1.200\nI alt\t710\t1.200"
    assert parse_money_table(text, "da").difference is None


def test_amounts_of_a_table_that_tells_no_unit_are_kroner() -> None:
    assert kroner(parse_money_table("Leder\t1.000 kr.\nMad\t2.000 kr.", "da")) == [1_000, 2_000]
    assert kroner(parse_money_table("Post\tkr.\nLeder\t710\nMad\t20", "da")) == [710, 20]


def test_a_name_of_the_budget_above_its_posts_is_no_column_of_amounts() -> None:
    table = parse_money_table("Budget\t2028\nLeder\t710.000\nMad (3)\t2.000", "da")
    assert [row.values["item"] for row in table.rows] == ["Leder", "Mad (3)"]


@pytest.mark.parametrize(
    ("line", "language", "unit"),
    [
        ("Budget (tkr.):", "da", "tkr"),
        ("Budget for hele indsatsen i tkr.", "da", "tkr"),
        ("Budget 2028-2031, tkr.", "da", "tkr"),
        ("Budget 2028-2031 (beløb i t.kr.)", "da", "t.kr"),
        ("alle tal er i tkr.", "da", "tkr"),
        ("Alle beløb er angivet i 1.000 kr.", "da", "tkr"),
        ("i tusinde kr.", "da", "tusinde"),
        ("alt er i tusinde kroner", "da", "tusinde"),
        ("det hele er i tkr", "da", "tkr"),
        ("beløbene er i tusinder", "da", "tusinde"),
        ("tusinde kroner", "da", "tusinde"),
        ("Everything is in thousands", "en", "thousand"),
        ("tkr.", "da", "tkr"),
        ("(tkr.)", "da", "tkr"),
        ("beløb i mio. kr.", "da", "mio"),
        ("alle beløb er i kr.", "da", ""),
        ("Budget i hele kr.", "da", ""),
        ("NB: tallene er i tkr.", "da", "tkr"),
        ("OBS! Alle tal i tusinde", "da", "tusinde"),
        ("All figures are in DKK 1,000", "en", "tkr"),
        ("Budget (thousand kroner)", "en", "thousand"),
    ],
)
def test_a_line_may_tell_no_more_than_the_unit(line: str, language: Language, unit: str) -> None:
    stated = find_unit_alone(["løn 590", line], language)
    assert stated
    assert (stated.unit, stated.words) == (unit, line)


@pytest.mark.parametrize(
    "line", ["Budget 1.000 kr.", "1.000 kr.", "Leje i 3 år", "Tal", "Budget", "løn 590 tkr.", "k"]
)
def test_another_line_tells_no_unit(line: str) -> None:
    assert find_unit(line, "da") is None


@pytest.mark.parametrize(
    ("cell", "rest"),
    [
        ("Beløb (tkr.)", "Beløb"),
        ("2028, tkr.", "2028"),
        ("tkr.", "kr."),
        ("Pris (i 1.000 kr.)", "Pris"),
    ],
)
def test_a_head_may_tell_the_unit_beside_its_name(cell: str, rest: str) -> None:
    stated = find_unit_of_cell(cell, "da", is_first=False)
    assert stated
    assert stated.rest == rest


@pytest.mark.parametrize(
    "cell", ["1.000 kr.", "710 tkr.", "Beløb", "Antal (stk.)", f"{'Beløb ' * 10}(tkr.)"]
)
def test_another_cell_tells_no_unit(cell: str) -> None:
    assert find_unit_of_cell(cell, "da", is_first=False) is None


@pytest.mark.parametrize(
    "text",
    ["Leder 710\nMad 30\nI alt 740 tkr.", "Post\tBeløb\nLeder\t710\nMad\t30\nI alt\t740 tkr."],
)
def test_a_sum_that_is_a_thousand_of_the_lines_tells_their_unit(text: str) -> None:
    table = parse_money_table(text, "da")
    assert kroner(table) == [710_000, 30_000]
    assert table.unit
    assert table.unit.words == "I alt 740 tkr."
    assert table.difference is None


def test_a_unit_in_brackets_is_that_of_the_amount_before_it() -> None:
    values = parse_financing_line("AAB 2,5 (mio. kr.) søgt (svar i maj)", "da").values
    assert (values["amount"], values["note"]) == (Money.kroner(2_500_000), "svar i maj")
