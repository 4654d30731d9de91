"""The workbook holds what the JSON does, as days and amounts, and never a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.localization.messages import LANGUAGES
from aabsocial.model.findings import Outcome
from aabsocial.model.totals import Total
from aabsocial.reports import render_workbook
from tests.support import validators
from tests.support.estimates import count_of, stretch_of
from tests.support.reports import (
    ATTACKS,
    FACTS,
    NOT_READY,
    READY,
    UNREADABLE,
    a_report,
    any_text,
    proposal_saying,
    rendered,
)

if TYPE_CHECKING:
    from pathlib import Path

    from aabsocial.localization.messages import Language
    from aabsocial.review.results import Report, ReviewedProposal

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KNOWN = replace(
    READY, title="Caféens åbne døre", facts=replace(FACTS, asked=Total(Money.kroner(90_000)))
)
PARTLY = replace(NOT_READY, facts=FACTS)
FOLDER = replace(UNREADABLE, path="proposals/word", outcome=Outcome.NO_PROPOSAL)


def a_list(language: Language = "da") -> Report:
    return a_report(KNOWN, PARTLY, UNREADABLE, FOLDER, language=language)


def sheets(report: Report) -> list[list[dict[str, Any]]]:
    """Return the rows of every sheet, by head, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(report)))
    tables = [list(sheet.values) for sheet in book]
    return [[dict(zip(heads, row, strict=True)) for row in rows] for heads, *rows in tables]


def facts_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return the facts in a row of the English workbook as the JSON contract has them."""
    day = {name: it.date().isoformat() if it else None for name, it in dates(row).items()}
    amounts = {
        name: row[head] if isinstance(row[head], (int, float)) else None
        for name, head in AMOUNTS.items()
    }
    return {
        "municipality": row["Municipality"],
        "start": day["Start"],
        "end": day["End"],
        **amounts,
        "participants": row["Participants"],
        "criteria": row["Success criteria"],
        "next": day["Next date"],
        "errors": row["Errors"],
        "warnings": row["Warnings"],
    }


def dates(row: dict[str, Any]) -> dict[str, datetime | None]:
    found = {name: row[name] for name in ("Start", "End", "Next date")}
    assert all(it is None or isinstance(it, datetime) for it in found.values())
    return found


AMOUNTS = {
    "total": "Total budget",
    "asked": "Requested from AAB",
    "external": "External financing",
    "unsecured": "Not yet granted",
}


def test_a_row_for_each_proposal_says_what_the_json_says() -> None:
    report = a_list("en")
    rows, _, _ = sheets(report)
    told = [one["facts"] for one in json.loads(rendered("json", report))["proposals"]]

    assert [facts_of(row) for row in rows] == [
        {
            **{name: facts[name] for name in ("municipality", "start", "end")},
            # what is not wholly known is a text: a spreadsheet would sum it as if it were
            **{name: facts[name]["kroner"] if facts[name]["whole"] else None for name in AMOUNTS},
            **{name: facts[name] for name in ("participants", "criteria")},
            "next": facts["next"] and facts["next"]["date"],
            **{name: facts[name] for name in ("errors", "warnings")},
        }
        for facts in told
    ]
    assert [row["Outcome"] for row in rows] == [
        *("Ready for decision", "Not ready", "Cannot be read", "No proposal")
    ]
    assert rows[1]["Who must act"] == "The residents, at the department meeting or by ballot"
    assert rows[1]["Departments"] == "Departments 901 and 903"


def test_what_is_not_exact_is_a_text_in_its_cell() -> None:
    facts = replace(FACTS, start=stretch_of("medio august 2027"), participants=count_of("ca. 120"))
    report = a_report(replace(READY, facts=facts), language="en")

    row = sheets(report)[0][0]

    assert (row["Start"], row["Participants"]) == ("mid-August 2027", "about 120")


def test_a_row_for_each_finding_says_what_the_json_says() -> None:
    report = a_list("en")
    _, rows, _ = sheets(report)
    told = json.loads(rendered("json", report))["proposals"]

    read = [(row["Rule"], row["Finding"], row["What you can do"]) for row in rows]
    written = [(it["rule"], it["message"], it["remedy"]) for one in told for it in one["findings"]]
    assert sorted(read) == sorted(written)
    assert [row["Severity"] for row in rows] == ["Error", "Hint", "Warning", "Error", "Error"]
    assert [row["Line"] for row in rows] == [31, 1, 40, 3, None]  # a folder has no lines


def test_the_sums_are_those_of_the_json_or_say_what_is_not_known() -> None:
    report = a_list("en")
    _, _, rows = sheets(report)
    told = json.loads(rendered("json", report))["sums"]

    assert [row["Proposals"] for row in rows] == [
        told["all"]["proposals"],
        *(it["proposals"] for by in ("focus_areas", "municipality", "year") for it in told[by]),
    ]
    assert rows[0]["Requested from AAB"].replace("\xa0", " ") == (
        "at least DKK 104,900 (2 entries cannot be read, 1 amount is missing)"
    )
    assert rows[1]["External financing"] == 0


def test_an_amount_that_is_not_whole_is_no_number() -> None:
    rows, _, _ = sheets(a_list())

    assert rows[0]["Søges hos AAB"] == 90_000
    assert rows[0]["Samlet budget"] == 24_500.5
    assert rows[1]["Søges hos AAB"] == "mindst 14.900\xa0kr. (1\xa0beløb mangler)"
    assert "Kan ikke opgøres" in rows[2]["Søges hos AAB"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_is_a_table_with_filters_and_frozen_heads(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(a_list(language))))

    assert len(book.worksheets) == 3
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes == "B2"
        assert table.column_names == [cell.value for cell in sheet[1]]
        assert len(set(table.column_names)) == len(table.column_names)


def test_days_and_amounts_are_shown_as_the_readers_own_excel_does() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(a_list())))
    formats = {cell.value: cell.number_format for cell in book.worksheets[0][2]}

    assert formats[datetime.combine(date(2026, 7, 1), clock())] == "mm-dd-yy"
    assert (formats[90_000], formats[24_500.5]) == ("#,##0", "#,##0.00")


def test_the_same_report_gives_the_same_bytes() -> None:
    first = render_workbook(a_list())
    time.sleep(1.1)  # a date of making would be another

    assert render_workbook(a_list()) == first


def test_a_report_without_findings_is_a_workbook_too() -> None:
    proposals, findings, sums = sheets(a_report(KNOWN))

    assert (len(proposals), len(sums)) == (1, 4)
    assert findings == []


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_a_text_in_a_cell(text: str) -> None:
    assert_inert(saying_all(text))


@settings(max_examples=40)
@given(text=any_text)
def test_any_text_is_a_text_in_a_cell(text: str) -> None:
    assert_inert(saying_all(text))


def saying_all(text: str) -> ReviewedProposal:
    """Return a proposal that says a text in its facts too."""
    coming = replace(FACTS.next, what=text) if FACTS.next else None
    facts = replace(FACTS, departments=(text,), municipality=text, next=coming)
    return replace(proposal_saying(text), facts=facts)


def assert_inert(reviewed: ReviewedProposal) -> None:
    """Make sure that no cell is a formula or becomes one when it is edited, nor steers anything."""
    content = render_workbook(a_report(reviewed))
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in (cell for sheet in book for row in sheet for cell in row):
        if isinstance(cell.value, str):
            # openpyxl takes a text that begins with = for a formula: the file itself is asked below
            assert not CONTROLS.search(cell.value)
            assert cell.quotePrefix or cell.value.lstrip()[:1] not in tuple("=+-@|%")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [it for it in parts.namelist() if it.startswith("xl/worksheets/sheet")]
        assert len(names) == 3
        assert not any(list(ET.fromstring(parts.read(n)).iter(f"{MAIN}f")) for n in names)  # noqa: S314 - ours
        assert "xl/externalLinks" not in "".join(parts.namelist())
        assert not any(b"<hyperlink" in parts.read(name) for name in names)


def test_what_cannot_be_read_is_told_and_what_is_not_answered_is_empty() -> None:
    names = ("status", "departments", "municipality", "focus_areas", "start", "end", "participants")
    blank = replace(
        FACTS,
        status=None,
        municipality=None,
        start=None,
        end=None,
        participants=None,
        departments=(),
        focus_areas=(),
    )
    odd = replace(blank, unread=frozenset((*names, "criteria")))
    (empty, told), _, _ = sheets(
        a_report(replace(READY, facts=blank), replace(READY, facts=odd), language="en")
    )
    heads = (
        "Status",
        "Departments",
        "Municipality",
        "Priority areas",
        "Start",
        "End",
        "Participants",
    )

    assert {empty[head] for head in heads} == {None}
    assert {told[head] for head in (*heads, "Success criteria")} == {"⚠ Cannot be read"}


def test_a_text_of_any_length_fits_its_cell() -> None:
    rows, _, _ = sheets(a_report(replace(PARTLY, title="lang " * 20_000)))

    assert len(rows[0]["Oplæg"]) <= 32_767


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31)]
)
def test_any_day_stays_the_day_it_is(day: date) -> None:
    rows, _, _ = sheets(a_report(replace(KNOWN, facts=replace(FACTS, start=day))))
    start = rows[0]["Start"]

    assert (start.date() if isinstance(start, datetime) else date.fromisoformat(start)) == day


def test_another_reader_reads_the_same() -> None:
    content = render_workbook(a_list())
    book = openpyxl.load_workbook(io.BytesIO(content))
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))

    assert other.sheet_names == book.sheetnames
    for sheet in book:
        read = other.get_sheet_by_name(sheet.title).to_python()
        for row, others in zip_longest(sheet.values, read):
            assert [plain(it) for it in row] == [plain(it) for it in others]


def plain(value: object) -> object:
    """Return a cell's value without what readers differ in."""
    if value is None:
        return ""
    return value.date() if isinstance(value, datetime) else value


