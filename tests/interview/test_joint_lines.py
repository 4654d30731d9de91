"""Questions that are answered together by one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aabsocial.core.struct import replace
from aabsocial.interview.joint_readers import FORMATS
from aabsocial.interview.line_readers import READERS
from aabsocial.interview.locations import Location, ScreenKind
from aabsocial.interview.protocol import Back, Clear, Help, Keep, Menu, Tone, Typed
from aabsocial.interview.resume import resume, start_at
from aabsocial.interview.screens import screen
from aabsocial.localization.messages import LocalizedText
from aabsocial.model.departments import Department
from aabsocial.model.policy import ReviewContext
from aabsocial.model.questions import always
from aabsocial.parsing.lines.reading import JOINT_KINDS, RECORD_KINDS
from aabsocial.policy.aab import load_policy
from tests.support.conversations import (
    DONE,
    TODAY,
    after,
    changed,
    choose,
    location_text,
    session_with,
)
from tests.support.small_policy import IDEA, SMALL_IN_JOINTS

if TYPE_CHECKING:
    from aabsocial.interview.session import Session
    from aabsocial.model.answers import Answers

PERIOD = "joint initiative.period"
POLICY = load_policy()
LABEL = "Led initiative.period"


def at(key: str, answers: Answers | None = None, **more: Any) -> Session:  # noqa: ANN401 - any setting
    return start_at(session_with(answers, policy=SMALL_IN_JOINTS, **more), key)


def at_real(key: str, answers: Answers | None = None, **more: Any) -> Session:  # noqa: ANN401 - any setting
    return start_at(session_with(answers, policy=POLICY, **more), key)


def told(session: Session) -> list[str]:
    return [note.text for note in session.notes]


def test_each_kind_of_line_is_read_in_a_joint_or_a_list() -> None:
    assert sorted(FORMATS) == sorted(JOINT_KINDS)
    assert sorted(READERS) == sorted(RECORD_KINDS)


def test_a_line_answers_all_its_questions_and_is_told() -> None:
    session = after(at("initiative.period"), Typed("1/3-2027 til 30/6-2027"))

    assert session.answers["initiative"] == {"start": date(2027, 3, 1), "end": date(2027, 6, 30)}
    assert told(session) == [f"{LABEL}: læst som 1. marts 2027 til 30. juni 2027"]
    assert location_text(session) == "joint initiative.trial"


def test_what_a_line_lacks_is_asked_at_the_same_spot() -> None:
    session = after(at("initiative.period"), Typed("til 30/6-2027"))

    assert location_text(session) == "question initiative.start"
    assert told(session) == [f"{LABEL}: læst som 30. juni 2027 · mangler: startdatoen"]
    assert screen(session).progress == "Spørgsmål 2 af 11"
    assert location_text(after(session, Back())) == PERIOD
    assert location_text(after(session, Typed("1/3-2027"))) == "joint initiative.trial"
    assert location_text(after(session, Keep())) == "joint initiative.trial"


def test_the_answers_stand_in_the_field_again() -> None:
    shown = screen(at("initiative.end", DONE))

    assert shown.current == "1. marts 2027 til 30. juni 2027"
    assert after(at("initiative.period", DONE), Typed(shown.current)).answers == DONE


def test_a_line_without_an_end_keeps_the_one_that_is_needed() -> None:
    needed = tuple(replace(it, needed=always) if it.key == "initiative.end" else it for it in IDEA)
    first, *others = SMALL_IN_JOINTS.chapters
    policy = replace(SMALL_IN_JOINTS, chapters=(replace(first, items=needed), *others))
    session = start_at(session_with(DONE, policy=policy), "initiative.period")

    kept = after(session, Typed("1/4-2027")).answers["initiative"]
    assert (kept["start"], kept["end"]) == (date(2027, 4, 1), date(2027, 6, 30))


def test_a_line_without_an_end_takes_back_the_one_that_is_not() -> None:
    session = after(at("initiative.period", DONE), Typed("1/4-2027"))

    assert "end" not in session.answers["initiative"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("eller så", "Ikke læst: »eller så«"),
        ("31/2-2027", "Ikke læst: »31/2-2027«"),
        ("1/3-2027 til 30/6-2027 eller så", "Læst: 1. marts 2027 til 30. juni 2027. Ikke læst"),
    ],
)
def test_words_that_nothing_takes_stand_in_the_field_again(text: str, problem: str) -> None:
    session = after(at("initiative.period"), Typed(text))

    assert location_text(session) == PERIOD
    assert session.notes[0].tone is Tone.ERROR
    assert problem in session.notes[0].text
    assert screen(session).typed == text
    assert session.answers == {}


def test_the_same_line_once_more_is_taken_without_them() -> None:
    line = Typed("1/3-2027 til 30/6-2027 eller så")
    session = after(at("initiative.period"), line, line)

    assert session.answers["initiative"]["end"] == date(2027, 6, 30)
    assert not session.drafts
    assert location_text(after(at("initiative.period"), *[Typed("eller så")] * 2)) == PERIOD


def test_a_line_of_two_readings_asks_which_is_meant() -> None:
    session = after(at("initiative.period", language="en"), Typed("1/2/2027"))

    assert location_text(session) == "readings initiative.period"
    assert "When does the initiative begin?" in screen(session).question
    assert session.answers == {}


def test_every_ambiguous_part_of_a_line_is_asked_about() -> None:
    english = at("initiative.period", language="en")
    session = after(english, Typed("1/2/2027 to 3/4/2027"))
    options = [option.label for option in screen(session).options]

    assert options[:2] == ["1 February 2027", "2 January 2027"]
    second = after(session, choose("1"))
    assert location_text(second) == "readings initiative.period"
    stored = after(second, choose("1"))
    assert stored.answers["initiative"] == {"start": date(2027, 1, 2), "end": date(2027, 3, 4)}
    anew = after(session, choose("?"))
    assert (location_text(anew), screen(anew).typed) == (PERIOD, "1/2/2027 to 3/4/2027")
    assert location_text(after(session, Back())) == PERIOD


def test_a_line_left_open_asks_no_more() -> None:
    session = after(at("initiative.period"), Keep())

    assert session.location.key == "initiative.trial"
    assert {"initiative.period", "initiative.start"} <= session.skipped


def test_a_cleared_line_takes_all_its_answers_back() -> None:
    session = after(at("initiative.period", DONE), Clear())

    assert not {"start", "end"} & {*session.answers["initiative"]}
    assert told(session) == ["Svaret er slettet."]
    assert told(after(at("initiative.period"), Clear())) == []


def test_a_half_typed_line_is_kept() -> None:
    half = after(at("initiative.period", DONE), Menu("1/4-"))

    assert screen(after(half, Menu())).typed == "1/4-"
    unchanged = after(
        at("initiative.period", DONE), Menu(screen(at("initiative.period", DONE)).current)
    )
    assert not unchanged.drafts


def test_a_choice_at_a_line_and_a_text_at_ticks_change_nothing() -> None:
    line, ticks = at("initiative.period", DONE), at("initiative.pilot", DONE)

    assert after(line, choose("pilot")).answers == DONE
    assert after(ticks, Typed("ja")).answers == DONE


def test_help_tells_why_each_of_the_questions_is_asked() -> None:
    session = after(at("initiative.period"), Help())

    body = screen(session).body
    assert body[0] == "Hvad er initiative.period?"
    assert "Hvad er initiative.start?" in body
    assert "Hvorfor spørger vi? Why initiative.end på dansk" in body
    assert location_text(after(session, Help())) == PERIOD


@pytest.mark.parametrize("key", ["initiative.period", "initiative.title"])
def test_line_by_line_what_is_asked_is_read_below_the_help_alone(key: str) -> None:
    session = at_real(key)
    plain = replace(session, interview_context=replace(session.interview_context, is_plain=True))
    asked = screen(plain).question

    assert asked in screen(after(session, Help())).body
    assert asked not in screen(after(plain, Help())).body


def test_words_beside_a_period_are_quoted_as_typed_with_the_place_for_them() -> None:
    line = "7. januar til 29. april 2028, fredage 14-16 i vaskeriets mødelokale"
    (note,) = after(at_real("initiative.period"), Typed(line)).notes

    assert "Ikke læst: »fredage 14-16 i vaskeriets mødelokale«. Ret linjen" in note.text
    assert note.text.endswith("Sted, ugedag og klokkeslæt skriver du under aktiviteterne.")


def test_names_that_may_be_either_are_asked_about() -> None:
    session = after(at_real("initiative.departments"), Typed("Kanalens Kvarter"))
    shown = screen(session)

    assert shown.question == "»Kanalens Kvarter« kan læses på to måder. Hvad mener du?"
    assert [option.label for option in shown.options[:2]] == [
        "Afdelingerne: Kanalens Kvarter",
        "Andre organisationer: Kanalens Kvarter",
    ]
    chosen = after(session, choose("0"))
    assert chosen.answers["initiative"] == {"departments": ["Kanalens Kvarter"]}
    assert screen(at_real("initiative.places", chosen.answers)).current == "Kanalens Kvarter"


def test_another_organisation_left_out_of_the_line_is_taken_back() -> None:
    first = after(at_real("initiative.places"), Typed("47 og Lejerbo"))
    assert first.answers["initiative"]["other_organisations"] == ["Lejerbo"]

    again = after(at_real("initiative.places", first.answers), Typed("47"))
    assert again.answers["initiative"] == {"departments": ["47"]}


def test_departments_of_an_earlier_proposal_are_offered_as_a_line() -> None:
    known = {"initiative.departments": (["901", "Kanalen"], "no list", ["  ", ""])}
    shown = screen(at_real("initiative.places", known=known))

    assert (shown.suggestions, shown.remembered) == ((), ("Afdeling 901 og Kanalen",))
    session = after(at_real("initiative.places", known=known), Typed(shown.remembered[0]))
    assert session.answers["initiative"]["departments"] == ["901", "Kanalen"]


def test_answers_that_no_line_says_stand_above_an_empty_field() -> None:
    asked = changed(
        {}, "finance", guidelines_edition="Maj 2024", guidelines="Det ene.\n\nDet andet."
    )
    asked = {**asked, "financing": [{"source": "AAB", "kind": "aab", "amount": 5}]}
    shown = screen(at_real("finance.guidelines", asked))

    assert shown.current == ""
    assert shown.body[0].startswith("Læst: Maj 2024 · Det ene.")
    assert after(at_real("finance.guidelines", asked), Keep()).answers == asked
    changed_line = after(at_real("finance.guidelines", asked), Typed("Juni 2025"))
    assert changed_line.answers["finance"]["guidelines"] == "Det ene.\n\nDet andet."


def test_a_value_too_long_for_its_answer_is_refused() -> None:
    text = "x" * 30_000
    session = after(at_real("initiative.audience"), Typed(f"{text}, 40"))

    assert location_text(session) == "joint initiative.audience"
    assert session.notes[0].tone is Tone.ERROR
    assert screen(session).typed.startswith("xxx")


def test_a_finding_of_either_question_opens_the_line() -> None:
    unreadable = changed(DONE, "initiative", start="i morgen")
    session = at("initiative.period", unreadable)

    assert [note.tone for note in screen(session).notes] == [Tone.ERROR]
    page = session_with(unreadable, Location(ScreenKind.TASK, "idea"), policy=SMALL_IN_JOINTS)
    assert location_text(after(page, choose("finding:0"))) == PERIOD


def test_a_row_of_the_task_page_opens_the_line_and_leads_back() -> None:
    page = session_with(DONE, Location(ScreenKind.TASK, "idea"), policy=SMALL_IN_JOINTS)
    row = next(it for it in screen(page).options if it.name == "item:initiative.period")

    assert row.label == "Led initiative.period: 1. marts 2027 til 30. juni 2027"
    opened = after(page, choose("item:initiative.period"))
    assert location_text(opened) == PERIOD
    assert after(opened, Typed("1/4-2027 til 1/5-2027")).location == page.location


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ({"start": None, "end": None}, PERIOD),
        ({"start": None}, "question initiative.start"),
    ],
    ids=["nothing", "the end"],
)
def test_a_task_goes_on_with_a_line_or_with_what_it_lacks(
    given: dict[str, object], opened: str
) -> None:
    session = resume(session_with(changed(DONE, "initiative", **given), policy=SMALL_IN_JOINTS))

    assert location_text(after(session, choose("task:idea"))) == opened


def test_a_line_whose_questions_do_not_apply_is_no_place_to_go_back_to() -> None:
    financed = {"financing": [{"source": "AAB", "kind": "aab", "amount": 5}]}
    session = after(at_real("finance.guidelines", financed), Keep())
    unfinanced = replace(session, answers={})

    assert location_text(after(unfinanced, Back())) != "joint finance.basis"


def test_back_from_what_a_line_lacks_leads_to_the_line() -> None:
    location = Location(ScreenKind.QUESTION, "initiative.end")

    assert location_text(after(session_with(DONE, location, policy=SMALL_IN_JOINTS), Back())) == (
        PERIOD
    )


def is_short(text: str) -> bool:
    return len(text) < len("Unge i gården")


def test_an_answer_that_may_be_a_slip_is_taken_and_doubted() -> None:
    key, doubt = "initiative.target_group", LocalizedText("Kun »{answer}«?", "Only “{answer}”?")
    first, *others = POLICY.chapters
    items = tuple(
        replace(it, doubtful=is_short, least=20) if it.key == key else it for it in first.items
    )
    words = {**first.item_words, key: replace(first.item_words[key], doubt=doubt)}
    chapters = (replace(first, items=items, item_words=words), *others)
    policy = replace(POLICY, chapters=chapters)
    session = start_at(session_with({}, policy=policy), "initiative.audience")

    assert told(after(session, Typed("Unge, 40"))) == [
        "Målgruppe og antal: læst som Unge · 40 deltagere",
        "Kun »Unge«?",
    ]
    assert told(after(session, Typed("Unge i gården, 40"))) == [
        "Målgruppe og antal: læst som Unge i gården · 40 deltagere"
    ]


def test_names_of_the_register_are_departments_and_can_be_completed() -> None:
    register = (Department(name="Kanalen", homes=80), Department(name="Afdeling 58"))
    listed = ReviewContext(today=TODAY.today, departments=register)
    session = at_real("initiative.places", review_context=listed)
    assert screen(session).completions == ("Kanalen", "Afdeling 58")

    typed = after(session, Typed("kanalen og 58, Lejerbo"))
    assert typed.answers["initiative"]["departments"] == ["Kanalen", "Afdeling 58"]
    assert typed.answers["initiative"]["other_organisations"] == ["Lejerbo"]
    assert told(typed) == ["Hvem er med: læst som Kanalen og Afdeling 58 · andre: Lejerbo"]
    assert screen(at_real("initiative.period", review_context=listed)).completions == ()


def test_a_number_of_each_time_is_no_number_in_all_unless_somebody_says_so() -> None:
    asked = after(at_real("initiative.audience"), Typed("Beboere i 40, 25 hver gang"))
    assert screen(asked).question == "Er det 25 i alt eller 25 hver gang?"

    each = after(asked, choose("1"))
    assert each.answers["initiative"] == {"target_group": "Beboere i 40, 25 hver gang"}
    assert location_text(each) == "question initiative.participants"
    in_all = after(asked, choose("0"))
    assert in_all.answers["initiative"]["participants"] == 25
    again = after(asked, choose("?"))
    assert screen(again).typed == "Beboere i 40, 25 hver gang"


def test_of_several_numbers_of_people_none_is_taken_unless_it_is_chosen() -> None:
    asked = after(at_real("initiative.audience"), Typed("40 unge, 20 voksne"))
    shown = screen(asked)

    assert shown.question.endswith("Hvor mange deltagere regner I med?")
    assert [it.label for it in shown.options] == [
        "40 unge",
        "20 voksne",
        "Ingen af dem – antallet i alt mangler endnu",
        "Skriv linjen om",
    ]
    assert shown.proposed == ("2",)
    kept = after(asked, choose("2")).answers["initiative"]
    assert kept["target_group"] == "40 unge, 20 voksne"
    assert "participants" not in kept


def test_a_number_alone_is_no_contact() -> None:
    joint = next(it for it in POLICY.joints if it.reader == "contact")
    asked = session_with({"status": "draft"}, Location(ScreenKind.JOINT, joint.key), policy=POLICY)
    session = after(asked, Typed("20"))

    assert session.location == asked.location
    assert [note.tone for note in screen(session).notes] == [Tone.ERROR]
    assert "contact" not in session.answers
