"""The table for a spreadsheet: in Danish for people, in English for programs, inert in both."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.localization.messages import LANGUAGES
from tests.support.reports import NOT_READY, PATH, a_report, any_text, proposal_saying, rendered

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.review.results import ReviewedProposal

SIGNS = tuple("=+-@|%\t\r\uff1d\uff0b\uff0d\uff20")
SEPARATORS = ",;\t"


def rows(text: str, separator: str = ",") -> list[dict[str, str]]:
    read = csv.DictReader(
        io.StringIO(text.removeprefix("\ufeff")), delimiter=separator, strict=True
    )
    return list(read)


def in_danish(*proposals: ReviewedProposal) -> list[dict[str, str]]:
    return rows(rendered("csv", a_report(*proposals)), ";")


def in_english(*proposals: ReviewedProposal) -> list[dict[str, str]]:
    return rows(rendered("csv", a_report(*proposals, language="en")))


@pytest.mark.parametrize(
    ("language", "start"), [("da", "\ufeffMappe;Oplæg;Resultat;"), ("en", "\ufeffpath,title,out")]
)
def test_the_mark_comes_first_and_lines_end_with_both(language: Language, start: str) -> None:
    written = rendered("csv", a_report(language=language))

    assert written.startswith(start)
    assert written.count("\n") == written.count("\r\n") == 6


def test_a_proposal_without_findings_has_a_row() -> None:
    first = in_english()[0]

    assert (first["title"], first["outcome"], first["rule"]) == ("Caféens åbne døre", "ready", "")


def test_a_row_for_programs_holds_the_whole_finding_by_the_contracts_names() -> None:
    assert in_english(NOT_READY)[0] == {
        "path": PATH,
        "title": "Sommer i gården",
        "outcome": "not-ready",
        "severity": "error",
        "rule": "LOK01",
        "name": "department-without-resident-decision",
        "clause": "Clause 1.1: Requirement 1",
        "key": "residents.decisions",
        "message": "A decision from department 903 is missing.",
        "remedy": "Add the department meeting's decision.",
        "line": "31",
        "column": "1",
        "end_line": "31",
        "end_column": "24",
        "exempt": "",
        "who": "The residents, at the department meeting or by ballot",
    }


def test_a_row_for_people_has_danish_heads_and_words() -> None:
    assert in_danish(NOT_READY)[0] == {
        "Mappe": PATH,
        "Oplæg": "Sommer i gården",
        "Resultat": "Ikke klar",
        "Alvorlighed": "Fejl",
        "Bemærkning": "Der mangler en beslutning fra afdeling 903.",
        "Hvad I kan gøre": "Tilføj afdelingsmødets beslutning.",
        "Hvem der kan gøre det": "Beboerne på afdelingsmødet eller ved urafstemning",
        "Punkt": "Punkt 1.1: Krav 1",
        "Dispensation": "",
        "Regel": "LOK01",
        "Svar": "residents.decisions",
        "Linje": "31",
    }


def test_errors_come_before_what_weighs_less() -> None:
    assert [row["Regel"] for row in in_danish(NOT_READY)] == ["LOK01", "FIL99", "LOK02"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " \n=1", "|x", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    row = in_english(proposal_saying(text))[1]

    written = {row[name] for name in ("path", "title", "key", "message", "remedy")}
    assert {cell[0] for cell in written} == {"'"}


def hot_cells(written: str, separator: str) -> list[str]:
    """Return what a spreadsheet would calculate, by Python's reader and by the crudest one."""
    text = written.removeprefix("\ufeff")
    read = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
    crude = re.split(f"[\r\n{separator}]", text)
    return [it for it in (*read, *crude) if it.lstrip(' "\N{NO-BREAK SPACE}')[:1] in SIGNS]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "Lys;=1+41;=cmd|'/c calc'!A1;x",
        "Lys,=1+41",
        'Lys;"=1+41";x',
        'Lys;"";"=1+41',
        '";=1+41;"',
        "Lys; \N{NO-BREAK SPACE}=1+41",
        "a\t=1+41\tb",
        "a;\n=1+41",
        "a\n=1+41",
        '"=1+41"',
    ],
)
def test_nothing_is_calculated_under_any_separator(
    text: str, language: Language, separator: str
) -> None:
    assert (
        hot_cells(rendered("csv", a_report(proposal_saying(text), language=language)), separator)
        == []
    )


pieces = st.lists(
    st.sampled_from([*",;\t\"' =+-@|%\n", "\uff1d", "\N{NO-BREAK SPACE}", "1", "a"]), max_size=12
).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=pieces | any_text, separator=st.sampled_from(SEPARATORS))
def test_nothing_is_calculated_whatever_the_text(
    language: Language, text: str, separator: str
) -> None:
    assert (
        hot_cells(rendered("csv", a_report(proposal_saying(text), language=language)), separator)
        == []
    )


def test_ordinary_text_stays_as_it_is() -> None:
    text = 'Ét, "to" – 250.000 kr.; 2026-2027, Anne-Marie'

    assert in_english(proposal_saying(text))[0]["title"] == text
    assert in_danish(proposal_saying(text))[0]["Oplæg"] == text
