"""Answers that follow others until somebody touches them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.model.answers import answer_at, path_of, with_answer, without_answer
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.derived import (
    begin_deriving,
    follow_sources,
    touched_keys,
    untouched_keys,
    without_derived,
)
from aabsocial.questionnaire.questions import read_answers

if TYPE_CHECKING:
    from aabsocial.model.answers import Answers

POLICY = load_policy()
POINTS, METHOD = "evaluation.points", "evaluation.method"
RECOMMENDATION, SUMMARY = "recommendation.points", "initiative.summary"
KEYS = [POINTS, METHOD, RECOMMENDATION, SUMMARY]
IDEA: dict[str, Any] = {
    "title": "Sommerkaffe",
    "departments": ["47"],
    "start": date(2027, 6, 1),
    "end": date(2027, 8, 31),
    "target_group": "Alle i gården",
}
MONEY = [{"source": "AAB", "kind": "aab", "amount": 4_000, "status": "applied"}]


def changed(before: Answers, key: str, value: object) -> Answers:
    """Return the answers after somebody answered a question, or took its answer back."""
    path = path_of(key)
    after = without_answer(before, path) if value is None else with_answer(before, path, value)
    return follow_sources(POLICY, before, after, read_answers(POLICY, after).proposal)


def written() -> Answers:
    """Return the answers of a proposal in which the program has written all that it can."""
    begun = begin_deriving(POLICY, {"initiative": IDEA})
    return changed(begun, "initiative.target_group", "Alle i gården og deres gæster")


def test_a_new_proposal_is_the_programs_to_write() -> None:
    assert begin_deriving(POLICY, {})["derived"] == KEYS
    told = {"initiative": {"summary": "Kaffe."}}
    assert begin_deriving(POLICY, told)["derived"] == KEYS[:3]


def test_all_that_can_be_worked_out_is_written() -> None:
    answers = written()
    assert answers["derived"] == KEYS
    assert answer_at(answers, path_of(RECOMMENDATION)) == [
        "at indsatsen »Sommerkaffe« godkendes for perioden 1. juni 2027 til 31. august 2027"
    ]
    assert [point["date"] for point in answers["evaluation"]["points"]] == [
        date(2027, 7, 1),
        date(2027, 9, 1),
    ]
    assert "den 1. juli 2027 og den 1. september 2027" in answers["evaluation"]["method"]
    assert answers["initiative"]["summary"].startswith("Sommerkaffe er en indsats i afdeling 47")
    assert untouched_keys(POLICY, read_answers(POLICY, answers).proposal) == tuple(KEYS)


def test_what_is_written_follows_its_sources_until_it_is_touched() -> None:
    with_money = changed(written(), "financing", MONEY)
    assert "Der søges om 4.000 kr. hos AAB." in answer_at(with_money, path_of(SUMMARY))  # type: ignore[operator]
    touched = changed(with_money, SUMMARY, "Kaffe i gården.")
    assert touched["derived"] == KEYS[:3]
    later = changed(touched, "financing", [{**MONEY[0], "amount": 5_000}])
    assert answer_at(later, path_of(SUMMARY)) == "Kaffe i gården."
    assert answer_at(later, (*path_of(RECOMMENDATION), 1)) == "at der bevilges 5.000 kr. fra AAB"


def test_a_text_follows_days_that_were_written_with_it() -> None:
    later = changed(written(), "initiative.end", date(2027, 9, 30))
    assert "den 2. august 2027 og den 1. oktober 2027" in later["evaluation"]["method"]


def test_the_recommendation_follows_what_is_said_of_the_evaluation() -> None:
    def promised(answers: Answers) -> list[str]:
        points: Any = answer_at(answers, path_of(RECOMMENDATION))
        return [it.partition("senest ")[2] for it in points if "evalueringen" in it]

    large = changed(written(), "initiative.departments", ["47", "48", "49"])
    assert promised(large) == ["den 1. september 2027 (forslag)"]
    moved = changed(large, "initiative.end", date(2027, 9, 30))
    assert promised(moved) == ["den 1. oktober 2027 (forslag)"]
    agreed = changed(moved, "evaluation.agreed", value=True)
    assert promised(agreed) == ["den 1. oktober 2027"]
    assert promised(changed(agreed, METHOD, "Gårdens kaffegruppe tæller hver onsdag.")) == []


def test_a_text_follows_days_that_somebody_has_changed() -> None:
    point = {"date": date(2027, 7, 15), "what": "Grill"}
    later = changed(written(), POINTS, [point])
    assert later["derived"] == KEYS[1:]
    assert later["evaluation"]["method"].startswith("Der gøres status den 15. juli 2027 (Grill).")


def test_what_is_taken_back_is_not_written_again() -> None:
    emptied = changed(written(), SUMMARY, None)
    assert emptied["derived"] == KEYS[:3]
    assert answer_at(changed(emptied, "financing", MONEY), path_of(SUMMARY)) is None


def test_what_loses_its_sources_is_taken_back_until_they_return() -> None:
    before = written()
    without = changed(before, "initiative.title", None)
    assert answer_at(without, path_of(SUMMARY)) is None
    assert without["derived"] == KEYS
    assert changed(without, "initiative.title", "Sommerkaffe") == before
    shorter = changed(before, "initiative.end", date(2027, 6, 20))
    assert answer_at(shorter, path_of(POINTS)) is None
    assert "når indsatsen slutter den 20. juni 2027" in shorter["evaluation"]["method"]


def test_what_is_proposed_and_taken_as_it_is_counts_as_untouched() -> None:
    before = without_derived(POLICY, written(), tuple(KEYS))
    opened = without_answer(before, path_of(SUMMARY))
    text = answer_at(before, path_of(SUMMARY))
    assert changed(opened, SUMMARY, text)["derived"] == [SUMMARY]
    assert "derived" not in changed(opened, SUMMARY, "Kaffe.")


def test_what_was_touched_once_stays_so_even_if_the_same_is_written() -> None:
    before = written()
    text = answer_at(before, path_of(SUMMARY))
    touched = changed(before, SUMMARY, "Kaffe.")
    assert changed(touched, SUMMARY, text)["derived"] == KEYS[:3]


def test_nothing_follows_where_nothing_is_listed() -> None:
    answers: Answers = {"initiative": IDEA}
    assert changed(answers, "financing", MONEY) == {"initiative": IDEA, "financing": MONEY}


def test_the_last_that_is_touched_takes_the_list_away() -> None:
    answers = without_derived(POLICY, written(), tuple(KEYS[:3]))
    assert answers["derived"] == [SUMMARY]
    assert "derived" not in changed(answers, SUMMARY, "Kaffe.")


def test_a_text_that_was_changed_in_the_file_counts_as_touched() -> None:
    by_hand = with_answer(written(), path_of(SUMMARY), "Kaffe i gården.")
    assert touched_keys(POLICY, by_hand) == (SUMMARY,)
    assert touched_keys(POLICY, written()) == ()
    proposal = read_answers(POLICY, by_hand).proposal
    assert untouched_keys(POLICY, proposal) == tuple(KEYS[:3])


def test_a_text_that_was_taken_out_of_the_file_is_written_again() -> None:
    by_hand = without_answer(written(), path_of(SUMMARY))
    assert touched_keys(POLICY, by_hand) == ()
    assert changed(by_hand, "financing", MONEY)["derived"] == KEYS


@pytest.mark.parametrize("listed", ["resumé", [1, "initiative.title"], 3])
def test_a_list_that_cannot_be_read_lists_nothing(listed: object) -> None:
    answers: Answers = {"initiative": IDEA, "derived": listed}
    assert touched_keys(POLICY, answers) == ()
    assert changed(answers, "financing", MONEY) == {**answers, "financing": MONEY}


DEADLINE, END = "success_criteria[1].deadline", "initiative.end"


def with_criteria() -> Answers:
    """Return answers with two goals; the program took the deadline of the second."""
    goals = [
        {"id": "K1", "deadline": date(2027, 8, 31)},
        {"id": "K2", "deadline": date(2027, 8, 31)},
    ]
    return {"derived": [DEADLINE], "initiative": IDEA, "success_criteria": goals}


def test_a_deadline_that_the_program_took_follows_the_period() -> None:
    later = changed(with_criteria(), END, date(2027, 12, 31))
    assert answer_at(later, path_of(DEADLINE)) == date(2027, 12, 31)
    assert answer_at(later, path_of("success_criteria[0].deadline")) == date(2027, 8, 31)
    assert later["derived"] == [DEADLINE]
    assert untouched_keys(POLICY, read_answers(POLICY, later).proposal) == (DEADLINE,)


def test_a_deadline_goes_with_the_end_of_the_period_and_comes_back() -> None:
    unknown = changed(with_criteria(), END, None)
    assert answer_at(unknown, path_of(DEADLINE)) is None
    assert untouched_keys(POLICY, read_answers(POLICY, unknown).proposal) == ()
    again = changed(unknown, END, date(2027, 9, 30))
    assert answer_at(again, path_of(DEADLINE)) == date(2027, 9, 30)


def test_a_deadline_that_somebody_wrote_stays() -> None:
    by_hand = with_answer(with_criteria(), path_of(DEADLINE), date(2027, 7, 1))
    assert touched_keys(POLICY, by_hand) == (DEADLINE,)
    touched = changed(with_criteria(), DEADLINE, date(2027, 7, 1))
    assert "derived" not in touched
    later = changed(touched, END, date(2027, 12, 31))
    assert answer_at(later, path_of(DEADLINE)) == date(2027, 7, 1)


def test_what_a_change_lists_anew_follows_its_source_at_once() -> None:
    """As when a goal is put back after the period was changed."""
    before = with_answer(with_criteria(), path_of(END), date(2027, 12, 31))
    without = {**before, "derived": [], "success_criteria": []}
    back = follow_sources(POLICY, without, before, read_answers(POLICY, before).proposal)
    assert answer_at(back, path_of(DEADLINE)) == date(2027, 12, 31)


@pytest.mark.parametrize(
    "key",
    [
        "success_criteria[2].deadline",
        "success_criteria[0].source",
        "success_criteria[0].other",
        "success_criteria[0]",
        "initiative[0].end",
        "deadline",
        "",
    ],
)
def test_what_names_no_derived_field_of_a_record_counts_for_nothing(key: str) -> None:
    answers = {**with_criteria(), "derived": [key]}
    assert untouched_keys(POLICY, read_answers(POLICY, answers).proposal) == ()
    later = changed(answers, END, date(2027, 12, 31))
    assert later["success_criteria"] == answers["success_criteria"]


def test_the_fields_of_records_are_listed_in_their_order() -> None:
    many = [{"id": f"K{n}", "deadline": date(2027, 8, 31)} for n in range(12)]
    keys = [f"success_criteria[{n}].deadline" for n in (10, 2, 11)]
    answers = {"derived": [*keys, SUMMARY], "initiative": IDEA, "success_criteria": many}
    kept = without_derived(POLICY, answers, ("success_criteria[11].deadline",))
    assert kept["derived"] == [SUMMARY, keys[1], keys[0]]
