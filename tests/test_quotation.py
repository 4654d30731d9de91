"""A raw value is quoted short, on one line, and never with a CPR number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from aabsocial.quotation import as_written, shown
from tests.personal_data.numbers import parted


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
    assert shown(raw) == quoted


def test_a_paper_shows_a_value_whole() -> None:
    assert as_written("  Lys\n og  stier ") == "Lys\n og  stier"
    assert as_written(["a", 5, True]) == "a; 5; true"
    assert as_written({"item": "Mad", "amount": Decimal("2.50")}) == "item = Mad, amount = 2.50"
    assert as_written([[[["x"]]]]) == "…"
    assert as_written(date(2026, 12, 3)) == "2026-12-03"
    assert as_written("x" * 20_000) == "x" * 20_000


def test_of_what_is_too_long_the_beginning_is_kept() -> None:
    assert as_written("x" * 20_001) == "x" * 20_000 + "…"


@pytest.mark.parametrize("before", [0, 19_985, 19_992, 19_999])
def test_a_cpr_number_is_masked_before_anything_is_cut(before: int) -> None:
    number = parted()
    shown = as_written(f"{'x ' * (before // 2)}{number} og mere{' y' * 10_000}")
    assert number[:6] not in shown


def test_a_cpr_number_in_a_list_is_masked() -> None:
    assert as_written(["a", parted()]) == "a; ••••••-••••"
