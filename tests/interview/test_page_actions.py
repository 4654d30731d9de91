"""What can be chosen in the hub, a task and the review."""

from __future__ import annotations

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
    session_with,
    without_tables,
)


def test_a_task_not_begun_starts_at_its_first_question() -> None:
    assert location_text(after(new_session(), Menu(), choose("task:money"))) == (
        "question finance.no_money"
    )


def test_a_task_leads_to_each_of_its_questions() -> None:
    task = after(session_with(DONE), choose("task:idea"))

    assert location_text(after(task, choose("item:initiative.pilot"))) == (
        "question initiative.pilot"
    )
    money = after(session_with(DONE), choose("task:money"), choose("item:budget"))
    assert location_text(money) == "list budget"


def test_a_changed_answer_comes_back_to_its_task() -> None:
    session = after(session_with(DONE), choose("task:idea"), choose("item:initiative.title"))

    assert location_text(after(session, Typed("Fællesskab"))) == "task idea"


def test_whole_task_is_revisited() -> None:
    session = after(session_with(DONE), choose("task:effect"), choose("whole"))

    assert location_text(session) == "question effect.source"
    assert location_text(after(session, Keep())) == "list success_criteria"
    assert location_text(after(session, Keep(), choose("done"))) == "ending"


def test_revisited_task_shows_its_findings_again() -> None:
    shouted = changed(DONE, "initiative", title="NABOSKAB")
    keeping: list[Action] = [Keep()] * 6
    walk = (choose("task:idea"), choose("whole"), *keeping)
    once = after(session_with(shouted), *walk)

    assert location_text(once) == "findings idea"
    assert location_text(after(once, choose("hub"), *walk)) == "findings idea"


def test_only_newly_relevant_questions_are_asked() -> None:
    answers = without_tables(DONE, "effect")
    session = after(session_with(answers), choose("task:idea"), choose("item:initiative.pilot"))

    learning = after(session, choose("yes"))
    assert location_text(learning) == "question initiative.pilot_learning"
    assert location_text(after(learning, Typed("Vi vil lære noget nyt."))) == "task idea"


def test_what_a_task_leaves_open_is_not_asked_after_one_answer() -> None:
    answers = {"initiative": {"title": "Naboskab", "pilot": False}}
    page = after(session_with(answers), choose("review"), choose("task:idea"))
    changed_title = after(page, choose("item:initiative.title"), Typed("Fællesskab"))

    assert location_text(changed_title) == "task idea"


def test_elaborate_opens_the_task_from_its_findings() -> None:
    shouted = changed(DONE, "initiative", title="NABOSKAB")
    keeping: list[Action] = [Keep()] * 6
    found = after(session_with(shouted), choose("task:idea"), choose("whole"), *keeping)

    assert location_text(after(found, choose("elaborate"))) == "task idea"


def test_the_preview_shows_the_paper_and_leads_back() -> None:
    session = after(session_with(DONE, preview=lambda _: "# Oplæg\n\nNaboskab"), choose("preview"))

    assert screen(session).paper == "# Oplæg\n\nNaboskab"
    assert location_text(after(session, choose("continue"))) == "hub"


def test_the_hub_stops_the_conversation() -> None:
    assert after(new_session(), Menu(), choose("stop")).result is InterviewResult.STOPPED


def test_questions_outside_the_order_are_reachable_from_the_hub() -> None:
    session = after(
        session_with(DONE), choose("review"), choose("task:after"), choose("item:status")
    )

    assert screen(session).progress == "Ud over de 13 spørgsmål"
    assert location_text(after(session, choose("submitted"))) == "task after"
