"""CPR numbers in reports."""

from __future__ import annotations

import io
import zipfile

import pytest

from aabsocial.core.struct import replace
from aabsocial.reports import OVERVIEWS, TEXT_FORMATS, render_workbook
from aabsocial.reports.redaction import redact_quickly
from aabsocial.reports.terminal import TerminalStyle
from tests.support.reports import FACTS, READY, a_report, proposal_saying, rendered

DIGITS = "2704" + "87" + "3141"
SEPARATED = f"{DIGITS[:6]}-{DIGITS[6:]}"


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("number", [SEPARATED, f"cpr {DIGITS}"], ids=["apart", "together"])
def test_planted_cpr_number_is_in_no_report_format(form: str, number: str) -> None:
    written = rendered(form, a_report(proposal_saying(f"Beboeren ({number}) kom")))

    assert "Beboeren" in written
    assert SEPARATED not in written
    assert DIGITS not in written


def test_other_digits_are_left_alone() -> None:
    text = "EAN 5790000000000, 14. juni 2017, 250.000 kr. {afdeling}"

    assert redact_quickly(text) == text


def test_a_planted_number_is_in_no_fact() -> None:
    text = f"Beboeren ({SEPARATED}) kom"
    coming = replace(FACTS.next, what=text) if FACTS.next else None
    facts = replace(FACTS, departments=("901", text), municipality=text, next=coming)
    report = a_report(replace(READY, facts=facts))

    for overview in OVERVIEWS:
        assert SEPARATED not in rendered("text", report, TerminalStyle(overview=overview))
    assert SEPARATED not in rendered("json", report)
    with zipfile.ZipFile(io.BytesIO(render_workbook(report))) as parts:
        assert not any(SEPARATED.encode() in parts.read(name) for name in parts.namelist())
