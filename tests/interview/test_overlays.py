"""The menu, a section, the review: what they show, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aabsocial.interview.protocol import Menu
from aabsocial.interview.screens import screen
from tests.support.conversations import DONE, after, changed, choose, new_session, without_tables

if TYPE_CHECKING:
    from aabsocial.interview.session import Session

SHOUTED = changed(DONE, "initiative", title="NABOSKAB")
LEFT = changed(DONE, "initiative", pilot_learning="Noget nyt")


def labels(*, of: Session) -> list[str]:
    return [option.label for option in screen(of).options]


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "idea på dansk (ikke begyndt)"),
        ({"initiative": {"title": "Naboskab"}}, "idea på dansk (begyndt)"),
        (DONE, "idea på dansk (færdigt)"),
        (SHOUTED, "idea på dansk (1 ting at se på)"),
    ],
    ids=["not started", "started", "done", "findings"],
)
def test_the_menu_says_how_far_a_section_is(answers: dict[str, object], state: str) -> None:
    assert state in labels(of=after(new_session(answers), Menu()))


def test_section_without_questions_says_so() -> None:
    assert labels(of=after(new_session(DONE), Menu()))[-1] == "after på dansk (ikke nødvendigt nu)"


def test_a_section_shows_each_answer() -> None:
    shown = labels(of=after(new_session(DONE), choose("section:idea")))

    assert "Felt initiative.title: Naboskab" in shown
    assert "Felt initiative.start: 1. marts 2027" in shown
    assert "Felt initiative.pilot: Nej" in shown
    assert "Felt initiative.focus_areas: crime-prevention på dansk" in shown


def test_unanswered_question_says_so() -> None:
    shown = labels(of=after(new_session(without_tables(DONE, "effect")), choose("section:effect")))

    assert "Felt effect.source: ikke besvaret" in shown


def test_an_answer_not_in_use_is_named() -> None:
    told = (
        "Felt initiative.pilot_learning: Svaret er gemt, men bruges ikke, sådan som resten er "
        "besvaret."
    )

    assert screen(after(new_session(LEFT), choose("section:idea"))).body == (told,)
    assert f"  {told}" in screen(new_session(LEFT)).body


def test_the_review_shows_every_answer_and_record() -> None:
    body = screen(new_session(DONE)).body

    assert "idea på dansk (færdigt)" in body
    assert "  Felt budget: 2" in body
    assert "    2. Løn · salary på dansk · 20.000\N{NO-BREAK SPACE}kr." in body
    assert body[-1] == "Alle nødvendige svar er givet."


def test_the_review_counts_what_is_missing() -> None:
    one = after(new_session(without_tables(DONE, "recommendation")), Menu(), choose("review"))
    two = after(
        new_session(without_tables(DONE, "recommendation", "financing")), Menu(), choose("review")
    )

    assert screen(one).body[-1] == "Ét nødvendigt svar mangler endnu."
    assert screen(two).body[-1] == "2 nødvendige svar mangler endnu."


def test_review_page_shows_findings() -> None:
    assert (
        "Advarsel: »NABOSKAB« går ikke. Mend it. på dansk (TIT01)"
        in screen(new_session(SHOUTED)).body
    )


def test_a_very_long_answer_is_cut_short() -> None:
    long = changed(DONE, "initiative", title="Nabo " * 40)

    line = next(line for line in screen(new_session(long)).body if "initiative.title" in line)
    assert len(line) < 90
    assert line.endswith("…")


def test_a_complete_review_proposes_to_write() -> None:
    assert screen(new_session(DONE)).proposed == ("write",)


def test_a_review_with_optional_gaps_offers_them_last() -> None:
    shown = screen(new_session(without_tables(DONE, "effect")))

    assert [option.name for option in shown.options[:3]] == ["write", "draft", "go-on"]


def test_every_page_speaks_english() -> None:
    session = new_session(SHOUTED, language="en")

    assert screen(session).body[-1] == "All necessary answers are given."
    assert "idea in English (1 thing to look at)" in labels(of=after(session, Menu()))
    assert labels(of=after(session, choose("section:idea")))[0] == "Go through the whole section"
