"""Answers are changed without touching the ones that were there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aabsocial.model.answers import (
    answer_at,
    key_of,
    overlaid,
    path_of,
    plain_key,
    texts_in,
    with_answer,
    without_answer,
)

NAMES = st.text("abc_", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("status", ("status",)),
        ("initiative.title", ("initiative", "title")),
        ("partners[1].role", ("partners", 1, "role")),
        ("residents.decisions[0]", ("residents", "decisions", 0)),
        ('idea.""', ("idea", "")),
        ('"a.b"[2]', ("a.b", 2)),
        (r'"[1]"."a\"b\\"', ("[1]", 'a"b\\')),
    ],
)
def test_a_key_and_its_path_name_the_same_answer(key: str, path: tuple[str | int, ...]) -> None:
    assert path_of(key) == path
    assert key_of(path) == key


@given(st.lists(st.text() | st.integers(0, 999), min_size=1, max_size=4).map(tuple))
def test_any_path_has_a_key_of_its_own(path: tuple[str | int, ...]) -> None:
    assert path_of(key_of(path)) == path


def test_a_plain_key_is_that_of_the_question() -> None:
    assert plain_key(("residents", "decisions", 3, "date")) == "residents.decisions.date"


@given(st.lists(NAMES, min_size=1, max_size=4).map(tuple), st.integers())
def test_an_answer_that_was_set_is_found_again(path: tuple[str, ...], value: int) -> None:
    assert answer_at(with_answer({}, path, value), path) == value


def test_setting_an_answer_leaves_the_others_and_the_original() -> None:
    before: dict[str, Any] = {"initiative": {"title": "Gården"}, "status": "draft"}

    after = with_answer(before, ("initiative", "homes"), 40)

    assert before == {"initiative": {"title": "Gården"}, "status": "draft"}
    assert after == {"initiative": {"title": "Gården", "homes": 40}, "status": "draft"}


def test_a_record_behind_the_last_one_is_added() -> None:
    answers = with_answer({"budget": [{"item": "Mad"}]}, ("budget", 1, "item"), "Telt")

    assert answers == {"budget": [{"item": "Mad"}, {"item": "Telt"}]}


def test_a_record_taken_out_closes_the_gap() -> None:
    answers = without_answer({"budget": [{"item": "Mad"}, {"item": "Telt"}]}, ("budget", 0))

    assert answers == {"budget": [{"item": "Telt"}]}


@pytest.mark.parametrize("path", [("a", "b"), ("list", 7), ("list", 0, "name"), ("text", "x")])
def test_removing_missing_answer_changes_nothing(path: tuple[str | int, ...]) -> None:
    answers = {"list": [{"other": 1}], "text": "word"}

    assert without_answer(answers, path) == answers
    assert answer_at(answers, path) is None


def test_overlaid_answers_keep_the_others() -> None:
    below = {"status": "draft", "initiative": {"title": "Gården", "homes": 10}, "budget": [{}]}
    above = {"initiative": {"homes": 40}, "budget": []}

    assert overlaid(below, above) == {
        "status": "draft",
        "initiative": {"title": "Gården", "homes": 40},
        "budget": [],
    }


def test_every_text_is_found_with_its_path() -> None:
    answers = {"status": "draft", "partners": [{"name": "Fritid", "since": 2026}], "a": [["b"]]}

    assert [*texts_in(answers)] == [
        (("status",), "draft"),
        (("partners", 0, "name"), "Fritid"),
        (("a", 0, 0), "b"),
    ]
