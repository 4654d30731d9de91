"""The budget by year: its sums, its gaps, and years that are too many for columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.documents.answers import AnswerFormatter
from aabsocial.documents.budget_years import budget_by_year
from aabsocial.documents.model import Table, Text
from aabsocial.localization.messages import NO_BREAK_SPACE
from aabsocial.policy.aab import load_policy
from aabsocial.richtext import markdown
from tests.support.proposals import a_proposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aabsocial.documents.model import AnswerParts

POLICY = load_policy()
RAW = {"budget[1].years": "i år og næste år"}


def by_year(
    changes: Mapping[str, object], unreadable: Mapping[str, str] | None = None
) -> AnswerParts:
    formatter = AnswerFormatter(
        policy=POLICY, proposal=a_proposal(changes), language="da", unreadable=unreadable or {}
    )
    return budget_by_year(formatter)


def table_in(parts: AnswerParts) -> Table:
    [table] = [part for part in parts if isinstance(part, Table)]
    return table


def last_row(parts: AnswerParts) -> list[str]:
    return [cell.replace(NO_BREAK_SPACE, " ") for cell in table_in(parts).sums]


def texts(parts: AnswerParts) -> list[str]:
    return [markdown(part.blocks) for part in parts if isinstance(part, Text)]


def test_years_are_columns_with_sums() -> None:
    parts = by_year({})

    assert [column.title for column in table_in(parts).columns] == ["Post", "2026", "2027", "I alt"]
    assert last_row(parts) == ["I alt", "70.000 kr.", "110.000 kr.", "180.000 kr."]
    assert texts(parts) == ["Sådan fordeler budgettet sig på årene:"]


@pytest.mark.parametrize(
    "changes",
    [
        {"budget": ()},
        {f"budget[{index}].years": None for index in range(3)},
    ],
    ids=["no lines", "no years"],
)
def test_there_is_no_table_without_years(changes: Mapping[str, object]) -> None:
    assert by_year(changes) == ()


def test_one_year_of_some_lines_has_no_sum() -> None:
    one = MoneyByYear({2029: Money.kroner(45_000)})
    parts = by_year({"budget[0].years": None, "budget[1].years": one, "budget[2].years": None})

    assert texts(parts) == ["Poster, der hører til ét bestemt år:"]
    assert table_in(parts).rows == (("Kursus for frivillige", f"2029: 45.000{NO_BREAK_SPACE}kr."),)
    assert not table_in(parts).sums


def test_line_without_years_is_a_gap_in_the_sums_of_the_years_alone() -> None:
    parts = by_year({"budget[1].years": None})

    assert table_in(parts).rows[1] == (
        "Kursus for frivillige",
        "–",
        "–",
        f"20.000{NO_BREAK_SPACE}kr.",
    )
    assert last_row(parts) == ["I alt", "mindst 50.000 kr.", "mindst 110.000 kr.", "180.000 kr."]
    assert texts(parts)[1:] == [
        "Poster, der ikke er fordelt på år, er ikke med i summerne for de enkelte år."
    ]


def test_estimate_without_years_is_marked_in_the_sum_of_all() -> None:
    parts = by_year({"budget[1].years": None, "budget[1].estimated": True})

    assert table_in(parts).rows[1][3] == f"20.000{NO_BREAK_SPACE}kr. (anslået)"


@pytest.mark.parametrize("unreadable", [{}, {"budget[1].amount": "mange penge"}])
def test_line_without_an_amount_is_a_gap_in_the_sum_of_all(unreadable: dict[str, str]) -> None:
    parts = by_year({"budget[1].years": None, "budget[1].amount": None}, unreadable)
    cell = table_in(parts).rows[1][3]

    assert all(it in cell for it in unreadable.values()) if unreadable else cell == "▢"
    assert last_row(parts)[3] == "mindst 160.000 kr."


def test_line_that_costs_nothing_needs_no_years() -> None:
    parts = by_year({"budget[1].years": None, "budget[1].amount": Money(0)})

    assert last_row(parts) == ["I alt", "50.000 kr.", "110.000 kr.", "160.000 kr."]


def test_years_that_cannot_be_read_stand_in_the_row() -> None:
    parts = by_year({"budget[1].years": None}, RAW)

    assert table_in(parts).rows[1][:3] == ("Kursus for frivillige", "–", "–")
    assert "i år og næste år" in table_in(parts).rows[1][3]
    assert last_row(parts)[1::2] == ["mindst 50.000 kr.", "mindst 160.000 kr."]
    alone = by_year({f"budget[{index}].years": None for index in range(3)}, RAW)
    assert "i år og næste år" in table_in(alone).rows[1][1]


def test_many_years_stand_in_one_column() -> None:
    many = MoneyByYear({year: Money.kroner(1) for year in range(2026, 2033)})
    parts = by_year({"budget[0].years": many})

    assert [column.title for column in table_in(parts).columns] == ["Post", "Fordelt på år"]
    assert "2032: 1" in table_in(parts).rows[0][1]
