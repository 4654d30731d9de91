"""CPR numbers in reports."""

from __future__ import annotations

import pytest

from aabsocial.reports import TEXT_FORMATS
from aabsocial.reports.redaction import redacted
from tests.support.reports import a_report, in_form, saying

DIGITS = "2704" + "87" + "3141"
SEPARATED = f"{DIGITS[:6]}-{DIGITS[6:]}"


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("number", [SEPARATED, f"cpr {DIGITS}"], ids=["apart", "together"])
def test_a_planted_number_is_in_no_form(form: str, number: str) -> None:
    written = in_form(form, a_report(saying(f"Beboeren ({number}) kom")))

    assert "Beboeren" in written
    assert SEPARATED not in written
    assert DIGITS not in written


def test_other_digits_are_left_alone() -> None:
    text = "EAN 5790000000000, 14. juni 2017, 250.000 kr. {afdeling}"

    assert redacted(text) == text
