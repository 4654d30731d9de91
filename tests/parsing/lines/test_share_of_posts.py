"""A post that is so many per cent of the others."""

import pytest

from aabsocial.core.money import Money
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.money_table import parse_money_table
from aabsocial.parsing.lines.part_of_budget import is_share

OTHERS = Money.kroner(600_000)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Uforudsete: 3 %", "Uforudsete"),
        ("Uforudsete 3 pct.", "Uforudsete"),
        ("Uforudset; 3 %", "Uforudset"),
        ("Administration (3 % af budgettet)", "Administration"),
        ("Kontor 3 % af de andre poster", "Kontor"),
    ],
)
def test_a_share_is_worked_out_and_keeps_how(text: str, item: str) -> None:
    values = parse_budget_line(text, "da", others=OTHERS).values
    assert (values["item"], values["amount"]) == (item, Money.kroner(18_000))
    assert str(values["note"]).endswith(" af 600.000 kr.")


@pytest.mark.parametrize("others", [None, Money(0)])
def test_a_share_of_what_is_not_known_is_asked_for(others: Money | None) -> None:
    reading = parse_budget_line("Uforudsete: 3 %", "da", others=others)
    assert reading.missing == ("amount",)
    assert (reading.values["item"], reading.values["note"]) == ("Uforudsete", "3 %")
    assert reading.remarks[0].in_("da").startswith("3 % er en andel.")


@pytest.mark.parametrize(
    "text", ["Pædagog 80 %", "Uforudset 3 % eller 5 %", "Uforudset 3 %: 20.000"]
)
def test_another_percentage_is_no_share_of_the_others(text: str) -> None:
    assert parse_budget_line(text, "da", others=OTHERS).values.get("amount") != Money.kroner(18_000)


@pytest.mark.parametrize(
    "text",
    [
        "Løn 600.000\nUforudset 3 %\nMad 40.000",
        "Post\tBeløb\nLøn\t600.000\nUforudset\t3 %\nMad\t40.000",
    ],
)
def test_a_share_in_a_table_is_that_of_its_other_rows_and_of_what_is_there(text: str) -> None:
    for others, share in ((Money(0), 19_200), (Money.kroner(100_000), 22_200)):
        table = parse_money_table(text, "da", others=others)
        assert table.rows[1].values["amount"] == Money.kroner(share)
    assert parse_money_table(text, "da", others=None).rows[1].missing == ("amount",)
    lacking = parse_money_table(f"{text}\nBus", "da")
    assert lacking.rows[1].missing == ("amount",)


def test_a_whole_text_may_be_a_share() -> None:
    assert all(is_share(text, "da") for text in ("3 %", "5 % af budgettet.", "2,5 pct."))
    assert not any(is_share(text, "da") for text in ("3", "3 % rabat", "ca. 3 %", "0 %"))
