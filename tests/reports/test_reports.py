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
from tests.support.reports import ATTACKS, a_report, any_text, in_form, saying

NARROW = TerminalStyle(columns=40, colours=COLOURS)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_every_form_ends_with_a_line_end(form: str) -> None:
    assert in_form(form, a_report()).endswith("\n")


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert in_form(form, a_report()) == in_form(form, a_report())


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_both_languages_speak_in_every_form(form: str) -> None:
    danish, english = in_form(form, a_report()), in_form(form, a_report(language="en"))

    assert "Afdeling 903 har ingen beslutning." in danish
    assert "Department 903 has none." in english


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_form_lets_an_attack_steer_a_terminal(form: str, attack: str) -> None:
    assert_steers_nothing(form, attack)


@pytest.mark.parametrize("form", TEXT_FORMATS)
@given(text=any_text)
def test_no_form_lets_any_text_steer_a_terminal(form: str, text: str) -> None:
    assert_steers_nothing(form, text)


def assert_steers_nothing(form: str, text: str) -> None:
    """Make sure that a report on a proposal that says this text holds no steering character."""
    written = in_form(form, a_report(saying(text))).removeprefix("\ufeff")
    line_ends = written.replace("\r\n", "\n") if form == "csv" else written

    assert [it for it in line_ends if _steers(it)] == []
    assert line_ends.encode()


def _steers(character: str) -> bool:
    return character != "\n" and (
        category(character) == "Cc" or character in "\u202a\u202d\u202e\u2066\u2068\u2028\u200b"
    )


@given(any_text)
def test_json_parses_back_for_any_text(text: str) -> None:
    title = json.loads(in_form("json", a_report(saying(text))))["proposals"][0]["title"]

    assert title == _whole(text)


def _whole(text: str) -> str:
    """Return a text with a mark for each half of a pair, which stands in no encoding."""
    return "".join("\ufffd" if "\ud800" <= it <= "\udfff" else it for it in text)


@given(any_text)
def test_every_json_line_parses_back(text: str) -> None:
    lines = in_form("jsonl", a_report(saying(text))).split("\n")

    assert [bool(json.loads(line)) for line in lines[:-1]] == [True, True]


@given(any_text)
def test_sarif_parses_back_for_any_text(text: str) -> None:
    run = json.loads(in_form("sarif", a_report(saying(text))))["runs"][0]

    assert run["results"][0]["properties"]["key"] == _whole(text)


@given(any_text)
def test_junit_parses_back_for_any_text(text: str) -> None:
    suites = ET.fromstring(in_form("junit", a_report(saying(text))).encode())  # noqa: S314 - ours

    assert [suite.get("tests") for suite in suites] == ["3"]


@given(any_text)
def test_a_spreadsheet_has_a_row_for_each_finding(text: str) -> None:
    written = in_form("csv", a_report(saying(text))).removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(written), delimiter=";", strict=True)

    assert [len(row) for row in rows] == [12] * 4


@given(any_text)
def test_a_line_stays_a_line_for_any_text(text: str) -> None:
    report = a_report(saying(text))

    assert [in_form(form, report).count("\n") for form in ("brief", "github")] == [3, 3]


@given(any_text)
def test_any_text_can_be_laid_out(text: str) -> None:
    assert in_form("text", a_report(saying(text)), NARROW)


def test_only_the_form_asked_for_is_imported() -> None:
    lookup = "import sys, aabsocial.reports; print([m for m in sys.modules if 'report.' in m])"

    assert subprocess.check_output([sys.executable, "-c", lookup], text=True) == "[]\n"
