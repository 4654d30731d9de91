"""The table for a spreadsheet, read by Python's own reader."""

from __future__ import annotations

import csv
import io

import pytest

from tests.support.reports import NOT_READY, PATH, a_report, proposal_saying, rendered


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True))


def test_the_mark_comes_first_and_lines_end_with_both() -> None:
    written = rendered("csv", a_report())

    assert written.startswith("\ufeffpath,title,outcome,")
    assert written.count("\n") == written.count("\r\n") == 6


def test_a_proposal_without_findings_has_a_row() -> None:
    first = _rows(rendered("csv", a_report()))[0]

    assert (first["title"], first["outcome"], first["rule"]) == ("Caféens åbne døre", "ready", "")


def test_a_row_holds_the_whole_finding() -> None:
    row = _rows(rendered("csv", a_report(NOT_READY)))[1]

    assert row == {
        "path": PATH,
        "title": "Sommer i gården",
        "outcome": "not-ready",
        "severity": "error",
        "rule": "LOK01",
        "name": "department-without-resident-decision",
        "clause": "Punkt 1.1: Krav 1",
        "key": "residents.decisions",
        "message": "Afdeling 903 har ingen beslutning.",
        "remedy": "Tilføj afdelingsmødets beslutning.",
        "line": "31",
        "column": "1",
        "end_line": "31",
        "end_column": "24",
        "exempt": "",
    }


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " \n=1", "|x", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    row = _rows(rendered("csv", a_report(proposal_saying(text))))[1]

    written = {row[name] for name in ("path", "title", "key", "message", "remedy")}
    assert {cell[0] for cell in written} == {"'"}


def test_ordinary_text_stays_as_it_is() -> None:
    row = _rows(rendered("csv", a_report(proposal_saying('Ét, "to" – 250.000 kr.'))))[0]

    assert row["title"] == 'Ét, "to" – 250.000 kr.'
