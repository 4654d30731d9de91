"""What says in which unit the amounts are is said back, and is no line of its own."""

from __future__ import annotations

from typing import Any

import pytest

from aabsocial.core.money import Money
from aabsocial.interview.protocol import Typed
from aabsocial.policy.aab import load_policy
from tests.support.conversations import after, listing

POLICY = load_policy()
ANSWERS: dict[str, Any] = {"status": "draft", "initiative": {"title": "Fælles om parken"}}
YEARS = "\t\t2028\t2029\nLeder\t\t710\t1.725"


def read(key: str, *typed: str) -> tuple[list[Any], list[str]]:
    session = after(listing(key, ANSWERS, policy=POLICY), *map(Typed, typed))
    lines = POLICY.groups[key]
    records = list(
        session.proposal.budget if lines.lines == "budget" else session.proposal.financing
    )
    return records, [note.text for note in session.notes]


def amounts(records: list[Any]) -> list[int]:
    return [it.amount.ore // 100 for it in records]


@pytest.mark.parametrize(
    "text",
    [
        f"Budget (tkr.):\n{YEARS}",
        f"{YEARS}\nalle tal er i tkr.",
        "Budget (tkr.):\n    2028 2029\nLeder  710 1.725",
    ],
)
def test_the_unit_of_a_pasted_budget_is_told_and_no_head_is_called_a_sum(text: str) -> None:
    records, told = read("budget", text)
    assert amounts(records) == [2_435_000]
    assert told[0].startswith("Beløbene er læst i tusinde kroner, fordi der står »")
    assert not any("Summer" in it for it in told)


def test_a_unit_typed_behind_the_lines_is_that_of_all_their_amounts() -> None:
    records, told = read(
        "budget", "Leder 2028: 710, 2029: 725\nMad 30,5\nBil ?", "alle tal er i tkr."
    )
    assert [it.amount for it in records] == [Money.kroner(1_435_000), Money.kroner(30_500), None]
    assert dict(records[0].years.parts) == {
        2028: Money.kroner(710_000),
        2029: Money.kroner(725_000),
    }
    assert told == ["Beløbene er læst i tusinde kroner, fordi der står »alle tal er i tkr.«."]


def test_a_unit_typed_behind_the_lines_is_taken_back_as_other_changes() -> None:
    records, _ = read("budget", "Leder 710", "alle tal er i tkr.", "fortryd")
    assert amounts(records) == [710]


def test_payers_are_read_in_the_unit_of_their_head() -> None:
    for text in ("Finansiering (tkr.):\nLBF 9.600\nkommunen 1.500", "Hvem\ttkr.\nLBF\t9.600"):
        assert amounts(read("financing", text)[0])[0] == 9_600_000
    assert amounts(read("financing", "LBF 9.600\nkommunen 1.500", "i tkr.")[0])[1] == 1_500_000


@pytest.mark.parametrize(
    ("before", "typed", "said"),
    [
        ((), "Budget (tkr.):", "der er ingen beløb på listen endnu"),
        (("Leder 710.000",), "alle tal er i tkr.", "så ville der stå 710.000.000"),
    ],
)
def test_a_unit_that_cannot_be_that_of_the_list_changes_nothing(
    before: tuple[str, ...], typed: str, said: str
) -> None:
    records, told = read("budget", *before, typed)
    assert amounts(records) == [710_000] * len(before)
    assert said in told[0].replace("\xa0", " ")


def test_amounts_that_are_said_to_be_kroner_stay() -> None:
    records, told = read("budget", "Leder 710", "alle beløb er i kr.")
    assert amounts(records) == [710]
    assert told == ["Beløbene er læst i kroner, fordi der står »alle beløb er i kr.«."]


def test_a_heading_alone_above_lines_is_no_post() -> None:
    records, _ = read("budget", "Budget:\nLeder 710\nMad 20")
    assert [it.item for it in records] == ["Leder", "Mad"]
    assert [it.item for it in read("budget", "Budget")[0]] == ["Budget"]


def test_a_table_of_payers_has_no_payer_for_its_head_and_its_sum() -> None:
    text = "Hvem\tkr.\t\nLBF\t9.600.000\tbevilget\nAAB\t600.000\t\nI alt\t10.200.000\t"
    records, told = read("financing", text)
    assert [it.source for it in records] == ["LBF", "AAB"]
    assert "Summer er ikke taget med: »I alt 10.200.000«" in told


def test_amounts_of_years_that_are_added_up_are_told() -> None:
    records, told = read("financing", "Hvem\t2028\t2029\nLBF\t4.600.000\t5.000.000\nAAB\t1.000\t0")
    assert amounts(records) == [9_600_000, 1_000]
    assert (
        "Der står ét beløb for hver, der betaler, så beløbene for de enkelte år er lagt sammen."
        in told
    )
