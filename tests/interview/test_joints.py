"""Several questions that are one spot of the interview."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.interview import page_actions
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Keep, Menu, Typed
from aabsocial.interview.resume import resume, revisit_all, start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.tasks import TaskState, section_named, task_status
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
from tests.support.small_policy import SMALL_WITH_STEPS

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

PILOT = "question initiative.pilot"
LEARNING = "question initiative.pilot_learning"
IS_PILOT = changed(DONE, "initiative", pilot=True)
TASK = Location(ScreenKind.TASK, "idea")


def at(key: str, answers: Answers | None = None) -> Session:
    return start_at(session_with(answers, policy=SMALL_WITH_STEPS), key)


def on_task(answers: Answers) -> Session:
    return session_with(answers, TASK, policy=SMALL_WITH_STEPS)


def test_the_steps_of_a_joint_are_counted_once() -> None:
    session = at("initiative.title")

    assert screen(session).progress == "Spørgsmål 1 af 12"
    assert screen(after(session, Typed("Naboskab"))).progress == "Spørgsmål 1 af 12"
    following = after(session, Typed("Naboskab"), Typed("901"))
    assert location_text(following) == "question initiative.start"
    assert screen(following).progress == "Spørgsmål 2 af 12"


def test_a_step_that_is_not_asked_is_passed_over() -> None:
    assert location_text(after(at("initiative.pilot"), choose("yes"))) == LEARNING
    assert location_text(after(at("initiative.pilot"), choose("no"))) == (
        "question initiative.focus_areas"
    )


def test_a_joint_is_unanswered_while_a_necessary_part_is_missing() -> None:
    assert "initiative.trial" in at("status", IS_PILOT).unanswered
    assert "initiative.trial" not in at("status", DONE).unanswered
    whole = changed(IS_PILOT, "initiative", pilot_learning="Noget nyt")
    assert "initiative.trial" not in at("status", whole).unanswered


def test_a_step_left_open_leaves_the_joint_open() -> None:
    session = after(at("initiative.pilot"), Keep())

    assert location_text(session) == "question initiative.focus_areas"
    assert "initiative.trial" in session.skipped


def test_going_on_with_a_task_asks_what_its_joint_lacks() -> None:
    left = after(at("initiative.pilot", IS_PILOT), Keep(), Keep())
    hub = after(left, Menu(), choose(f"{page_actions.TASK}idea"))

    assert location_text(hub) == LEARNING


def test_a_task_counts_what_is_missing_as_it_is_listed() -> None:
    empty = session_with({}, policy=SMALL_WITH_STEPS)
    idea = section_named(empty, "idea")
    nothing_of_the_name = changed(IS_PILOT, "initiative", title=None, departments=None)

    assert task_status(empty, idea).count == 5
    begun = session_with(nothing_of_the_name, policy=SMALL_WITH_STEPS)
    assert (task_status(begun, idea).state, task_status(begun, idea).count) == (TaskState.BEGUN, 3)
    assert "mangler svar 3 steder" in screen(begun).body[1]
    listed = screen(after(begun, choose("review"))).body
    assert sum("er ikke besvaret" in line for line in listed) == 3


def test_a_task_has_one_row_for_a_joint_and_opens_it() -> None:
    session = on_task(changed(DONE, "initiative", title="Naboskab"))
    rows = [option for option in screen(session).options if option.name.startswith("item:")]

    assert [rows[0].name, rows[0].label] == [
        "item:initiative.name",
        "Led initiative.name: Naboskab · 901",
    ]
    opened = after(session, choose("item:initiative.name"))
    assert location_text(opened) == "question initiative.title"
    assert location_text(after(opened, Keep())) == "question initiative.departments"
    assert after(opened, Keep(), Keep()).location == TASK


def test_a_joint_opened_from_a_page_goes_back_to_it_by_its_steps() -> None:
    second = after(on_task(DONE), choose("item:initiative.name"), Keep())

    assert location_text(after(second, Back())) == "question initiative.title"
    assert after(second, Back(), Back()).location == TASK


def test_what_an_answer_in_a_joint_makes_relevant_is_asked_before_the_page() -> None:
    opened = after(on_task(DONE), choose("item:initiative.trial"))

    assert location_text(after(opened, choose("yes"))) == LEARNING
    assert after(opened, choose("yes"), Typed("Noget nyt")).location == TASK


def test_a_page_leads_to_the_step_that_is_not_put_forward() -> None:
    session = on_task(DONE)
    assert "item:initiative.pilot_learning" not in [it.name for it in screen(session).options]

    assert location_text(after(on_task(IS_PILOT), choose("item:initiative.trial"))) == PILOT


def test_back_leads_to_the_step_before_and_then_to_the_spot_before() -> None:
    session = at("initiative.pilot_learning", IS_PILOT)

    assert location_text(after(session, Back())) == PILOT
    assert location_text(after(session, Back(), Back())) == "question initiative.end"


@pytest.mark.parametrize(
    ("key", "opened"),
    [
        ("initiative.trial", PILOT),
        ("initiative.pilot", PILOT),
        ("initiative.pilot_learning", LEARNING),
    ],
)
def test_a_joint_is_opened_by_its_key_and_by_each_of_its_questions(key: str, opened: str) -> None:
    assert location_text(at(key, IS_PILOT)) == opened


def test_a_half_typed_step_is_where_its_joint_goes_on() -> None:
    session = after(at("initiative.departments", {}), Menu("90"), choose("task:idea"))

    assert location_text(session) == "question initiative.departments"
    assert screen(session).typed == "90"


def test_a_new_proposal_begins_with_the_first_step() -> None:
    session = new_session(policy=SMALL_WITH_STEPS)

    assert location_text(session) == "question initiative.title"


def test_every_answer_of_a_joint_is_shown_again_of_an_earlier_proposal() -> None:
    session = revisit_all(session_with(DONE, policy=SMALL_WITH_STEPS), "Før")
    seen = [location_text(session)]
    for _ in range(3):
        session = after(session, Keep())
        seen.append(location_text(session))

    assert seen == [
        "question initiative.title",
        "question initiative.departments",
        "question initiative.start",
        "question initiative.end",
    ]


def test_a_task_gone_through_again_begins_a_joint_at_its_first_step() -> None:
    session = after(on_task(DONE), choose(page_actions.WHOLE), Keep(), Keep(), Keep(), Keep())

    assert location_text(session) == PILOT


def test_an_optional_part_left_open_stays_so_after_a_stop() -> None:
    session = resume(session_with(without_tables(DONE, "effect"), policy=SMALL_WITH_STEPS))

    assert "effect.source" in session.skipped
    assert not session.unanswered & {"initiative.name", "initiative.trial"}


def test_a_date_read_in_a_step_stays_confirmed() -> None:
    session = after(at("initiative.title"), Typed("Naboskab"), Typed("901"), Typed("1/3-2027"))

    assert session.answers["initiative"] == {
        "title": "Naboskab",
        "departments": ["901"],
        "start": date(2027, 3, 1),
    }
