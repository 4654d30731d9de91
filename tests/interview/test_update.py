"""One turn: what each action does to a conversation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aabsocial.core.money import Money
from aabsocial.core.struct import replace
from aabsocial.interview.formatting import current_text
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import (
    Action,
    Back,
    Chosen,
    Clear,
    Help,
    Interrupt,
    Keep,
    Menu,
    Stop,
    Typed,
)
from aabsocial.interview.resume import start_at
from aabsocial.interview.screens import screen
from aabsocial.interview.session import InterviewResult
from aabsocial.policy.aab import load_policy
from tests.support.conversations import (
    DONE,
    after,
    asking,
    changed,
    choose,
    listing,
    location_text,
    new_session,
    session_with,
)

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

EVERY_KIND = (
    "initiative.title",
    "initiative.departments",
    "initiative.start",
    "initiative.pilot",
    "initiative.purpose",
    "initiative.focus_areas",
    "success_criteria[0].target",
    "budget[0].amount",
    "budget[0].category",
)


def test_the_first_question_is_the_title() -> None:
    assert location_text(new_session()) == "question initiative.title"


def test_an_answer_is_confirmed_and_leads_on() -> None:
    session = after(new_session(), Typed("Naboskab"))

    assert session.answers["initiative"]["title"] == "Naboskab"
    assert location_text(session) == "question initiative.departments"


@pytest.mark.parametrize("key", EVERY_KIND)
def test_back_works_from_every_kind_of_question(key: str) -> None:
    session = after(asking(key, DONE), Menu(), choose("continue"), Menu(), choose("review"))

    assert location_text(after(session, Back())) == f"hub {key}"
    assert location_text(after(session, Back(), Back())) == f"question {key}"


@pytest.mark.parametrize("key", EVERY_KIND)
def test_back_from_every_kind_leads_before_it(key: str) -> None:
    asked = asking(key, DONE)
    session = replace(asked, history=(Location(ScreenKind.QUESTION, "initiative.end"),))

    assert location_text(after(session, Back("noget"))) == "question initiative.end"


@pytest.mark.parametrize(
    ("key", "half"), [("initiative.start", "engang"), ("initiative.title", "N")]
)
def test_back_keeps_a_half_typed_unacceptable_text(key: str, half: str) -> None:
    session = after(new_session(DONE), Menu(), choose("task:idea"), choose(f"item:{key}"))
    gone = after(session, Back(half))
    again = after(gone, Menu(), choose("task:idea"), choose(f"item:{key}"))

    assert screen(again).typed == half
    assert again.answers == DONE


@pytest.mark.parametrize(
    ("key", "begun_there"),
    [("initiative.title", "Nab"), ("initiative.focus_areas", "safety-wellbeing")],
)
def test_question_left_by_back_is_asked_next(key: str, begun_there: str) -> None:
    before = Location(ScreenKind.QUESTION, "initiative.end")
    session = replace(asking(key, DONE), skipped=frozenset({key}), history=(before,))

    again = after(session, Back(begun_there), Keep())
    assert location_text(again) == f"question {key}"
    assert begun_there in (screen(again).typed, *screen(again).chosen)


def test_back_at_the_very_first_says_so() -> None:
    session = after(new_session(), Back("Nab"))

    assert location_text(session) == "question initiative.title"
    assert screen(session).notes[0].text == "Dette er det første spørgsmål."
    assert screen(session).typed == "Nab"


def test_going_back_loses_no_later_answer() -> None:
    session = after(
        new_session(), Typed("Naboskab"), Typed("901"), Back(), Back(), Typed("Fællesskab")
    )

    assert session.answers["initiative"] == {"title": "Fællesskab", "departments": ["901"]}


def test_rejected_text_is_reported_and_kept() -> None:
    session = after(asking("initiative.start"), Typed("næste sommer"))

    assert location_text(session) == "question initiative.start"
    assert screen(session).typed == "næste sommer"
    assert screen(session).notes[0].text.startswith("Fejl: »næste sommer«")


def test_an_error_calls_the_question_by_its_label() -> None:
    note = screen(after(asking("initiative.title"), Typed("Nabo" * 6_000))).notes[0].text

    assert note.startswith("Fejl: Felt initiative.title er på 24.000 tegn.")


def test_an_acceptable_answer_forgets_the_half_typed() -> None:
    session = after(asking("initiative.start"), Typed("engang"), Typed("1/3-2027"))

    assert session.drafts == {}


@pytest.mark.parametrize(
    ("key", "typed", "language", "echo"),
    [
        (
            "budget[0].amount",
            "1,2 mio.",
            "da",
            "Felt budget.amount: læst som 1.200.000\N{NO-BREAK SPACE}kr.",
        ),
        (
            "budget[0].amount",
            "1.2 million",
            "en",
            "Field budget.amount: read as DKK\N{NO-BREAK SPACE}1,200,000",
        ),
        ("initiative.start", "3/12-2026", "da", "Felt initiative.start: læst som 3. december 2026"),
        ("success_criteria[0].target", "12,5", "da", "Felt success_criteria.target: læst som 12,5"),
        (
            "initiative.end",
            "medio august 2027",
            "da",
            "Felt initiative.end: læst som medio august 2027 (11. august 2027 til 20. august 2027)",
        ),
        (
            "initiative.end",
            "the end of 2028",
            "en",
            "Field initiative.end: read as the end of 2028 (31 December 2028)",
        ),
    ],
    ids=["money", "English money", "date", "number", "stretch", "day in words"],
)
def test_parsed_value_is_echoed(key: str, typed: str, language: Language, echo: str) -> None:
    session = after(asking(key, language=language), Typed(typed))

    assert screen(session).notes[0].text == echo


def test_doubtful_answer_is_accepted_with_note() -> None:
    doubtful, sound = (after(asking("effect.source"), Typed(text)) for text in ("x", "Rapport"))

    assert doubtful.answers["effect"]["source"] == "x"
    assert [note.text for note in doubtful.notes] == ["Kun »x«?"]
    assert location_text(doubtful) == location_text(sound)
    assert sound.notes == ()


def test_ambiguous_answer_is_asked_about() -> None:
    asked = after(asking("success_criteria[0].target"), Typed("1,250"))

    assert [option.label for option in screen(asked).options[:2]] == ["1,25", "1.250"]
    assert after(asked, choose("1")).answers["success_criteria"][0]["target"] == 1250


def test_range_where_one_number_is_asked_is_one_of_its_ends_or_left_open() -> None:
    goal = {"success_criteria": [{"statement": "Flere hilser", "baseline": 5}]}
    session = start_at(
        session_with({**DONE, **goal}, policy=load_policy()), "success_criteria[0].baseline"
    )
    asked = after(session, Typed("3-4"))

    labels = [option.label for option in screen(asked).options]
    assert labels[:3] == ["3", "4", "Afklares: 3-4"]
    assert after(asked, choose("1")).answers["success_criteria"][0]["baseline"] == 4
    left_open = after(asked, choose("2"))
    assert "baseline" not in left_open.answers["success_criteria"][0]
    assert left_open.gaps["success_criteria[0].baseline"].note == "3-4"


def test_neither_reading_leads_back_to_the_text() -> None:
    session = after(asking("success_criteria[0].target"), Typed("1,250"), choose("?"))

    assert location_text(session) == "question success_criteria[0].target"
    assert screen(session).typed == "1,250"
    assert not session.answers


def test_names_with_commas_are_one_or_several() -> None:
    asked = after(asking("initiative.departments"), Typed("901, 902 og 903"))

    labels = [option.label for option in screen(asked).options]
    assert labels[:2] == ["Som 3 svar: 901 | 902 | 903", "Som ét svar: 901, 902 og 903"]
    assert after(asked, choose("0")).proposal.initiative.departments == ("901", "902", "903")
    assert after(asked, choose("1")).proposal.initiative.departments == ("901, 902 og 903",)


def test_the_answer_typed_again_is_kept_unasked() -> None:
    odd = changed(DONE, "initiative", departments=["901, 902"])
    session = after(asking("initiative.departments", odd), Typed("901, 902"))

    assert session.answers is odd or session.answers == odd
    assert session.location.kind is not ScreenKind.READINGS


def test_keep_skips_an_open_question() -> None:
    session = after(new_session(), Keep())

    assert session.answers == {}
    assert location_text(session) == "question initiative.departments"
    assert "initiative.title" in session.skipped


def test_clear_removes_an_answer() -> None:
    session = after(asking("initiative.start", DONE), Clear())

    assert "start" not in session.answers["initiative"]
    assert screen(session).notes[0].text == "Svaret er slettet."


def test_clear_of_nothing_says_nothing() -> None:
    session = after(asking("initiative.start"), Clear())

    assert session.answers == {}
    assert screen(session).notes == ()


def test_not_yet_clears_a_choice() -> None:
    session = after(asking("initiative.pilot", DONE), choose("?"))

    assert "pilot" not in session.answers["initiative"]


def test_no_is_an_answer() -> None:
    assert after(asking("initiative.pilot"), choose("no")).proposal.initiative.pilot is False


def test_none_of_the_choices_is_an_answer() -> None:
    session = after(asking("initiative.focus_areas"), choose("none"))

    assert session.answers["initiative"]["focus_areas"] == []
    assert screen(after(session, Back())).chosen == ("none",)


def test_no_choice_made_leaves_it_open() -> None:
    assert after(asking("initiative.focus_areas"), Chosen(())).answers == {}


def test_invisible_characters_are_no_answer() -> None:
    session = after(asking("initiative.title", DONE), Typed("\N{ZERO WIDTH SPACE}"))

    assert session.answers == DONE


@pytest.mark.parametrize("name", ["Ja", "", "salary"])
def test_an_unknown_choice_changes_nothing(name: str) -> None:
    session = asking("initiative.pilot")

    assert after(session, choose(name)).answers == {}


@pytest.mark.parametrize("key", ["initiative.title", "budget[0].item", "budget[2].item"])
def test_help_leads_back_with_the_text(key: str) -> None:
    asked = asking(key, DONE)
    helped = after(asked, Help("halvt"))

    assert "Why" in "\n".join(screen(helped).body)
    assert location_text(after(helped, choose("continue"))) == f"question {key}"
    assert screen(after(helped, Back())).typed == "halvt"


def test_help_shows_good_weak_and_the_clause() -> None:
    body = screen(after(asking("initiative.title"), Help())).body

    assert "Et godt svar: Good initiative.title på dansk" in body
    assert "Et svagt svar: Weak initiative.title på dansk" in body
    assert "Politikken, punkt 1.1 – Clause på dansk: Text of clause på dansk" in body


def test_help_on_a_list_is_the_groups() -> None:
    assert "Hvad er budget?" in screen(after(listing("budget", DONE), Help())).body


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("initiative.title", "Sprunget over. Svaret mangler stadig."),
        ("effect.source", "Sprunget over. Svaret kan undværes."),
    ],
)
def test_a_question_passed_over_is_said_to_be_open_only_where_it_is_needed(
    key: str, told: str
) -> None:
    passed = after(asking(key), Keep())
    assert [note.text for note in passed.notes] == [told]

    kept = after(asking("initiative.title", DONE), Keep())
    assert not kept.notes


def test_help_on_a_page_tells_the_keys_and_leads_back() -> None:
    session = after(new_session(), Menu(), Help())

    assert screen(session).tells_keys
    assert location_text(after(session, Back())) == "hub initiative.title"


def test_the_help_key_closes_the_help() -> None:
    session = after(new_session(), Help("halv"), Help())

    assert location_text(session) == "question initiative.title"
    assert screen(session).typed == "halv"


def test_the_menu_key_closes_the_menu() -> None:
    session = after(new_session(), Menu("halv"), Menu())

    assert location_text(session) == "question initiative.title"
    assert screen(session).typed == "halv"


@pytest.mark.parametrize("action", [Typed("x"), Keep(), Clear()], ids=["typed", "keep", "clear"])
def test_a_page_takes_no_answer(action: Action) -> None:
    session = after(new_session(DONE), Menu())

    assert after(session, action) == session


def test_keep_on_a_list_stays_there() -> None:
    assert location_text(after(listing("budget", DONE), Keep())) == "list budget"


@pytest.mark.parametrize(
    ("action", "ending"),
    [(Stop(), InterviewResult.STOPPED), (Interrupt(), InterviewResult.INTERRUPTED)],
)
def test_stopping_changes_no_answer(action: Action, ending: InterviewResult) -> None:
    session = after(asking("initiative.title", DONE), action)

    assert session.result is ending
    assert session.answers == DONE


def test_a_suggestion_taken_unchanged_is_never_ambiguous() -> None:
    known = {"initiative.departments": (["901, 902", "903"],)}
    session = asking("initiative.departments", known=known)
    text = screen(session).remembered[0]

    taken = after(session, Typed(text))
    assert taken.answers["initiative"]["departments"] == ["901, 902", "903"]


def test_one_comma_name_suggested_is_not_asked_about() -> None:
    session = asking("initiative.departments", known={"initiative.departments": (["901, 902"],)})

    assert after(session, Typed("901, 902")).proposal.initiative.departments == ("901, 902",)


def test_odd_ore_are_kept_exactly() -> None:
    session = after(asking("budget[0].amount"), Typed("12.500,50"))

    assert session.proposal.budget[0].amount == Money(1_250_050)


def test_a_pasted_text_is_cleaned() -> None:
    session = after(
        session_with({}, Location(ScreenKind.QUESTION, "initiative.purpose")),
        Typed("•\tFørste\r\n•\tAnden\N{SOFT HYPHEN} linje"),
    )

    assert session.answers["initiative"]["purpose"] == "- Første\n- Anden linje"


@pytest.mark.parametrize("leaving", [Back, Help, Menu], ids=lambda it: it.__name__)
def test_a_half_typed_text_that_is_the_answer_again_is_forgotten(leaving: type) -> None:
    key = "initiative.title"
    begun_on = after(asking(key, DONE), leaving("halvt"))
    assert begun_on.drafts == {key: "halvt"}
    answer = current_text(asking(key, DONE))

    again = after(replace(asking(key, DONE), drafts=begun_on.drafts), leaving(answer))
    assert again.drafts == {}


@pytest.mark.parametrize(
    ("pilot", "choice", "told"),
    [
        (False, "yes", "Svaret fører til flere spørgsmål: {more} i alt i stedet for {fewer}."),
        (True, "no", "Svaret fører til færre spørgsmål: {fewer} i alt i stedet for {more}."),
    ],
)
def test_number_of_questions_does_not_change_in_silence(
    pilot: bool,  # noqa: FBT001 - an answer
    choice: str,
    told: str,
) -> None:
    draft = {**changed(DONE, "initiative", pilot=pilot), "status": "draft"}
    before = asking("initiative.pilot", draft)
    session = after(before, choose(choice))
    fewer, more = sorted((len(before.asked_spots), len(session.asked_spots)))

    assert more == fewer + 1
    assert told.format(more=more, fewer=fewer) in [it.text for it in screen(session).notes]
    kept = after(before, choose("yes" if pilot else "no"))
    assert not any("Svaret fører til" in it.text for it in screen(kept).notes)


def test_number_of_questions_is_told_once_a_list_is_left() -> None:
    answers = {
        "status": "draft",
        "initiative": {
            "title": "Kaffe",
            "departments": ["901"],
            "start": date(2027, 3, 1),
            "end": date(2027, 8, 31),
            "external_financing": False,
            "pilot": False,
            "concerns_debt": False,
            "takes_part": False,
        },
        "municipality": {"party": False},
        "finance": {"no_money": False},
        "budget": [{"item": "Kaffe", "amount": 5000, "category": "other"}],
        "financing": [
            {
                "source": "Afdeling 901",
                "kind": "department",
                "amount": 2000,
                "status": "granted",
            },
        ],
    }
    before = listing("financing", answers, policy=load_policy())
    listed = after(before, Typed("AAB 1.000"), Help(), Back())
    assert len(listed.asked_spots) == len(before.asked_spots) + 1
    assert not [it for it in listed.notes if "Svaret fører til" in it.text]

    left = after(listed, Keep())
    assert left.counted == 0
    assert [it for it in left.notes if "Svaret fører til flere spørgsmål" in it.text]
