"""All forms of a report."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from unicodedata import category
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from aabsocial.reports import TEXT_FORMATS
from aabsocial.reports.terminal import COLOURS, TerminalStyle
from tests.support.reports import ATTACKS, a_report, any_text, proposal_saying, rendered

NARROW = TerminalStyle(columns=40, colours=COLOURS)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_every_format_ends_with_a_line_end(form: str) -> None:
    assert rendered(form, a_report()).endswith("\n")


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert rendered(form, a_report()) == rendered(form, a_report())


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_every_format_has_both_languages(form: str) -> None:
    danish, english = rendered(form, a_report()), rendered(form, a_report(language="en"))

    assert "Der mangler en beslutning fra afdeling 903." in danish
    assert "A decision from department 903 is missing." in english


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_format_emits_control_characters_of_an_attack(form: str, attack: str) -> None:
    assert_steers_nothing(form, attack)


@pytest.mark.parametrize("form", TEXT_FORMATS)
@given(text=any_text)
def test_no_format_emits_control_characters_of_any_text(form: str, text: str) -> None:
    assert_steers_nothing(form, text)


def assert_steers_nothing(form: str, text: str) -> None:
    """Assert that a report on a proposal with this text has no control characters."""
    written = rendered(form, a_report(proposal_saying(text))).removeprefix("\ufeff")
    line_ends = written.replace("\r\n", "\n") if form == "csv" else written

    assert [it for it in line_ends if _steers(it)] == []
    assert line_ends.encode()


def _steers(character: str) -> bool:
    return character != "\n" and (
        category(character) == "Cc" or character in "\u202a\u202d\u202e\u2066\u2068\u2028\u200b"
    )


@given(any_text)
def test_json_parses_back_for_any_text(text: str) -> None:
    title = json.loads(rendered("json", a_report(proposal_saying(text))))["proposals"][0]["title"]

    assert title == _whole(text)


def _whole(text: str) -> str:
    """Return a text with a mark for each lone surrogate, which cannot be encoded."""
    return "".join("\ufffd" if "\ud800" <= it <= "\udfff" else it for it in text)


@given(any_text)
def test_every_json_line_parses_back(text: str) -> None:
    lines = rendered("jsonl", a_report(proposal_saying(text))).split("\n")

    assert [bool(json.loads(line)) for line in lines[:-1]] == [True, True]


@given(any_text)
def test_sarif_parses_back_for_any_text(text: str) -> None:
    run = json.loads(rendered("sarif", a_report(proposal_saying(text))))["runs"][0]

    assert run["results"][0]["properties"]["key"] == _whole(text)


@given(any_text)
def test_junit_parses_back_for_any_text(text: str) -> None:
    suites = ET.fromstring(rendered("junit", a_report(proposal_saying(text))).encode())  # noqa: S314 - ours

    assert [suite.get("tests") for suite in suites] == ["3"]


@given(any_text)
def test_a_spreadsheet_has_a_row_for_each_finding(text: str) -> None:
    written = rendered("csv", a_report(proposal_saying(text))).removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(written), delimiter=";", strict=True)

    assert [len(row) for row in rows] == [12] * 4


@given(any_text)
def test_a_line_stays_a_line_for_any_text(text: str) -> None:
    report = a_report(proposal_saying(text))

    assert [rendered(form, report).count("\n") for form in ("brief", "github")] == [3, 3]


@given(any_text)
def test_any_text_can_be_laid_out(text: str) -> None:
    assert rendered("text", a_report(proposal_saying(text)), NARROW)


def test_only_the_requested_format_is_imported() -> None:
    lookup = "import sys, aabsocial.reports; print([m for m in sys.modules if 'report.' in m])"

    assert subprocess.check_output([sys.executable, "-c", lookup], text=True) == "[]\n"
