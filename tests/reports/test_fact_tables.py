"""The facts side by side: every proposal, the sums, and nothing unknown shown as nothing."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given

from aabsocial.core.struct import replace
from aabsocial.localization.messages import LANGUAGES, NO_BREAK_SPACE, Language
from aabsocial.reports import Overview
from aabsocial.reports.terminal import COLOURS, TerminalStyle, width
from tests.support.reports import FACTS, NOT_READY, READY, UNREADABLE, a_report, any_text, rendered

KNOWN = replace(READY, facts=replace(FACTS, asked=FACTS.external, municipality="Ærø"))
PARTLY = replace(NOT_READY, facts=FACTS)
OVERVIEWS: tuple[Overview, ...] = get_args(Overview)


def shown(overview: Overview, columns: int = 80, language: Language = "da") -> str:
    style = TerminalStyle(columns=columns, overview=overview)
    report = a_report(KNOWN, PARTLY, UNREADABLE, language=language)
    return rendered("text", report, style).replace(NO_BREAK_SPACE, " ")


def test_money_reads_so() -> None:
    told, _, _ = shown("money").partition("\nEfter prioriteret")

    assert told.splitlines() == [
        "Oplæg                 Samlet budget  Søges hos AAB        Ekstern     Endnu ikke",
        "                                                     finansiering       bevilget",
        "Caféens åbne døre     24.500,50 kr.          0 kr.          0 kr.       Kan ikke",
        "caféen                                                                   opgøres",
        "✓ Klar til",
        "behandling",
        "Sommer i gården       24.500,50 kr.         mindst          0 kr.       Kan ikke",
        "sommer-i-gaarden                        14.900 kr.                       opgøres",
        "✗ Ikke klar",
        "ødelagt                    Kan ikke       Kan ikke       Kan ikke       Kan ikke",
        "✗ Kan ikke læses            opgøres        opgøres        opgøres        opgøres",
        "I alt                        mindst         mindst       Kan ikke       Kan ikke",
        "3 oplæg                  49.001 kr.     14.900 kr.        opgøres        opgøres",
    ]


@pytest.mark.parametrize("overview", OVERVIEWS)
@pytest.mark.parametrize("columns", [40, 80])
def test_every_proposal_stands_in_every_overview(overview: Overview, columns: int) -> None:
    told = shown(overview, columns)

    assert all(name in told for name in ("Caféens åbne døre", "Sommer i gården", "ødelagt"))
    assert "Skal rettes, før bestyrelsen kan" in told


@pytest.mark.parametrize("overview", OVERVIEWS)
@pytest.mark.parametrize("columns", [30, 40, 70, 80, 88])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fits(overview: Overview, columns: int, language: Language) -> None:
    lines = shown(overview, columns, language).splitlines()

    assert [it for it in lines if width(it) > columns and "aabsocial" not in it] == []


def test_time_and_people_say_what_is_known() -> None:
    assert "1. december 2026:" in shown("time")
    assert "Halvvejs" in shown("time")
    people = shown("people", 40)
    assert "Afdelinger: Afdeling 901 og 903" in people
    assert "Deltagere: 40" in people


@pytest.mark.parametrize("overview", OVERVIEWS)
@given(text=any_text)
def test_any_text_can_be_laid_out(overview: Overview, text: str) -> None:
    facts = replace(FACTS, municipality=text, departments=(text,), status=None)
    style = TerminalStyle(columns=80, overview=overview, colours=COLOURS)

    assert rendered("text", a_report(replace(READY, title=text, facts=facts)), style)


@pytest.mark.parametrize("columns", [40, 80])
def test_what_is_asked_in_all_is_said_with_the_reason_why_it_is_not_whole(columns: int) -> None:
    told = " ".join(shown("money", columns).split())

    assert "Søges hos AAB i alt: mindst 14.900 kr. (1 post kan ikke læses, 1 beløb mangler)" in told


def test_those_that_are_ready_are_named() -> None:
    assert "Klar til behandling: caféen." in shown("time")


def test_what_is_not_answered_and_what_cannot_be_read_are_told_apart() -> None:
    unread = frozenset(("start", "participants", "departments", "municipality"))
    blank = replace(
        FACTS, departments=(), municipality=None, start=None, participants=None, next=None
    )
    known = replace(READY, facts=blank)
    read = [rendered("text", a_report(known), shown_as(it)) for it in OVERVIEWS]
    odd = replace(READY, facts=replace(blank, unread=unread))
    not_read = [rendered("text", a_report(odd), shown_as(it)) for it in OVERVIEWS]

    assert not any("Kan ikke læses" in told for told in read)
    money, time, people = (" ".join(told.split()) for told in not_read)
    assert "Efter startår" in money
    assert money.count("⚠ Kan ikke læses") == 2
    assert time.count("Start: ⚠ Kan ikke læses") == 1
    assert people.count("⚠ Kan ikke læses") == 3


def shown_as(overview: Overview) -> TerminalStyle:
    return TerminalStyle(columns=40, overview=overview)
