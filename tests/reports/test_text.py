"""The report for people, as it stands on their screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.core.struct import replace
from aabsocial.model.findings import Outcome, Place, Verdict, VerdictKind
from aabsocial.reports.terminal import COLOURS, TerminalStyle, width
from aabsocial.reports.text import excerpt
from aabsocial.review.results import ReviewedProposal
from tests.support.reports import (
    ADVICE,
    BOARD_ONLY,
    MISSING,
    NOT_READY,
    READY,
    UNREADABLE,
    a_report,
    proposal_saying,
    rendered,
)

GOLDEN = Path(__file__).parent.parent / "golden"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("validate.da.80.txt", TerminalStyle()),
        ("validate.da.40.txt", TerminalStyle(columns=40)),
        ("validate.da.aloud.txt", TerminalStyle(aloud=True)),
        ("validate.en.80.ascii.txt", TerminalStyle(encoding="ascii")),
    ],
)
def test_text_report_matches_golden_file(name: str, style: TerminalStyle) -> None:
    report = a_report(language="en" if ".en." in name else "da")

    assert rendered("text", report, style) == (GOLDEN / name).read_text(encoding="utf-8")


def test_unmet_clauses_beside_principles_have_a_column() -> None:
    worse = replace(READY, verdicts=(Verdict(clause="7.1", kind=VerdictKind.NOT_MET),))

    shown = rendered("text", a_report(worse))

    head, row = (line.split() for line in shown.splitlines()[:2])
    assert (head[-1], row[-1]) == ("7", "✗I")
    assert "Desuden: 7\N{NO-BREAK SPACE}Prioriterede områder." in shown


def test_accessible_report_has_no_symbols() -> None:
    written = rendered("text", a_report(), TerminalStyle(aloud=True))

    assert [sign for sign in "✓◐✗◇⚑▢⊘│^" if sign in written] == []


@pytest.mark.parametrize("aloud", [True, False])
@pytest.mark.parametrize("columns", [20, 40, 69, 70, 80])
def test_every_line_fits_the_screen(columns: int, *, aloud: bool) -> None:
    lines = rendered("text", a_report(), TerminalStyle(columns=columns, aloud=aloud)).splitlines()
    commands = ("aabsocial ", "  aabsocial ")

    assert [it for it in lines if width(it) > columns and not it.startswith(commands)] == []


@pytest.mark.parametrize("columns", [40, 80])
def test_no_two_lines_are_empty_one_after_the_other(columns: int) -> None:
    for proposals in ((UNREADABLE,), (UNREADABLE, UNREADABLE), ()):
        written = rendered("text", a_report(*proposals), TerminalStyle(columns=columns))

        assert "\n\n\n" not in written


def test_colours_add_nothing_but_colours() -> None:
    coloured = rendered("text", a_report(), TerminalStyle(colours=COLOURS))

    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == rendered("text", a_report())


def test_markup_is_printed_as_it_is() -> None:
    written = rendered("text", a_report(proposal_saying("[/bold] [red] :smile:")))

    assert written.count("[/bold] [red] :smile:") > 5


def test_lines_with_personal_data_are_not_quoted() -> None:
    finding = replace(MISSING, rule="DAT04", name="phone-number")

    assert "[[residents.decisions]]" not in rendered(
        "text", a_report(replace(NOT_READY, findings=(finding,)))
    )


def test_exempt_findings_stand_apart_and_after_the_others() -> None:
    findings = (BOARD_ONLY, MISSING)
    written = rendered("text", a_report(replace(NOT_READY, findings=findings)))

    assert written.index("LOK01") < written.index("Med dispensation (tæller ikke med):")
    assert written.index("Med dispensation (tæller ikke med):") < written.index("LOK02")


def test_the_end_names_every_folder_that_needs_work_and_who_must_act() -> None:
    remarks = replace(
        READY,
        outcome=Outcome.READY_WITH_REMARKS,
        findings=(replace(BOARD_ONLY, rule="FIN05", exempt=None),),
    )
    folder = replace(UNREADABLE, path="proposals/word", outcome=Outcome.NO_PROPOSAL)
    written = rendered("text", a_report(remarks, NOT_READY, READY, UNREADABLE, folder))

    assert written.partition("Skal rettes")[2].splitlines() == [
        ", før bestyrelsen kan træffe beslutning:",
        "  aabsocial edit sommer-i-gaarden",
        "    1\xa0fejl, 1\xa0råd, 1\xa0dispensation. Beboerne på afdelingsmødet eller ved",
        "    urafstemning.",
        "  proposals/ødelagt/proposal.toml",
        "    Kan ikke læses. Forslagsstilleren.",
        "  proposals/word",
        "    Oplæg mangler. Forslagsstilleren.",
        "Kan behandles, men der er bemærkninger:",
        "  aabsocial edit caféen",
        "    1\xa0advarsel. De bidragydere, der endnu ikke har svaret.",
        "Se, hvad koden betyder: aabsocial explain LOK01",
    ]


def test_errors_are_shown_before_what_weighs_less() -> None:
    hint = replace(ADVICE, place=Place(1, 1, 1, 1))
    warning = replace(BOARD_ONLY, exempt=None, place=Place(2, 1, 2, 2))
    found = replace(NOT_READY, findings=(hint, warning, MISSING, BOARD_ONLY))
    written = rendered("text", a_report(found))
    places = [written.index(f"  {it}") for it in ("Fejl LOK01", "Advarsel LOK02", "Råd FIL99")]

    assert places == sorted(places)
    assert written.rindex("Med dispensation") > places[-1]


@pytest.mark.parametrize(
    ("reviewed", "ending"),
    [
        pytest.param(
            READY,
            ["Lav papirerne: aabsocial render caféen"],
            id="ready",
        ),
        pytest.param(
            replace(NOT_READY, path="op læg/x y/proposal.toml"),
            [
                'Ret svarene: aabsocial edit "op læg/x y"',
                "Hvem skal handle: Beboerne på afdelingsmødet eller ved urafstemning.",
                "Se, hvad koden betyder: aabsocial explain LOK01",
            ],
            id="not ready, in a folder with spaces",
        ),
        pytest.param(
            UNREADABLE,
            [
                "Ret filen i en teksteditor: proposals/ødelagt/proposal.toml",
                "Hvem skal handle: Forslagsstilleren.",
                "Se, hvad koden betyder: aabsocial explain FIL02",
            ],
            id="unreadable",
        ),
    ],
)
def test_the_end_of_one_says_what_to_do_next(reviewed: ReviewedProposal, ending: list[str]) -> None:
    written = rendered("text", a_report(reviewed))

    assert written.splitlines()[-len(ending) :] == ending


@pytest.mark.parametrize(
    ("folders", "command"),
    [
        (("proposals/a", "proposals/b"), "aabsocial render"),
        (("demo/a", "demo/b"), "aabsocial render demo"),
        (("a", "b"), "aabsocial render"),
        (("/x/a", "b"), "aabsocial render"),
    ],
)
def test_common_folder_is_named_if_needed(folders: tuple[str, ...], command: str) -> None:
    proposals = (replace(READY, path=f"{folder}/proposal.toml") for folder in folders)

    assert rendered("text", a_report(*proposals)).endswith(f"papirerne: {command}\n")


LONG = "purpose = " + "a" * 50 + "FUND" + "b" * 50


def _shown(line: str, start: int, end: int, room: int = 40) -> tuple[str, str]:
    return excerpt(line, Place(1, start, 1, end), room, TerminalStyle())


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        pytest.param("title = 5", 9, 10, "title = 5", "        ^", id="one character"),
        pytest.param("a\tb = 5", 5, 6, "a    b = 5", "       ^", id="a tab before it"),
        pytest.param("家 = 55", 5, 7, "家 = 55", "     ^^", id="wide letters before it"),
        pytest.param("a = 家庭", 5, 7, "a = 家庭", "    ^^^^", id="wide letters in it"),
        pytest.param("a = \x1b", 5, 6, "a = \\u001b", "    ^^^^^^", id="an escape"),
        pytest.param("a =", 9, 9, "a =", "   ^", id="behind the end"),
        pytest.param("", 1, 1, "", "^", id="an empty line"),
    ],
)
def test_carets_stand_under_the_place(
    line: str, start: int, end: int, shown: str, carets: str
) -> None:
    assert _shown(line, start, end) == (shown, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, carets = _shown(LONG, 61, 65)

    assert shown == "…" + "a" * 12 + "FUND" + "b" * 22 + "…"
    assert carets == " " * 13 + "^^^^"


def test_a_place_over_two_lines_goes_to_the_lines_end() -> None:
    assert excerpt('a = """x', Place(1, 5, 3, 4), 40, TerminalStyle())[1] == "    ^^^^"


def test_ascii_terminal_has_dots_for_cut_text() -> None:
    shown, _ = excerpt(LONG, Place(1, 61, 1, 65), 40, TerminalStyle(encoding="ascii"))

    assert (shown[:3], shown[-3:], len(shown)) == ("...", "...", 40)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 60), st.integers(0, 60))
def test_nothing_is_wider_than_its_room(line: str, start: int, length: int) -> None:
    shown, carets = _shown(line, start, start + length, room=30)

    assert width(shown) <= 30
    assert carets.strip() == "^" * carets.count("^")


def test_a_draft_of_which_nothing_is_found_still_waits_for_answers() -> None:
    draft = replace(NOT_READY, findings=(), lines={})

    assert rendered("text", a_report(draft)).splitlines()[-2:] == [
        "Ret svarene: aabsocial edit sommer-i-gaarden",
        "Hvem skal handle: Forslagsstilleren.",
    ]
