"""What the program writes is shown, follows its sources until it is touched, and is counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Clear, Keep, Tone, Typed, Undo
from aabsocial.interview.resume import resume
from aabsocial.interview.screens import screen
from aabsocial.model.answers import answer_at, path_of, with_answer
from aabsocial.policy.aab import load_policy
from aabsocial.questionnaire.derived import begin_deriving, follow_sources
from aabsocial.questionnaire.questions import read_answers
from tests.support.conversations import after, asking, choose, location_text, session_with

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

POLICY = load_policy()
SUMMARY = "initiative.summary"
BEGUN: Answers = begin_deriving(
    POLICY,
    {
        "schema_version": 1,
        "policy": POLICY.version,
        "language": "da",
        "status": "draft",
        "initiative": {
            "title": "Sommerkaffe",
            "departments": ["47"],
            "start": date(2027, 6, 1),
            "end": date(2027, 8, 31),
            "external_financing": False,
        },
        "finance": {"no_money": True},
    },
)
WRITTEN = "Skrevet af programmet ud fra jeres svar. Ret det, der skal være anderledes."
CONTACT = {
    "contact.role": ("Beboerrådgiver",),
    "contact.name": ("Tove Holm",),
    "contact.email": ("tove@aab.example",),
    "contact.phone": ("12 34 56 78",),
}


def written(key: str, **context: Any) -> Session:  # noqa: ANN401 - any setting
    """Return a session at a question, after the program has written all that it can."""
    begun = asking("initiative.target_group", BEGUN, policy=POLICY, **context)
    typed = after(begun, Typed("Alle i gården"))
    kind = ScreenKind.QUESTION if key in POLICY.questions else ScreenKind.LIST
    return session_with(typed.answers, Location(kind, key), policy=POLICY, **context)


def state_of(session: Session, task: str) -> str:
    options = screen(session).options
    return next(option.state for option in options if option.name == f"task:{task}")


def test_a_written_text_is_shown_to_be_taken_or_changed() -> None:
    shown = screen(written(SUMMARY))
    assert shown.current.startswith("Sommerkaffe er en indsats i afdeling 47 fra 1. juni 2027")
    assert [note.text for note in shown.notes if note.tone is Tone.NEWS] == [WRITTEN]


def test_what_is_taken_as_it_stands_goes_on_following_its_sources() -> None:
    at_summary = written(SUMMARY)
    shown = screen(at_summary).current
    for taken in (after(at_summary, Keep()), after(at_summary, Typed(shown))):
        assert SUMMARY in taken.answers["derived"]
        later = after(
            session_with(
                taken.answers, Location(ScreenKind.QUESTION, "initiative.title"), policy=POLICY
            ),
            Typed("Vinterkaffe"),
        )
        assert str(answer_at(later.answers, path_of(SUMMARY))).startswith("Vinterkaffe er")


@pytest.mark.parametrize("touch", [Typed("Kaffe i gården."), Clear()], ids=["changed", "cleared"])
def test_what_is_touched_follows_no_more(touch: Typed | Clear) -> None:
    touched = after(written(SUMMARY), touch)
    assert SUMMARY not in touched.answers["derived"]
    told = answer_at(touched.answers, path_of(SUMMARY))
    at_title = Location(ScreenKind.QUESTION, "initiative.title")
    later = after(session_with(touched.answers, at_title, policy=POLICY), Typed("Vinterkaffe"))
    assert answer_at(later.answers, path_of(SUMMARY)) == told


def test_days_written_by_the_program_are_changed_one_by_one() -> None:
    changed = after(written("evaluation.points"), Typed("slet 2"))
    assert "evaluation.points" not in changed.answers["derived"]
    assert "den 1. juli 2027, og" in changed.answers["evaluation"]["method"]


def test_an_entry_of_a_list_is_not_said_to_be_written() -> None:
    answers = written("evaluation.points").answers
    at_list = Location(ScreenKind.LIST, "evaluation.points")
    at_field = Location(ScreenKind.QUESTION, "evaluation.points[0].date")
    said = {
        location: [
            note.text for note in screen(session_with(answers, location, policy=POLICY)).notes
        ]
        for location in (at_list, at_field)
    }
    assert said == {at_list: [WRITTEN], at_field: []}


def test_the_hub_says_what_there_is_to_look_through() -> None:
    hub = resume(written(SUMMARY, from_settings={key: it for key, (it, *_) in CONTACT.items()}))
    assert state_of(hub, "board") == "skrevet af programmet · se 3 svar igennem"
    assert state_of(hub, "effect").startswith("ikke begyndt")


def test_a_task_with_something_to_type_is_not_called_written() -> None:
    assert state_of(resume(written(SUMMARY)), "board") == "ikke begyndt · 3 spørgsmål"


def test_what_other_proposals_say_makes_no_task_written() -> None:
    assert (
        state_of(resume(written(SUMMARY, known=CONTACT)), "board") == "ikke begyndt · 3 spørgsmål"
    )


def test_a_task_leads_through_what_is_written() -> None:
    hub = resume(written(SUMMARY, known=CONTACT))
    at_points = after(hub, choose("task:board"))
    assert location_text(at_points) == "question recommendation.points"
    at_summary = after(at_points, Keep())
    assert location_text(at_summary) == "question initiative.summary"
    assert location_text(after(at_summary, Keep())) == "joint contact.line"


def test_what_was_looked_through_is_not_shown_again() -> None:
    at_role = after(written("recommendation.points"), Keep(), Keep())
    answered = after(at_role, Typed("Beboerrådgiver, Tove, 12 34 56 78"))
    again = resume(session_with(answered.answers, policy=POLICY))
    assert {SUMMARY, "recommendation.points"} <= again.skipped
    assert state_of(again, "board") == "færdigt"


def test_what_was_not_reached_is_shown_after_a_stop() -> None:
    again = resume(session_with(written(SUMMARY).answers, policy=POLICY))
    assert not {SUMMARY, "recommendation.points"} & again.skipped
    first = after(again, choose("task:board"))
    assert location_text(first) == "question recommendation.points"


def test_what_is_written_and_known_from_the_settings_shows_nothing_looked_through() -> None:
    settings = {key: value for key, (value,) in CONTACT.items()}
    answers = written(SUMMARY).answers
    for key, value in settings.items():
        answers = with_answer(answers, path_of(key), value)
    again = resume(session_with(answers, policy=POLICY, from_settings=settings))
    assert SUMMARY not in again.skipped
    assert state_of(again, "board") == "skrevet af programmet · se 2 svar igennem"


def test_a_text_changed_in_the_file_is_left_alone_and_told() -> None:
    by_hand = with_answer(written(SUMMARY).answers, path_of(SUMMARY), "Kaffe i gården.")
    opened = resume(session_with(by_hand, policy=POLICY))
    assert SUMMARY not in opened.answers["derived"]
    (note,) = screen(opened).notes
    assert note.text == (
        "Disse svar er rettet i filen: Resumé. "
        "Programmet ændrer dem derfor ikke længere, når du ændrer andre svar."
    )


AT_PLAN = "evaluation.agreed"


def test_the_evaluation_is_shown_with_three_choices() -> None:
    shown = screen(written(AT_PLAN))
    assert shown.question == "Hvem ser på tallene, og hvornår?"
    assert [option.label for option in shown.options] == ["Aftalt", "Kun et forslag", "Skriv selv"]
    assert (shown.proposed, shown.begins_nowhere) == (("no",), False)
    assert shown.body == (
        "Programmets forslag:",
        "1. juli 2027 · Midtvejs: Hvad virker, og hvad skal ændres?",
        "1. september 2027 · Afslutning: Er målene nået?",
        (
            "Det foreslås, at der gøres status den 1. juli 2027 og "
            "den 1. september 2027, og at resultatet lægges frem for afdelingsbestyrelsen."
        ),
    )


@pytest.mark.parametrize(("name", "agreed"), [("yes", True), ("no", False)])
def test_an_evaluation_that_is_taken_asks_nothing_more(name: str, *, agreed: bool) -> None:
    taken = after(written(AT_PLAN), choose(name))
    assert taken.answers["evaluation"]["agreed"] is agreed
    assert taken.location.item_key not in ("evaluation.points", "evaluation.method")
    assert {"evaluation.points", "evaluation.method"} <= {*taken.answers["derived"]}


def test_an_evaluation_of_ones_own_is_written_and_then_agreed() -> None:
    at_points = after(written(AT_PLAN), choose("own"))
    assert location_text(at_points) == "list evaluation.points"
    assert screen(at_points).entries == ()
    at_method = after(at_points, Typed("1/9-2027: Er målene nået?"), Keep())
    assert location_text(at_method) == "question evaluation.method"
    at_choice = after(at_method, Typed("Vi tæller i september."))
    assert location_text(at_choice) == "question evaluation.agreed"
    shown = screen(at_choice)
    assert shown.body[::2] == ("Som det står nu:", "Vi tæller i september.")
    assert (shown.proposed, shown.begins_nowhere) == ((), True)
    done = after(at_choice, choose("no"))
    assert done.answers["evaluation"]["agreed"] is False
    assert done.answers["derived"] == ["recommendation.points", SUMMARY]
    assert done.location.item_key not in ("evaluation.points", "evaluation.method")


def test_own_days_are_told_apart_from_what_the_program_proposes() -> None:
    own = after(written(AT_PLAN), choose("own"), Typed("15/7-2027: midtvejs"), Keep(), Keep())

    assert location_text(own) == f"question {AT_PLAN}"
    assert screen(written(AT_PLAN)).question == "Hvem ser på tallene, og hvornår?"
    assert screen(own).question == "Er dagene aftalt med dem, der skal se på tallene?"
    assert screen(own).help != screen(written(AT_PLAN)).help
    assert "nej" not in screen(own).help
    assert screen(own).body[:3] == (
        "Som det står nu:",
        "15. juli 2027 · midtvejs",
        "Programmets forslag:",
    )


def test_days_that_the_program_wrote_can_be_put_back() -> None:
    at_points = after(written(AT_PLAN), choose("own"))
    before = written(AT_PLAN).answers["evaluation"]["points"]

    assert after(at_points, Undo()).answers["evaluation"]["points"] == before


def test_list_that_nobody_would_ask_again_is_not_emptied() -> None:
    goal = {"id": "K1", "statement": "Flere", "target": 3, "source": "tal", "frequency": "monthly"}
    counted = written(AT_PLAN)
    counted = replace(counted, answers={**counted.answers, "success_criteria": [goal]})

    assert "points" in after(counted, choose("own")).answers["evaluation"]


def test_days_that_are_agreed_stay_in_the_list() -> None:
    agreed = after(written(AT_PLAN), choose("yes"))
    again = session_with(agreed.answers, Location(ScreenKind.QUESTION, AT_PLAN), policy=POLICY)

    assert len(screen(after(again, choose("own"))).entries) == 2


def test_an_evaluation_that_is_agreed_is_not_asked_again_after_its_own_words() -> None:
    agreed = after(written(AT_PLAN), choose("yes"))
    again = session_with(agreed.answers, Location(ScreenKind.QUESTION, AT_PLAN), policy=POLICY)
    left = after(again, choose("own"), Keep(), Keep())
    assert left.location.item_key not in agreed.answers["evaluation"]
    assert left.answers["evaluation"]["agreed"] is True


def test_days_that_are_written_first_are_then_agreed() -> None:
    answers = {**BEGUN, "derived": [SUMMARY]}
    at_points = session_with(answers, Location(ScreenKind.LIST, "evaluation.points"), policy=POLICY)
    at_method = after(at_points, Typed("1/7-2027: vi ser på tallene"), Keep())
    assert location_text(at_method) == "question evaluation.method"
    at_choice = after(at_method, Typed("Vi tæller."))
    assert location_text(at_choice) == "question evaluation.agreed"


def test_a_choice_without_answers_under_it_is_a_plain_one() -> None:
    at_choice = session_with(BEGUN, Location(ScreenKind.QUESTION, AT_PLAN), policy=POLICY)
    shown = screen(at_choice)
    assert shown.question == "Er dagene aftalt med dem, der skal se på tallene?"
    assert [option.name for option in shown.options] == ["yes", "no", "?"]
    assert after(at_choice, choose("own")).location == at_choice.location


def rewritten(session: Session) -> list[str]:
    return [note.text for note in session.notes if note.text.startswith("Rettet efter dit svar")]


def test_evaluation_that_gets_a_name_after_it_was_seen_is_told_with_it() -> None:
    unseen = written("evaluation.agreed")
    seen = after(unseen, choose("yes"))
    assert "evaluation.method" in seen.answers["derived"]
    at_contact = replace(seen, location=Location(ScreenKind.JOINT, "contact.line"))
    contact = Typed("Beboerrådgiver, Tove Holm, tove@aab.example")

    (told,) = [it for it in rewritten(after(at_contact, contact)) if "valuer" in it]
    assert "eboerrådgiver" in told
    assert told.endswith(str(after(at_contact, contact).proposal.evaluation.method))

    still_to_see = replace(unseen, location=at_contact.location)
    assert not any("valuer" in it for it in rewritten(after(still_to_see, contact)))


def test_days_that_follow_a_new_period_are_told_one_by_one() -> None:
    seen = after(written("evaluation.agreed"), choose("yes"))
    at_period = replace(seen, location=Location(ScreenKind.JOINT, "initiative.period"))
    moved = rewritten(after(at_period, Typed("1/6-2027 til 30/11-2027")))

    (days,) = [it for it in moved if "Evalueringstidspunkter" in it]
    assert "1. december 2027" in days


CRITERIA = "success_criteria"
UNDATED = "20 unge får job, listen"
DATED = "25 unge får job inden 31. august 2027, listen"


def goals(*lines: str) -> Session:
    """Return a session at the list of goals, after lines were typed."""
    begun = session_with(BEGUN, Location(ScreenKind.LIST, CRITERIA), policy=POLICY)
    return at_goals(after(begun, Typed("\n".join(lines))))


def at_goals(session: Session) -> Session:
    """Return the session at the list of goals again, whatever is asked next."""
    return replace(session, location=Location(ScreenKind.LIST, CRITERIA), pending=())


def guessed(session: Session) -> list[str]:
    """Return the keys of the deadlines that the program took from the period."""
    keys: Any = session.answers.get("derived", [])
    return [key for key in keys if key.startswith(CRITERIA)]


def deadline(number: int) -> str:
    return f"{CRITERIA}[{number - 1}].deadline"


def test_a_goal_without_a_deadline_has_that_of_the_period_which_is_told_as_the_programs() -> None:
    session = goals(DATED, UNDATED)
    assert guessed(session) == [deadline(2)]
    later = with_answer(session.answers, path_of("initiative.end"), date(2027, 12, 31))
    moved = follow_sources(POLICY, session.answers, later, read_answers(POLICY, later).proposal)
    days = [answer_at(moved, path_of(deadline(number))) for number in (1, 2)]
    assert days == [date(2027, 8, 31), date(2027, 12, 31)]


def test_the_mark_follows_its_goal_wherever_that_is_moved() -> None:
    session = goals(UNDATED, DATED)
    assert guessed(session) == [deadline(1)]
    assert guessed(after(session, Typed("flyt 1 ned"))) == [deadline(2)]
    assert guessed(after(session, Typed("slet 2"))) == [deadline(1)]
    gone = at_goals(after(session, Typed("slet 1")))
    assert guessed(gone) == []
    assert guessed(after(gone, Typed("fortryd"))) == [deadline(1)]


def test_a_goal_that_was_written_anew_is_undone_with_its_mark() -> None:
    anew = at_goals(after(goals(UNDATED), Typed(f"ret 1: {DATED}")))
    assert guessed(anew) == []
    assert guessed(after(anew, Typed("fortryd"))) == [deadline(1)]


def test_the_same_day_is_the_persons_once_it_is_written() -> None:
    session = goals(UNDATED)
    assert guessed(after(session, Typed("frist 31. august 2027"))) == []
    field = replace(session, location=Location(ScreenKind.QUESTION, deadline(1)))
    assert guessed(after(field, Typed("31/8-2027"))) == []
    assert guessed(after(field, Keep())) == [deadline(1)]
