"""A budget that was pasted with spaces between its columns of years."""

import pytest

from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.pasted_cells import with_tabs_between_years


def test_figures_below_years_are_cells() -> None:
    lines = [
        "Budget (tkr.):",
        "   Post  2028 2029",
        "Leder   710 725",
        "Medarbejdere (3)  1.650 -",
        "alle uden moms",
    ]
    assert with_tabs_between_years(lines) == [
        "Budget (tkr.):",
        "Post\t2028\t2029",
        "Leder\t710\t725",
        "Medarbejdere (3)\t1.650\t-",
        "alle uden moms",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["2028 2029", "Leder 1 650 1 690"],
        ["2028 2029", "Leder 710"],
        ["2028 2029", "710 725"],
        ["2028 2029", "Leder 710 725", "2030 2031", "Leder 740 755"],
        ["Leder 710 725"],
        ["Budget 2028", "Leder 710"],
    ],
)
def test_any_other_lines_stay_as_they_are(lines: list[str]) -> None:
    assert with_tabs_between_years(lines) == lines


def test_amounts_beside_each_other_are_not_one_of_billions() -> None:
    reading = parse_budget_line("Leder 710 725 740 755", "da")
    assert (reading.unread, reading.missing) == (("710 725 740 755",), ("amount",))