@validators.needs_time
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "liste.xlsx").write_bytes(render_workbook(a_list("en")))
    calc, profile = validators.libreoffice_calc(), f"file://{tmp_path}/profile"
    line = (calc, f"-env:UserInstallation={profile}", "--headless", "--convert-to", TO_CSV)
    validators.output_of((*line, "--outdir", tmp_path, tmp_path / "liste.xlsx"))
    with (tmp_path / "liste-Proposals.csv").open(encoding="utf-8", newline="") as file:
        shown = list(csv.DictReader(file))
    rows, _, _ = sheets(a_list("en"))

    assert [[numbers_of(it) for it in row.values()] for row in shown] == [
        [numbers_of("" if it is None else str(it)) for it in row.values()] for row in rows
    ]


# Comma, quotes, UTF-8, from line 1, no formats, every sheet, cells as they are and not as shown.
TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def numbers_of(shown: str) -> object:
    """Return a day's numbers, in whatever order the reader's language writes them."""
    day = re.fullmatch(r"(\d+)[-/.](\d+)[-/.](\d+)(?: 00:00:00)?", shown)
    return sorted(map(int, day.groups())) if day else shown


@validators.needs_time
def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    validator = validators.ooxml_validator()
    (tmp_path / "liste.xlsx").write_bytes(render_workbook(a_list()))
    told = validators.output_of((validator, tmp_path / "liste.xlsx"))

    assert json.loads(told.stdout)["errors"] == []
