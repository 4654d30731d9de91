"""CPR numbers in reports."""

from __future__ import annotations

import pytest

from aabsocial.reports import FORMATS
from aabsocial.reports.redaction import redact_quickly
from tests.support.reports import a_report, proposal_saying, rendered

DIGITS = "2704" + "87" + "3141"
SEPARATED = f"{DIGITS[:6]}-{DIGITS[6:]}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", [SEPARATED, f"cpr {DIGITS}"], ids=["apart", "together"])
def test_planted_cpr_number_is_in_no_report_format(form: str, number: str) -> None:
    written = rendered(form, a_report(proposal_saying(f"Beboeren ({number}) kom")))

    assert "Beboeren" in written
    assert SEPARATED not in written
    assert DIGITS not in written


def test_other_digits_are_left_alone() -> None:
    text = "EAN 5790000000000, 14. juni 2017, 250.000 kr. {afdeling}"

    assert redact_quickly(text) == text
