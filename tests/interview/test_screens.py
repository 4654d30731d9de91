"""The screen of a question, a list and a record."""

from __future__ import annotations

import pytest

from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Input, Tone
from aabsocial.interview.screens import screen
from aabsocial.policy.aab import load_policy
from tests.support.conversations import DONE, after, asking, changed, choose, listing, session_with


def test_unreadable_answer_is_noted_at_its_question() -> None:
    unread = changed(DONE, "initiative", start="i morgen")

    (note,) = screen(asking("initiative.start", unread)).notes
    assert note.tone is Tone.ERROR
    assert "»i morgen«" in note.text
    assert screen(asking("initiative.title", unread)).notes == ()


def test_record_hides_inapplicable_fields() -> None:
    votes = {"forum": "department-meeting", "unanimous": True}
    answers = {"residents": {"decisions": [votes]}}
    page = Location(ScreenKind.RECORD, "residents.decisions[0]")

    names = [it.name for it in screen(session_with(answers, page, policy=load_policy())).options]
    assert "field:unanimous" in names
    assert "field:votes_for" not in names


def test_yes_comes_before_no_in_every_list() -> None:
    policy = load_policy()
    for key, question in policy.questions.items():
        words = [policy.item_words[key].choices[it].in_("da") for it in question.choices]
        opposed = [it for it in words if it in ("Ja", "Nej")]
        assert opposed in ([], ["Ja", "Nej"]), key


@pytest.mark.parametrize(
    ("key", "waits_for"),
    [
        ("initiative.title", Input.LINE),
        ("initiative.departments", Input.LINES),
        ("initiative.purpose", Input.PARAGRAPHS),
        ("initiative.start", Input.LINE),
        ("initiative.pilot", Input.CHOICE),
        ("initiative.focus_areas", Input.CHOICES),
        ("budget[0].amount", Input.LINE),
    ],
)
def test_each_kind_has_its_input(key: str, waits_for: Input) -> None:
    assert screen(asking(key, DONE)).input is waits_for


@pytest.mark.parametrize(
    ("key", "current"),
    [
        ("initiative.title", "Naboskab"),
        ("initiative.departments", "901\n902"),
        ("initiative.start", "1. marts 2027"),
        ("initiative.pilot", "Nej"),
        ("initiative.focus_areas", "crime-prevention på dansk"),
        ("budget[1].amount", "20.000 kr."),
        ("budget[1].category", "salary på dansk"),
        ("success_criteria[0].target", "12,5"),
    ],
)
def test_answer_is_filled_in_for_editing(key: str, current: str) -> None:
    answers = changed(DONE, "initiative", departments=["901", "902"])

    assert screen(asking(key, answers)).current == current


def test_unanswered_question_is_empty() -> None:
    shown = screen(asking("initiative.pilot"))

    assert (shown.current, shown.chosen, shown.proposed) == ("", (), ())
    assert [option.name for option in shown.options] == ["yes", "no", "?"]


def test_current_choices_are_marked() -> None:
    assert screen(asking("initiative.pilot", DONE)).chosen == ("no",)
    assert screen(asking("initiative.focus_areas", DONE)).chosen == ("crime-prevention",)
    assert screen(asking("budget[1].category", DONE)).chosen == ("salary",)


def test_a_record_shows_its_fields_and_acts() -> None:
    shown = screen(after(listing("budget", DONE), choose("record:1")))

    assert [option.label for option in shown.options] == [
        "Felt budget.item: Løn",
        "Felt budget.category: salary på dansk",
        "Felt budget.amount: 20.000 kr.",
        "Felt budget.note: ikke besvaret",
        "Færdig – tilbage til listen",
        "Flyt op",
        "Slet",
    ]
    assert shown.question == "Linje 2: Hvad vil du rette?"


def test_a_long_field_is_cut_short_in_its_record() -> None:
    long = {**DONE, "budget": [{"item": "Kaffe og kage " * 20, "category": "other"}]}
    shown = screen(after(listing("budget", long), choose("record:0")))

    assert len(shown.options[0].label) < 90
