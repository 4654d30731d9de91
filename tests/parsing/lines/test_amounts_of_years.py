"""The amounts of a budget line that are each of a year."""

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.budget_line import parse_budget_line


@pytest.mark.parametrize(
    ("text", "item", "years", "note"),
    [
        ("evaluering 250.000 i 2030", "evaluering", {2030: 250_000}, None),
        ("Evaluering: 250.000 kr. (i 2030)", "Evaluering", {2030: 250_000}, None),
        (
            "løn 280.000 i 2027 og 290.000 i 2028",
            "løn",
            {2027: 280_000, 2028: 290_000},
            None,
        ),
        (
            "løn 280.000 i 2027, 290.000 i 2028 (2 personer)",
            "løn",
            {2027: 280_000, 2028: 290_000},
            "2 personer",
        ),
        (
            "Løn; to årsværk; 280.000 i 2027; 290.000 i 2028",
            "Løn",
            {2027: 280_000, 2028: 290_000},
            "to årsværk",
        ),
        ("løn 2027: 280.000, 2028: 290.000", "løn", {2027: 280_000, 2028: 290_000}, None),
    ],
)
def test_amounts_belong_to_their_years(
    text: str, item: str, years: dict[int, int], note: str | None
) -> None:
    values = parse_budget_line(text, "da").values
    by_year = MoneyByYear({year: Money.kroner(kroner) for year, kroner in years.items()})
    assert (values["item"], values["years"], values["amount"], values.get("note")) == (
        item,
        by_year,
        by_year.total,
        note,
    )


def test_amount_of_a_year_may_be_an_estimate() -> None:
    values = parse_budget_line("løn 280.000 i 2027 og ca. 290.000 i 2028", "da").values
    assert (values["item"], values["estimated"]) == ("løn", True)


def test_years_in_english() -> None:
    values = parse_budget_line("wages 280,000 in 2027 and 290,000 in 2028", "en").values
    assert values["years"] == MoneyByYear(
        {2027: Money.kroner(280_000), 2028: Money.kroner(290_000)}
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("evaluering 250.000 i 2029 og 2030", "da"),
        ("løn 600.000, heraf 250.000 i 2029", "da"),
        ("løn 200.000 i 2027 og 30.000 i 2027", "da"),
        ("løn 200.000 i 2027 og mad 30.000 i 2028", "da"),
        ("løn 280.000 i 2027, -500 kr.", "da"),
        ("kursus for 12 i 2027", "da"),
        ("kursus i 2027 30.000", "da"),
        ("wages 250.000 in 2029", "en"),
        ("løn 2027: 1.2500; 2028: 300.000", "da"),
    ],
)
def test_any_other_amounts_are_of_no_year(text: str, language: Language) -> None:
    assert "years" not in parse_budget_line(text, language).values
