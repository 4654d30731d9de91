"""What can be chosen in the menu, a section and the review."""

from __future__ import annotations

import pytest

from aabsocial.interview.protocol import Action, Keep, Menu, Typed
from aabsocial.interview.screens import screen
from aabsocial.interview.session import InterviewResult
from tests.support.conversations import (
    DONE,
    after,
    changed,
    choose,
    location_text,
    new_session,
    without_tables,
)


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("item:initiative.title", "question initiative.title"),
        ("item:initiative.pilot", "question initiative.pilot"),
    ],
)
def test_the_menu_jumps_to_a_question(item: str, place: str) -> None:
    assert (
        location_text(after(new_session(), Menu(), choose("section:idea"), choose(item))) == place
    )


def test_the_menu_jumps_to_a_list() -> None:
    assert (
        location_text(after(new_session(), Menu(), choose("section:money"), choose("item:budget")))
        == "list budget"
    )


def test_a_jump_goes_on_from_there() -> None:
    session = after(new_session(), Menu(), choose("section:idea"), choose("item:initiative.start"))

    assert location_text(after(session, Typed("1/3-2027"))) == "question initiative.end"


def test_whole_section_is_revisited() -> None:
    session = after(new_session(DONE), choose("section:effect"), choose("whole"))

    assert location_text(session) == "question effect.source"
    assert location_text(after(session, Keep())) == "list success_criteria"
    assert location_text(after(session, Keep(), choose("done"))) == "review"


def test_revisited_section_shows_its_findings_again() -> None:
    shouted = changed(DONE, "initiative", title="NABOSKAB")
    keeping: list[Action] = [Keep()] * 6
    walk = (choose("section:idea"), choose("whole"), *keeping)
    once = after(new_session(shouted), *walk)

    assert location_text(once) == "findings idea"
    assert location_text(after(once, choose("continue"), *walk)) == "findings idea"


def test_a_change_from_the_review_comes_back() -> None:
    session = after(new_session(DONE), choose("section:idea"), choose("item:initiative.title"))

    assert location_text(after(session, Typed("Fællesskab"))) == "review"


def test_only_newly_relevant_questions_are_asked() -> None:
    answers = without_tables(DONE, "effect")
    session = after(new_session(answers), choose("section:idea"), choose("item:initiative.pilot"))

    learning = after(session, choose("yes"))
    assert location_text(learning) == "question initiative.pilot_learning"
    assert location_text(after(learning, Typed("Vi vil lære noget nyt."))) == "review"


def test_go_on_asks_open_questions() -> None:
    session = after(new_session(without_tables(DONE, "effect")), choose("go-on"))

    assert location_text(session) == "question effect.source"


def test_a_review_of_gaps_proposes_to_fill_them() -> None:
    session = after(new_session(changed(DONE, "initiative", pilot=None)), Menu(), choose("review"))

    assert screen(session).proposed == ("go-on",)
    assert location_text(after(session, choose("go-on"))) == "question initiative.pilot"


def test_the_preview_shows_the_paper_and_leads_back() -> None:
    session = after(
        new_session(DONE, preview=lambda _: "# Oplæg\n\nNaboskab"), Menu(), choose("preview")
    )

    assert screen(session).paper == "# Oplæg\n\nNaboskab"
    assert location_text(after(session, choose("continue"))) == "menu"


@pytest.mark.parametrize(
    ("name", "ending"),
    [("write", InterviewResult.WRITE), ("draft", InterviewResult.DRAFT)],
)
def test_the_review_ends_the_conversation(name: str, ending: InterviewResult) -> None:
    assert after(new_session(DONE), choose(name)).result is ending


def test_the_menu_stops_the_conversation() -> None:
    assert after(new_session(), Menu(), choose("stop")).result is InterviewResult.STOPPED


def test_a_complete_draft_is_submitted_when_written() -> None:
    session = after(new_session({**DONE, "status": "draft"}), choose("write"))

    assert session.answers["status"] == "submitted"


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"status": "draft"}, "Skriv papirerne – oplægget bliver »Indsendt«"),
        ({"status": "approved"}, "Skriv papirerne"),
        ({"status": "draft", "recommendation": {}}, "Skriv papirerne"),
    ],
    ids=["a complete draft", "no draft any more", "an incomplete draft"],
)
def test_review_says_that_writing_submits(changes: dict[str, object], label: str) -> None:
    session = after(new_session({**DONE, **changes}), Menu(), choose("review"))

    assert {it.name: it.label for it in screen(session).options}["write"] == label


def test_an_incomplete_draft_stays_one_when_written() -> None:
    session = new_session({**without_tables(DONE, "recommendation"), "status": "draft"})
    written = after(session, Menu(), choose("review"), choose("write"))

    assert written.answers["status"] == "draft"


@pytest.mark.parametrize("name", ["draft", "stop"])
def test_only_writing_submits_a_draft(name: str) -> None:
    session = after(new_session({**DONE, "status": "draft"}), choose(name))

    assert session.answers["status"] == "draft"


def test_questions_outside_the_order_are_reachable_by_menu() -> None:
    session = after(new_session(DONE), choose("section:after"), choose("item:status"))

    assert screen(session).progress == "Ud over de 13 spørgsmål"
    assert location_text(after(session, choose("submitted"))) == "review"
